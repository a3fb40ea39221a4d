/** Practice records: one row a doctor and place of practice, as files give them, before any rule about activity. */

import { bindColumns, columnNames, rowNumber, textAt, textColumn } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import type { Outcome } from "../method/activity.ts";
import { findCommunes, warnOfArrondissements } from "../territory/arrondissements.ts";
import type { Communes } from "../territory/communes.ts";
import { doctorAges } from "./doctorAges.ts";
import { checkActs, type Doctors, doctorsOf, warnRepeated } from "./doctors.ts";
import { practicesInField } from "./practiceField.ts";
import { type PracticesOptions, type PracticeTable, practiceId, practicesSchema } from "./practiceTable.ts";
import type { SupplyNote } from "./supplyNote.ts";

/** Practices in the indicator's field, by commune (then acts, doctor, practice): their order in the file is of no weight. */
export interface Practices {
  readonly count: number;
  /** Its own id, or "row 12" where the file gives none. */
  readonly id: readonly string[];
  /** Doctor's id; "" where the file gives none: the practice is then a doctor of its own. */
  readonly doctor: readonly string[];
  /** Position of its commune, i32[practices]; -1 where the commune is not in the run. */
  readonly commune: Int32Array;
  /** 1 a health centre, 0 liberal, u8[practices]. */
  readonly centre: Uint8Array;
  /** Observed acts in the year, f64[practices]; NaN where unknown (newcomers only). */
  readonly acts: Float64Array;
  /** The doctor's completed years at the reference date, f64[practices]; NaN where unknown. */
  readonly age: Float64Array;
  /** Row of the file, as a spreadsheet counts it, u32[practices]. */
  readonly row: Uint32Array;
  readonly doctors: Doctors;
  /** Whether the file has a column that tells ages. */
  readonly hasAges: boolean;
  readonly notes: readonly SupplyNote[];
}

/** Says what is taken for granted of a table that has no kinds of practice, or no doctors: figures depend on it. */
function tellAbsent(
  source: string,
  { kind, doctor }: { readonly kind?: TextColumn | undefined; readonly doctor?: TextColumn | undefined },
  problems: Problems,
): void {
  if (kind === undefined) {
    const expected = "liberal or centre (centre de santé)";
    problems.warn({
      source,
      got: 'no column "kind"',
      expected,
      advice: "Each practice was read as liberal.",
    });
  }
  if (doctor === undefined) {
    const expected = "who practises, since the bounds of activity are a doctor's";
    problems.warn({
      source,
      got: 'no column "doctor"',
      expected,
      advice: "Each row was read as one doctor.",
    });
  }
}

/**
 * The practices of a table. Words of kind or sector that are not understood, acts that are missing or negative, and a
 * doctor with two ages are errors with their rows; practices outside the field or in communes that are not in the run
 * are listed in `excluded` (the latter keep their part of the doctor's activity).
 * @throws InputError when a required column is missing.
 */
export function practicesFrom(table: Table, communes: Communes, options: PracticesOptions): Practices {
  const columns = bindColumns(table, practicesSchema, options);
  const records = { table, columns, named: namesOf(table, options) };
  tellAbsent(table.source, columns, options.problems);
  const persons = columns.doctor === undefined ? undefined : trimmed(columns.doctor);
  const field = practicesInField(records, options);
  const ages = doctorAges(records, persons, field.rows, options.doctorAge, options.problems);
  const found = findCommunes(columns.commune, communes);
  warnOfArrondissements(columns.commune, found, table, records.named.commune, options.problems);
  const communeOf = columns.commune.codes.map((code) => (code === -1 ? -1 : found.position[code]));
  for (const row of field.rows) {
    if (communeOf[row] === -1) options.excluded.add("practice-unknown-commune", textAt(columns.commune, row));
  }

  const rows = inOrder(field.rows, communeOf, columns.acts, [persons, columns.practice]);
  const take = <A extends Int32Array | Uint8Array | Float64Array>(values: A, into: A): A => {
    for (let practice = 0; practice < rows.length; practice++) into[practice] = values[rows[practice]];
    return into;
  };
  const { length: count } = rows;
  const installed = columns.installed_during_year ?? new Uint8Array(table.rows);
  const inField = {
    count,
    id: Array.from(rows, (row) => practiceId(records, row)),
    doctor: Array.from(rows, (row) => (persons === undefined ? "" : textAt(persons, row))),
    commune: take(communeOf, new Int32Array(count)),
    centre: take(field.centre, new Uint8Array(count)),
    acts: take(columns.acts, new Float64Array(count)),
    age: take(ages.values, new Float64Array(count)),
    row: Uint32Array.from(rows, (row) => rowNumber(table, row)),
  };
  const person = take(persons?.codes ?? new Int32Array(table.rows).fill(-1), new Int32Array(count));
  const doctors = doctorsOf({ ...inField, person, installed: take(installed, new Uint8Array(count)) });
  checkActs(records, inField, doctors, options.activity.newcomers !== null, options.problems);
  warnRepeated(table, inField, doctors, options.problems);
  const notes = [
    { reason: "doctors-partly-new", count: doctors.partlyNew.reduce((sum, partly) => sum + partly, 0) },
    { reason: "practices-sector-untold", count: field.untoldSectors },
    { reason: "practices-mep-untold", count: field.untoldMep },
  ];
  return { ...inField, doctors, hasAges: ages.known, notes: notes.filter(({ count }) => count > 0) };
}

/** The file's own name of each column, the field's where it has none. */
function namesOf(table: Table, { map }: PracticesOptions): PracticeTable["named"] {
  const names = Object.entries(columnNames(table, practicesSchema, map));
  return Object.fromEntries(names.map(([name, own]) => [name, own ?? name])) as PracticeTable["named"];
}

/** The column with the blanks around its texts taken off. */
function trimmed(column: TextColumn): TextColumn {
  if (column.values.every((text) => text === text.trim())) return column;
  const { values, codes } = textColumn(column.values.map((text) => text.trim()));
  return { kind: "text", values, codes: column.codes.map((code) => (code === -1 ? -1 : codes[code])) };
}

/** Rows by commune, then acts, then doctor, then practice, then as they were: texts last, to be compared as seldom as can be. */
function inOrder(
  rows: readonly number[],
  communeOf: Int32Array,
  acts: Float64Array,
  texts: readonly (TextColumn | undefined)[],
): Uint32Array {
  return Uint32Array.from(rows).sort((a, b) => {
    if (communeOf[a] !== communeOf[b]) return communeOf[a] - communeOf[b];
    const [fewer, more] = [acts[a] || 0, acts[b] || 0];
    if (fewer !== more) return fewer - more;
    for (const column of texts) {
      if (column === undefined || column.codes[a] === column.codes[b]) continue;
      return textAt(column, a) < textAt(column, b) ? -1 : 1;
    }
    return a - b;
  });
}

export interface CountedPractices extends Practices {
  /** Per variant, consultations that count in each practice, f64[practices]; 0 where the doctor is beyond the age limit. */
  readonly counted: readonly Float64Array[];
  /** What the rules did to the doctor of each practice. */
  readonly outcomes: readonly (readonly Outcome[])[];
}
