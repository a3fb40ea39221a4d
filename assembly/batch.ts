/**
 * Eight scenarios at once: every value of a commune is eight f64 that lie side by side, one a scenario (a lane), so that
 * one pair read from memory serves eight runs. Lanes never meet: what a lane holds does not depend on the others.
 */

/** Bytes of eight f64. */
const ROW: usize = 64;
/** As in ratio.ts: the catchment of fewer inhabitants is empty. */
const EMPTY: f64 = 1e-200;
/** f64 of one bin of a histogram: inhabitants, demand, demand x accessibility, and one to spare. */
const BIN: usize = 32;

/** sums[row][class] = sum of values[id] over the row's pairs of the class, for the rows [begin, end). */
export function classSums(
  wide: bool,
  begin: u32,
  end: u32,
  classes: u32,
  first: usize,
  id: usize,
  values: usize,
  stride: u32,
  sums: usize,
): void {
  if (wide) plainSums<u32>(begin, end, classes, first, id, values, stride, sums);
  else plainSums<u16>(begin, end, classes, first, id, values, stride, sums);
}

function plainSums<Id>(
  begin: u32,
  end: u32,
  classes: u32,
  first: usize,
  id: usize,
  values: usize,
  stride: u32,
  sums: usize,
): void {
  let run = first + ((<usize>begin * classes) << 2);
  let pair = id + <usize>load<u32>(run) * sizeof<Id>();
  for (let row: usize = begin; row < end; row++) {
    let out = sums + ((row * stride) << 3);
    for (let k: u32 = 0; k < classes; k++) {
      run += 4;
      const last = id + <usize>load<u32>(run) * sizeof<Id>();
      let sum: f64 = 0;
      for (; pair < last; pair += sizeof<Id>()) sum += load<f64>(values + ((<usize>load<Id>(pair)) << 3));
      store<f64>(out, sum);
      out += 8;
    }
  }
}

/** out[row] = sum over terms of weights[term] x sums[row][term], eight lanes of weights. */
export function blend(begin: u32, end: u32, terms: u32, sums: usize, weights: usize, out: usize): void {
  const width = (<usize>terms) << 3;
  let sum = sums + <usize>begin * width;
  for (let row: usize = begin; row < end; row++) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let weight = weights;
    for (const last = sum + width; sum < last; sum += 8) {
      const value = v128.load64_splat(sum);
      a = f64x2.add(a, f64x2.mul(v128.load(weight), value));
      b = f64x2.add(b, f64x2.mul(v128.load(weight, 16), value));
      c = f64x2.add(c, f64x2.mul(v128.load(weight, 32), value));
      d = f64x2.add(d, f64x2.mul(v128.load(weight, 48), value));
      weight += ROW;
    }
    storeRow(out + row * ROW, a, b, c, d);
  }
}

/** ratio = supply / catchment of the rows [begin, end), 0 where the catchment is empty. */
export function divideLanes(begin: u32, end: u32, supply: usize, catchment: usize, ratio: usize): void {
  const empty = f64x2.splat(EMPTY);
  for (let at = (<usize>begin) << 6, last = (<usize>end) << 6; at < last; at += 16) {
    const demand = v128.load(catchment + at);
    const quotient = f64x2.div(v128.load(supply + at), demand);
    v128.store(ratio + at, v128.and(quotient, f64x2.ge(demand, empty)));
  }
}

/** out[row] = sum over classes of weight x (sum of values[id] over the row's pairs of the class). */
export function sumClasses(
  wide: bool,
  begin: u32,
  end: u32,
  classes: u32,
  first: usize,
  id: usize,
  weights: usize,
  values: usize,
  out: usize,
): void {
  if (wide) byClass<u32>(begin, end, classes, first, id, weights, values, out);
  else byClass<u16>(begin, end, classes, first, id, weights, values, out);
}

function byClass<Id>(
  begin: u32,
  end: u32,
  classes: u32,
  first: usize,
  id: usize,
  weights: usize,
  values: usize,
  out: usize,
): void {
  const weightsEnd = weights + <usize>classes * ROW;
  let run = first + ((<usize>begin * classes) << 2);
  let pair = id + <usize>load<u32>(run) * sizeof<Id>();
  for (let row: usize = begin; row < end; row++) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (let weight = weights; weight < weightsEnd; weight += ROW) {
      run += 4;
      const last = id + <usize>load<u32>(run) * sizeof<Id>();
      if (pair >= last) continue;
      let p = f64x2.splat(0);
      let q = f64x2.splat(0);
      let r = f64x2.splat(0);
      let s = f64x2.splat(0);
      do {
        const value = values + ((<usize>load<Id>(pair)) << 6);
        p = f64x2.add(p, v128.load(value));
        q = f64x2.add(q, v128.load(value, 16));
        r = f64x2.add(r, v128.load(value, 32));
        s = f64x2.add(s, v128.load(value, 48));
        pair += sizeof<Id>();
      } while (pair < last);
      a = f64x2.add(a, f64x2.mul(v128.load(weight), p));
      b = f64x2.add(b, f64x2.mul(v128.load(weight, 16), q));
      c = f64x2.add(c, f64x2.mul(v128.load(weight, 32), r));
      d = f64x2.add(d, f64x2.mul(v128.load(weight, 48), s));
    }
    storeRow(out + row * ROW, a, b, c, d);
  }
}

/** out[row] = sum over the row's pairs of table[code] x values[id]: any decay, each lane its own. */
export function sumTables(
  wide: bool,
  begin: u32,
  end: u32,
  step: u32,
  first: usize,
  id: usize,
  code: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  if (wide) byTable<u32>(begin, end, step, first, id, code, table, values, out);
  else byTable<u16>(begin, end, step, first, id, code, table, values, out);
}

function byTable<Id>(
  begin: u32,
  end: u32,
  step: u32,
  first: usize,
  id: usize,
  code: usize,
  table: usize,
  values: usize,
  out: usize,
): void {
  const stride = (<usize>step) << 2;
  let run = first + <usize>begin * stride;
  let pair: usize = load<u32>(run);
  for (let row: usize = begin; row < end; row++) {
    run += stride;
    const last: usize = load<u32>(run);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (; pair < last; pair++) {
      const weight = table + ((<usize>load<u16>(code + (pair << 1))) << 6);
      const value = values + ((<usize>load<Id>(id + pair * sizeof<Id>())) << 6);
      a = f64x2.add(a, f64x2.mul(v128.load(weight), v128.load(value)));
      b = f64x2.add(b, f64x2.mul(v128.load(weight, 16), v128.load(value, 16)));
      c = f64x2.add(c, f64x2.mul(v128.load(weight, 32), v128.load(value, 32)));
      d = f64x2.add(d, f64x2.mul(v128.load(weight, 48), v128.load(value, 48)));
    }
    storeRow(out + row * ROW, a, b, c, d);
  }
}

/**
 * Adds the communes [begin, end) to a digest: `sums` are eight lanes each of demand x accessibility, of inhabitants x
 * accessibility, and of inhabitants under each threshold; `bins` are, lane after lane, a histogram of accessibility.
 */
export function digest(
  begin: u32,
  end: u32,
  values: usize,
  population: usize,
  demand: usize,
  thresholds: usize,
  count: u32,
  sums: usize,
  perUnit: f64,
  lastBin: i32,
  bins: usize,
): void {
  const lane = (<usize>lastBin + 1) * BIN;
  const thresholdsEnd = thresholds + ((<usize>count) << 3);
  for (let row: usize = begin; row < end; row++) {
    const people = v128.load64_splat(population + (row << 3));
    const inhabitants = load<f64>(population + (row << 3));
    let histogram = bins;
    for (let at: usize = 0; at < ROW; at += 16) {
      const value = v128.load(values + row * ROW + at);
      const weight = v128.load(demand + row * ROW + at);
      const weighted = f64x2.mul(weight, value);
      let sum = sums + at;
      v128.store(sum, f64x2.add(v128.load(sum), weighted));
      sum += ROW;
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(people, value)));
      for (let threshold = thresholds; threshold < thresholdsEnd; threshold += 8) {
        sum += ROW;
        const isUnder = f64x2.lt(value, v128.load64_splat(threshold));
        v128.store(sum, f64x2.add(v128.load(sum), v128.and(people, isUnder)));
      }
      const bin = i32x4.min_s(
        i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(value, f64x2.splat(perUnit))),
        i32x4.splat(lastBin),
      );
      const bin0 = histogram + <usize>i32x4.extract_lane(bin, 0) * BIN;
      const bin1 = histogram + lane + <usize>i32x4.extract_lane(bin, 1) * BIN;
      histogram += 2 * lane;
      store<f64>(bin0, load<f64>(bin0) + inhabitants);
      store<f64>(bin0, load<f64>(bin0, 8) + f64x2.extract_lane(weight, 0), 8);
      store<f64>(bin0, load<f64>(bin0, 16) + f64x2.extract_lane(weighted, 0), 16);
      store<f64>(bin1, load<f64>(bin1) + inhabitants);
      store<f64>(bin1, load<f64>(bin1, 8) + f64x2.extract_lane(weight, 1), 8);
      store<f64>(bin1, load<f64>(bin1, 16) + f64x2.extract_lane(weighted, 1), 16);
    }
  }
}

/** Adds weight x value of the communes [begin, end) to the sum of their zone (u32, 0xffffffff for none). */
export function zoneSums(
  begin: u32,
  end: u32,
  zone: usize,
  weights: usize,
  values: usize,
  sums: usize,
): void {
  for (let row: usize = begin; row < end; row++) {
    const z = load<u32>(zone + (row << 2));
    if (z === 0xffffffff) continue;
    const sum = sums + <usize>z * ROW;
    for (let at: usize = 0; at < ROW; at += 16) {
      const product = f64x2.mul(v128.load(weights + row * ROW + at), v128.load(values + row * ROW + at));
      v128.store(sum + at, f64x2.add(v128.load(sum + at), product));
    }
  }
}

// @ts-expect-error: decorator
function storeRow(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(at, a);
  v128.store(at, b, 16);
  v128.store(at, c, 32);
  v128.store(at, d, 48);
}
