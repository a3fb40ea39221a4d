/**
 * National statistics of an indicator by commune, as DREES computes them. A missing accessibility (NaN) is left out
 * and its inhabitants counted apart: it is never 0, and never under a threshold. Values are never rounded.
 */
import { everyone, quantile, shareUnder } from "./quantiles.ts";
import { rankingOf } from "./ranking.ts";

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

/**
 * A commune falls whole in the tenth of the population that holds the midpoint of its cumulated population; an inner bound
 * belongs to the tenth above: so the tenths of DREES's workbook are reproduced in both of its years. The Gini coefficient is
 * twice the area between the Lorenz curve and the diagonal.
 */
export function summarise({ accessibility, population, demand, thresholds }: SummaryInput): Summary {
  const ranking = rankingOf(accessibility, population, demand);
  const { order, weighted, weight, amount, area, tenthSums, tenthWeights } = ranking;
  const known = everyone(ranking);
  return {
    communes: order.length,
    missing: accessibility.length - order.length,
    population: known,
    missingPopulation: total(population) - known,
    mean: weighted / weight,
    meanByPopulation: amount / known,
    tenths: Array.from(tenthSums, (sum, tenth) => sum / tenthWeights[tenth]),
    median: quantile(ranking, 0.5),
    shares: thresholds.map((threshold) => ({ threshold, share: shareUnder(ranking, threshold) })),
    gini: known > 0 && amount === 0 ? 0 : 1 - (2 * area) / (known * amount),
  };
}

/** The sum of those that are known and positive. */
function total(population: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < population.length; c++) if (population[c] > 0) sum += population[c];
  return sum;
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
