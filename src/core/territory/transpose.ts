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
