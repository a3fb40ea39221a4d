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
