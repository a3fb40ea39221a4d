import type { TravelTimes } from "./travelTimes.ts";

/** A sparse matrix of minute codes: row r holds the pairs `start[r] … start[r + 1]`. */
export interface SparseRows {
  /** u32[rows + 1] */
  readonly start: Uint32Array;
  /** Position of the other end of each pair; a place to spare, as in `code`. */
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}

/** The destinations kept, those that may have supply in some variant. */
export interface ActiveDestinations {
  /** The active communes, ascending. */
  readonly communes: Uint32Array;
  /** u32[communes]: position of each active commune among them. */
  readonly position: Uint32Array;
  /** u8[communes]: 1 where the commune is active, else 0. */
  readonly flag: Uint8Array;
  /** Pairs to one of them. */
  readonly pairs: number;
}

/** Counts the pairs whose destination is active (u8[communes], not 0). @throws RangeError on another length. */
export function activeDestinations(travelTimes: TravelTimes, active: Uint8Array): ActiveDestinations {
  const { communes: count, destination } = travelTimes;
  if (active.length !== count) {
    throw new RangeError(`active: expected ${count} values, one per commune, got ${active.length}.`);
  }
  const flag = active.map((value) => (value === 0 ? 0 : 1));
  const position = new Uint32Array(count);
  const communes = new Uint32Array(count);
  let kept = 0;
  for (let commune = 0; commune < count; commune++) {
    position[commune] = kept;
    communes[kept] = commune;
    kept += flag[commune];
  }
  let pairs = 0;
  for (let pair = 0; pair < destination.length; pair++) pairs += flag[destination[pair]];
  return { communes: communes.subarray(0, kept), position, flag, pairs };
}

/**
 * Writes the pairs whose destination is active, in the matrix's order, ids being positions among the active: a
 * destination that never has supply adds nothing to any accessibility, and six pairs in ten or more lead to one.
 * Every pair is written and the place moves on after the kept ones: a branch would be guessed wrongly at one in four.
 */
export function writeActiveRows(
  travelTimes: TravelTimes,
  active: ActiveDestinations,
  rows: SparseRows,
): void {
  const { communes, rowStart, destination, minuteCode } = travelTimes;
  const { position, flag } = active;
  const { start, id, code } = rows;
  let at = 0;
  for (let row = 0; row < communes; row++) {
    start[row] = at;
    for (let pair = rowStart[row], last = rowStart[row + 1]; pair < last; pair++) {
      const to = destination[pair];
      id[at] = position[to];
      code[at] = minuteCode[pair];
      at += flag[to];
    }
  }
  start[communes] = at;
}

/** Writes the same pairs by column, each in order of row: a counting sort. */
export function transpose(rows: SparseRows, columns: SparseRows): void {
  const { start, id, code } = rows;
  const rowCount = start.length - 1;
  const pairs = start[rowCount];
  columns.start.fill(0);
  for (let pair = 0; pair < pairs; pair++) columns.start[id[pair] + 1]++;
  for (let column = 1; column < columns.start.length; column++) {
    columns.start[column] += columns.start[column - 1];
  }
  const next = columns.start.slice();
  for (let row = 0; row < rowCount; row++) {
    for (let pair = start[row], last = start[row + 1]; pair < last; pair++) {
      const at = next[id[pair]]++;
      columns.id[at] = row;
      columns.code[at] = code[pair];
    }
  }
}
