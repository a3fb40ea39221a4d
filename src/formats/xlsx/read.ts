/** An Excel workbook (.xlsx) to a table, through read-excel-file: maintained, small, works in browsers. */
import readWorkbook from "read-excel-file/universal";
import { normalName } from "../../table/names.ts";
import type { Column, Table } from "../../table/table.ts";
import { columnOfCells } from "../cells.ts";
import { damaged, unreadable } from "../formats.ts";
import { type Cell, distinctNames, headerRow, isUnitsRow, textAbove } from "../header.ts";
import type { ReadOptions } from "../read.ts";
import { metadataSheet } from "./metadata.ts";

type SheetCell = string | number | boolean | Date | null;
interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/**
 * The table of a sheet: `options.sheet` by name, part of its name or number, else the first.
 * Text above the names of the columns, and a row of units under them, are passed over (see header.ts).
 * @throws InputError when the workbook is damaged, the sheet is not there or is empty.
 */
export async function readXlsx(bytes: Uint8Array, options: ReadOptions): Promise<Table> {
  const { source, sheet } = options;
  const sheets = await readSheets(bytes, source);
  const tables = sheets.filter(({ name }) => name !== metadataSheet);
  const chosen = sheet === undefined ? (tables[0] ?? sheets[0]) : findSheet(String(sheet), tables);
  if (chosen === undefined) {
    const advice = "Pass one of them as --sheet, by name or number.";
    throw unreadable(
      source,
      `the sheets ${sheets.map(({ name }) => name).join(", ")}`,
      `a sheet ${sheet}`,
      advice,
    );
  }
  const metadata = new Map<string, string>();
  for (const row of sheets.find(({ name }) => name === metadataSheet)?.rows.slice(1) ?? []) {
    metadata.set(String(row[0]), row[1] === null ? "" : String(row[1]));
  }
  if (tables.length > 1) metadata.set("sheets", tables.map(({ name }) => name).join(", "));
  const title = tables.length > 1 ? `${source}, sheet ${chosen.name}` : source;
  return sheetTable(chosen.rows, title, options.headerRow, metadata);
}

/**
 * Every sheet, texts with the spaces around them. The version is pinned: 9.3.5 to 9.3.17 size their work by the clock
 * and overflow the stack on a slow machine (seen on the DREES workbook under load: 8,000 steps of 128 bytes).
 */
async function readSheets(bytes: Uint8Array, source: string): Promise<Sheet[]> {
  try {
    const sheets = await readWorkbook(new Blob([bytes as Uint8Array<ArrayBuffer>]), { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as SheetCell[][] }));
  } catch (error) {
    throw damaged(source, "xlsx", error);
  }
}

/** "2023" finds "APL 2023" where no other sheet has it in its name; else a whole number is a position from 1. */
function findSheet(wanted: string, sheets: readonly Sheet[]): Sheet | undefined {
  const normal = normalName(wanted);
  const exact = sheets.find(({ name }) => normalName(name) === normal);
  const containing = sheets.filter(({ name }) => normalName(name).includes(normal));
  if (exact !== undefined || containing.length === 1) return exact ?? containing[0];
  return /^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined;
}

function sheetTable(
  sheet: Sheet["rows"],
  source: string,
  givenHeader: number | undefined,
  metadata: Map<string, string>,
): Table {
  const cells = sheet.slice(0, Math.max(60, givenHeader ?? 0)).map((row) => row.map(headerCell));
  const header = givenHeader === undefined ? headerRow(cells) : givenHeader - 1;
  const names = cells[header];
  if (names === undefined || names.every((name) => name === null)) {
    const advice = "Check the sheet, or say which row holds the names with --header-row.";
    throw unreadable(source, "no column names", "a row of column names and rows under it", advice);
  }
  const first = header + (isUnitsRow(cells[header + 1], cells.slice(header + 2)) ? 2 : 1);
  const above = textAbove(cells.slice(0, header));
  if (above !== "") metadata.set("header", above);
  const rows = sheet.length - first;
  const width = Math.max(...sheet.map((row) => row.length));
  const columns: [string, Column][] = [];
  const distinct = distinctNames(Array.from({ length: width }, (_, c) => String(names[c] ?? "").trim()));
  for (let c = 0; c < width; c++) {
    const column = columnOfCells(Array.from({ length: rows }, (_, row) => sheet[first + row]![c] ?? null))!;
    // A column without a name or a value is the margin of the sheet.
    const isMargin = (names[c] ?? null) === null && column.kind === "text" && column.values.length === 0;
    if (!isMargin) columns.push([distinct[c]!, column]);
  }
  return { source, rows, firstRow: first + 1, columns: new Map(columns), metadata };
}

const headerCell = (cell: SheetCell): Cell => (cell instanceof Date ? cell.toISOString() : cell);
