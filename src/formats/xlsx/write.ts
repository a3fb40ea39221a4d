/**
 * Tables to an Excel workbook, through write-excel-file: one sheet a table, then their metadata.
 * Numbers keep every digit; the number format, which Excel shows in the user's own locale, only says how many are seen.
 * Text is always text: a cell that begins with = is no formula.
 */
import writeWorkbook, { type Cell, type Sheet } from "write-excel-file/universal";
import type { Column, Table } from "../../table/table.ts";
import { marked, withoutMarks } from "./inheritedNames.ts";
import { metadataSheet } from "./metadata.ts";

/** @throws RangeError on infinite values, which a workbook cannot hold, and on more rows than a sheet has. */
export async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const names = sheetNames(tables);
  const sheets: Sheet<Blob>[] = tables.map((table, t) => tableSheet(table, names[t]!));
  const metadata = new Map(tables.flatMap((table) => [...table.metadata]));
  if (metadata.size > 0) {
    const rows = Array.from(metadata, ([key, value]) => [textCell(key), textCell(value)]);
    sheets.push({ data: [[title("key"), title("value")], ...rows], sheet: metadataSheet });
  }
  const workbook = await writeWorkbook(sheets).toBlob();
  return withoutMarks(new Uint8Array(await workbook.arrayBuffer()));
}

/** Rows of an Excel sheet, the row of names included (Excel specifications and limits, Microsoft). */
const maxRows = 1_048_576;

function tableSheet(table: Table, sheet: string): Sheet<Blob> {
  if (table.rows >= maxRows) {
    throw new RangeError(
      `${table.source}: expected fewer than ${maxRows} rows for XLSX, got ${table.rows}; write CSV, Parquet or Arrow`,
    );
  }
  const cells = [...table.columns].map(([name, column]) => cellWriter(name, column));
  const data: Cell[][] = [[...table.columns.keys()].map(title)];
  for (let row = 0; row < table.rows; row++) data.push(cells.map((cell) => cell(row)));
  const columns = [...table.columns].map(([name, column]) => ({ width: widthOf(name, column) }));
  return { data, sheet, columns, stickyRowsCount: 1 };
}

const title = (value: string): Cell => ({ value: marked(value), type: String, fontWeight: "bold" });
const textCell = (value: string): Cell => (value === "" ? null : { value: marked(value), type: String });

function cellWriter(name: string, column: Column): (row: number) => Cell {
  if (column.kind === "boolean") return (row) => column.values[row] === 1;
  if (column.kind === "text") {
    const cells = column.values.map(textCell);
    return (row) => cells[column.codes[row]!] ?? null;
  }
  const { values, decimals } = column;
  const format =
    decimals === undefined ? undefined : decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return (row) => {
    const value = values[row]!;
    if (Number.isNaN(value)) return null;
    if (!Number.isFinite(value))
      throw new RangeError(`column ${name}: expected finite numbers for XLSX, got ${value}`);
    return format === undefined ? value : { value, type: Number, format };
  };
}

/** In characters: the longest of the name and a sample of the texts, between 8 and 40. */
function widthOf(name: string, column: Column): number {
  const texts = column.kind === "text" ? column.values.slice(0, 200).map((text) => text.length) : [];
  return Math.min(40, Math.max(8, name.length + 1, ...texts));
}

/** Names that Excel accepts: 31 characters, none of : \ / ? * [ ], all different, and not the one of the metadata. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set([metadataSheet]);
  return tables.map(({ source }, t) => {
    const clean =
      source
        .replace(/[:\\/?*[\]]/g, " ")
        .trim()
        .slice(0, 27) || `table ${t + 1}`;
    let name = clean;
    for (let repeat = 2; taken.has(name.toLowerCase()); repeat++) name = `${clean} ${repeat}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
