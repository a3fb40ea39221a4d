/**
 * The catchment under a step decay: out[commune] = sum of the terms of the slot's pairs, for the slots [begin, end).
 *
 * A pair's id names its class and the other end at once, so that the weights are already in the terms and a slot is one
 * plain sum, not one run a class: 0.4 ns a pair instead of 1.8 with a loop for each run, most of which is wrongly guessed
 * loop ends. Slots of equal length that follow each other make the ends guessable.
 *
 * Beyond the caches memory takes the time, and other layouts gain little: the terms of a place side by side 0 to 5 %, ids
 * of 16 bits at most 9 %; a weight looked up for each pair, so that terms are a third as large, 9 to 16 % of a run from
 * 100,000 places on, but a run of 35,000 then takes 13 to 23 % more.
 */
export function sumOne(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  terms: usize,
  out: usize,
): void {
  if (wide) one<u32>(begin, end, first, commune, id, terms, out);
  else one<u16>(begin, end, first, commune, id, terms, out);
}

/** Two interleaved right-hand sides; each sum goes to its own f64[communes]. */
export function sumTwo(
  wide: bool,
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  terms: usize,
  out0: usize,
  out1: usize,
): void {
  if (wide) two<u32>(begin, end, first, commune, id, terms, out0, out1);
  else two<u16>(begin, end, first, commune, id, terms, out0, out1);
}

function one<Id>(
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  terms: usize,
  out: usize,
): void {
  let pair = id + <usize>load<u32>(first + ((<usize>begin) << 2)) * sizeof<Id>();
  for (let slot: usize = begin; slot < end; slot++) {
    const last = id + <usize>load<u32>(first + (slot << 2), 4) * sizeof<Id>();
    let a: f64 = 0;
    let b: f64 = 0;
    for (; pair + 3 * sizeof<Id>() < last; pair += 4 * sizeof<Id>()) {
      a += load<f64>(terms + ((<usize>load<Id>(pair)) << 3));
      b += load<f64>(terms + ((<usize>load<Id>(pair, sizeof<Id>())) << 3));
      a += load<f64>(terms + ((<usize>load<Id>(pair, 2 * sizeof<Id>())) << 3));
      b += load<f64>(terms + ((<usize>load<Id>(pair, 3 * sizeof<Id>())) << 3));
    }
    for (; pair < last; pair += sizeof<Id>()) a += load<f64>(terms + ((<usize>load<Id>(pair)) << 3));
    store<f64>(out + ((<usize>load<u32>(commune + (slot << 2))) << 3), a + b);
  }
}

function two<Id>(
  begin: u32,
  end: u32,
  first: usize,
  commune: usize,
  id: usize,
  terms: usize,
  out0: usize,
  out1: usize,
): void {
  let pair = id + <usize>load<u32>(first + ((<usize>begin) << 2)) * sizeof<Id>();
  for (let slot: usize = begin; slot < end; slot++) {
    const last = id + <usize>load<u32>(first + (slot << 2), 4) * sizeof<Id>();
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (; pair + 3 * sizeof<Id>() < last; pair += 4 * sizeof<Id>()) {
      a = f64x2.add(a, v128.load(terms + ((<usize>load<Id>(pair)) << 4)));
      b = f64x2.add(b, v128.load(terms + ((<usize>load<Id>(pair, sizeof<Id>())) << 4)));
      a = f64x2.add(a, v128.load(terms + ((<usize>load<Id>(pair, 2 * sizeof<Id>())) << 4)));
      b = f64x2.add(b, v128.load(terms + ((<usize>load<Id>(pair, 3 * sizeof<Id>())) << 4)));
    }
    for (; pair < last; pair += sizeof<Id>()) {
      a = f64x2.add(a, v128.load(terms + ((<usize>load<Id>(pair)) << 4)));
    }
    const sum = f64x2.add(a, b);
    const place = (<usize>load<u32>(commune + (slot << 2))) << 3;
    v128.store64_lane(out0 + place, sum, 0);
    v128.store64_lane(out1 + place, sum, 1);
  }
}
