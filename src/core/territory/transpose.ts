import type { TravelTimes } from "./travelTimes.ts";

/** Rows of a sparse matrix: row r holds `start[r] … start[r + 1]`, ascending by minute code, then id. */
export interface SparseRows {
  /** u32[rows + 1] */
  readonly start: Uint32Array;
  /** Position of the other end of each pair. */
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}

/** The destinations kept (those that may have supply in some variant), and what a matrix of them alone holds. */
export interface ActiveDestinations {
  /** Commune of each kept destination, ascending. */
  readonly communes: Uint32Array;
  /** i32[communes]: position of each commune among the kept ones, or -1. */
  readonly position: Int32Array;
  /** u32[communes + 1] and u32[kept + 1]: where each row, and each column, starts. */
  readonly rowStart: Uint32Array;
  readonly columnStart: Uint32Array;
  readonly pairs: number;
}

/** Counts the pairs whose destination is active (u8[communes], 1 or 0), by row and by column. */
export function activeDestinations(travelTimes: TravelTimes, active: Uint8Array): ActiveDestinations {
  const { communes: count, rowStart: start, destination } = travelTimes;
  if (active.length !== count) {
    throw new RangeError(`active: expected ${count} values, one per commune, got ${active.length}.`);
  }
  const position = new Int32Array(count).fill(-1);
  let kept = 0;
  for (let commune = 0; commune < count; commune++) if (active[commune] !== 0) position[commune] = kept++;
  const communes = new Uint32Array(kept);
  for (let commune = 0; commune < count; commune++) {
    if (position[commune] >= 0) communes[position[commune]] = commune;
  }
  const perColumn = new Uint32Array(count);
  const rowStart = new Uint32Array(count + 1);
  for (let row = 0; row < count; row++) {
    let inRow = 0;
    for (let pair = start[row]; pair < start[row + 1]; pair++) {
      perColumn[destination[pair]]++;
      inRow += active[destination[pair]] !== 0 ? 1 : 0;
    }
    rowStart[row + 1] = rowStart[row] + inRow;
  }
  const columnStart = new Uint32Array(kept + 1);
  for (let column = 0; column < kept; column++) {
    columnStart[column + 1] = columnStart[column] + perColumn[communes[column]];
  }
  return { communes, position, rowStart, columnStart, pairs: rowStart[count] };
}

/** Writes the rows of the kept destinations, ids being positions among them. */
export function writeActiveRows(travelTimes: TravelTimes, kept: ActiveDestinations, rows: SparseRows): void {
  const { destination, minuteCode } = travelTimes;
  const { position } = kept;
  const { id, code } = rows;
  rows.start.set(kept.rowStart);
  let at = 0;
  for (let pair = 0; pair < destination.length; pair++) {
    const to = position[destination[pair]];
    if (to < 0) continue;
    id[at] = to;
    code[at++] = minuteCode[pair];
  }
}

/**
 * Writes `columns`, the same pairs by destination: ids are then rows (origins). A radix sort, by minutes then by column,
 * so that each column ascends by minutes, then origin. `distinct`: how many minute codes there are.
 */
export function transpose(
  rows: SparseRows,
  columnStart: Uint32Array,
  distinct: number,
  columns: SparseRows,
): void {
  const { start, id, code } = rows;
  const rowCount = start.length - 1;
  const pairs = start[rowCount];
  columns.start.set(columnStart);

  // By minutes.
  const firstOf = new Uint32Array(distinct + 1);
  for (let pair = 0; pair < pairs; pair++) firstOf[code[pair] + 1]++;
  for (let value = 0; value < distinct; value++) firstOf[value + 1] += firstOf[value];
  const place = firstOf.slice();
  const Ids = rowCount <= 65_536 ? Uint16Array : Uint32Array;
  const rowByTime = new Ids(pairs);
  const columnByTime = new Uint32Array(pairs);
  for (let row = 0; row < rowCount; row++) {
    for (let pair = start[row]; pair < start[row + 1]; pair++) {
      const at = place[code[pair]]++;
      rowByTime[at] = row;
      columnByTime[at] = id[pair];
    }
  }

  // By column, in order of time.
  const next = columnStart.slice();
  for (let value = 0, pair = 0; value < distinct; value++) {
    for (const end = firstOf[value + 1]; pair < end; pair++) {
      const at = next[columnByTime[pair]]++;
      columns.id[at] = rowByTime[pair];
      columns.code[at] = value;
    }
  }
}
