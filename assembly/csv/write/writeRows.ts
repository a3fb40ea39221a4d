/** The rows of a CSV file, from columns of numbers and of texts told by their code. */
import { QUOTED, writeQuoted } from "./quotes";
import { writeNumber } from "./writeNumber";

/** Kinds of columns: f64, NaN for missing; i32 codes, -1 for missing; u32, 1 for the second text and the first for others. */
const NUMBERS: u32 = 0;
const BOOLEANS: u32 = 2;
/** Bytes of a column: its kind, and the addresses of its values, its texts and where each text begins (u32 each). */
const COLUMN: usize = 16;

/**
 * Finds where each of `count` texts begins, each followed by a zero byte: starts[text], and at starts[count] where another
 * one would. Returns the texts that it found, more than `count` where a text holds a zero byte.
 */
export function textStarts(texts: usize, bytes: u32, count: u32, starts: usize): u32 {
  let found: u32 = 0;
  store<u32>(starts, 0);
  for (let at: u32 = 0; at < bytes; at += 16) {
    let mask = <u32>i8x16.bitmask(i8x16.eq(v128.load(texts + at), i8x16.splat(0)));
    for (; mask !== 0; mask &= mask - 1) {
      const next = at + ctz(mask) + 1;
      if (next > bytes) break;
      found++;
      if (found <= count) store<u32>(starts + ((<usize>found) << 2), next);
    }
  }
  return found;
}

/**
 * Writes cells from the one that `cell` tells (u32[3]: row, column, address) until it has written `rows` rows, or a row that
 * ends at `limit` or behind it; true where it stops before, at a number that is for the host to write (writeNumber.ts). The next
 * cell is then in `cell`. Up to 24 bytes behind the last one are written over.
 */
export function writeRows(
  cell: usize,
  rows: u32,
  columns: usize,
  count: u32,
  limit: usize,
  delimiter: u32,
  point: u32,
  lineEnd: u32,
  lineEndBytes: u32,
  powers: usize,
): bool {
  let row: usize = load<u32>(cell);
  let column = columns + <usize>load<u32>(cell, 4) * COLUMN;
  let at: usize = load<u32>(cell, 8);
  const end = columns + <usize>count * COLUMN;
  while (row < rows) {
    for (; column < end; column += COLUMN) {
      const kind = load<u32>(column);
      const values: usize = load<u32>(column, 4);
      if (column > columns) store<u8>(at++, delimiter);
      if (kind === NUMBERS) {
        const next = writeNumber(at, load<f64>(values + (row << 3)), point, powers);
        if (next === 0) {
          store<u32>(cell, <u32>row);
          store<u32>(cell, <u32>((column - columns) / COLUMN), 4);
          store<u32>(cell, <u32>at, 8);
          return true;
        }
        at = next;
        continue;
      }
      const value = load<i32>(values + (row << 2));
      const code = kind === BOOLEANS ? i32(value === 1) : value;
      if (code < 0) continue;
      const start = <usize>load<u32>(column, 12) + ((<usize>code) << 2);
      at = writeText(at, load<u32>(column, 8), start);
    }
    store<u16>(at, lineEnd);
    at += lineEndBytes;
    column = columns;
    row++;
    if (at >= limit) break;
  }
  store<u32>(cell, <u32>row);
  store<u32>(cell, 0, 4);
  store<u32>(cell, <u32>at, 8);
  return false;
}

/** Writes the text that begins at starts[code]: in quotes, or sixteen bytes at once. */
function writeText(at: usize, texts: usize, start: usize): usize {
  const first = load<u32>(start);
  const from = texts + <usize>(first & ~QUOTED);
  const end = texts + <usize>(load<u32>(start, 4) & ~QUOTED) - 1;
  if ((first & QUOTED) !== 0) return writeQuoted(at, from, end);
  const shift = at - from;
  for (let next = from; next < end; next += 16) v128.store(next + shift, v128.load(next));
  return end + shift;
}
