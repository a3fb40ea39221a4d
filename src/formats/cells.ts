/** Cells as JavaScript values, and the column that they make: how spreadsheets, and the rarer types of Parquet and Arrow, are read. */
import type { Column, NumberColumn } from "../table/table.ts";
import { numberColumn, textColumn } from "../table/table.ts";

/**
 * The column of these cells, or undefined where one is a list, an object or bytes. Missing: null, undefined, "" and NaN.
 * All numbers: a column of numbers; all true or false: of booleans; else text, dates as 2023-12-31.
 * Whole numbers beyond 2^53, which a float cannot hold, stay exact as text.
 */
export function columnOfCells(cells: ArrayLike<unknown>): Column | undefined {
  let [numbers, booleans, missing] = [0, 0, 0];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (isMissing(cell)) missing++;
    else if (isExactNumber(cell)) numbers++;
    else if (typeof cell === "boolean") booleans++;
    else if (typeof cell === "object" && !(cell instanceof Date)) return undefined;
  }
  if (numbers > 0 && numbers + missing === cells.length) {
    return numberColumn(Float64Array.from(cells, (cell) => (isMissing(cell) ? Number.NaN : Number(cell))));
  }
  if (booleans > 0 && booleans === cells.length) {
    return { kind: "boolean", values: Uint8Array.from(cells, (cell) => (cell === true ? 1 : 0)) };
  }
  return textColumn(Array.from(cells, cellText));
}

const isMissing = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === "" || Number.isNaN(cell);

const isExactNumber = (cell: unknown): cell is number | bigint =>
  typeof cell === "number" || (typeof cell === "bigint" && BigInt(Number(cell)) === cell);

function cellText(cell: unknown): string {
  if (isMissing(cell)) return "";
  return cell instanceof Date ? dateText(cell) : String(cell);
}

/** 2023-12-31, with the time in UTC where it is not midnight; an invalid date is missing. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
}

/** Whole numbers of 64 bits: f64 where every one is exact, else text. `isValid` says which rows are not missing. */
export function columnOfBigInts(
  values: BigInt64Array | BigUint64Array,
  isValid: (row: number) => boolean,
): Column {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  const exact = values.every((value, row) => !isValid(row) || (value <= limit && value >= -limit));
  if (!exact) return textColumn(Array.from(values, (value, row) => (isValid(row) ? String(value) : "")));
  return numberColumn(Float64Array.from(values, (value, row) => (isValid(row) ? Number(value) : Number.NaN)));
}

/** Numbers end to end. With missing values they become f64, where NaN is one; without, they keep their type. */
export function joinNumbers(
  parts: readonly {
    readonly values: NumberColumn["values"];
    readonly isValid: ((row: number) => boolean) | undefined;
  }[],
): NumberColumn {
  const rows = parts.reduce((sum, part) => sum + part.values.length, 0);
  const first = parts[0]?.values ?? new Float64Array(0);
  if (parts.length === 1 && parts[0]!.isValid === undefined) return { kind: "number", values: first };
  const keepsType = parts.every(
    (part) => part.isValid === undefined && part.values.constructor === first.constructor,
  );
  const values = keepsType
    ? new (first.constructor as new (length: number) => typeof first)(rows)
    : new Float64Array(rows);
  let offset = 0;
  for (const part of parts) {
    values.set(part.values, offset);
    const { isValid } = part;
    if (isValid !== undefined) {
      for (let row = 0; row < part.values.length; row++) if (!isValid(row)) values[offset + row] = Number.NaN;
    }
    offset += part.values.length;
  }
  return { kind: "number", values };
}
