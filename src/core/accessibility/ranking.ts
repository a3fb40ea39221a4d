/** Communes by an indicator, from the least to the most, and what inhabitants have of it. */

export interface Ranking {
  /** Positions of the communes whose value is known, u32[known]: ascending by value, then by population, then by position. */
  readonly order: Uint32Array;
  /** f64[known], ascending. */
  readonly values: Float64Array;
  /** Inhabitants of the communes up to and including each, f64[known]; unknown and negative populations count nobody. */
  readonly people: Float64Array;
}

// Loops over positions: before they are compiled, iterators and functions take several times as long.

/** `values`: f64[communes], NaN where missing, which leaves the commune out. */
export function rankingOf(values: Float64Array, population: Float64Array): Ranking {
  const { known, halves } = sortedKeys(values);
  const order = new Uint32Array(known);
  const sorted = new Float64Array(known);
  const people = new Float64Array(known);
  const byValue = (a: number, b: number): number =>
    values[a] - values[b] || population[a] - population[b] || a - b;
  let cumulated = 0;
  let placed = 0;
  for (let at = 0; at < known; at++) {
    if (at === placed) {
      do order[placed] = halves[2 * placed];
      while (++placed < known && halves[2 * placed + 1] === halves[2 * at + 1]);
      if (placed > at + 1) order.subarray(at, placed).sort(byValue);
    }
    const c = order[at];
    if (population[c] > 0) cumulated += population[c];
    sorted[at] = values[c];
    people[at] = cumulated;
  }
  return { order, values: sorted, people };
}

/**
 * The known values and their positions, ascending, as pairs of 32 bits: a position, and above it the value as a float. So they
 * are sorted as whole numbers, in a third of the time of a sort with a function; what such a float cannot tell apart stays to be
 * sorted.
 */
function sortedKeys(values: Float64Array): { readonly known: number; readonly halves: Uint32Array } {
  const keys = new BigUint64Array(values.length);
  const [halves, floats] = [new Uint32Array(keys.buffer), new Float32Array(keys.buffer)];
  let known = 0;
  for (let c = 0; c < values.length; c++) {
    if (Number.isNaN(values[c])) continue;
    const high = 2 * known + 1;
    floats[high] = values[c] + 0; // no -0
    const bits = halves[high];
    halves[high] = bits & 0x8000_0000 ? ~bits : bits | 0x8000_0000;
    halves[2 * known++] = c;
  }
  keys.subarray(0, known).sort();
  return { known, halves };
}

/** Inhabitants of all communes of known value. */
export const everyone = ({ people }: Ranking): number => people.at(-1) ?? 0;

/**
 * The least value that at least `share` of the inhabitants do not exceed, `share` in [0, 1]; the extremes are the least and
 * the greatest that someone has. NaN where no commune has inhabitants.
 */
export function quantile(ranking: Ranking, share: number): number {
  const { values, people } = ranking;
  const target = share * everyone(ranking);
  return values[firstTrue(people.length, (at) => people[at] > 0 && people[at] >= target)] ?? Number.NaN;
}

/** Share of the inhabitants whose value is strictly under a threshold, in [0, 1]; NaN without inhabitants. */
export function shareUnder(ranking: Ranking, threshold: number): number {
  const { values, people } = ranking;
  const under = firstTrue(values.length, (at) => values[at] >= threshold);
  return (people[under - 1] ?? 0) / everyone(ranking);
}

/** The first of `count` positions from which on something is true, by halves; `count` where it never is. */
function firstTrue(count: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
