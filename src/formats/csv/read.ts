/**
 * CSV to a table: comma, semicolon, tab or bar; decimal point or comma; UTF-8 (with or without mark), UTF-16 with a mark,
 * else Windows-1252 (Latin-1). No library reads into dictionary codes and typed arrays, tells quoted cells from others and
 * reports ragged rows at once; on 2.76 M origin, destination, minutes rows uDSV takes 3 times as long, papaparse 14 (bench/).
 */
import { missingWords } from "../../table/convert.ts";
import { InputError, Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { type Cell, distinctNames, headerRow, headerSearchRows, isUnitsRow, textAbove } from "../header.ts";
import { CsvColumn } from "./column.ts";
import { decoded, dialectOf, withoutMark } from "./dialect.ts";
import { parseNumber } from "./numbers.ts";
import { cellText, plain, RecordReader } from "./records.ts";

export interface CsvReadOptions {
  /** What messages call the file. */
  readonly source: string;
  /** Row that holds the names of the columns, 1 for the first line; found by itself where it is not given. */
  readonly headerRow?: number | undefined;
}

/** @throws InputError listing every malformed or ragged row, or where there is no table at all. */
export function readCsv(file: Uint8Array, options: CsvReadOptions): Table {
  const bytes = withoutMark(file);
  const { delimiter, begin, linesBefore } = dialectOf(bytes);
  const layout = layoutOf(bytes, begin, delimiter, options);
  const decimalComma = delimiter !== ",".charCodeAt(0);
  let columns = layout.sampleTypes.map((isText) => new CsvColumn(isText, decimalComma, layout.expectedRows));
  const table = { source: options.source, firstRow: layout.firstRow + linesBefore };
  const problems = new Problems();
  const rows = readRows(new RecordReader(bytes, layout.valuesAt, delimiter), columns, table, problems);
  problems.throwIfAny();
  for (const column of columns) column.settle();
  if (columns.some((column) => column.mustBeText)) {
    // Text turned up late in columns of numbers: a second reading, for these columns only.
    const again = columns.map((column) =>
      column.mustBeText ? new CsvColumn(true, decimalComma, rows) : undefined,
    );
    readRows(new RecordReader(bytes, layout.valuesAt, delimiter), again, table, problems);
    columns = columns.map((column, position) => again[position] ?? column);
  }
  const [names, finished, above] = decoded((decoder) => [
    layout.names(decoder),
    columns.map((column) => column.column(rows, decoder)),
    layout.above(decoder),
  ]);
  const named = distinctNames(names).map((name, position) => [name, finished[position]!] as const);
  // A delimiter at the end of every line makes a last column without name or value.
  if (names.at(-1) === "" && named.length > 1 && isEmpty(finished.at(-1)!)) named.pop();
  return {
    ...table,
    rows,
    columns: new Map(named),
    metadata: new Map(above === "" ? [] : [["header", above]]),
  };
}

const isEmpty = (column: Table["columns"] extends ReadonlyMap<string, infer C> ? C : never): boolean =>
  column.kind === "text" && column.values.length === 0;

/** Reads every record into the columns; returns the rows up to the last that holds a value or a quoted cell. */
function readRows(
  reader: RecordReader,
  columns: readonly (CsvColumn | undefined)[],
  table: { readonly source: string; readonly firstRow: number },
  problems: Problems,
): number {
  const ragged = new RowErrors(problems, table);
  const { bytes } = reader;
  const width = columns.length;
  let rows = 0;
  for (let row = 0; reader.next(); row++) {
    const { start, end, style, cells } = reader;
    let filled = cells > width;
    for (let c = cells; c < width; c++) columns[c]?.add(row, bytes, 0, 0, plain);
    for (let c = Math.min(cells, width) - 1; c >= 0; c--) {
      const from = start[c]!;
      const to = end[c]!;
      const how = style[c]!;
      if (from !== to || how !== plain) filled = true;
      columns[c]?.add(row, bytes, from, to, how);
    }
    if (filled) rows = row + 1;
    if (cells !== width && cells !== 0 && isRagged(reader, width)) {
      ragged.add(row, () => ({
        got: `${cells} cells`,
        expected: `${width}, as in the header`,
        advice: "Quote cells that hold the delimiter or a line end.",
      }));
    }
    const { malformed } = reader;
    if (malformed !== undefined) {
      ragged.add(row, () => ({ got: malformed, expected: "cells quoted whole, inner quotes written twice" }));
    }
  }
  ragged.close();
  return rows;
}

/** Fewer cells than columns, or a cell with a value beyond them; delimiters alone at the end of a line are let pass. */
function isRagged({ start, end, cells }: RecordReader, width: number): boolean {
  if (cells < width) return true;
  for (let c = width; c < cells; c++) if (start[c] !== end[c]) return true;
  return false;
}

/** Where the names and the values are, what the first rows say of the types, and how many rows to expect. */
function layoutOf(bytes: Uint8Array, begin: number, delimiter: number, options: CsvReadOptions) {
  const decimalComma = delimiter !== ",".charCodeAt(0);
  const reader = new RecordReader(bytes, begin, delimiter);
  const starts: number[] = [begin];
  const grid: Cell[][] = [];
  while (grid.length < Math.max(headerSearchRows, options.headerRow ?? 0) && reader.next()) {
    starts.push(reader.position);
    grid.push(Array.from({ length: reader.cells }, (_, cell) => typedCell(reader, cell, decimalComma)));
  }
  const header = options.headerRow === undefined ? headerRow(grid) : options.headerRow - 1;
  if ((grid[header] ?? []).length === 0) throw noTable(options);
  const values = header + (isUnitsRow(grid[header + 1], grid.slice(header + 2)) ? 2 : 1);
  const width = grid[header]!.length;
  const bytesPerRow = (starts.at(-1)! - starts[values]!) / Math.max(1, grid.length - values);
  const textOf = (row: number, decoder: TextDecoder): string[] => {
    const record = new RecordReader(bytes, starts[row]!, delimiter);
    record.next();
    return Array.from({ length: record.cells }, (_, cell) => {
      const text = cellText(record, cell, decoder);
      return record.style[cell] === plain ? text.trim() : text;
    });
  };
  return {
    firstRow: values + 1,
    valuesAt: starts[values]!,
    sampleTypes: Array.from({ length: width }, (_, column) =>
      grid
        .slice(values)
        .some((row) => typeof row[column] === "string" && !missingWords.has(row[column].trim())),
    ),
    expectedRows: Math.ceil((1.1 * bytes.length) / Math.max(bytesPerRow, width)) + 64,
    names: (decoder: TextDecoder) => textOf(header, decoder),
    above: (decoder: TextDecoder) => textAbove(grid.slice(0, header).map((_, row) => textOf(row, decoder))),
  };
}

/** A cell as the detection of header and types sees it: a number where it is one, else its bytes as text. */
function typedCell(reader: RecordReader, cell: number, decimalComma: boolean): Cell {
  const { bytes, start, end, style } = reader;
  const number =
    style[cell] === plain ? parseNumber(bytes, start[cell]!, end[cell]!, decimalComma) : Number.NaN;
  return Number.isNaN(number) ? cellText(reader, cell, new TextDecoder("latin1")) : number;
}

function noTable({ source, headerRow }: CsvReadOptions): InputError {
  const expected = "a line of column names and rows under it";
  const place = headerRow === undefined ? {} : { row: headerRow };
  return new InputError([
    {
      severity: "error",
      source,
      ...place,
      got: "no column names",
      expected,
      advice: "Check that the file holds a table.",
    },
  ]);
}
