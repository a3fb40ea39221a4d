/**
 * CSV to a table: comma, semicolon, tab or bar; decimal point or comma; any usual encoding. d3-dsv cuts the records: of the
 * libraries that give every row its own length and row number it is the fastest (bench/fileRows.ts), small and well kept.
 */
import { dsvFormat } from "d3-dsv";
import { missingWords } from "../../table/convert.ts";
import { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Column, Table } from "../../table/table.ts";
import { unreadable } from "../formats.ts";
import { type Cell, distinctNames, headerRow, isUnitsRow, textAbove } from "../header.ts";
import { CsvColumn } from "./column.ts";
import { decodeText, dialectOf, firstRecords } from "./dialect.ts";
import { parseNumber } from "./numbers.ts";
import { checkQuotes } from "./quotes.ts";

export interface CsvReadOptions {
  /** What messages call the file. */
  readonly source: string;
  /** Row that holds the names of the columns, 1 for the first line; found by itself where it is not given. */
  readonly headerRow?: number | undefined;
}

/** @throws InputError listing the ragged rows, or where there is no table at all. */
export function readCsv(bytes: Uint8Array, options: CsvReadOptions): Table {
  const decoded = decodeText(bytes);
  const { delimiter, begin, linesBefore } = dialectOf(decoded);
  const text = begin === 0 ? decoded : decoded.slice(begin);
  const decimalComma = delimiter !== ",";
  const layout = layoutOf(text, delimiter, options);
  const table = { source: options.source, firstRow: layout.first + 1 + linesBefore };
  const body = { text, delimiter, first: layout.first };
  let columns = layout.isText.map((isText) => new CsvColumn(isText, decimalComma, layout.expectedRows));
  const problems = new Problems();
  checkQuotes(text, delimiter, options.source, linesBefore, problems);
  const rows = readRows(body, columns, table, problems);
  problems.throwIfAny();
  for (const column of columns) column.settle();
  if (columns.some((column) => column.mustBeText)) {
    // Text turned up late in columns of numbers: a second reading, for these columns only.
    const again = columns.map((column) =>
      column.mustBeText ? new CsvColumn(true, decimalComma, rows) : undefined,
    );
    readRows(body, again, table, problems);
    columns = columns.map((column, c) => again[c] ?? column);
  }
  const names = distinctNames(layout.names);
  const named = columns.map((column, c): [string, Column] => [names[c]!, column.column(rows)]);
  // A delimiter at the end of every line makes a last column without name or value.
  if (layout.names.at(-1) === "" && named.length > 1 && isEmpty(named.at(-1)![1])) named.pop();
  const metadata = new Map(layout.above === "" ? [] : [["header", layout.above]]);
  return { ...table, rows, columns: new Map(named), metadata };
}

const isEmpty = (column: Column): boolean => column.kind === "text" && column.values.length === 0;

interface Body {
  readonly text: string;
  readonly delimiter: string;
  /** Records before the first row of values. */
  readonly first: number;
}

/** Reads every record into the columns; returns the rows up to the last that holds a value. */
function readRows(
  { text, delimiter, first }: Body,
  columns: readonly (CsvColumn | undefined)[],
  table: { readonly source: string; readonly firstRow: number },
  problems: Problems,
): number {
  const ragged = new RowErrors(problems, table);
  const width = columns.length;
  let rows = 0;
  dsvFormat(delimiter).parseRows(text, (cells, record) => {
    const row = record - first;
    if (row < 0) return null;
    for (let c = 0; c < width; c++) {
      const cell = cells[c] ?? "";
      if (cell !== "") rows = row + 1;
      columns[c]?.add(row, cell);
    }
    const isBlank = cells.length === 1 && cells[0] === "";
    if (cells.length !== width && !isBlank && isRagged(cells, width)) {
      rows = row + 1;
      ragged.add(row, () => ({
        got: `${cells.length} ${cells.length === 1 ? "cell" : "cells"}`,
        expected: `${width}, as in the header`,
        advice: "Quote cells that hold the delimiter, a quote or a line end.",
      }));
    }
    return null;
  });
  ragged.close();
  return rows;
}

/** Fewer cells than columns, or a value beyond them; delimiters alone at the end of a line are let pass. */
const isRagged = (cells: readonly string[], width: number): boolean =>
  cells.length < width || cells.slice(width).some((cell) => cell !== "");

/** Where the names and the values are, what the first rows say of the types, and how many rows to expect. */
function layoutOf(text: string, delimiter: string, { source, headerRow: given }: CsvReadOptions) {
  const records = firstRecords(text, delimiter, given === undefined ? undefined : given + 60);
  const grid = records.map((record) => record.map((cell) => typedCell(cell, delimiter !== ",")));
  const header = given === undefined ? headerRow(grid) : given - 1;
  const names = records[header] ?? [""];
  if (names.every((name) => name === "")) {
    const advice = "Check that the file holds a table, or say which row holds the names with --header-row.";
    throw unreadable(source, "no column names", "a line of column names and rows under it", advice);
  }
  const first = header + (isUnitsRow(grid[header + 1], grid.slice(header + 2)) ? 2 : 1);
  const values = grid.slice(first);
  const characters = records.slice(first).reduce((sum, record) => sum + record.join(delimiter).length + 1, 0);
  return {
    first,
    names: names.map((name) => name.trim()),
    above: textAbove(grid.slice(0, header)),
    isText: names.map((_, c) =>
      values.some((row) => typeof row[c] === "string" && !missingWords.has(row[c].trim())),
    ),
    expectedRows: Math.ceil((1.1 * text.length * values.length) / Math.max(characters, 1)) + 64,
  };
}

/** A cell as the detection of header and types sees it. */
function typedCell(cell: string, decimalComma: boolean): Cell {
  const number = cell === "" ? Number.NaN : parseNumber(cell, decimalComma);
  return Number.isNaN(number) ? cell : number;
}
