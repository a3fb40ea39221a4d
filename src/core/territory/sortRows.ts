import type { SparseRows } from "./sparseRows.ts";

/** Pairs of a row and an id that are there more than once. */
export interface Duplicates {
  readonly count: number;
  /** The first of them, [row, id]. */
  readonly first: readonly (readonly [number, number])[];
}

/** What the ids and the codes of the rows are below. */
export interface RowBounds {
  readonly ids: number;
  readonly codes: number;
}

const SHOWN_DUPLICATES = 20;

/**
 * Sorts each row by code, then id, in place, and finds the pairs given more than once.
 * A row of n pairs is dealt out to n buckets by where its pairs stand between the first and the last possible one, then
 * walked through once to settle neighbours: linear in n when times are spread as travel times are, and in half the time
 * of the built-in sort.
 */
export function sortRows({ start: rowStart, id, code: codes }: SparseRows, below: RowBounds): Duplicates {
  const rows = rowStart.length - 1;
  const { ids, codes: distinct } = below;
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, rowStart[row + 1] - rowStart[row]);
  const place = new Uint32Array(longest + 1);
  const keys = new Float64Array(longest);
  const sorted = new Float64Array(longest);
  const seenFrom = new Int32Array(ids).fill(-1);
  const first: [number, number][] = [];
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const start = rowStart[row];
    const length = rowStart[row + 1] - start;
    const perKey = length / (distinct * ids);

    place.fill(0, 0, length + 1);
    for (let i = 0; i < length; i++) {
      const to = id[start + i];
      if (seenFrom[to] === row && count++ < SHOWN_DUPLICATES) first.push([row, to]);
      seenFrom[to] = row;
      const key = codes[start + i] * ids + to;
      keys[i] = key;
      place[((key * perKey) | 0) + 1]++;
    }
    for (let bucket = 1; bucket <= length; bucket++) place[bucket] += place[bucket - 1];
    for (let i = 0; i < length; i++) sorted[place[(keys[i] * perKey) | 0]++] = keys[i];

    for (let i = 0; i < length; i++) {
      const key = sorted[i];
      let at = i;
      for (; at > 0 && sorted[at - 1] > key; at--) sorted[at] = sorted[at - 1];
      sorted[at] = key;
    }
    for (let i = 0; i < length; i++) {
      const code = (sorted[i] / ids) | 0;
      codes[start + i] = code;
      id[start + i] = sorted[i] - code * ids;
    }
  }
  return { count, first };
}
