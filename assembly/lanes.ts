/**
 * The catchment of eight scenarios at once: every value of a commune is eight f64 that lie side by side, one a scenario (a
 * lane), so that one pair read from memory serves eight runs. Lanes never meet: what a lane holds does not depend on the
 * others. As in catchment.ts, a slot is the pairs of one row, and slots of equal length follow each other.
 */

import { EMPTY } from "./ratio";

/** Bytes of eight f64. */
const ROW: usize = 64;

/** sums[row x stride] = sum of values[id] over the slot's pairs, one f64 a commune, for the slots [begin, end). */
export function sumPlain(
  wide: bool,
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  values: usize,
  stride: u32,
  sums: usize,
): void {
  if (wide) plain<u32>(begin, end, row, first, id, values, stride, sums);
  else plain<u16>(begin, end, row, first, id, values, stride, sums);
}

function plain<Id>(
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  values: usize,
  stride: u32,
  sums: usize,
): void {
  let pair = id + <usize>load<u32>(first + ((<usize>begin) << 2)) * sizeof<Id>();
  for (let slot = (<usize>begin) << 2, slots = (<usize>end) << 2; slot < slots; slot += 4) {
    const last = id + <usize>load<u32>(first + slot, 4) * sizeof<Id>();
    let sum: f64 = 0;
    for (; pair < last; pair += sizeof<Id>()) sum += load<f64>(values + ((<usize>load<Id>(pair)) << 3));
    store<f64>(sums + ((<usize>load<u32>(row + slot) * stride) << 3), sum);
  }
}

/** out[row] = sum over classes of weights[class] x sums[row][class], eight lanes of weights. */
export function blend(begin: u32, end: u32, classes: u32, sums: usize, weights: usize, out: usize): void {
  const width = (<usize>classes) << 3;
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

/**
 * One class of a step decay: out[row] = weights x (sum of values[id] over the slot's pairs), for the slots [begin, end);
 * with `more`, added to what is there, for the classes after the first.
 */
export function sumClass(
  wide: bool,
  more: bool,
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  weights: usize,
  values: usize,
  out: usize,
): void {
  if (wide) byClass<u32>(more, begin, end, row, first, id, weights, values, out);
  else byClass<u16>(more, begin, end, row, first, id, weights, values, out);
}

function byClass<Id>(
  more: bool,
  begin: u32,
  end: u32,
  row: usize,
  first: usize,
  id: usize,
  weights: usize,
  values: usize,
  out: usize,
): void {
  let pair = id + <usize>load<u32>(first + ((<usize>begin) << 2)) * sizeof<Id>();
  for (let slot = (<usize>begin) << 2, slots = (<usize>end) << 2; slot < slots; slot += 4) {
    const last = id + <usize>load<u32>(first + slot, 4) * sizeof<Id>();
    // Two sums a lane: one add after the other on the same sum would wait for it.
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    let p = f64x2.splat(0);
    let q = f64x2.splat(0);
    let r = f64x2.splat(0);
    let s = f64x2.splat(0);
    for (; pair + sizeof<Id>() < last; pair += 2 * sizeof<Id>()) {
      const even = values + ((<usize>load<Id>(pair)) << 6);
      const odd = values + ((<usize>load<Id>(pair, sizeof<Id>())) << 6);
      a = f64x2.add(a, v128.load(even));
      b = f64x2.add(b, v128.load(even, 16));
      c = f64x2.add(c, v128.load(even, 32));
      d = f64x2.add(d, v128.load(even, 48));
      p = f64x2.add(p, v128.load(odd));
      q = f64x2.add(q, v128.load(odd, 16));
      r = f64x2.add(r, v128.load(odd, 32));
      s = f64x2.add(s, v128.load(odd, 48));
    }
    if (pair < last) {
      const even = values + ((<usize>load<Id>(pair)) << 6);
      a = f64x2.add(a, v128.load(even));
      b = f64x2.add(b, v128.load(even, 16));
      c = f64x2.add(c, v128.load(even, 32));
      d = f64x2.add(d, v128.load(even, 48));
      pair += sizeof<Id>();
    }
    a = f64x2.mul(v128.load(weights), f64x2.add(a, p));
    b = f64x2.mul(v128.load(weights, 16), f64x2.add(b, q));
    c = f64x2.mul(v128.load(weights, 32), f64x2.add(c, r));
    d = f64x2.mul(v128.load(weights, 48), f64x2.add(d, s));
    const to = out + ((<usize>load<u32>(row + slot)) << 6);
    if (more) {
      a = f64x2.add(v128.load(to), a);
      b = f64x2.add(v128.load(to, 16), b);
      c = f64x2.add(v128.load(to, 32), c);
      d = f64x2.add(v128.load(to, 48), d);
    }
    storeRow(to, a, b, c, d);
  }
}

function storeRow(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(at, a);
  v128.store(at, b, 16);
  v128.store(at, c, 32);
  v128.store(at, d, 48);
}
