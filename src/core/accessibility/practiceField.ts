/** Which practice records are in the indicator's field: liberal doctors of the method's sectors, and health centres. */

import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { PracticesOptions } from "./practiceTable.ts";
import { type PracticeTable, practiceId } from "./practiceTable.ts";
import { kindOf, mepOf, practiceName, sectorOf } from "./practiceWords.ts";

export interface PracticesInField {
  /** Rows (0-based) that count, in the order of the file. */
  readonly rows: readonly number[];
  /** 1 where the row is a health centre, u8[rows of the table]; all 0 where the file has no kinds. */
  readonly centre: Uint8Array;
  /** Practices whose sector the file leaves empty, and MEP whose practice it does not tell. */
  readonly untoldSectors: number;
  readonly untoldMep: number;
}

/** Rows outside the field are listed in `excluded` with the practice's id; a word that is not understood is an error. */
export function practicesInField(
  records: PracticeTable,
  { problems, excluded, activity }: PracticesOptions,
): PracticesInField {
  const { table } = records;
  const kinds = wordsOf(records, "kind", kindOf, "liberal or centre (centre de santé)", problems);
  const sectors = wordsOf(records, "sector", sectorOf, "1, 2 or 3", problems);
  const meps = wordsOf(records, "mep", mepOf, "a word", problems);
  const firstLine = new Set(activity.mep.firstLine.map(practiceName));
  const rows: number[] = [];
  const centre = new Uint8Array(table.rows);
  let untoldSectors = 0;
  let untoldMep = 0;
  for (let row = 0; row < table.rows; row++) {
    const leaveOut = (reason: string) => excluded.add(reason, practiceId(records, row));
    const kind = kinds?.[row] ?? "liberal";
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
    } else centre[row] = 1;
    rows.push(row);
  }
  return { rows, centre, untoldSectors, untoldMep };
}

/** What each cell of a column means; undefined without the column. Cells that mean nothing are errors with their rows. */
function wordsOf<T extends string>(
  { table, columns, named }: PracticeTable,
  name: "kind" | "sector" | "mep",
  meaningOf: (word: string) => T | undefined,
  expected: string,
  problems: Problems,
): (T | undefined)[] | undefined {
  const column = columns[name];
  if (column === undefined) return undefined;
  const meanings = column.values.map(meaningOf);
  const ofNothing = meaningOf("");
  const errors = new RowErrors(problems, table);
  const words = Array.from(column.codes, (code, row) => {
    const meaning = code < 0 ? ofNothing : meanings[code];
    if (meaning === undefined && code >= 0) {
      errors.add(row, () => ({ column: named[name], got: `"${column.values[code]}"`, expected }));
    }
    return meaning;
  });
  errors.close();
  return words;
}
