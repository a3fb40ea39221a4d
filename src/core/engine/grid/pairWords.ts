/**
 * A pair on its way from a table to its block, in two 32-bit words: its row among those of its part of the matrix, the
 * other end, and its minutes as thousandths. Pairs that wait on disk for the others of their rows take 8 bytes each.
 *
 *   first   id (24 bits), high 8 bits of the thousandths
 *   second  row (18 bits), low 14 bits of the thousandths
 */
export const WORDS = 2;

/** Places that 24 bits count; ids of both ends. */
export const MAXIMUM_PLACES = 2 ** 24;
/** Rows of one part of the matrix. */
export const MAXIMUM_ROWS = 2 ** 18;
/** Thousandths of a minute: 22 bits, 69 hours. */
const LOW = 14;
const LOW_MASK = 2 ** LOW - 1;

/** Writes a pair at `words[at]` and `words[at + 1]`. */
export function packPair(words: Uint32Array, at: number, row: number, id: number, thousandths: number): void {
  words[at] = (id << 8) | (thousandths >>> LOW);
  words[at + 1] = (row << LOW) | (thousandths & LOW_MASK);
}

export function rowIn(second: number): number {
  return second >>> LOW;
}

export function idIn(first: number): number {
  return first >>> 8;
}

export function thousandthsIn(first: number, second: number): number {
  return ((first & 0xff) << LOW) | (second & LOW_MASK);
}

/** Adds `rows` to the row of every pair. */
export function shiftRows(words: Uint32Array, rows: number): void {
  if (rows === 0) return;
  for (let at = 1; at < words.length; at += WORDS) words[at] += rows << LOW;
}
