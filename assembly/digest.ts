/**
 * What a sweep keeps of the accessibility of eight scenarios (lanes.ts), added row after row for the rows [begin, end):
 * `values` f64[rows][8], `people` f64[rows][2] inhabitants and demand. Rows come in order, so that sums do not depend on
 * where ranges are cut.
 */

/** Bytes of eight f64, and of one bin of a histogram: inhabitants, demand, demand x accessibility, and one to spare. */
const ROW: usize = 64;
const BIN: usize = 32;
const LANES_OF_BIN: usize = 8 * BIN;

/** sums[0] += demand x value, sums[1] += inhabitants x value; f64[2][8]. */
export function addMeans(begin: u32, end: u32, values: usize, people: usize, sums: usize): void {
  let a = v128.load(sums);
  let b = v128.load(sums, 16);
  let c = v128.load(sums, 32);
  let d = v128.load(sums, 48);
  let p = v128.load(sums, 64);
  let q = v128.load(sums, 80);
  let r = v128.load(sums, 96);
  let s = v128.load(sums, 112);
  for (let row: usize = begin; row < end; row++) {
    const inhabitants = v128.load64_splat(people + (row << 4));
    const demand = v128.load64_splat(people + (row << 4), 8);
    const value = values + row * ROW;
    const v0 = v128.load(value);
    a = f64x2.add(a, f64x2.mul(demand, v0));
    p = f64x2.add(p, f64x2.mul(inhabitants, v0));
    const v1 = v128.load(value, 16);
    b = f64x2.add(b, f64x2.mul(demand, v1));
    q = f64x2.add(q, f64x2.mul(inhabitants, v1));
    const v2 = v128.load(value, 32);
    c = f64x2.add(c, f64x2.mul(demand, v2));
    r = f64x2.add(r, f64x2.mul(inhabitants, v2));
    const v3 = v128.load(value, 48);
    d = f64x2.add(d, f64x2.mul(demand, v3));
    s = f64x2.add(s, f64x2.mul(inhabitants, v3));
  }
  v128.store(sums, a);
  v128.store(sums, b, 16);
  v128.store(sums, c, 32);
  v128.store(sums, d, 48);
  v128.store(sums, p, 64);
  v128.store(sums, q, 80);
  v128.store(sums, r, 96);
  v128.store(sums, s, 112);
}

/** sums[t] += inhabitants where the value is under thresholds[t]; f64[count][8]. */
export function addUnder(
  begin: u32,
  end: u32,
  values: usize,
  people: usize,
  thresholds: usize,
  count: u32,
  sums: usize,
): void {
  for (let last = thresholds + ((<usize>count) << 3); thresholds < last; thresholds += 8) {
    const threshold = v128.load64_splat(thresholds);
    let a = v128.load(sums);
    let b = v128.load(sums, 16);
    let c = v128.load(sums, 32);
    let d = v128.load(sums, 48);
    for (let row: usize = begin; row < end; row++) {
      const inhabitants = v128.load64_splat(people + (row << 4));
      const value = values + row * ROW;
      a = f64x2.add(a, v128.and(inhabitants, f64x2.lt(v128.load(value), threshold)));
      b = f64x2.add(b, v128.and(inhabitants, f64x2.lt(v128.load(value, 16), threshold)));
      c = f64x2.add(c, v128.and(inhabitants, f64x2.lt(v128.load(value, 32), threshold)));
      d = f64x2.add(d, v128.and(inhabitants, f64x2.lt(v128.load(value, 48), threshold)));
    }
    v128.store(sums, a);
    v128.store(sums, b, 16);
    v128.store(sums, c, 32);
    v128.store(sums, d, 48);
    sums += ROW;
  }
}

/**
 * Adds each value to its bin, `perUnit` bins a consultation, the last one open; bins are f64[lastBin + 1][8][4]. Lanes are
 * near in memory, not a power of two apart, where they would share lines of the cache.
 */
export function addToBins(
  begin: u32,
  end: u32,
  values: usize,
  people: usize,
  perUnit: f64,
  lastBin: i32,
  bins: usize,
): void {
  const scale = f64x2.splat(perUnit);
  const most = i32x4.splat(lastBin);
  for (let row: usize = begin; row < end; row++) {
    const counts = v128.load(people + (row << 4));
    const demand = v128.load64_splat(people + (row << 4), 8);
    let lane = bins;
    for (let value = values + row * ROW, next = value + ROW; value < next; value += 16) {
      const two = v128.load(value);
      const weighted = f64x2.mul(demand, two);
      const bin = i32x4.min_s(i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(two, scale)), most);
      const even = lane + <usize>i32x4.extract_lane(bin, 0) * LANES_OF_BIN;
      const odd = lane + <usize>i32x4.extract_lane(bin, 1) * LANES_OF_BIN;
      v128.store(even, f64x2.add(v128.load(even), counts));
      store<f64>(even, load<f64>(even, 16) + f64x2.extract_lane(weighted, 0), 16);
      v128.store(odd, f64x2.add(v128.load(odd, BIN), counts), BIN);
      store<f64>(odd, load<f64>(odd, BIN + 16) + f64x2.extract_lane(weighted, 1), BIN + 16);
      lane += 2 * BIN;
    }
  }
}

/** Adds weights[row] x value to the sums f64[zones][8] of the row's zone (u32, 0xffffffff for none). */
export function addToZones(
  begin: u32,
  end: u32,
  values: usize,
  zone: usize,
  weights: usize,
  sums: usize,
): void {
  for (let row: usize = begin; row < end; row++) {
    const z = load<u32>(zone + (row << 2));
    if (z === 0xffffffff) continue;
    const weight = v128.load64_splat(weights + (row << 3));
    const value = values + row * ROW;
    const sum = sums + <usize>z * ROW;
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(weight, v128.load(value))));
    v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.mul(weight, v128.load(value, 16))), 16);
    v128.store(sum, f64x2.add(v128.load(sum, 32), f64x2.mul(weight, v128.load(value, 32))), 32);
    v128.store(sum, f64x2.add(v128.load(sum, 48), f64x2.mul(weight, v128.load(value, 48))), 48);
  }
}
