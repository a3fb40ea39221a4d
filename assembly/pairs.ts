/**
 * Both steps straight from pairs in any order, their minutes as they come: nothing is sorted, laid out or filtered
 * first, so that one run costs less than preparing a matrix; each run costs ten times one on a prepared matrix.
 */

/**
 * First pair of [begin, end) with a commune outside or minutes that are negative or no number, `end` if there is none;
 * own[commune] = 1 for each pair of a commune with itself.
 */
export function faultyPair(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  communes: u32,
  own: usize,
): u32 {
  for (let pair = begin; pair < end; pair++) {
    const from = load<u32>(origin + ((<usize>pair) << 2));
    const to = load<u32>(destination + ((<usize>pair) << 2));
    const time = load<f64>(minutes + ((<usize>pair) << 3));
    if (from >= communes || to >= communes || !(time >= 0 && time < Infinity)) return pair;
    if (from === to) store<u8>(own + <usize>from, 1);
  }
  return end;
}

/**
 * Step 1: adds weight x demand[origin] to sums[destination], for the pairs [begin, end), both even. Minutes are rounded
 * half up to thousandths, as `thousandthsOf` does in src/core/method/decay.ts, and kept for step 2; `table` holds the
 * weight of each one up to `last`, which is beyond reach and weighs 0.
 */
export function pairsToDestinations(
  wide: bool,
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  table: usize,
  last: u32,
  demand: usize,
  thousandths: usize,
  sums: usize,
): void {
  if (wide)
    destinations<u32>(begin, end, origin, destination, minutes, table, last, demand, thousandths, sums);
  else destinations<u16>(begin, end, origin, destination, minutes, table, last, demand, thousandths, sums);
}

/** Step 2: adds weight x terms[destination] to sums[origin]. */
export function pairsToOriginsOne(
  wide: bool,
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  thousandths: usize,
  table: usize,
  terms: usize,
  sums: usize,
): void {
  if (wide) originsOne<u32>(begin, end, origin, destination, thousandths, table, terms, sums);
  else originsOne<u16>(begin, end, origin, destination, thousandths, table, terms, sums);
}

/** As `pairsToOriginsOne` for two interleaved right-hand sides; each sum goes to its own f64[communes]. */
export function pairsToOriginsTwo(
  wide: bool,
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  thousandths: usize,
  table: usize,
  terms: usize,
  sums0: usize,
  sums1: usize,
): void {
  if (wide) originsTwo<u32>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
  else originsTwo<u16>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
}

function destinations<Thousandth>(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  table: usize,
  last: u32,
  demand: usize,
  thousandths: usize,
  sums: usize,
): void {
  for (let pair: usize = begin; pair < end; pair += 2) {
    // Two at once: the conversion of a single number is checked for overflow, which costs more than the rest.
    const scaled = f64x2.mul(v128.load(minutes + (pair << 3)), f64x2.splat(1000));
    const whole = i32x4.trunc_sat_f64x2_u_zero(f64x2.add(scaled, f64x2.splat(0.5)));
    const both = i32x4.min_u(whole, i32x4.splat(last));
    const near = <u32>i32x4.extract_lane(both, 0);
    const next = <u32>i32x4.extract_lane(both, 1);
    const place = thousandths + pair * sizeof<Thousandth>();
    store<Thousandth>(place, <Thousandth>near);
    store<Thousandth>(place, <Thousandth>next, sizeof<Thousandth>());
    const from = origin + (pair << 2);
    const to = destination + (pair << 2);
    const first = sums + ((<usize>load<u32>(to)) << 3);
    const weighted =
      load<f64>(table + ((<usize>near) << 3)) * load<f64>(demand + ((<usize>load<u32>(from)) << 3));
    store<f64>(first, load<f64>(first) + weighted);
    const second = sums + ((<usize>load<u32>(to, 4)) << 3);
    const other =
      load<f64>(table + ((<usize>next) << 3)) * load<f64>(demand + ((<usize>load<u32>(from, 4)) << 3));
    store<f64>(second, load<f64>(second) + other);
  }
}

/** While the origin stays the same, its sum stays in a register: pairs often come by origin. */
function originsOne<Thousandth>(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  thousandths: usize,
  table: usize,
  terms: usize,
  sums: usize,
): void {
  if (begin >= end) return;
  let place = sums + ((<usize>load<u32>(origin + ((<usize>begin) << 2))) << 3);
  let sum = load<f64>(place);
  for (let pair: usize = begin; pair < end; pair++) {
    const to = sums + ((<usize>load<u32>(origin + (pair << 2))) << 3);
    if (to !== place) {
      store<f64>(place, sum);
      place = to;
      sum = load<f64>(place);
    }
    const thousandth = <usize>load<Thousandth>(thousandths + pair * sizeof<Thousandth>());
    const term = load<f64>(terms + ((<usize>load<u32>(destination + (pair << 2))) << 3));
    sum += load<f64>(table + (thousandth << 3)) * term;
  }
  store<f64>(place, sum);
}

function originsTwo<Thousandth>(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  thousandths: usize,
  table: usize,
  terms: usize,
  sums0: usize,
  sums1: usize,
): void {
  if (begin >= end) return;
  let place = (<usize>load<u32>(origin + ((<usize>begin) << 2))) << 3;
  let sum = v128.load64_lane(sums1 + place, v128.load64_zero(sums0 + place), 1);
  for (let pair: usize = begin; pair < end; pair++) {
    const to = (<usize>load<u32>(origin + (pair << 2))) << 3;
    if (to !== place) {
      v128.store64_lane(sums0 + place, sum, 0);
      v128.store64_lane(sums1 + place, sum, 1);
      place = to;
      sum = v128.load64_lane(sums1 + place, v128.load64_zero(sums0 + place), 1);
    }
    const thousandth = <usize>load<Thousandth>(thousandths + pair * sizeof<Thousandth>());
    const term = v128.load(terms + ((<usize>load<u32>(destination + (pair << 2))) << 4));
    sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(table + (thousandth << 3)), term));
  }
  v128.store64_lane(sums0 + place, sum, 0);
  v128.store64_lane(sums1 + place, sum, 1);
}
