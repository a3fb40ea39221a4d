/** Territories side by side: every indicator against what is around the territory, the nation and a twin. */
import { figureOf, type Indicator, type Indicators, territoriesAround } from "./indicators.ts";
import { populationOf, type TerritoryPopulation } from "./population.ts";
import type { Study } from "./study.ts";

/** Counts are compared for this many inhabitants. */
export const INHABITANTS = 100_000;

export interface Comparison {
  /** Level of the territory compared with ("department", "region", "nation"), or "twin". */
  readonly with: string;
  /** Its position in the indicators. */
  readonly territory: number;
  /** Its value, on the same basis as the line's. */
  readonly value: number;
  /** "per-100k": rates of counts; "value": the values themselves; "mean": a count against the mean of its level. */
  readonly basis: "per-100k" | "value" | "mean";
  /** The line's value / its value. */
  readonly ratio: number;
  /** Undefined where neither direction is better, or the two are equal. */
  readonly verdict: "better" | "worse" | undefined;
}

export interface ProfileLine {
  readonly indicator: Indicator;
  readonly territory: number;
  readonly value: number;
  /** Of a count: value x 100,000 / population, NaN where the population is unknown; of a rate: NaN. */
  readonly per100k: number;
  readonly comparisons: readonly Comparison[];
}

export interface Profile {
  readonly indicators: Indicators;
  /** Positions of the territories asked for, in that order. */
  readonly territories: readonly number[];
  /** Of every territory of the indicators. */
  readonly populations: readonly TerritoryPopulation[];
  /** By indicator, then by territory asked for; indicators that none of them has are left out. */
  readonly lines: readonly ProfileLine[];
}

/** @param options.twins position of the territory that each is compared with, by position. */
export function profileOf(
  indicators: Indicators,
  territories: readonly number[],
  options: { readonly study?: Study; readonly twins?: ReadonlyMap<number, number> } = {},
): Profile {
  const populations = indicators.territories.map((_, each) => populationOf(indicators, each, options.study));
  const lines: ProfileLine[] = [];
  for (const indicator of indicators.indicators) {
    for (const territory of territories) {
      const value = figureOf(indicators, territory, indicator.id);
      if (Number.isNaN(value)) continue;
      const per100k = indicator.kind === "count" ? rateOf(value, populations[territory].value) : Number.NaN;
      const others = territoriesAround(indicators, territory).map(
        (each) => [indicators.territories[each].level, each] as const,
      );
      const twin = options.twins?.get(territory);
      if (twin !== undefined) others.push(["twin", twin]);
      const comparisons = others.flatMap(([name, other]) => {
        const found = compare(indicators, indicator, territory, other, populations);
        return found ? [{ with: name, territory: other, ...found }] : [];
      });
      lines.push({ indicator, territory, value, per100k, comparisons });
    }
  }
  return { indicators, territories, populations, lines };
}

/** value x 100,000 / population; NaN where either is unknown or nobody lives there. */
export function rateOf(count: number, population: number): number {
  return population > 0 ? (count * INHABITANTS) / population : Number.NaN;
}

/**
 * A count is compared with a mean of territories of its level where the study has one (226 pharmacies per department),
 * else by rates: never count against count. Undefined where there is nothing to compare.
 */
function compare(
  indicators: Indicators,
  indicator: Indicator,
  territory: number,
  other: number,
  populations: readonly TerritoryPopulation[],
): Omit<Comparison, "with" | "territory"> | undefined {
  const { benchmark, kind, id, better } = indicator;
  const own = figureOf(indicators, territory, id);
  const { level } = indicators.territories[territory];
  const mean = benchmark?.perLevel === level ? figureOf(indicators, other, benchmark.indicator) : Number.NaN;
  const isMean = !Number.isNaN(mean);
  const byRate = kind === "count" && !isMean;
  const [value, reference] = byRate
    ? [
        rateOf(own, populations[territory].value),
        rateOf(figureOf(indicators, other, id), populations[other].value),
      ]
    : [own, isMean ? mean : figureOf(indicators, other, id)];
  const ratio = value / reference;
  if (!Number.isFinite(ratio)) return undefined;
  const isBetter = better === "high" ? ratio > 1 : ratio < 1;
  const verdict = better === undefined || ratio === 1 ? undefined : isBetter ? "better" : "worse";
  return { value: reference, basis: byRate ? "per-100k" : isMean ? "mean" : "value", ratio, verdict };
}
