/** A table to CSV. Numbers are written in their shortest form that reads back to the same bits; missing cells are empty. */
import type { Column, Table } from "../../table/table.ts";
import { type RowStyle, RowWriter, type WrittenColumn } from "./rowWriter.ts";

export interface CsvStyle extends RowStyle {
  /** Begin with the UTF-8 mark, without which Excel reads accents wrongly. */
  readonly mark: boolean;
}

/** "plain" is what programs expect; "excel-fr" opens in a French Excel at a double click. */
export const csvStyles = {
  plain: { delimiter: ",", decimalComma: false, mark: false, lineEnd: "\n" },
  "excel-fr": { delimiter: ";", decimalComma: true, mark: true, lineEnd: "\r\n" },
} as const satisfies Record<string, CsvStyle>;

const mostAhead = 1 << 26;

/** The bytes of the file. Metadata have no place in a CSV file: whoever writes it keeps them beside it. */
export function writeCsv(table: Table, style: CsvStyle = csvStyles.plain): Uint8Array {
  const names = quoted([...table.columns.keys()]).texts.join(style.delimiter);
  const heading = new TextEncoder().encode((style.mark ? "\ufeff" : "") + names + style.lineEnd);
  const columns = [...table.columns.values()].map(writtenColumn);
  let file: Uint8Array = heading;
  let at = heading.length;
  for (const { rows, bytes } of new RowWriter(columns, table.rows, style).pieces()) {
    const end = at + bytes.length;
    if (end > file.length) file = grown(file, end + roomFor(end, rows, table.rows));
    file.set(bytes, at);
    at = end;
  }
  return file.subarray(0, at);
}

/** Bytes for the rows to come, were they a tenth longer than those before; not many times those, one of which may be very long. */
function roomFor(bytes: number, rows: number, allRows: number): number {
  return Math.min(Math.ceil(1.1 * bytes * (allRows / rows - 1)), bytes + mostAhead);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

function writtenColumn(column: Column): WrittenColumn {
  if (column.kind === "number") return column;
  if (column.kind === "boolean") return { ...column, ...quoted(["false", "true"]) };
  return { kind: "text", values: column.codes, ...quoted(column.values) };
}

/** Quoted where any reader might cut it, whatever delimiter it guesses, or trim it. */
const needsQuotes = /[",;|\t\r\n]|^\s|\s$/;
const someNeedQuotes = /[",;|\t\r\n]|(?:^|\0)\s|\s(?:\0|$)/;

/** Texts as they are written, and joined by zero characters; all are looked at in one go, in which most often none needs quotes. */
function quoted(texts: readonly string[]): { readonly texts: readonly string[]; readonly joined: string } {
  const joined = texts.join("\0");
  if (!someNeedQuotes.test(joined)) return { texts, joined };
  const written = texts.map((text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  return { texts: written, joined: written.join("\0") };
}
