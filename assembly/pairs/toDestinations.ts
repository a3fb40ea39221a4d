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
