/**
 * Where a table begins in a sheet: published workbooks carry a title, sources and notes above the names of the columns,
 * and sometimes a row of units under them (DREES workbook 2022-2023, sheets APL).
 */

/** A cell as header detection sees it: a number, a text, or nothing. */
export type Cell = string | number | boolean | null;

/** Rows that are looked at. */
export const headerSearchRows = 50;

const filledCells = (row: readonly Cell[]): number =>
  row.reduce<number>((count, cell) => count + (cell === null || cell === "" ? 0 : 1), 0);

/**
 * Position of the row of column names: the first that is at least 60 % as filled as the fullest of the first rows.
 * A title of one cell over a table of two columns is passed over; a table without text above it begins at 0.
 */
export function headerRow(rows: readonly (readonly Cell[])[]): number {
  const filled = rows.slice(0, headerSearchRows).map(filledCells);
  const enough = 0.6 * Math.max(...filled, 1);
  return Math.max(
    filled.findIndex((count) => count >= enough),
    0,
  );
}

/**
 * True where the row under the names holds units: words over every column of numbers, and nothing over the others.
 * Such a row is no row of values: it would turn every number under it into text.
 */
export function isUnitsRow(row: readonly Cell[] | undefined, below: readonly (readonly Cell[])[]): boolean {
  if (row === undefined || filledCells(row) === 0) return false;
  return row.every((cell, column) => {
    const values = below.map((other) => other[column] ?? "").filter((value) => value !== "");
    const overNumbers = values.length > 0 && values.every((value) => typeof value === "number");
    return overNumbers ? typeof cell === "string" && /\p{L}/u.test(cell) : (cell ?? "") === "";
  });
}

/** Names of columns made distinct: an empty one becomes "column 3", a repeated one "name (2)". */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((given, column) => {
    const name = given === "" ? `column ${column + 1}` : given;
    let distinct = name;
    for (let repeat = 2; seen.has(distinct); repeat++) distinct = `${name} (${repeat})`;
    seen.add(distinct);
    return distinct;
  });
}

/** What stood above the names of the columns, one line a row, for the metadata of the table. */
export function textAbove(rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((row) => row.filter((cell) => cell !== null && cell !== "").join(" "))
    .filter((line) => line !== "")
    .join("\n");
}
