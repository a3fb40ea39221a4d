/** First index of [begin, end) whose value is no number, negative, or above its limit; `end` if there is none. */
export function firstOutside(begin: u32, end: u32, values: usize, limits: usize): u32 {
  let index = begin;
  for (; index + 1 < end; index += 2) {
    const at = (<usize>index) << 3;
    const value = v128.load(values + at);
    const within = v128.and(f64x2.ge(value, f64x2.splat(0)), f64x2.le(value, v128.load(limits + at)));
    if (!i64x2.all_true(within)) break;
  }
  for (; index < end; index++) {
    const value = load<f64>(values + ((<usize>index) << 3));
    if (!(value >= 0 && value <= load<f64>(limits + ((<usize>index) << 3)))) return index;
  }
  return end;
}
