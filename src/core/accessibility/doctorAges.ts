/** Doctors' ages at the reference date, from an age, a date of birth or a year of birth. */
import { rowNumber, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { TextColumn } from "../../table/table.ts";
import { ageAt, type Day, type DoctorAgeRules, dayOf } from "../method/doctorAge.ts";
import type { PracticeTable } from "./practiceTable.ts";

const oldest = 110;

export interface DoctorAges {
  /** Completed years of each row's doctor, f64[rows of the table]; NaN where unknown. */
  readonly values: Float64Array;
  /** Whether the file has any column that tells ages. */
  readonly known: boolean;
}

/**
 * The age of each row's doctor: the column `age`, else `birth_date`, else `birth_year` (whose birthday is taken as
 * passed). A doctor's age (`persons`: the column of ids) may stand in one of his rows only; two ages of one doctor are an error naming both rows.
 */
export function doctorAges(
  records: PracticeTable,
  persons: TextColumn | undefined,
  rows: readonly number[],
  rules: DoctorAgeRules,
  problems: Problems,
): DoctorAges {
  const { table, columns } = records;
  const reference = dayOf(rules.referenceDate) as Day; // a checked field of the method
  const values = new Float64Array(table.rows).fill(Number.NaN);
  const errors = new RowErrors(problems, table);
  const firstRow = new Int32Array(persons?.values.length ?? 0).fill(-1);
  const personOf = (row: number) => persons?.codes[row] ?? -1;
  for (const row of rows) {
    const age = Math.floor(ageOfRow(records, row, reference, errors));
    values[row] = age;
    if (Number.isNaN(age)) continue;
    if (age < 18 || age > oldest) {
      const expected = `a doctor of 18 to ${oldest} years at ${rules.referenceDate}`;
      errors.add(row, () => ({ column: ageColumn(records, row), got: `an age of ${age}`, expected }));
    }
    const person = personOf(row);
    const first = person === -1 ? row : firstRow[person];
    if (first === -1) firstRow[person] = row;
    else if (values[first] !== age) {
      const doctor = persons?.values[person];
      const expected = `one age of doctor ${doctor} (${values[first]} in row ${rowNumber(table, first)})`;
      errors.add(row, () => ({ column: ageColumn(records, row), got: `an age of ${age}`, expected }));
    }
  }
  errors.close();
  for (const row of rows) {
    const first = personOf(row) === -1 ? -1 : firstRow[personOf(row)];
    if (Number.isNaN(values[row]) && first !== -1) values[row] = values[first];
  }
  return { values, known: (columns.age ?? columns.birth_date ?? columns.birth_year) !== undefined };
}

/** The file's name of the column that tells the age of a row's doctor. */
function ageColumn({ columns: { age, birth_date }, named }: PracticeTable, row: number): string {
  if (age !== undefined && !Number.isNaN(age[row])) return named.age;
  return birth_date !== undefined && textAt(birth_date, row) !== "" ? named.birth_date : named.birth_year;
}

function ageOfRow({ columns, named }: PracticeTable, row: number, reference: Day, errors: RowErrors): number {
  const age = columns.age?.[row] ?? Number.NaN;
  if (!Number.isNaN(age)) return age;
  const date = columns.birth_date === undefined ? "" : textAt(columns.birth_date, row).trim();
  if (date === "") return reference.year - (columns.birth_year?.[row] ?? Number.NaN);
  const birth = dayOf(date);
  if (birth !== undefined) return ageAt(reference, birth);
  const expected = "a day as 1958-12-31 or 31/12/1958";
  errors.add(row, () => ({ column: named.birth_date, got: `"${date}"`, expected }));
  return Number.NaN;
}
