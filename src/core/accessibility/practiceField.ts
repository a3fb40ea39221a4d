/** Which practice records are in the indicator's field: liberal doctors of the method's sectors, and health centres. */
import type { Bound } from "../../table/columns.ts";
import { rowNumber, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import type { Kind } from "../method/activity.ts";
import type { PracticesOptions, practicesSchema } from "./practices.ts";
import { kindOf, mepOf, practiceName, sectorOf } from "./practiceWords.ts";

export type PracticeColumns = Bound<typeof practicesSchema>;

/** A practice's own id, or "row 12" where the file gives none. */
export function practiceId(table: Table, columns: PracticeColumns, row: number): string {
  const id = columns.practice === undefined ? "" : textAt(columns.practice, row).trim();
  return id || `row ${rowNumber(table, row)}`;
}

export interface PracticesInField {
  /** Rows (0-based) that count, in the order of the file. */
  readonly rows: readonly number[];
  /** Kind of each row of the table; liberal where the file has no such column. */
  readonly kinds: readonly (Kind | "outside")[];
  /** Practices whose sector the file leaves empty, and MEP whose practice it does not tell. */
  readonly untoldSectors: number;
  readonly untoldMep: number;
}

/** Rows outside the field are listed in `excluded` with the practice's id; a word that is not understood is an error. */
export function practicesInField(
  table: Table,
  columns: PracticeColumns,
  { problems, excluded, activity }: PracticesOptions,
): PracticesInField {
  const kinds =
    wordsOf(table, "kind", columns.kind, kindOf, "liberal or centre (centre de santé)", problems) ?? [];
  const sectors = wordsOf(table, "sector", columns.sector, sectorOf, "1, 2 or 3", problems);
  const meps = columns.mep && wordsOf(table, "mep", columns.mep, mepOf, "a word", problems);
  const firstLine = new Set(activity.mep.firstLine.map(practiceName));
  const rows: number[] = [];
  let untoldSectors = 0;
  let untoldMep = 0;
  for (let row = 0; row < table.rows; row++) {
    const leaveOut = (reason: string) => excluded.add(reason, practiceId(table, columns, row));
    const kind = kinds[row] ?? "liberal";
    if (kind === "outside") {
      leaveOut("practice-outside-field");
      continue;
    }
    if (kind === "liberal") {
      const sector = sectors?.[row];
      const mep = meps?.[row] ?? "no";
      if (sector && !activity.sectors.includes(sector)) {
        leaveOut("practice-sector-not-counted");
        continue;
      }
      if (mep !== "no" && !(mep === "yes" ? activity.mep.untold === "counted" : firstLine.has(mep))) {
        leaveOut("practice-mep-not-counted");
        continue;
      }
      if (sector === "") untoldSectors++;
      if (mep === "yes") untoldMep++;
    }
    rows.push(row);
  }
  return {
    rows,
    kinds: Array.from({ length: table.rows }, (_, row) => kinds[row] ?? "liberal"),
    untoldSectors,
    untoldMep,
  };
}

/** What each cell of a column means; undefined without the column. Cells that mean nothing are errors with their rows. */
function wordsOf<T extends string>(
  table: Table,
  name: string,
  column: TextColumn | undefined,
  meaningOf: (word: string) => T | undefined,
  expected: string,
  problems: Problems,
): (T | undefined)[] | undefined {
  if (column === undefined) return undefined;
  const meanings = column.values.map(meaningOf);
  const ofNothing = meaningOf("");
  const errors = new RowErrors(problems, table);
  const words = Array.from(column.codes, (code, row) => {
    const meaning = code < 0 ? ofNothing : meanings[code];
    if (meaning === undefined && code >= 0)
      errors.add(row, () => ({ column: name, got: `"${column.values[code]}"`, expected }));
    return meaning;
  });
  errors.close();
  return words;
}
