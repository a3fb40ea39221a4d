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
  for (let k: usize = 0; k < classes; k++) {
    const weight = load<f64>(weights + (k << 3));
    for (let i = (<usize>begin) << 3, last = (<usize>end) << 3; i < last; i += 8) {
      store<f64>(terms + i, weight * load<f64>(values + i));
    }
    terms += (<usize>count) << 3;
  }
}
