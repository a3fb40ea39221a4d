/** Practice records: one row a doctor and place of practice, as files give them, before any rule about activity. */
import { bindColumns, columnNames, rowNumber, type Schema, textAt, textColumn } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import type { ActivityRules } from "../method/activity.ts";
import type { DoctorAgeRules } from "../method/doctorAge.ts";
import { findCommunes, warnOfArrondissements } from "../territory/arrondissements.ts";
import type { Communes } from "../territory/communes.ts";
import { doctorAges } from "./doctorAges.ts";
import { checkActs, type Doctors, doctorsOf, warnRepeated } from "./doctors.ts";
import { type PracticeTable, practiceId, practicesInField } from "./practiceField.ts";
import type { SupplyNote } from "./supply.ts";

export const practicesSchema = {
  practice: {
    type: "text",
    aliases: [
      "cabinet",
      "id_cabinet",
      "num_cabinet",
      "structure",
      "id_structure",
      "etablissement",
      "finess",
      "siret",
    ],
  },
  doctor: {
    type: "text",
    aliases: [
      "medecin",
      "id_medecin",
      "num_medecin",
      "praticien",
      "id_ps",
      "ps",
      "rpps",
      "numero_rpps",
      "professionnel",
    ],
  },
  commune: {
    type: "code",
    required: true,
    complete: true,
    aliases: [
      "code_commune",
      "commune_exercice",
      "code_commune_exercice",
      "codgeo",
      "code_insee",
      "insee",
      "depcom",
      "code",
    ],
  },
  kind: {
    type: "text",
    complete: true,
    aliases: ["type", "nature", "mode_exercice", "type_exercice", "statut"],
  },
  age: {
    type: "number",
    min: 0,
    unit: "a doctor's age in years",
    aliases: ["age_medecin", "age_ps", "age_praticien"],
  },
  birth_date: { type: "text", aliases: ["date_naissance", "date_de_naissance"] },
  birth_year: {
    type: "number",
    min: 1850,
    unit: "a year",
    aliases: ["annee_naissance", "annee_de_naissance", "an_nais"],
  },
  sector: { type: "text", aliases: ["secteur", "secteur_conventionnel", "convention"] },
  mep: { type: "text", aliases: ["exercice_particulier", "mode_exercice_particulier"] },
  acts: {
    type: "number",
    min: 0,
    unit: "acts in the year",
    required: true,
    aliases: ["actes", "nb_actes", "nombre_actes", "consultations", "nb_consultations", "activite"],
  },
  installed_during_year: {
    type: "boolean",
    aliases: [
      "installe_dans_l_annee",
      "installation_dans_l_annee",
      "installe_annee",
      "nouvel_installe",
      "nouvelle_installation",
      "newcomer",
    ],
  },
} as const satisfies Schema;

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

export interface PracticesOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  readonly excluded: Exclusions;
  /** Which sectors and particular practices are in the field, and whether newcomers' acts are imputed. */
  readonly activity: ActivityRules;
  readonly doctorAge: DoctorAgeRules;
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
