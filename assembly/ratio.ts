/**
 * A catchment whose weighted demand is below this many inhabitants is empty: its ratio is 0.
 * Only weights out of any method come near it; dividing by less could overflow.
 */
export const EMPTY: f64 = 1e-200;

/**
 * For the active communes [begin, end) of `count`, one variant: ratio = supply / catchment, 0 where the catchment is
 * empty, and the term of each class, weight x ratio.
 */
export function divideOne(
  begin: u32,
  end: u32,
  active: usize,
  count: u32,
  supply: usize,
  catchment: usize,
  ratio: usize,
  weights: usize,
  classes: u32,
  terms: usize,
): void {
  const weightsEnd = weights + ((<usize>classes) << 3);
  for (let position: usize = begin; position < end; position++) {
    const commune = (<usize>load<u32>(active + (position << 2))) << 3;
    const demand = load<f64>(catchment + commune);
    const quotient: f64 = demand < EMPTY ? 0 : load<f64>(supply + commune) / demand;
    store<f64>(ratio + commune, quotient);
    let term = terms + (position << 3);
    for (let weight = weights; weight < weightsEnd; weight += 8) {
      store<f64>(term, load<f64>(weight) * quotient);
      term += (<usize>count) << 3;
    }
  }
}

/** As `divideOne` for two variants, whose terms are interleaved. */
export function divideTwo(
  begin: u32,
  end: u32,
  active: usize,
  count: u32,
  supply0: usize,
  supply1: usize,
  catchment: usize,
  ratio0: usize,
  ratio1: usize,
  weights: usize,
  classes: u32,
  terms: usize,
): void {
  const weightsEnd = weights + ((<usize>classes) << 3);
  for (let position: usize = begin; position < end; position++) {
    const commune = (<usize>load<u32>(active + (position << 2))) << 3;
    const demand = load<f64>(catchment + commune);
    let quotients = f64x2.splat(0);
    if (demand >= EMPTY) {
      const both = v128.load64_lane(supply1 + commune, v128.load64_zero(supply0 + commune), 1);
      quotients = f64x2.div(both, f64x2.splat(demand));
    }
    v128.store64_lane(ratio0 + commune, quotients, 0);
    v128.store64_lane(ratio1 + commune, quotients, 1);
    let term = terms + (position << 4);
    for (let weight = weights; weight < weightsEnd; weight += 8) {
      v128.store(term, f64x2.mul(v128.load64_splat(weight), quotients));
      term += (<usize>count) << 4;
    }
  }
}
