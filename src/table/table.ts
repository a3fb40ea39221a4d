/**
 * A table of named columns: what every file becomes when read, and what every result is before it is written.
 * Readers keep the file's own column names; `columns.ts` binds them to the field's names.
 */
export interface Table {
  /** What messages call it: a file name, or the name of an embedded table. */
  readonly source: string;
  readonly rows: number;
  /** Row number, as a spreadsheet counts (the first line is 1), of the first row of values; 2 under a one-line header. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Key-value metadata of the file (method, version, hashes…); empty where the format has none. */
  readonly metadata: ReadonlyMap<string, string>;
}

export type Column = TextColumn | NumberColumn | BooleanColumn;

/** Text, dictionary-coded: row r holds `values[codes[r]]`, or is missing where the code is -1. */
export interface TextColumn {
  readonly kind: "text";
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/** Numbers; NaN is missing. A cell that held text which is no number makes the whole column text. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values:
    | Float64Array
    | Float32Array
    | Int32Array
    | Uint32Array
    | Int16Array
    | Uint16Array
    | Int8Array
    | Uint8Array;
  /** Decimals worth showing in a spreadsheet; display only, values are never rounded. */
  readonly decimals?: number;
}

/** 0 false, 1 true; never missing. */
export interface BooleanColumn {
  readonly kind: "boolean";
  readonly values: Uint8Array;
}
