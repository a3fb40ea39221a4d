/** CSV to a table: comma, semicolon, tab or bar; decimal point or comma; any usual encoding. */
import { LazyColumns } from "../../table/lazyColumns.ts";
import type { Column, Table } from "../../table/table.ts";
import { unreadable } from "../formats.ts";
import { type Cell, distinctNames, headerRow, isUnitsRow, textAbove } from "../header.ts";
import { cellsOf, expectedRecords } from "./cells.ts";
import { columnOf } from "./column.ts";
import { comma, dialectOf, firstRecords } from "./dialect.ts";
import { withoutMark } from "./encoding.ts";
import { parseNumber } from "./numbers.ts";

export interface CsvReadOptions {
  /** What messages call the file. */
  readonly source: string;
  /** Row that holds the names of the columns, 1 for the first line; found by itself where it is not given. */
  readonly headerRow?: number | undefined;
}

/**
 * The table of a CSV file, whose columns are read when they are asked for.
 * @throws InputError listing the rows that are cut wrongly, or where there is no table at all.
 */
export function readCsv(bytes: Uint8Array, options: CsvReadOptions): Table {
  const file = withoutMark(bytes);
  const { delimiter, begin, linesBefore } = dialectOf(file);
  const body = file.subarray(begin);
  const decimalComma = delimiter !== comma;
  const layout = layoutOf(body, delimiter, options);
  const table = { source: options.source, firstRow: layout.first + 1 + linesBefore };
  const width = layout.names.length;
  const cells = cellsOf(body, {
    delimiter,
    width,
    first: layout.first,
    expectedRows: layout.expectedRows,
    table,
  });
  const names = distinctNames(layout.names);
  // A delimiter at the end of every line makes a last column without name or value.
  const isVoid = layout.names.at(-1) === "" && width > 1 && isEmpty(columnOf(cells, width - 1, decimalComma));
  if (isVoid) names.pop();
  const columns = new LazyColumns(names, (c) => columnOf(cells, c, decimalComma));
  const metadata = new Map(layout.above === "" ? [] : [["header", layout.above]]);
  return { ...table, rows: cells.rows, columns, metadata };
}

const isEmpty = (column: Column): boolean => column.kind === "text" && column.values.length === 0;

/** Where the names and the values are, and how many rows to expect. */
function layoutOf(bytes: Uint8Array, delimiter: number, { source, headerRow: given }: CsvReadOptions) {
  const records = firstRecords(bytes, delimiter, given === undefined ? undefined : given + 60);
  const grid = records.map((record) => record.map((cell) => typedCell(cell, delimiter !== comma)));
  const header = given === undefined ? headerRow(grid) : given - 1;
  const names = records[header] ?? [""];
  if (names.every((name) => name === "")) {
    const advice = "Check that the file holds a table, or say which row holds the names with --header-row.";
    throw unreadable(source, "no column names", "a line of column names and rows under it", advice);
  }
  const first = header + (isUnitsRow(grid[header + 1], grid.slice(header + 2)) ? 2 : 1);
  const rows = records.slice(first);
  const characters = rows.reduce((sum, record) => sum + record.join().length + 1, 0);
  return {
    first,
    names: names.map((name) => name.trim()),
    above: textAbove(grid.slice(0, header)),
    expectedRows: expectedRecords(rows.length, characters, bytes.length),
  };
}

/** A cell as the detection of header and types sees it. */
function typedCell(cell: string, decimalComma: boolean): Cell {
  const number = cell === "" ? Number.NaN : parseNumber(cell, decimalComma);
  return Number.isNaN(number) ? cell : number;
}
