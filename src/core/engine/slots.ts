/** Rows of a window are put in order of length; a window's communes stay near each other, in memory and on the map. */
export const WINDOW = 1024;

/** Which row each slot is, and where its pairs start: the arrays `row` and `first` of the memory map. */
export interface SlotOrder {
  readonly row: Uint32Array;
  /** One more than rows; the last is the number of pairs. */
  readonly first: Uint32Array;
}

/**
 * Writes the rows, window after window, in order of length: a loop over slots of equal length ends where the processor
 * expects it to. A counting sort; equal lengths stay in order of row. No window crosses one of the `bounds`, rows where
 * blocks begin, ascending: the slots of a block are its rows.
 */
export function orderSlots(
  length: Uint32Array,
  { row, first }: SlotOrder,
  bounds: readonly number[] = [],
): void {
  let longest = 0;
  for (let r = 0; r < length.length; r++) longest = Math.max(longest, length[r]);
  const next = new Uint32Array(longest + 2);
  let bound = 0;
  for (let begin = 0, end = 0; begin < length.length; begin = end) {
    while (bounds[bound] <= begin) bound++;
    end = Math.min(begin + WINDOW, length.length, bounds[bound] ?? Infinity);
    next.fill(0);
    next[0] = begin;
    for (let r = begin; r < end; r++) next[length[r] + 1]++;
    for (let l = 1; l < next.length; l++) next[l] += next[l - 1];
    for (let r = begin; r < end; r++) row[next[length[r]]++] = r;
  }
  first[0] = 0;
  for (let slot = 0; slot < length.length; slot++) first[slot + 1] = first[slot] + length[row[slot]];
}
