/** A table to CSV. Numbers are written in their shortest form that reads back to the same bits; missing cells are empty. */
import type { Column, Table } from "../../table/table.ts";

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

const rowsPerChunk = 50_000;

/** The bytes of the file. Metadata have no place in a CSV file: whoever writes it keeps them beside it. */
export function writeCsv(table: Table, style: CsvStyle = csvStyles.plain): Uint8Array {
  const { delimiter, lineEnd } = style;
  const cells = [...table.columns.values()].map((column) => cellWriter(column, style));
  const encoder = new TextEncoder();
  const names = [...table.columns.keys()].map((name) => quotedIfNeeded(name)).join(delimiter);
  const chunks = [encoder.encode((style.mark ? "\ufeff" : "") + names + lineEnd)];
  for (let begin = 0; begin < table.rows; begin += rowsPerChunk) {
    let lines = "";
    for (let row = begin; row < Math.min(begin + rowsPerChunk, table.rows); row++) {
      let line = cells[0]?.(row) ?? "";
      for (let c = 1; c < cells.length; c++) line += delimiter + cells[c]!(row);
      lines += line + lineEnd;
    }
    chunks.push(encoder.encode(lines));
  }
  return concatenated(chunks);
}

function cellWriter(column: Column, style: CsvStyle): (row: number) => string {
  if (column.kind === "number") {
    const { values } = column;
    return (row) => numberText(values[row]!, style.decimalComma);
  }
  if (column.kind === "boolean") return (row) => (column.values[row] === 1 ? "true" : "false");
  const texts = column.values.map(quotedIfNeeded);
  return (row) => texts[column.codes[row]!] ?? "";
}

/** The shortest digits that read back to the same float; "" for NaN. */
export function numberText(value: number, decimalComma: boolean): string {
  if (Number.isNaN(value)) return "";
  const text = Object.is(value, -0) ? "-0" : String(value);
  return decimalComma ? text.replace(".", ",") : text;
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Quoted where any reader might cut it, whatever delimiter it guesses, or trim it. */
const quotedIfNeeded = (text: string): string =>
  /[",;|\t\r\n]|^[\s\ufeff]|\s$/.test(text) ? quote(text) : text;

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
