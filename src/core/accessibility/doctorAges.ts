/** Doctors' ages at the reference date, from an age, a date of birth or a year of birth. */
import { rowNumber, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { ageAt, type Day, type DoctorAgeRules, dayOf } from "../method/doctorAge.ts";
import type { PracticeColumns } from "./practiceField.ts";

const oldest = 110;

export interface DoctorAges {
  /** Completed years of each row's doctor, f64[rows of the table]; NaN where unknown. */
  readonly values: Float64Array;
  /** Whether the file has any column that tells ages. */
  readonly known: boolean;
}

/**
 * The age of each row's doctor: the column `age`, else `birth_date`, else `birth_year` (whose birthday is taken as
 * passed). A doctor's age may stand in one of his rows only; two ages of one doctor are an error naming both rows.
 */
export function doctorAges(
  table: Table,
  columns: PracticeColumns,
  rows: readonly number[],
  rules: DoctorAgeRules,
  problems: Problems,
): DoctorAges {
  const reference = dayOf(rules.referenceDate) as Day; // a checked field of the method
  const values = new Float64Array(table.rows).fill(Number.NaN);
  const errors = new RowErrors(problems, table);
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const age = Math.floor(ageOfRow(columns, row, reference, errors));
    values[row] = age;
    if (Number.isNaN(age)) continue;
    if (age < 18 || age > oldest) {
      const expected = `a doctor of 18 to ${oldest} years at ${rules.referenceDate}`;
      errors.add(row, () => ({ column: ageColumn(columns, row), got: `${age} years`, expected }));
    }
    const doctor = columns.doctor === undefined ? "" : textAt(columns.doctor, row).trim();
    if (doctor === "") continue;
    const first = firstRow.get(doctor);
    if (first === undefined) firstRow.set(doctor, row);
    else if (values[first] !== age) {
      const expected = `one age of doctor ${doctor} (${values[first]} years in row ${rowNumber(table, first)})`;
      errors.add(row, () => ({ column: ageColumn(columns, row), got: `${age} years`, expected }));
    }
  }
  errors.close();
  for (const row of rows) {
    if (!Number.isNaN(values[row]) || columns.doctor === undefined) continue;
    values[row] = values[firstRow.get(textAt(columns.doctor, row).trim()) ?? row];
  }
  return { values, known: (columns.age ?? columns.birth_date ?? columns.birth_year) !== undefined };
}

const ageColumn = ({ age, birth_date }: PracticeColumns, row: number): string => {
  if (age !== undefined && !Number.isNaN(age[row])) return "age";
  return birth_date !== undefined && textAt(birth_date, row) !== "" ? "birth_date" : "birth_year";
};

function ageOfRow(columns: PracticeColumns, row: number, reference: Day, errors: RowErrors): number {
  const age = columns.age?.[row] ?? Number.NaN;
  if (!Number.isNaN(age)) return age;
  const date = columns.birth_date === undefined ? "" : textAt(columns.birth_date, row).trim();
  if (date === "") return reference.year - (columns.birth_year?.[row] ?? Number.NaN);
  const birth = dayOf(date);
  if (birth !== undefined) return ageAt(reference, birth);
  errors.add(row, () => ({
    column: "birth_date",
    got: `"${date}"`,
    expected: "a day as 1958-12-31 or 31/12/1958",
  }));
  return Number.NaN;
}
