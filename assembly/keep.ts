/**
 * Loading: of the pairs of a territory, given a part at a time, those whose destination is active, by row and by column.
 * A destination that never has supply adds nothing to any accessibility, and six pairs in ten or more lead to one.
 */

/** Lists the communes of [begin, end) whose flag (u8) is not 0, and writes the position of each of them in the list. */
export function enlist(begin: u32, end: u32, flag: usize, active: usize, position: usize): void {
  let next: u32 = 0;
  for (let commune = begin; commune < end; commune++) {
    if (load<u8>(flag + <usize>commune) === 0) continue;
    store<u32>(active + ((<usize>next) << 2), commune);
    store<u32>(position + ((<usize>commune) << 2), next++);
  }
}

/**
 * Keeps those of the pairs [begin, end), all of which lie at `id` and `code`, whose id has a flag (u8) that is not 0 and
 * whose minute code is one of the `codes` from `lowest` on. They go to the places `cursor[1]` and on, after those of the
 * parts before. `start`, from row `cursor[0]` on, holds the first pair of each row among all of them, and for the rows
 * that end in this part the first kept one then.
 *
 * Eight pairs at a time, as in `layOut`: those kept move up to the first places, and all eight are written.
 */
export function keep(
  wide: bool,
  begin: u32,
  end: u32,
  rows: u32,
  id: usize,
  code: usize,
  flag: usize,
  lowest: u32,
  codes: u32,
  packs: usize,
  cursor: usize,
  start: usize,
  idTo: usize,
  codeTo: usize,
): void {
  if (wide) part<u32>(begin, end, rows, id, code, flag, lowest, codes, packs, cursor, start, idTo, codeTo);
  else part<u16>(begin, end, rows, id, code, flag, lowest, codes, packs, cursor, start, idTo, codeTo);
}

function part<Id>(
  begin: u32,
  end: u32,
  rows: u32,
  id: usize,
  code: usize,
  flag: usize,
  lowest: u32,
  codes: u32,
  packs: usize,
  cursor: usize,
  start: usize,
  idTo: usize,
  codeTo: usize,
): void {
  let row = load<u32>(cursor);
  let at: usize = load<u32>(cursor, 4);
  let pair = begin;
  const first = i16x8.splat(<i16>lowest);
  const others = i16x8.splat(<i16>(codes - 1));
  const any: i32 = codes === 0 ? 0 : 255;
  while (row < rows) {
    const next = start + ((<usize>row) << 2);
    const rowEnd = load<u32>(next, 4);
    for (const last = min(rowEnd, end); pair < last; ) {
      const left = min(last - pair, 8);
      const given = v128.load(code);
      let flags = v128.load8_lane(flag + <usize>load<Id>(id), i8x16.splat(0), 0);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, sizeof<Id>()), flags, 1);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 2 * sizeof<Id>()), flags, 2);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 3 * sizeof<Id>()), flags, 3);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 4 * sizeof<Id>()), flags, 4);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 5 * sizeof<Id>()), flags, 5);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 6 * sizeof<Id>()), flags, 6);
      flags = v128.load8_lane(flag + <usize>load<Id>(id, 7 * sizeof<Id>()), flags, 7);
      const within = i16x8.bitmask(i16x8.le_u(i16x8.sub(given, first), others));
      const kept = i8x16.bitmask(i8x16.ne(flags, i8x16.splat(0))) & within & any & ((1 << left) - 1);
      const pack = v128.load(packs + ((<usize>kept) << 4));
      v128.store(codeTo + (at << 1), i8x16.swizzle(given, pack));
      const to = idTo + at * sizeof<Id>();
      const ids = v128.load(id);
      if (sizeof<Id>() === 2) {
        v128.store(to, i8x16.swizzle(ids, pack));
      } else {
        // the halves of each id apart, which move as the codes do
        const more = v128.load(id, 16);
        const lower = i8x16.swizzle(v128.shuffle<u16>(ids, more, 0, 2, 4, 6, 8, 10, 12, 14), pack);
        const upper = i8x16.swizzle(v128.shuffle<u16>(ids, more, 1, 3, 5, 7, 9, 11, 13, 15), pack);
        v128.store(to, v128.shuffle<u16>(lower, upper, 0, 8, 1, 9, 2, 10, 3, 11));
        v128.store(to, v128.shuffle<u16>(lower, upper, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      }
      at += popcnt(kept);
      pair += left;
      id += <usize>left * sizeof<Id>();
      code += (<usize>left) << 1;
    }
    if (rowEnd > end) break;
    store<u32>(next, <u32>at, 4);
    row++;
  }
  store<u32>(cursor, row);
  store<u32>(cursor, <u32>at, 4);
}

/** idTo[pair] = the position of the commune `id[pair]`, which is counted, for the pairs [begin, end). */
export function locate(
  wideFrom: bool,
  wideTo: bool,
  begin: u32,
  end: u32,
  id: usize,
  position: usize,
  idTo: usize,
  counts: usize,
): void {
  if (!wideFrom) located<u16, u16>(begin, end, id, position, idTo, counts);
  else if (!wideTo) located<u32, u16>(begin, end, id, position, idTo, counts);
  else located<u32, u32>(begin, end, id, position, idTo, counts);
}

function located<From, To>(
  begin: u32,
  end: u32,
  id: usize,
  position: usize,
  idTo: usize,
  counts: usize,
): void {
  for (let pair: usize = begin; pair < end; pair++) {
    const at: usize = load<u32>(position + ((<usize>load<From>(id + pair * sizeof<From>())) << 2));
    store<To>(idTo + pair * sizeof<To>(), <To>at);
    const counted = counts + (at << 2);
    store<u32>(counted, load<u32>(counted) + 1);
  }
}

/** start[row] = the counts of the rows before, for the rows [0, rows] ; next[row] = start[row], in the place of the count. */
export function begin(rows: u32, next: usize, start: usize): void {
  let pairs: u32 = 0;
  const last = (<usize>rows) << 2;
  for (let row: usize = 0; row < last; row += 4) {
    const own = load<u32>(next + row);
    store<u32>(start + row, pairs);
    store<u32>(next + row, pairs);
    pairs += own;
  }
  store<u32>(start + last, pairs);
}

/** Writes the pairs of the rows [begin, end) by column, where `next` says that the next pair of each column goes. */
export function transpose(
  wideFrom: bool,
  wideTo: bool,
  begin: u32,
  end: u32,
  start: usize,
  id: usize,
  code: usize,
  next: usize,
  idTo: usize,
  codeTo: usize,
): void {
  if (wideFrom) turn<u32, u32>(begin, end, start, id, code, next, idTo, codeTo);
  else if (wideTo) turn<u16, u32>(begin, end, start, id, code, next, idTo, codeTo);
  else turn<u16, u16>(begin, end, start, id, code, next, idTo, codeTo);
}

function turn<From, To>(
  begin: u32,
  end: u32,
  start: usize,
  id: usize,
  code: usize,
  next: usize,
  idTo: usize,
  codeTo: usize,
): void {
  let pair: usize = load<u32>(start + ((<usize>begin) << 2));
  for (let row = begin; row < end; row++) {
    const last: usize = load<u32>(start + ((<usize>row) << 2), 4);
    for (; pair < last; pair++) {
      const column = next + ((<usize>load<From>(id + pair * sizeof<From>())) << 2);
      const at: usize = load<u32>(column);
      store<u32>(column, <u32>(at + 1));
      store<To>(idTo + at * sizeof<To>(), <To>row);
      store<u16>(codeTo + (at << 1), load<u16>(code + (pair << 1)));
    }
  }
}
