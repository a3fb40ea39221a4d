/** length[row] = pairs of the row within reach, those whose minute code is below `codes`, for rows [begin, end). */
export function measure(begin: u32, end: u32, start: usize, code: usize, codes: u32, length: usize): void {
  if (codes === 0) {
    memory.fill(length + ((<usize>begin) << 2), 0, (<usize>(end - begin)) << 2);
    return;
  }
  const farthest = i16x8.splat(<i16>(codes - 1));
  let pair: usize = load<u32>(start + ((<usize>begin) << 2));
  for (let row = (<usize>begin) << 2, rowsEnd = (<usize>end) << 2; row < rowsEnd; row += 4) {
    const last: usize = load<u32>(start + row, 4);
    let within: u32 = 0;
    for (; pair < last; pair += 8)
      within += popcnt(keptOf(v128.load(code + (pair << 1)), farthest, last - pair));
    pair = last;
    store<u32>(length + row, within);
  }
}

/**
 * Copies the pairs within reach of the slots [begin, end) to their places: the pairs of row `row[slot]` go to
 * `first[slot]` and on, each id moved by its class x `ids`, each code as it is where they are `coded`. The class is that of the minute code
 * among `ends`.
 *
 * Eight pairs at a time: those within reach move up to the first places, as `packs` says, and all eight are written; what
 * the last of them hold is written over by the pairs that follow, or lies in the room to spare at the end.
 */
export function layOut(
  wideFrom: bool,
  wideTo: bool,
  coded: bool,
  begin: u32,
  end: u32,
  row: usize,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  ends: usize,
  classes: u32,
  ids: u32,
  packs: usize,
  first: usize,
  idTo: usize,
  codeTo: usize,
): void {
  if (wideFrom) {
    copy<u32, u32>(
      coded,
      begin,
      end,
      row,
      start,
      id,
      code,
      codes,
      ends,
      classes,
      ids,
      packs,
      first,
      idTo,
      codeTo,
    );
  } else if (wideTo) {
    copy<u16, u32>(
      coded,
      begin,
      end,
      row,
      start,
      id,
      code,
      codes,
      ends,
      classes,
      ids,
      packs,
      first,
      idTo,
      codeTo,
    );
  } else {
    copy<u16, u16>(
      coded,
      begin,
      end,
      row,
      start,
      id,
      code,
      codes,
      ends,
      classes,
      ids,
      packs,
      first,
      idTo,
      codeTo,
    );
  }
}

function copy<From, To>(
  coded: bool,
  begin: u32,
  end: u32,
  row: usize,
  start: usize,
  id: usize,
  code: usize,
  codes: u32,
  ends: usize,
  classes: u32,
  ids: u32,
  packs: usize,
  first: usize,
  idTo: usize,
  codeTo: usize,
): void {
  if (codes === 0) return;
  const farthest = i16x8.splat(<i16>(codes - 1));
  const apart = i32x4.splat(ids);
  for (let slot = (<usize>begin) << 2, last = (<usize>end) << 2; slot < last; slot += 4) {
    if (((slot - ((<usize>begin) << 2)) & (4 * AHEAD - 1)) === 0) {
      const near = touched<From>(start + slot, start + min(slot + 4 * AHEAD, last), id, code);
      store<u16>(idTo + <usize>load<u32>(first + slot) * sizeof<To>(), near); // soon written over
    }
    const from = start + ((<usize>load<u32>(row + slot)) << 2);
    let at: usize = load<u32>(first + slot);
    for (let pair: usize = load<u32>(from), rowEnd: usize = load<u32>(from, 4); pair < rowEnd; pair += 8) {
      const given = v128.load(code + (pair << 1));
      const kept = keptOf(given, farthest, rowEnd - pair);
      const pack = v128.load(packs + ((<usize>kept) << 4));
      const minutes = i8x16.swizzle(given, pack);
      const place = classesOf(minutes, ends, classes);
      const to = idTo + at * sizeof<To>();
      const pairId = id + pair * sizeof<From>();
      if (sizeof<To>() === 2) {
        const moved = i8x16.swizzle(v128.load(pairId), pack);
        v128.store(to, i16x8.add(moved, i16x8.mul(place, i16x8.splat(<i16>ids))));
      } else {
        let low: v128;
        let high: v128;
        if (sizeof<From>() === 2) {
          const moved = i8x16.swizzle(v128.load(pairId), pack);
          low = i32x4.extend_low_i16x8_u(moved);
          high = i32x4.extend_high_i16x8_u(moved);
        } else {
          // the halves of each id apart, which move as the codes do
          const a = v128.load(pairId);
          const b = v128.load(pairId, 16);
          const lower = i8x16.swizzle(v128.shuffle<u16>(a, b, 0, 2, 4, 6, 8, 10, 12, 14), pack);
          const upper = i8x16.swizzle(v128.shuffle<u16>(a, b, 1, 3, 5, 7, 9, 11, 13, 15), pack);
          low = v128.shuffle<u16>(lower, upper, 0, 8, 1, 9, 2, 10, 3, 11);
          high = v128.shuffle<u16>(lower, upper, 4, 12, 5, 13, 6, 14, 7, 15);
        }
        v128.store(to, i32x4.add(low, i32x4.mul(i32x4.extend_low_i16x8_u(place), apart)));
        v128.store(to, i32x4.add(high, i32x4.mul(i32x4.extend_high_i16x8_u(place), apart)), 16);
      }
      if (coded) v128.store(codeTo + (at << 1), minutes);
      at += popcnt(kept);
    }
  }
}

/**
 * Gives the pairs laid out in the slots [begin, end) other classes, those of `ends` instead of `endsBefore`. Slots, their
 * order and their codes stay.
 */
export function relabel(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  slotId: usize,
  slotCode: usize,
  endsBefore: usize,
  classesBefore: u32,
  ends: usize,
  classes: u32,
  ids: u32,
): void {
  const last: usize = load<u32>(first + ((<usize>end) << 2));
  for (let pair: usize = load<u32>(first + ((<usize>begin) << 2)); pair < last; pair += 8) {
    const minutes = v128.load(slotCode + (pair << 1));
    const now = classesOf(minutes, ends, classes);
    let up = i16x8.sub(now, classesOf(minutes, endsBefore, classesBefore));
    const left = last - pair;
    if (left < 8) {
      // what follows is not of these slots
      up = v128.and(up, i16x8.lt_u(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>left)));
    }
    if (!wide) {
      const at = slotId + (pair << 1);
      v128.store(at, i16x8.add(v128.load(at), i16x8.mul(up, i16x8.splat(<i16>ids))));
      continue;
    }
    const at = slotId + (pair << 2);
    const apart = i32x4.splat(ids);
    v128.store(at, i32x4.add(v128.load(at), i32x4.mul(i32x4.extend_low_i16x8_s(up), apart)));
    v128.store(at, i32x4.add(v128.load(at, 16), i32x4.mul(i32x4.extend_high_i16x8_s(up), apart)), 16);
  }
}

/** Rows whose pairs are brought near before their slots ask for them, out of order: about those of a window. */
const AHEAD: usize = 1024;

/** Reads a line of the pairs between two places of `start` after the other, as memory likes it best; what it found. */
function touched<Id>(start: usize, startEnd: usize, id: usize, code: usize): u16 {
  let found: u32 = 0;
  const end: usize = load<u32>(startEnd);
  for (let pair: usize = load<u32>(start); pair < end; pair += 64 / sizeof<Id>()) {
    found |= load<u16>(code + (pair << 1)) | <u32>load<Id>(id + pair * sizeof<Id>());
  }
  return <u16>found;
}

/** Which of eight minute codes are at most `farthest`, of the first `left` of them: a bit each. */
function keptOf(minutes: v128, farthest: v128, left: usize): u32 {
  const there: u32 = left < 8 ? (1 << (<u32>left)) - 1 : 255;
  return <u32>i16x8.bitmask(i16x8.le_u(minutes, farthest)) & there;
}

/** u16[8]: the class of each of eight minute codes: the last one, less those whose last code is not below it. */
function classesOf(minutes: v128, ends: usize, classes: u32): v128 {
  let place = v128.load(ends);
  for (let last = ends + 16, end = ends + ((<usize>classes) << 4); last < end; last += 16) {
    place = i16x8.add(place, i16x8.le_u(minutes, v128.load(last)));
  }
  return place;
}
