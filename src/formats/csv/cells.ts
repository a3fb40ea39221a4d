/** Where every cell of a CSV file lies in its bytes. */
import { bytesOf } from "../../core/engine/memory.ts";
import { ADDRESSABLE, gibibytes } from "../../core/engine/wasm.ts";
import { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { unreadable } from "../formats.ts";
import {
  anything,
  followed,
  open,
  Records,
  type RecordsShape,
  ragged,
  recordsMap,
  tileRows,
} from "./records.ts";

/** The cells under the names of the columns. */
export interface Cells {
  /** The file's name in messages. */
  readonly source: string;
  readonly records: Records;
  /** Records before the first row of values. */
  readonly first: number;
  /** Up to the last row that holds a value. */
  readonly rows: number;
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

/**
 * @throws InputError listing every row with misplaced quotes (RFC 4180), or with more or fewer cells than there are names; or
 * where the file is too large.
 */
export function cellsOf(bytes: Uint8Array, options: CellsOptions): Cells {
  const { delimiter, width, first, table } = options;
  const quotes = new Problems();
  const problems = new Problems();
  const raggedRows = new RowErrors(problems, table);
  let room = first + options.expectedRows;
  const shapeOf = (records: number): RecordsShape =>
    requireAddressable(table.source, {
      bytes: bytes.length,
      starts: records * (width + 1),
      texts: Math.min(records, mostTexts),
    });
  let records = Records.of(bytes, shapeOf(room), delimiter, width);
  const read = (until: number, stops: number): void => {
    const wrong = records.cut(until, stops);
    const row = records.read - 1 - first;
    if ((wrong & (followed + open)) > 0) reportQuotes(wrong, row, table, quotes);
    if (row >= 0 && (wrong & ragged) > 0) reportCells(records.cells, width, row, raggedRows);
  };
  while (records.read < first && !records.isDone) read(first, followed + open);
  while (!records.isDone) {
    if (records.read === room) {
      // Shorter than those at the beginning: as many more as the rest holds of such.
      room = expectedRecords(records.read, records.position, bytes.length);
      records = records.movedTo(shapeOf(room));
    }
    // A few at once: what is compiled well meanwhile takes over from call to call.
    read(Math.min(room, records.read + tileRows), anything);
  }
  raggedRows.close();
  for (const problem of problems.errors) quotes.error(problem);
  quotes.throwIfAny();
  const rows = Math.max(0, records.filled - first);
  return { source: table.source, records, first, rows };
}

/** Records to expect in so many bytes, of which the first `position` hold `read`: a tenth more, and a few. */
export function expectedRecords(read: number, position: number, bytes: number): number {
  return Math.ceil((1.1 * bytes * read) / Math.max(position, 1)) + 64;
}

/** Most distinct texts of a column, of which strings alone would take a gigabyte. */
export const mostTexts = (1 << 24) - 1;

export const adviceOfLarge = "Convert it to Parquet; travel times are also read in parts, with --memory.";

/** @throws InputError where a file and its cells are more than 32-bit addresses reach. */
export function requireAddressable(source: string, shape: RecordsShape): RecordsShape {
  const bytes = bytesOf(recordsMap(shape));
  if (bytes > ADDRESSABLE) {
    const got = `a CSV file that takes ${gibibytes(bytes)} GiB of memory`;
    throw unreadable(source, got, "one that takes at most 4 GiB", adviceOfLarge);
  }
  return shape;
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
