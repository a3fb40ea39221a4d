import type { SparseRows } from "./sparseRows.ts";
import type { TravelTimes } from "./travelTimes.ts";

/** The destinations kept, those that may have supply in some variant. */
export interface ActiveDestinations {
  /** The active communes, ascending. */
  readonly communes: Uint32Array;
  /** i32[communes]: position of each commune among them, -1 where it is not active. */
  readonly position: Int32Array;
  /** u8[communes]: 1 where the commune is active, else 0. */
  readonly flag: Uint8Array;
}

/** The active communes (u8[communes], not 0). @throws RangeError when `active` is not one value per commune. */
export function activeDestinations(
  { communes: count }: Pick<TravelTimes, "communes">,
  active: Uint8Array,
): ActiveDestinations {
  if (active.length !== count) {
    throw new RangeError(`active: expected ${count} values, one per commune, got ${active.length}.`);
  }
  const flag = active.map((value) => (value === 0 ? 0 : 1));
  const communes = Uint32Array.from(flag.keys()).filter((commune) => flag[commune] === 1);
  const position = new Int32Array(count).fill(-1);
  communes.forEach((commune, at) => {
    position[commune] = at;
  });
  return { communes, position, flag };
}

export interface ActiveRows {
  /** The active communes, ascending: what the ids of the rows are positions in. */
  readonly active: Uint32Array;
  readonly rows: SparseRows;
}

/**
 * The pairs whose destination is active (u8[communes], not 0), in the matrix's order, ids being positions among the
 * active: a destination that never has supply adds nothing to any accessibility, and six pairs in ten or more lead to one.
 *
 * @param codes only pairs whose minute code lies in [codes.from, codes.to).
 * @throws RangeError when `active` is not one value per commune.
 */
export function activeRows(
  travelTimes: TravelTimes,
  active: Uint8Array,
  codes = { from: 0, to: travelTimes.minutes.length },
): ActiveRows {
  const { communes, rowStart, destination, minuteCode } = travelTimes;
  const { communes: kept, position } = activeDestinations(travelTimes, active);
  // As long as all pairs, of which only the part that is written is ever given memory.
  const Ids = kept.length <= 65_536 ? Uint16Array : Uint32Array;
  const id = new Ids(destination.length + 1);
  const code = new Uint16Array(destination.length + 1);
  const start = new Uint32Array(communes + 1);
  const [from, last] = [codes.from, codes.to - 1];
  // Every pair is written and the place moves on after the kept ones: a branch would be guessed wrongly at one in four.
  let pairs = 0;
  for (let row = 0; row < communes; row++) {
    for (let pair = rowStart[row], end = rowStart[row + 1]; pair < end; pair++) {
      const to = position[destination[pair]];
      const minute = minuteCode[pair];
      id[pairs] = to;
      code[pairs] = minute;
      pairs += 1 + ((to | (minute - from) | (last - minute)) >> 31);
    }
    start[row + 1] = pairs;
  }
  return { active: kept, rows: { start, id: id.subarray(0, pairs), code: code.subarray(0, pairs) } };
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

/** How many pairs lead to an active commune (u8[communes], not 0): what an engine keeps. */
export function activePairs({ destination }: TravelTimes, active: Uint8Array): number {
  let pairs = 0;
  for (let pair = 0; pair < destination.length; pair++) pairs += Number(active[destination[pair]] !== 0);
  return pairs;
}
