/** A table to CSV. Numbers are written in their shortest form that reads back to the same bits; missing cells are empty. */
import type { Table, TextColumn } from "../../table/table.ts";
import { type RowStyle, RowWriter } from "./rowWriter.ts";

export interface CsvStyle extends RowStyle {
  /** Begin with the UTF-8 mark, without which Excel reads accents wrongly. */
  readonly mark: boolean;
}

/** "plain" is what programs expect; "excel-fr" opens in a French Excel at a double click. */
export const csvStyles = {
  plain: { delimiter: ",", decimalComma: false, mark: false, lineEnd: "\n" },
  "excel-fr": { delimiter: ";", decimalComma: true, mark: true, lineEnd: "\r\n" },
} as const satisfies Record<string, CsvStyle>;

/** The bytes of the file. Metadata have no place in a CSV file: whoever writes it keeps them beside it. */
export function writeCsv(table: Table, style: CsvStyle = csvStyles.plain): Uint8Array {
  let file = headingOf(table, style);
  let at = file.length;
  for (const { rows, bytes } of new RowWriter([...table.columns.values()], table.rows, style).pieces()) {
    const end = at + bytes.length;
    if (end > file.length) file = grown(file, end + roomFor(end, rows, table.rows));
    file.set(bytes, at);
    at = end;
  }
  return file.subarray(0, at);
}

/** The line of names, which is a row of texts. */
function headingOf({ columns }: Table, style: CsvStyle): Uint8Array<ArrayBuffer> {
  const names = [...columns.keys()].map((name): TextColumn => {
    return { kind: "text", values: [name], codes: Int32Array.of(0) };
  });
  const mark = new TextEncoder().encode(style.mark ? "\ufeff" : "");
  const [line] = new RowWriter(names, 1, style).pieces();
  const heading = grown(mark, mark.length + line!.bytes.length);
  heading.set(line!.bytes, mark.length);
  return heading;
}

/** Bytes by which a file may more than double when more room is made. */
const mostAhead = 1 << 26;

/** Bytes for the rows to come, were they a tenth longer than those before, but not many times those: one may be very long. */
function roomFor(bytes: number, rows: number, allRows: number): number {
  return Math.min(Math.ceil(1.1 * bytes * (allRows / rows - 1)), bytes + mostAhead);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
