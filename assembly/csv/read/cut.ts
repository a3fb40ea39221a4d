/** Cuts the bytes of a CSV file into records and cells (RFC 4180, with any line end and any one-byte delimiter). */
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from "../bytes";

/** What is wrong with a record: text after a closing quote, a quote never closed, more or fewer cells than columns. */
const FOLLOWED: u32 = 1;
const OPEN: u32 = 2;
const RAGGED: u32 = 4;

/**
 * Reads the records up to `until`, or up to the first with something of `stops` wrong, and returns all that is wrong with
 * those read: a sum of the above, 0 for nothing. The bytes end at `end`, where a line feed stands, with 16 bytes to read behind it.
 *
 * `state`  u32[4]  where the next record begins, its number, the cells of the last one, and the number after the last that
 *                  holds a value (more than delimiters and empty quotes)
 * `starts` u32[records][width + 1]  where each cell begins: it ends one byte before the next begins, and after the last
 *                  comes the end of the record, plus one. The cells that a blank line lacks are empty.
 *
 * Fewer cells than columns are let pass in a blank line, and more where the additional ones are empty.
 */
export function cut(
  state: usize,
  end: usize,
  delimiter: u32,
  width: u32,
  starts: usize,
  until: u32,
  stops: u32,
): u32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  let start: usize = load<u32>(state);
  let record = load<u32>(state, 4);
  let filledRecords = load<u32>(state, 12);
  let cells: u32 = 0;
  let wrong: u32 = 0;
  let block = start;
  let mask: u32 = start < end ? marks(block, delimiters) : 0;
  while ((wrong & stops) === 0 && record < until && start < end) {
    const cell = starts + <usize>record * ((width + 1) << 2);
    let filled: u32 = 0;
    cells = 0;
    store<u32>(cell, <u32>start);
    for (;;) {
      while (mask === 0) {
        block += 16;
        mask = marks(block, delimiters);
      }
      let p = block + <usize>ctz(mask);
      mask &= mask - 1;
      let byte: u32 = load<u8>(p);
      if (byte === QUOTE && p === start) {
        p = closing(p, end);
        if (p === 0) {
          p = end;
          wrong |= OPEN;
        }
        byte = load<u8>(p);
        block = p + 1;
        mask = marks(block, delimiters);
        if (p - start > 2) filled = cells + 1;
      } else if (byte === QUOTE && byte !== delimiter) {
        continue;
      } else if (p > start) {
        filled = cells + 1;
      }
      start = p + 1;
      cells++;
      if (cells <= width) store<u32>(cell + ((<usize>cells) << 2), <u32>start);
      if (byte === delimiter) continue;
      if (byte === LINE_FEED) break;
      if (byte === CARRIAGE_RETURN) {
        if (load<u8>(start) === LINE_FEED) {
          start++;
          block = start;
          mask = start < end ? marks(block, delimiters) : 0;
        }
        break;
      }
      wrong |= FOLLOWED;
    }
    if (cells !== width) {
      if (cells < width ? cells > 1 || filled > 0 : filled > width) {
        wrong |= RAGGED;
        filled = 1;
      } else {
        for (let c = cells; c < width; c++) {
          const ends = cell + ((<usize>c) << 2);
          store<u32>(ends, load<u32>(ends) + 1, 4);
        }
      }
    }
    record++;
    if (filled > 0) filledRecords = record;
  }
  store<u32>(state, <u32>start);
  store<u32>(state, record, 4);
  store<u32>(state, cells, 8);
  store<u32>(state, filledRecords, 12);
  return wrong;
}

/** Which of sixteen bytes may end a cell or begin one in quotes. */
function marks(block: usize, delimiters: v128): u32 {
  const bytes = v128.load(block);
  const ends = v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED)));
  const others = v128.or(
    i8x16.eq(bytes, i8x16.splat(<i8>CARRIAGE_RETURN)),
    i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)),
  );
  return <u32>i8x16.bitmask(v128.or(ends, others));
}

/** The byte after the quote that closes the one at `open`, 0 where none does: a quote written twice closes nothing. */
function closing(open: usize, end: usize): usize {
  let p = open + 1;
  while (p < end) {
    const mask = <u32>i8x16.bitmask(i8x16.eq(v128.load(p), i8x16.splat(<i8>QUOTE)));
    if (mask === 0) {
      p += 16;
      continue;
    }
    p += <usize>ctz(mask);
    if (p >= end) break;
    if (load<u8>(p, 1) !== QUOTE) return p + 1;
    p += 2;
  }
  return 0;
}
