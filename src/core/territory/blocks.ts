/** A half-open range of rows that one thread computes. */
export interface RowBlock {
  readonly begin: number;
  readonly end: number;
}

/** A block may be off the even share of the pairs by this much to end where a region does. */
const TOLERANCE = 0.1;

/**
 * Cuts rows into blocks of about as many pairs each. A block ends where the label changes (regions, departments, zones)
 * when such an end lies within a tenth of a share from the even cut, and at the even cut otherwise.
 *
 * @param start u32[rows + 1]: first pair of each row.
 * @param labels of each row; blocks follow nothing where absent.
 * @returns at most `count` blocks, none empty, that make up all rows in order; one empty block without rows.
 */
export function rowBlocks(start: Uint32Array, count: number, labels?: readonly string[]): RowBlock[] {
  const rows = start.length - 1;
  const share = start[rows] / count;
  const blocks: RowBlock[] = [];
  let begin = 0;
  for (let k = 1; k < count; k++) {
    const even = firstAtLeast(start, k * share);
    const end = labels === undefined ? even : nearestChange(start, labels, even, TOLERANCE * share);
    if (end <= begin || end >= rows) continue;
    blocks.push({ begin, end });
    begin = end;
  }
  return [...blocks, { begin, end: rows }];
}

/** The first row whose pairs start at or after `pairs`. */
function firstAtLeast(start: Uint32Array, pairs: number): number {
  let [low, high] = [0, start.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle] < pairs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row nearest to `even`, in pairs, whose label is not that of the row before; `even` where none is near enough. */
function nearestChange(start: Uint32Array, labels: readonly string[], even: number, near: number): number {
  let best = even;
  let least = near;
  const consider = (row: number): boolean => {
    const distance = Math.abs(start[row] - start[even]);
    if (distance > near) return false;
    if (distance <= least && labels[row] !== labels[row - 1]) {
      best = row;
      least = distance;
    }
    return true;
  };
  for (let row = even; row > 0 && consider(row); row--);
  for (let row = even; row < labels.length && consider(row); row++);
  return best;
}
