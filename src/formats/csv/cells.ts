/** Where every cell of a CSV file lies in its bytes. */
import { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { anything, followed, open, Records, ragged } from "./records.ts";

/** The cells under the names of the columns. */
export interface Cells {
  readonly bytes: Uint8Array;
  /** Up to the last row that holds a value. */
  readonly rows: number;
  readonly width: number;
  /**
   * Cell c of row r is `bytes[starts[r (width + 1) + c], starts[r (width + 1) + c + 1] - 1)`, quotes included; empty where it
   * is missing.
   */
  readonly starts: Uint32Array;
}

export interface CellsOptions {
  readonly delimiter: number;
  readonly width: number;
  /** Records before the first row of values. */
  readonly first: number;
  readonly expectedRows: number;
  /** What messages call the file, and the row of the first record under the names. */
  readonly table: Pick<Table, "source" | "firstRow">;
}

/** @throws InputError listing every row with misplaced quotes (RFC 4180), or with more or fewer cells than there are names. */
export function cellsOf(bytes: Uint8Array, options: CellsOptions): Cells {
  const { delimiter, width, first, table } = options;
  const quotes = new Problems();
  const problems = new Problems();
  const raggedRows = new RowErrors(problems, table);
  let room = first + options.expectedRows;
  let records = new Records(bytes.length, room * (width + 1)).load(bytes, delimiter, width);
  const isRead = (until: number, stops: number): boolean => {
    const wrong = records.cut(until, stops);
    const row = records.read - 1 - first;
    if ((wrong & (followed + open)) > 0) reportQuotes(wrong, row, table, quotes);
    if (row >= 0 && (wrong & ragged) > 0) reportCells(records.cells, width, row, raggedRows);
    return records.isDone || records.read >= until;
  };
  while (!isRead(first, followed + open));
  while (!records.isDone) {
    if (isRead(room, anything) && !records.isDone) {
      room *= 2;
      records = records.withRoom(room * (width + 1));
    }
  }
  raggedRows.close();
  for (const problem of problems.errors) quotes.error(problem);
  quotes.throwIfAny();
  const rows = Math.max(0, records.filled - first);
  return { bytes: records.bytes, rows, width, starts: records.starts.subarray(first * (width + 1)) };
}

function reportCells(cells: number, width: number, row: number, problems: RowErrors): void {
  problems.add(row, () => ({
    got: `${cells} ${cells === 1 ? "cell" : "cells"}`,
    expected: `${width}, as in the header`,
    advice: "Quote cells that hold the delimiter, a quote or a line end.",
  }));
}

const shownQuotes = 20;

function reportQuotes(
  wrong: number,
  row: number,
  { source, firstRow }: Pick<Table, "source" | "firstRow">,
  problems: Problems,
): void {
  const expected = "cells quoted whole, the quotes inside them written twice";
  for (const [kind, got] of [
    [followed, "text after a closing quote"],
    [open, "a quote that is never closed"],
  ] as const) {
    if ((wrong & kind) > 0 && problems.all.length < shownQuotes)
      problems.error({ source, row: firstRow + row, got, expected });
  }
}
