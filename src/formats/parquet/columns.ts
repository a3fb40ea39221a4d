/** The columns of a table as Parquet types them, and as hyparquet-writer takes their cells. */
import type { DecodedArray } from "hyparquet";
import type { BasicType } from "hyparquet-writer";
import type { Column, NumberColumn, TextColumn } from "../../table/table.ts";

/** What the schema says of a column, and its cells: numbers as they are written, NaN where missing. */
export type ParquetColumn = {
  readonly schema: { readonly name: string; readonly type: BasicType; readonly nullable: boolean };
} & (
  | { readonly kind: "number"; readonly values: ParquetNumbers }
  | { readonly kind: "text"; readonly texts: TextColumn }
  | { readonly kind: "boolean"; readonly truths: Uint8Array }
  | { readonly kind: "bytes"; readonly cells: readonly (Uint8Array | null)[] }
);

export type ParquetNumbers = Int32Array | Float32Array | Float64Array;

export function parquetColumn(name: string, column: Column): ParquetColumn {
  if (column.kind === "boolean") {
    return { kind: "boolean", schema: { name, type: "BOOLEAN", nullable: false }, truths: column.values };
  }
  if (column.kind === "text") {
    const nullable = column.codes.includes(-1);
    return { kind: "text", schema: { name, type: "STRING", nullable }, texts: column };
  }
  const values = numbersOf(column);
  const nullable = !(values instanceof Int32Array) && values.includes(Number.NaN);
  return { kind: "number", schema: { name, type: typeOf(values), nullable }, values };
}

/** Small numbers as INT32. 32-bit unsigned numbers do not fit in it: they become DOUBLE, which holds them exactly. */
function numbersOf({ values }: NumberColumn): ParquetNumbers {
  if (values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array)
    return values;
  return values instanceof Uint32Array ? Float64Array.from(values) : Int32Array.from(values);
}

function typeOf(values: ParquetNumbers): BasicType {
  if (values instanceof Int32Array) return "INT32";
  return values instanceof Float32Array ? "FLOAT" : "DOUBLE";
}

/** The cells [begin, end) as hyparquet-writer takes them: null where missing. */
export function cellsOf(column: ParquetColumn, begin: number, end: number): DecodedArray {
  if (column.kind === "bytes") return column.cells.slice(begin, end);
  if (column.kind === "boolean")
    return Array.from(column.truths.subarray(begin, end), (value) => value === 1);
  if (column.kind === "text") {
    const { values, codes } = column.texts;
    return Array.from(codes.subarray(begin, end), (code) => values[code] ?? null);
  }
  const own = column.values.subarray(begin, end);
  return column.schema.nullable ? Array.from(own, (value) => (Number.isNaN(value) ? null : value)) : own;
}
