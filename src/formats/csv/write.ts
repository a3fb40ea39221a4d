/** A table to CSV. Numbers are written in their shortest form that reads back to the same bits; missing cells are empty. */
import type { Column, NumberColumn, Table, TextColumn } from "../../table/table.ts";
import { longestNumber, NumberWriter } from "./writeNumber.ts";

export interface CsvStyle {
  readonly delimiter: "," | ";" | "\t";
  readonly decimalComma: boolean;
  /** Begin with the UTF-8 mark, without which Excel reads accents wrongly. */
  readonly mark: boolean;
  readonly lineEnd: "\n" | "\r\n";
}

/** "plain" is what programs expect; "excel-fr" opens in a French Excel at a double click. */
export const csvStyles = {
  plain: { delimiter: ",", decimalComma: false, mark: false, lineEnd: "\n" },
  "excel-fr": { delimiter: ";", decimalComma: true, mark: true, lineEnd: "\r\n" },
} as const satisfies Record<string, CsvStyle>;

/**
 * The bytes of the file. Metadata have no place in a CSV file: whoever writes it keeps them beside it.
 * Cells are written as bytes, one after the other: a line made of strings takes twice the time (35,000 communes, 14 columns).
 */
export function writeCsv(table: Table, style: CsvStyle = csvStyles.plain): Uint8Array {
  const { delimiter, lineEnd } = style;
  const names = [...table.columns.keys()].map((name) => quotedIfNeeded(name)).join(delimiter);
  const heading = new TextEncoder().encode((style.mark ? "\ufeff" : "") + names + lineEnd);
  const cells = [...table.columns.values()].map((column) => cellsOf(column, style));
  const end = new TextEncoder().encode(lineEnd);
  const separator = delimiter.charCodeAt(0);
  const longest = cells.reduce((sum, { longest }) => sum + longest + 1, end.length);
  const expected = cells.reduce((sum, { bytes }) => sum + bytes + table.rows, end.length * table.rows);
  let bytes = new Uint8Array(heading.length + Math.ceil(expected) + longest);
  bytes.set(heading);
  let at = heading.length;
  for (let row = 0; row < table.rows; row++) {
    if (at + longest > bytes.length) bytes = grown(bytes, 2 * bytes.length + longest);
    for (let c = 0; c < cells.length; c++) {
      if (c > 0) bytes[at++] = separator;
      at = cells[c]!.write(bytes, at, row);
    }
    for (let e = 0; e < end.length; e++) bytes[at++] = end[e]!;
  }
  return bytes.subarray(0, at);
}

/** How the cells of a column are written. */
interface Cells {
  /** Bytes of the longest cell, and about those of all. */
  readonly longest: number;
  readonly bytes: number;
  /** Writes the cell of a row at `at` and returns where it ends. */
  write(bytes: Uint8Array, at: number, row: number): number;
}

function cellsOf(column: Column, style: CsvStyle): Cells {
  if (column.kind === "number") return numberCells(column, style.decimalComma);
  if (column.kind === "text") return textCells(column);
  const codes = Int32Array.from(column.values, (value) => (value === 1 ? 1 : 0));
  return textCells({ kind: "text", values: ["false", "true"], codes });
}

function numberCells({ values }: NumberColumn, decimalComma: boolean): Cells {
  const numbers = new NumberWriter(decimalComma);
  return {
    longest: longestNumber,
    bytes: 12 * values.length,
    write: (bytes, at, row) => numbers.write(bytes, at, values[row]!),
  };
}

function textCells({ values, codes }: TextColumn): Cells {
  const texts = values.map(quotedIfNeeded);
  const encoded = new TextEncoder().encode(texts.join(""));
  const ends = new Int32Array(texts.length);
  let end = 0;
  let longest = 0;
  for (let code = 0; code < texts.length; code++) {
    const length = encodedLength(texts[code]!);
    longest = Math.max(longest, length);
    end += length;
    ends[code] = end;
  }
  return {
    longest,
    bytes: texts.length === 0 ? 0 : (encoded.length / texts.length) * codes.length,
    write: (bytes, at, row) => {
      const code = codes[row]!;
      if (code < 0) return at;
      let to = at;
      for (let p = code === 0 ? 0 : ends[code - 1]!, last = ends[code]!; p < last; p++)
        bytes[to++] = encoded[p]!;
      return to;
    },
  };
}

/** Bytes of a text in UTF-8: two for each half of a pair of surrogates. */
function encodedLength(text: string): number {
  let length = 0;
  for (let c = 0; c < text.length; c++) {
    const unit = text.charCodeAt(c);
    length += unit < 0x80 ? 1 : unit < 0x800 || isPaired(text, c) ? 2 : 3;
  }
  return length;
}

/** True for both halves of a pair of surrogates; half a pair alone is written as U+FFFD, three bytes. */
function isPaired(text: string, c: number): boolean {
  const unit = text.charCodeAt(c);
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const other = unit < 0xdc00 ? text.charCodeAt(c + 1) : text.charCodeAt(c - 1);
  return unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Quoted where any reader might cut it, whatever delimiter it guesses, or trim it. */
const quotedIfNeeded = (text: string): string =>
  /[",;|\t\r\n]|^[\s\ufeff]|\s$/.test(text) ? quote(text) : text;

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
