/**
 * Both steps straight from pairs in any order, their minutes as they come: nothing is sorted, laid out or filtered
 * first, so that one run costs less than preparing a matrix; each run costs ten times one on a prepared matrix.
 */

/**
 * Takes the pairs [begin, end), whose ends lie at `origin` and `destination` (u32, the first of them that of `begin`), to
 * their places among all: `originTo` and `destinationTo` (u16, or u32 when wide). own[commune] = 1 for each pair of a
 * commune with itself. Returns the first pair with a commune outside or minutes that are negative or no number, `end` if
 * there is none.
 */
export function takePairs(
  wide: bool,
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  communes: u32,
  own: usize,
  originTo: usize,
  destinationTo: usize,
): u32 {
  return wide
    ? take<u32>(begin, end, origin, destination, minutes, communes, own, originTo, destinationTo)
    : take<u16>(begin, end, origin, destination, minutes, communes, own, originTo, destinationTo);
}

function take<Id>(
  begin: u32,
  end: u32,
  origin: usize,
  destination: usize,
  minutes: usize,
  communes: u32,
  own: usize,
  originTo: usize,
  destinationTo: usize,
): u32 {
  for (let pair = begin; pair < end; pair++) {
    const from = load<u32>(origin);
    const to = load<u32>(destination);
    const time = load<f64>(minutes + ((<usize>pair) << 3));
    if (from >= communes || to >= communes || !(time >= 0 && time < Infinity)) return pair;
    if (from === to) store<u8>(own + <usize>from, 1);
    store<Id>(originTo + <usize>pair * sizeof<Id>(), <Id>from);
    store<Id>(destinationTo + <usize>pair * sizeof<Id>(), <Id>to);
    origin += 4;
    destination += 4;
  }
  return end;
}

/**
 * Step 1: adds weight x demand[origin] to sums[destination], for the pairs [begin, end), both multiples of four. Minutes are rounded
 * half up to thousandths, as `thousandthsOf` does in src/core/method/decay.ts, and kept for step 2; `table` holds the
 * weight of each one up to `last`, which is beyond reach and weighs 0.
 */
export function pairsToDestinations(
  wideIds: bool,
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
  if (wideIds) {
    if (wide)
      toDestinations<u32, u32>(
        begin,
        end,
        origin,
        destination,
        minutes,
        table,
        last,
        demand,
        thousandths,
        sums,
      );
    else
      toDestinations<u32, u16>(
        begin,
        end,
        origin,
        destination,
        minutes,
        table,
        last,
        demand,
        thousandths,
        sums,
      );
  } else {
    if (wide)
      toDestinations<u16, u32>(
        begin,
        end,
        origin,
        destination,
        minutes,
        table,
        last,
        demand,
        thousandths,
        sums,
      );
    else
      toDestinations<u16, u16>(
        begin,
        end,
        origin,
        destination,
        minutes,
        table,
        last,
        demand,
        thousandths,
        sums,
      );
  }
}

/** Step 2: adds weight x terms[destination] to sums[origin]. */
export function pairsToOriginsOne(
  wideIds: bool,
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
  if (wideIds) {
    if (wide) toOriginsOne<u32, u32>(begin, end, origin, destination, thousandths, table, terms, sums);
    else toOriginsOne<u32, u16>(begin, end, origin, destination, thousandths, table, terms, sums);
  } else {
    if (wide) toOriginsOne<u16, u32>(begin, end, origin, destination, thousandths, table, terms, sums);
    else toOriginsOne<u16, u16>(begin, end, origin, destination, thousandths, table, terms, sums);
  }
}

/** As `pairsToOriginsOne` for two interleaved right-hand sides; each sum goes to its own f64[communes]. */
export function pairsToOriginsTwo(
  wideIds: bool,
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
  if (wideIds) {
    if (wide)
      toOriginsTwo<u32, u32>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
    else toOriginsTwo<u32, u16>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
  } else {
    if (wide)
      toOriginsTwo<u16, u32>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
    else toOriginsTwo<u16, u16>(begin, end, origin, destination, thousandths, table, terms, sums0, sums1);
  }
}

function toDestinations<Id, Thousandth>(
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
  const most = f64x2.splat(<f64>last);
  const pairsEnd = minutes + ((<usize>end) << 3);
  minutes += (<usize>begin) << 3;
  origin += <usize>begin * sizeof<Id>();
  destination += <usize>begin * sizeof<Id>();
  thousandths += <usize>begin * sizeof<Thousandth>();
  for (; minutes < pairsEnd; minutes += 32) {
    const low = whole(v128.load(minutes), most);
    const high = whole(v128.load(minutes, 16), most);
    const four = v128.shuffle<u32>(low, high, 0, 2, 4, 6);
    if (sizeof<Thousandth>() === 2) v128.store64_lane(thousandths, i16x8.narrow_i32x4_u(four, four), 0);
    else v128.store(thousandths, four);
    const a = weighted<Id>(table, i32x4.extract_lane(four, 0), demand, origin);
    const b = weighted<Id>(table, i32x4.extract_lane(four, 1), demand, origin + sizeof<Id>());
    const c = weighted<Id>(table, i32x4.extract_lane(four, 2), demand, origin + 2 * sizeof<Id>());
    const d = weighted<Id>(table, i32x4.extract_lane(four, 3), demand, origin + 3 * sizeof<Id>());
    add<Id>(sums, destination, a);
    add<Id>(sums, destination + sizeof<Id>(), b);
    add<Id>(sums, destination + 2 * sizeof<Id>(), c);
    add<Id>(sums, destination + 3 * sizeof<Id>(), d);
    origin += 4 * sizeof<Id>();
    destination += 4 * sizeof<Id>();
    thousandths += 4 * sizeof<Thousandth>();
  }
}

/**
 * Thousandths of two times, at most `most`, in the lower halves of two lanes. Added to 2^52 a whole number stands in the
 * lowest bits: conversions are checked for overflow, which costs more than the rest.
 */
function whole(minutes: v128, most: v128): v128 {
  const scaled = f64x2.add(f64x2.mul(minutes, f64x2.splat(1000)), f64x2.splat(0.5));
  return f64x2.add(f64x2.floor(f64x2.pmin(scaled, most)), f64x2.splat(4503599627370496));
}

function weighted<Id>(table: usize, thousandth: u32, demand: usize, origin: usize): f64 {
  return load<f64>(table + ((<usize>thousandth) << 3)) * load<f64>(demand + ((<usize>load<Id>(origin)) << 3));
}

function add<Id>(sums: usize, destination: usize, value: f64): void {
  const sum = sums + ((<usize>load<Id>(destination)) << 3);
  store<f64>(sum, load<f64>(sum) + value);
}

/** While the origin stays the same, its sum stays in a register: pairs often come by origin. */
function toOriginsOne<Id, Thousandth>(
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
  let place = sums + ((<usize>load<Id>(origin + <usize>begin * sizeof<Id>())) << 3);
  let sum = load<f64>(place);
  for (let pair: usize = begin; pair < end; pair++) {
    const to = sums + ((<usize>load<Id>(origin + pair * sizeof<Id>())) << 3);
    if (to !== place) {
      store<f64>(place, sum);
      place = to;
      sum = load<f64>(place);
    }
    const thousandth = <usize>load<Thousandth>(thousandths + pair * sizeof<Thousandth>());
    const term = load<f64>(terms + ((<usize>load<Id>(destination + pair * sizeof<Id>())) << 3));
    sum += load<f64>(table + (thousandth << 3)) * term;
  }
  store<f64>(place, sum);
}

function toOriginsTwo<Id, Thousandth>(
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
  let at: usize = load<Id>(origin + <usize>begin * sizeof<Id>());
  let sum = v128.load64_lane(sums1 + (at << 3), v128.load64_zero(sums0 + (at << 3)), 1);
  for (let pair: usize = begin; pair < end; ) {
    for (; pair + 4 <= end && areAll<Id>(origin + pair * sizeof<Id>(), at); pair += 4) {
      const a = term<Id, Thousandth>(pair, destination, thousandths, table, terms);
      const b = term<Id, Thousandth>(pair + 1, destination, thousandths, table, terms);
      const c = term<Id, Thousandth>(pair + 2, destination, thousandths, table, terms);
      const d = term<Id, Thousandth>(pair + 3, destination, thousandths, table, terms);
      sum = f64x2.add(f64x2.add(f64x2.add(f64x2.add(sum, a), b), c), d);
    }
    if (pair === end) break;
    const to: usize = load<Id>(origin + pair * sizeof<Id>());
    if (to !== at) {
      v128.store64_lane(sums0 + (at << 3), sum, 0);
      v128.store64_lane(sums1 + (at << 3), sum, 1);
      at = to;
      sum = v128.load64_lane(sums1 + (at << 3), v128.load64_zero(sums0 + (at << 3)), 1);
    }
    sum = f64x2.add(sum, term<Id, Thousandth>(pair, destination, thousandths, table, terms));
    pair++;
  }
  v128.store64_lane(sums0 + (at << 3), sum, 0);
  v128.store64_lane(sums1 + (at << 3), sum, 1);
}

/** True where four ids that follow each other are all this one. */
function areAll<Id>(ids: usize, id: usize): bool {
  if (sizeof<Id>() === 2) return load<u64>(ids) === <u64>id * 0x0001000100010001;
  const two = <u64>id * 0x0000000100000001;
  return load<u64>(ids) === two && load<u64>(ids, 8) === two;
}

/** Weight x the two terms of a pair. */
function term<Id, Thousandth>(
  pair: usize,
  destination: usize,
  thousandths: usize,
  table: usize,
  terms: usize,
): v128 {
  const thousandth = <usize>load<Thousandth>(thousandths + pair * sizeof<Thousandth>());
  const both = v128.load(terms + ((<usize>load<Id>(destination + pair * sizeof<Id>())) << 4));
  return f64x2.mul(v128.load64_splat(table + (thousandth << 3)), both);
}
