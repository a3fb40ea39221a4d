/** terms[k][i] = weights[k] x values[i] for i in [begin, end); a class is `count` terms long. */
export function weigh(
  begin: u32,
  end: u32,
  values: usize,
  weights: usize,
  classes: u32,
  count: u32,
  terms: usize,
): void {
  const last = (<usize>end) << 3;
  for (let k: usize = 0; k < classes; k++) {
    const weight = load<f64>(weights + (k << 3));
    let i = (<usize>begin) << 3;
    for (; i + 8 < last; i += 16) {
      v128.store(terms + i, f64x2.mul(f64x2.splat(weight), v128.load(values + i)));
    }
    if (i < last) store<f64>(terms + i, weight * load<f64>(values + i));
    terms += (<usize>count) << 3;
  }
}
