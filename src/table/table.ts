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
  /** Distinct; where a file was read, they may be made when they are first asked for. */
  readonly values: readonly string[];
  readonly codes: Int32Array;
  /** The same, for writers: where it is known that none is empty or holds a zero character. */
  readonly utf8?: Utf8Texts;
}

/** Texts in UTF-8, one after the other, with a zero byte behind each. */
export interface Utf8Texts {
  readonly count: number;
  readonly bytes: Uint8Array;
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

/** Distinct texts of a column. */
export function countOfTexts(column: TextColumn): number {
  return column.utf8?.count ?? column.values.length;
}

/** The text of a cell; "" where it is missing. */
export function textAt(column: TextColumn, row: number): string {
  return column.values[column.codes[row]!] ?? "";
}

/** The text of every row; "" where it is missing. */
export function textsOf({ values, codes }: TextColumn): readonly string[] {
  const texts = new Array<string>(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    texts[row] = code < 0 ? "" : values[code]!;
  }
  return texts;
}

/** The column that `textColumn` makes of a column's texts: itself, where it numbers them in order of first appearance. */
export function inOrder(column: TextColumn): TextColumn {
  const { codes, utf8 } = column;
  let seen = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code > seen) return textColumn(textsOf(column));
    if (code === seen) seen++;
  }
  const isWhole = seen === countOfTexts(column) && (utf8 !== undefined || !column.values.includes(""));
  return isWhole ? column : textColumn(textsOf(column));
}

/** Dictionary-codes texts, in order of first appearance; "" is missing. */
export function textColumn(texts: Iterable<string>): TextColumn {
  const cells = Array.isArray(texts) ? (texts as readonly string[]) : [...texts];
  if (isAscending(cells)) return { kind: "text", values: cells, codes: positions(cells.length) };
  const values: string[] = [];
  const codes = new Int32Array(cells.length);
  const codeOf = new Map([["", -1]]);
  // A cell that repeats the one above needs no look-up.
  let last = "";
  let code = -1;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    if (cell !== last) {
      last = cell;
      code = codeOf.get(cell) ?? values.length;
      if (code === values.length) {
        codeOf.set(cell, code);
        values.push(cell);
      }
    }
    codes[row] = code;
  }
  return { kind: "text", values, codes };
}

/** 0, 1, 2, … */
function positions(count: number): Int32Array {
  const codes = new Int32Array(count);
  for (let row = 0; row < count; row++) codes[row] = row;
  return codes;
}

/** True where each text is after the one before: commune codes as files list them, which are distinct without a look-up. */
export function isAscending(texts: readonly string[]): boolean {
  let last = "";
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row]!;
    if (text <= last) return false;
    last = text;
  }
  return true;
}

/** Numbers as a column; NaN is missing. An array of numbers is copied to f64, a typed array is kept. */
export function numberColumn(
  values: NumberColumn["values"] | readonly number[],
  decimals?: number,
): NumberColumn {
  const typed = Array.isArray(values) ? Float64Array.from(values) : (values as NumberColumn["values"]);
  return decimals === undefined
    ? { kind: "number", values: typed }
    : { kind: "number", values: typed, decimals };
}

/**
 * A table from named columns.
 * @throws RangeError when the columns differ in length.
 */
export function tableOf(
  source: string,
  columns: Readonly<Record<string, Column>> | Iterable<readonly [string, Column]>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Table {
  const named = new Map(Symbol.iterator in columns ? columns : Object.entries(columns));
  const lengths = [...named].map(([name, column]) => [name, columnLength(column)] as const);
  const rows = lengths[0]?.[1] ?? 0;
  for (const [name, length] of lengths) {
    if (length !== rows)
      throw new RangeError(`${source}, column ${name}: expected ${rows} rows, got ${length}`);
  }
  return { source, rows, firstRow: 2, columns: named, metadata };
}

/** Rows of a column. */
export function columnLength(column: Column): number {
  return column.kind === "text" ? column.codes.length : column.values.length;
}
