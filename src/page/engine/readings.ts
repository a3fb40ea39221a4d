import {
  cumulate,
  distributionEdges,
  lorenzPoints,
  populationHistogram,
  sharesUnder,
} from "../../core/accessibility/curves.ts";
import { type Summary, summarise } from "../../core/accessibility/summary.ts";
import type { Figures } from "./figures.ts";

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
  const cumulated = cumulate(accessibility, population);
  return {
    summary: summarise({ accessibility, population, demand: kept(figures.demand), thresholds }),
    distribution: populationHistogram(accessibility, population, distributionEdges),
    lorenz: lorenzPoints(cumulated, 100),
    under: sharesUnder(cumulated),
  };
}
