/** What may be wrong with a part of a matrix: bits of the result. */
const OUTSIDE: u32 = 1;
const DESCENDING: u32 = 2;
const UNKNOWN: u32 = 4;

/** True where one of the rows ends before it begins. */
export function rowsOverlap(rows: u32, start: usize): bool {
  let overlaps = false;
  for (let row = start, last = start + ((<usize>rows) << 2); row < last; row += 4) {
    if (load<u32>(row, 4) < load<u32>(row)) overlaps = true;
  }
  return overlaps;
}

/**
 * What is wrong with the pairs [begin, end), all of which lie at `id` and `code`, with the code of the pair before at
 * `code - 2`: ids that are not below `communes`, codes that descend in a row, codes that are not below `codes`. `start`
 * holds the first pair of each row and the end of the last; the rows are looked at from `cursor` on, where the row is left
 * that goes on in the next part.
 */
export function faultsOf(
  wide: bool,
  begin: u32,
  end: u32,
  rows: u32,
  start: usize,
  cursor: usize,
  id: usize,
  communes: u32,
  code: usize,
  codes: u32,
): u32 {
  const count: usize = end - begin;
  let faults: u32 = descends(begin, end, rows, start, cursor, code) ? DESCENDING : 0;
  if (reaches<u16>(code, count, codes)) faults |= UNKNOWN;
  if (wide ? reaches<u32>(id, count, communes) : reaches<u16>(id, count, communes)) faults |= OUTSIDE;
  return faults;
}

function descends(begin: u32, end: u32, rows: u32, start: usize, cursor: usize, code: usize): bool {
  let falls = 0;
  let row = load<u32>(cursor);
  for (; row < rows; row++) {
    const rowEnd = load<u32>(start + ((<usize>row) << 2), 4);
    const last = min(rowEnd, end);
    for (let pair = max(load<u32>(start + ((<usize>row) << 2)) + 1, begin); pair < last; pair += 8) {
      const at = code + ((<usize>(pair - begin)) << 1);
      const left = last - pair;
      const there = left < 8 ? (1 << left) - 1 : 255;
      falls |= i16x8.bitmask(i16x8.gt_u(v128.load(at - 2), v128.load(at))) & there;
    }
    if (rowEnd > end) break;
  }
  store<u32>(cursor, row);
  return falls !== 0;
}

/** True where one of `count` values is not below `limit`. */
function reaches<T>(values: usize, count: usize, limit: u32): bool {
  if (sizeof<T>() === 2 && limit > 0xffff) return false;
  if (limit === 0) return count > 0;
  const highest = sizeof<T>() === 2 ? i16x8.splat(<i16>(limit - 1)) : i32x4.splat(limit - 1);
  const bulk = count & ~(16 / sizeof<T>() - 1);
  let over = i32x4.splat(0);
  for (let at = values, last = values + bulk * sizeof<T>(); at < last; at += 16) {
    const given = v128.load(at);
    over = v128.or(over, sizeof<T>() === 2 ? i16x8.gt_u(given, highest) : i32x4.gt_u(given, highest));
  }
  let isOver = v128.any_true(over);
  for (let i = bulk; i < count; i++) if (<u32>load<T>(values + i * sizeof<T>()) >= limit) isOver = true;
  return isOver;
}
