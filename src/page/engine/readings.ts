import { cumulate, lorenzPoints, populationHistogram, shareBelow } from "../../core/accessibility/curves.ts";
import { type Summary, summarise } from "../../core/accessibility/summary.ts";
import type { Figures } from "./figures.ts";

/** Steps and end of the distribution and of the threshold curve, in consultations. */
export const BIN_WIDTH = 0.25;
export const BINS = 40;

/** What is read off a run for one territory: headline figures, and the points of the charts. */
export interface Readings {
  readonly summary: Summary;
  readonly distribution: Float64Array;
  readonly lorenz: readonly (readonly [number, number])[];
  readonly under: readonly (readonly [number, number])[];
}

/** Readings of the first age limit, over the communes of a region ("" for all). */
export function readingsOf(
  figures: Figures,
  territory: { readonly population: Float64Array; readonly regions: readonly string[] },
  region: string,
  thresholds: readonly number[],
): Readings {
  const isIn = (commune: number) => region === "" || territory.regions[commune] === region;
  const kept = (values: Float64Array) =>
    region === "" ? values : values.filter((_, commune) => isIn(commune));
  const accessibility = kept(figures.accessibility[0]);
  const population = kept(territory.population);
  const edges = Array.from({ length: BINS + 1 }, (_, bin) => bin * BIN_WIDTH);
  const cumulated = cumulate(accessibility, population);
  return {
    summary: summarise({ accessibility, population, demand: kept(figures.demand), thresholds }),
    distribution: populationHistogram(accessibility, population, edges.slice(0, -1)),
    lorenz: lorenzPoints(cumulated, 100),
    under: edges.map((edge) => [edge, shareBelow(cumulated, edge)] as const),
  };
}
