/**
 * A catchment whose weighted demand is below this many inhabitants is empty: its ratio is 0.
 * Only weights out of any method come near it; dividing by less could overflow.
 */
const EMPTY: f64 = 1e-200;

/** ratio = supply / reachable for rows [begin, end), one variant; 0 where the catchment is empty. */
export function divideOne(begin: u32, end: u32, supply: usize, reachable: usize, ratio: usize): void {
  for (let row = (<usize>begin) << 3, last = (<usize>end) << 3; row < last; row += 8) {
    const demand = load<f64>(reachable + row);
    store<f64>(ratio + row, demand < EMPTY ? 0 : load<f64>(supply + row) / demand);
  }
}

/** ratio = supply / reachable for rows [begin, end), two interleaved variants; 0 where the catchment is empty. */
export function divideTwo(begin: u32, end: u32, supply: usize, reachable: usize, ratio: usize): void {
  for (let row: usize = begin; row < end; row++) {
    const demand = load<f64>(reachable + (row << 3));
    const pair = row << 4;
    if (demand < EMPTY) v128.store(ratio + pair, i64x2.splat(0));
    else v128.store(ratio + pair, f64x2.div(v128.load(supply + pair), f64x2.splat(demand)));
  }
}
