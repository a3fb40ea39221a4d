/** Curves of an indicator over the population, for charts: histogram, Lorenz curve, share under any threshold. */

/**
 * Inhabitants by interval [edge k, edge k + 1), f64[edges]: the last counts everyone from the last edge on. Values under
 * the first edge are not expected. Missing values and populations count nobody.
 */
export function populationHistogram(
  values: Float64Array,
  population: Float64Array,
  edges: readonly number[],
): Float64Array {
  const inhabitants = new Float64Array(edges.length);
  for (let place = 0; place < values.length; place++) {
    if (!(values[place] >= edges[0]) || !(population[place] > 0)) continue;
    let k = edges.length - 1;
    while (edges[k] > values[place]) k--;
    inhabitants[k] += population[place];
  }
  return inhabitants;
}

/** Population-weighted cumulated distribution: communes from the least value to the most. */
export interface Cumulated {
  readonly values: Float64Array;
  /** Share of the population up to and including each commune, in (0, 1]. */
  readonly population: Float64Array;
  /** Share of population x value up to and including each commune: the Lorenz curve. */
  readonly amount: Float64Array;
}

export function cumulate(values: Float64Array, population: Float64Array): Cumulated {
  const order = Uint32Array.from(values.keys())
    .filter((place) => !Number.isNaN(values[place]) && population[place] > 0)
    .sort((a, b) => values[a] - values[b] || a - b);
  const shares = new Float64Array(order.length);
  const amounts = new Float64Array(order.length);
  let inhabitants = 0;
  let amount = 0;
  order.forEach((place, k) => {
    inhabitants += population[place];
    amount += population[place] * values[place];
    shares[k] = inhabitants;
    amounts[k] = amount;
  });
  return {
    values: Float64Array.from(order, (place) => values[place]),
    population: shares.map((share) => share / inhabitants),
    amount: amounts.map((held) => (amount > 0 ? held / amount : 0)),
  };
}

/** Points of the Lorenz curve, from (0, 0) to (1, 1), thinned to about `count`. */
export function lorenzPoints({ population, amount }: Cumulated, count = 200): [number, number][] {
  const points: [number, number][] = [[0, 0]];
  let last = 0;
  for (let k = 0; k < population.length; k++) {
    if (population[k] - last < 1 / count && k < population.length - 1) continue;
    last = population[k];
    points.push([population[k], amount[k]]);
  }
  return points;
}

/** Share of the population strictly under x, in [0, 1]. */
export function shareBelow({ values, population }: Cumulated, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : population[low - 1];
}

/** What charts of accessibility go up to, in consultations. */
const MOST_SHOWN = 8;
const BIN = 0.25;

/** Where each interval of the charts' histogram begins, in consultations; the last has no end. */
export const distributionEdges: readonly number[] = Array.from(
  { length: MOST_SHOWN / BIN + 1 },
  (_, k) => k * BIN,
);

/** Share of the population strictly under x, every 0.025 consultation up to 8. */
export function sharesUnder(curve: Cumulated): [x: number, share: number][] {
  const steps = 40 * MOST_SHOWN;
  return Array.from({ length: steps + 1 }, (_, k) => [k / 40, shareBelow(curve, k / 40)]);
}
