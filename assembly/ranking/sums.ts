/** Groups of the population. */
const TENTHS: u32 = 10;

/**
 * What the ranked communes have, in their order.
 *
 * `order`               u32[known], from `rank`
 * `values`              f64[communes]; `population`, `demand` likewise, where what is not above 0 counts for nobody
 * `ranked`, `people`    f64[known]: the values in order, and the inhabitants up to and including each
 * `total`               f64[4]: sums of demand x value, of demand, of inhabitants x value, and the area under the curve of
 *                       the last over the inhabitants
 * `tenths`              f64[2][10]: sums of demand x value and of demand, by the tenth of the inhabitants that holds the
 *                       midpoint of the commune's own; an inner bound belongs to the tenth above
 */
export function sums(
  known: u32,
  order: usize,
  values: usize,
  population: usize,
  demand: usize,
  ranked: usize,
  people: usize,
  total: usize,
  tenths: usize,
): void {
  let everyone: f64 = 0;
  let weighted: f64 = 0;
  let weight: f64 = 0;
  let amount: f64 = 0;
  let area: f64 = 0;
  for (let at: usize = 0; at < known; at++) {
    const place = (<usize>load<u32>(order + (at << 2))) << 3;
    const value = load<f64>(values + place);
    const inhabitants = load<f64>(population + place);
    const own = load<f64>(demand + place);
    if (inhabitants > 0) {
      const held = inhabitants * value;
      everyone += inhabitants;
      area += inhabitants * (amount + held / 2);
      amount += held;
    }
    if (own > 0) {
      weighted += own * value;
      weight += own;
    }
    store<f64>(ranked + (at << 3), value);
    store<f64>(people + (at << 3), everyone);
  }
  store<f64>(total, weighted);
  store<f64>(total, weight, 8);
  store<f64>(total, amount, 16);
  store<f64>(total, area, 24);
  for (let at: usize = 0; at < <usize>(16 * TENTHS); at += 8) store<f64>(tenths + at, 0);
  if (everyone === 0) return;
  for (let at: usize = 0; at < known; at++) {
    const place = (<usize>load<u32>(order + (at << 2))) << 3;
    const own = load<f64>(demand + place);
    if (!(own > 0)) continue;
    const inhabitants = load<f64>(population + place);
    let midpoint = load<f64>(people + (at << 3));
    if (inhabitants > 0) midpoint -= inhabitants / 2;
    const tenth = tenths + (min(<usize>((TENTHS * midpoint) / everyone), TENTHS - 1) << 3);
    store<f64>(tenth, load<f64>(tenth) + own * load<f64>(ranked + (at << 3)));
    store<f64>(tenth, load<f64>(tenth, 8 * TENTHS) + own, 8 * TENTHS);
  }
}
