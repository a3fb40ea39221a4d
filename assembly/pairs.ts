/**
 * Both steps straight from pairs in any order, their minutes as they come: nothing is sorted, laid out or filtered
 * first, so that one run costs less than preparing a matrix; each run costs ten times one on a prepared matrix.
 * Minutes are rounded half up to thousandths here, as `thousandthsOf` does in src/core/method/decay.ts; `table` holds the
 * weight of each thousandth up to `last`, which is beyond reach and weighs 0.
 */
function weightAt(minutes: usize, table: usize, last: u32): usize {
  const thousandth = <u32>(<i32>(load<f64>(minutes) * 1000 + 0.5));
  return table + ((<usize>(thousandth < last ? thousandth : last)) << 3);
}

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

/** Step 1: adds weight x demand[origin] to sums[destination], for the pairs [begin, end). */
export function pairsToDestinations(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  table: usize,
  last: u32,
  demand: usize,
  sums: usize,
): void {
  for (let pair: usize = begin; pair < end; pair++) {
    const weight = load<f64>(weightAt(minutes + (pair << 3), table, last));
    const from = (<usize>load<u32>(origin + (pair << 2))) << 3;
    const to = sums + ((<usize>load<u32>(destination + (pair << 2))) << 3);
    store<f64>(to, load<f64>(to) + weight * load<f64>(demand + from));
  }
}

/** Step 2: adds weight x terms[destination] to sums[origin]; while the origin stays, its sum stays in a register. */
export function pairsToOriginsOne(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  table: usize,
  last: u32,
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
    const weight = load<f64>(weightAt(minutes + (pair << 3), table, last));
    sum += weight * load<f64>(terms + ((<usize>load<u32>(destination + (pair << 2))) << 3));
  }
  store<f64>(place, sum);
}

/** As `pairsToOriginsOne` for two interleaved right-hand sides; each sum goes to its own f64[communes]. */
export function pairsToOriginsTwo(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  table: usize,
  last: u32,
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
    const weight = v128.load64_splat(weightAt(minutes + (pair << 3), table, last));
    const term = v128.load(terms + ((<usize>load<u32>(destination + (pair << 2))) << 4));
    sum = f64x2.add(sum, f64x2.mul(weight, term));
  }
  v128.store64_lane(sums0 + place, sum, 0);
  v128.store64_lane(sums1 + place, sum, 1);
}
