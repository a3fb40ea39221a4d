/** Where every cell of a CSV file lies in its bytes. */
import { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { Records } from "./records.ts";

/** The cells under the names of the columns. */
export interface Cells {
  readonly bytes: Uint8Array;
  /** Up to the last row that holds a value. */
  readonly rows: number;
  readonly width: number;
  /** Cell c of row r is `bytes[bounds[2 (r width + c)], bounds[2 (r width + c) + 1])`, quotes included; empty where it is missing. */
  readonly bounds: Uint32Array;
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
  const records = new Records(bytes, delimiter);
  const quotes = new Problems();
  const problems = new Problems();
  const ragged = new RowErrors(problems, table);
  const nothing = new Uint32Array(0);
  for (let row = -first; row < 0 && records.next(nothing, 0, 0); row++) {
    if (records.isFollowed || records.isOpen) reportQuotes(records, row, table, quotes);
  }
  let bounds = new Uint32Array(2 * width * options.expectedRows);
  let rows = 0;
  for (let row = 0, at = 0; records.next(bounds, at, width); row++, at += 2 * width) {
    if (records.isFollowed || records.isOpen) reportQuotes(records, row, table, quotes);
    if (records.isFilled) rows = row + 1;
    if (records.cells !== width && isRagged(records, width)) {
      rows = row + 1;
      const { cells } = records;
      ragged.add(row, () => ({
        got: `${cells} ${cells === 1 ? "cell" : "cells"}`,
        expected: `${width}, as in the header`,
        advice: "Quote cells that hold the delimiter, a quote or a line end.",
      }));
    }
    if (at + 4 * width > bounds.length) bounds = grown(bounds, 2 * bounds.length + 4 * width);
  }
  ragged.close();
  for (const problem of problems.errors) quotes.error(problem);
  quotes.throwIfAny();
  return { bytes, rows, width, bounds };
}

const shownQuotes = 20;

function reportQuotes(
  { isFollowed, isOpen }: Records,
  row: number,
  { source, firstRow }: Pick<Table, "source" | "firstRow">,
  problems: Problems,
): void {
  const expected = "cells quoted whole, the quotes inside them written twice";
  for (const [isThere, got] of [
    [isFollowed, "text after a closing quote"],
    [isOpen, "a quote that is never closed"],
  ] as const) {
    if (isThere && problems.all.length < shownQuotes)
      problems.error({ source, row: firstRow + row, got, expected });
  }
}

/** Fewer cells than columns, or a value beyond them; blank lines, and delimiters alone at the end of one, are let pass. */
function isRagged({ cells, isFilled, isFilledBeyond }: Records, width: number): boolean {
  return cells < width ? cells > 1 || isFilled : isFilledBeyond;
}

function grown(values: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(values);
  return larger;
}
