/** First index of [begin, end) whose value is no number, negative, or above allowed x most; `end` if there is none. */
export function firstOutside(begin: u32, end: u32, values: usize, allowed: usize, most: f64): u32 {
  const scale = f64x2.splat(most);
  let index = begin;
  for (; index + 1 < end; index += 2) {
    const at = (<usize>index) << 3;
    const value = v128.load(values + at);
    const limit = f64x2.mul(v128.load(allowed + at), scale);
    const within = v128.and(f64x2.ge(value, f64x2.splat(0)), f64x2.le(value, limit));
    if (!i64x2.all_true(within)) break;
  }
  for (; index < end; index++) {
    const value = load<f64>(values + ((<usize>index) << 3));
    if (!(value >= 0 && value <= load<f64>(allowed + ((<usize>index) << 3)) * most)) return index;
  }
  return end;
}

/** How many of the flags (u8) of [begin, end) are not 0. */
export function flagged(begin: u32, end: u32, flag: usize): u32 {
  let count: u32 = 0;
  for (let place = flag + begin, last = flag + end; place < last; place++)
    count += <u32>(load<u8>(place) !== 0);
  return count;
}

/** How many of the ids of [begin, end) have a flag (u8) that is not 0. */
export function idsFlagged(wide: bool, begin: u32, end: u32, id: usize, flag: usize): u32 {
  return wide ? countOf<u32>(begin, end, id, flag) : countOf<u16>(begin, end, id, flag);
}

function countOf<Id>(begin: u32, end: u32, id: usize, flag: usize): u32 {
  const last = id + <usize>end * sizeof<Id>();
  let place = id + <usize>begin * sizeof<Id>();
  let count: u32 = 0;
  for (; place + 4 * sizeof<Id>() <= last; place += 4 * sizeof<Id>()) {
    const near = <u32>(load<u8>(flag + <usize>load<Id>(place)) !== 0);
    const next = <u32>(load<u8>(flag + <usize>load<Id>(place, sizeof<Id>())) !== 0);
    const third = <u32>(load<u8>(flag + <usize>load<Id>(place, 2 * sizeof<Id>())) !== 0);
    const fourth = <u32>(load<u8>(flag + <usize>load<Id>(place, 3 * sizeof<Id>())) !== 0);
    count += near + next + (third + fourth);
  }
  for (; place < last; place += sizeof<Id>()) count += <u32>(load<u8>(flag + <usize>load<Id>(place)) !== 0);
  return count;
}
