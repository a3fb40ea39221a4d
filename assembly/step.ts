/**
 * The catchment under a step decay: out[row] = sum over classes k of weights[k] x sum of values[id] over the run k.
 * No weight is read per pair: a run is a contiguous range of ids (`bounds`, see runs.ts).
 */
export function stepOne16(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out: usize,
): void {
  stepOne<u16>(begin, end, bounds, classes, weights, id, values, out);
}

export function stepOne32(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out: usize,
): void {
  stepOne<u32>(begin, end, bounds, classes, weights, id, values, out);
}

/** Two interleaved right-hand sides; each goes to its own f64[rows]. */
export function stepTwo16(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  stepTwo<u16>(begin, end, bounds, classes, weights, id, values, out0, out1);
}

export function stepTwo32(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  stepTwo<u32>(begin, end, bounds, classes, weights, id, values, out0, out1);
}

function stepOne<Id>(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out: usize,
): void {
  const weightsEnd = weights + ((<usize>classes) << 3);
  let bound = bounds + <usize>begin * (classes + 1) * 4;
  for (let row = begin; row < end; row++) {
    let pair = id + <usize>load<u32>(bound) * sizeof<Id>();
    bound += 4;
    let total: f64 = 0;
    for (let weight = weights; weight < weightsEnd; weight += 8) {
      const runEnd = id + <usize>load<u32>(bound) * sizeof<Id>();
      bound += 4;
      let even: f64 = 0;
      let odd: f64 = 0;
      for (; pair + sizeof<Id>() < runEnd; pair += 2 * sizeof<Id>()) {
        even += load<f64>(values + ((<usize>load<Id>(pair)) << 3));
        odd += load<f64>(values + ((<usize>load<Id>(pair, sizeof<Id>())) << 3));
      }
      if (pair < runEnd) {
        even += load<f64>(values + ((<usize>load<Id>(pair)) << 3));
        pair = runEnd;
      }
      total += load<f64>(weight) * (even + odd);
    }
    store<f64>(out + ((<usize>row) << 3), total);
  }
}

function stepTwo<Id>(
  begin: u32,
  end: u32,
  bounds: usize,
  classes: u32,
  weights: usize,
  id: usize,
  values: usize,
  out0: usize,
  out1: usize,
): void {
  const weightsEnd = weights + ((<usize>classes) << 3);
  let bound = bounds + <usize>begin * (classes + 1) * 4;
  for (let row = begin; row < end; row++) {
    let pair = id + <usize>load<u32>(bound) * sizeof<Id>();
    bound += 4;
    let total = f64x2.splat(0);
    for (let weight = weights; weight < weightsEnd; weight += 8) {
      const runEnd = id + <usize>load<u32>(bound) * sizeof<Id>();
      bound += 4;
      let even = f64x2.splat(0);
      let odd = f64x2.splat(0);
      for (; pair + sizeof<Id>() < runEnd; pair += 2 * sizeof<Id>()) {
        even = f64x2.add(even, v128.load(values + ((<usize>load<Id>(pair)) << 4)));
        odd = f64x2.add(odd, v128.load(values + ((<usize>load<Id>(pair, sizeof<Id>())) << 4)));
      }
      if (pair < runEnd) {
        even = f64x2.add(even, v128.load(values + ((<usize>load<Id>(pair)) << 4)));
        pair = runEnd;
      }
      total = f64x2.add(total, f64x2.mul(f64x2.splat(load<f64>(weight)), f64x2.add(even, odd)));
    }
    v128.store64_lane(out0 + ((<usize>row) << 3), total, 0);
    v128.store64_lane(out1 + ((<usize>row) << 3), total, 1);
  }
}
