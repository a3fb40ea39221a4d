/**
 * National statistics of an indicator by commune, as DREES computes them. A missing accessibility (NaN) is left out
 * and its inhabitants counted apart: it is never 0, and never under a threshold. Values are never rounded.
 */

export interface SummaryInput {
  /** f64[communes], consultations per standardised inhabitant and year; NaN where missing. */
  readonly accessibility: Float64Array;
  /** f64[communes], total population; NaN where missing, which counts as nobody. */
  readonly population: Float64Array;
  /** f64[communes], standardised population; NaN where missing, which counts as nobody in the standardised means. */
  readonly demand: Float64Array;
  /** Consultations; in the order of the shares. */
  readonly thresholds: readonly number[];
}

export interface Summary {
  /** Communes that have an accessibility, and those that have none. */
  readonly communes: number;
  readonly missing: number;
  /** Inhabitants of both; communes of unknown population count 0. */
  readonly population: number;
  readonly missingPopulation: number;
  /** Mean weighted by standardised population (DREES), and by total population (FAQ, annexes). NaN without weight. */
  readonly mean: number;
  readonly meanByPopulation: number;
  /** 10 means, weighted by standardised population, of tenths of the total population; NaN for a tenth of no weight. */
  readonly tenths: readonly number[];
  /** Accessibility of the inhabitant in the middle. */
  readonly median: number;
  /** Share of the total population whose accessibility is strictly under each threshold, in [0, 1]; NaN without people. */
  readonly shares: readonly { readonly threshold: number; readonly share: number }[];
  /** 0 where everyone has the same accessibility, towards 1 where one inhabitant has it all. */
  readonly gini: number;
}

export function summarise({ accessibility, population, demand, thresholds }: SummaryInput): Summary {
  const people = population.map((inhabitants) => (Number.isNaN(inhabitants) ? 0 : inhabitants));
  const order = byAccessibility(accessibility, people);
  let [known, everyone] = [0, 0];
  for (let c = 0; c < people.length; c++) {
    everyone += people[c];
    if (!Number.isNaN(accessibility[c])) known += people[c];
  }
  return {
    communes: order.length,
    missing: accessibility.length - order.length,
    population: known,
    missingPopulation: everyone - known,
    mean: weightedMean(accessibility, demand),
    meanByPopulation: weightedMean(accessibility, people),
    tenths: groupMeans(accessibility, people, demand, order, 10),
    median: quantile(accessibility, people, order, 0.5),
    shares: thresholds.map((threshold) => ({
      threshold,
      share: shareUnder(accessibility, people, threshold),
    })),
    gini: giniOf(accessibility, people, order),
  };
}

// Loops over positions, here and below: before they are compiled, iterators and functions take several times as long.

/** The sum over some positions, in their order. */
function sumOf(values: Float64Array, order: Uint32Array): number {
  let total = 0;
  for (let at = 0; at < order.length; at++) total += values[order[at]];
  return total;
}

/** sum w x / sum w over the positions where x is known and w positive; NaN where no weight is. */
export function weightedMean(values: Float64Array, weights: Float64Array): number {
  let weighted = 0;
  let total = 0;
  for (let c = 0; c < values.length; c++) {
    if (Number.isNaN(values[c]) || !(weights[c] > 0)) continue;
    weighted += weights[c] * values[c];
    total += weights[c];
  }
  return weighted / total;
}

/** Share of the weight that lies strictly under a threshold, in [0, 1], among known values; NaN where no weight is. */
export function shareUnder(values: Float64Array, weights: Float64Array, threshold: number): number {
  let under = 0;
  let total = 0;
  for (let c = 0; c < values.length; c++) {
    if (Number.isNaN(values[c]) || !(weights[c] > 0)) continue;
    if (values[c] < threshold) under += weights[c];
    total += weights[c];
  }
  return under / total;
}

/**
 * Positions of the known values, ascending; ties by ascending population, then position. Sorted as whole numbers, the value
 * as a float of 32 bits above its position (a third of the time of a sort with a function); what such a float cannot tell
 * apart is sorted again.
 */
export function byAccessibility(accessibility: Float64Array, population: Float64Array): Uint32Array {
  const keys = new BigUint64Array(accessibility.length);
  const [halves, floats] = [new Uint32Array(keys.buffer), new Float32Array(keys.buffer)];
  let known = 0;
  for (let c = 0; c < accessibility.length; c++) {
    if (Number.isNaN(accessibility[c])) continue;
    const high = 2 * known + 1;
    floats[high] = accessibility[c] + 0; // no -0
    const bits = halves[high];
    halves[high] = bits & 0x8000_0000 ? ~bits : bits | 0x8000_0000;
    halves[2 * known++] = c;
  }
  keys.subarray(0, known).sort();
  const order = new Uint32Array(known);
  let start = 0;
  for (let at = 0; at < known; at++) {
    order[at] = halves[2 * at];
    if (at + 1 < known && halves[2 * at + 3] === halves[2 * at + 1]) continue;
    if (at > start) {
      order
        .subarray(start, at + 1)
        .sort((a, b) => accessibility[a] - accessibility[b] || population[a] - population[b] || a - b);
    }
    start = at + 1;
  }
  return order;
}

/**
 * Means, weighted by demand, of `groups` equal groups of the population from the least accessibility to the most.
 * A commune falls whole in the group that holds the midpoint of its cumulated population; an inner bound belongs to the
 * group above. With 10 groups it reproduces the tenths of DREES's workbook in both of its years.
 */
export function groupMeans(
  accessibility: Float64Array,
  population: Float64Array,
  demand: Float64Array,
  order: Uint32Array,
  groups: number,
): number[] {
  const total = sumOf(population, order);
  const sums = new Float64Array(groups);
  const weights = new Float64Array(groups);
  let cumulated = 0;
  for (let at = 0; at < order.length; at++) {
    const c = order[at];
    const midpoint = cumulated + population[c] / 2;
    cumulated += population[c];
    if (!(demand[c] > 0) || total === 0) continue;
    const group = Math.min(groups - 1, Math.floor((groups * midpoint) / total));
    sums[group] += demand[c] * accessibility[c];
    weights[group] += demand[c];
  }
  return Array.from(sums, (sum, group) => sum / weights[group]);
}

/**
 * Population-weighted quantile: the least value that at least `share` of the population does not exceed, `share` in
 * [0, 1]. NaN where no commune has inhabitants.
 */
export function quantile(
  values: Float64Array,
  population: Float64Array,
  order: Uint32Array,
  share: number,
): number {
  const target = share * sumOf(population, order);
  let cumulated = 0;
  let last = Number.NaN;
  for (let at = 0; at < order.length; at++) {
    const c = order[at];
    if (!(population[c] > 0)) continue;
    last = values[c];
    cumulated += population[c];
    if (cumulated >= target) return last;
  }
  return last;
}

/** Gini coefficient over inhabitants: twice the area between the Lorenz curve and the diagonal; NaN without people, 0 where all is 0. */
function giniOf(values: Float64Array, population: Float64Array, order: Uint32Array): number {
  let people = 0;
  let amount = 0;
  let area = 0;
  for (let at = 0; at < order.length; at++) {
    const c = order[at];
    const held = population[c] * values[c];
    area += population[c] * (amount + held / 2);
    people += population[c];
    amount += held;
  }
  if (people === 0) return Number.NaN;
  return amount === 0 ? 0 : 1 - (2 * area) / (people * amount);
}
