import { figureOf, type Indicators } from "./indicators.ts";
import type { Study } from "./study.ts";

/** A population that two printed figures imply: a count, and its inhabitants per unit. */
export interface ImpliedPopulation {
  readonly count: string;
  readonly inhabitantsPer: string;
  readonly value: number;
  /** What it can be, inhabitants per unit being printed to its last digit, rounded or cut off. */
  readonly low: number;
  readonly high: number;
  /** False where it does not meet the population retained. */
  readonly agrees: boolean;
}

export interface TerritoryPopulation {
  /** Inhabitants; NaN where unknown. */
  readonly value: number;
  /** Empty where the population is given. */
  readonly implied: readonly ImpliedPopulation[];
}

/**
 * Population of a territory: the indicator `population` where the table has one, else what the study's figures imply.
 * Of several implied populations the retained one is met by most of the others, and among these the most precise:
 * Pas-de-Calais has 1,471,758 inhabitants by its buses, which its cars agree with, and not 1,325,385 by its hospitals.
 */
export function populationOf(
  indicators: Indicators,
  territory: number,
  study: Study | undefined,
): TerritoryPopulation {
  const given = figureOf(indicators, territory, "population");
  if (!Number.isNaN(given)) return { value: given, implied: [] };
  const ranges = (study?.populations ?? []).flatMap(({ count, inhabitantsPer }) => {
    const units = figureOf(indicators, territory, count);
    const per = figureOf(indicators, territory, inhabitantsPer);
    if (Number.isNaN(units * per)) return [];
    const digit = lastDigit(per);
    return [
      { count, inhabitantsPer, value: units * per, low: units * (per - digit), high: units * (per + digit) },
    ];
  });
  if (ranges.length === 0) return { value: Number.NaN, implied: [] };
  const meets = (a: (typeof ranges)[number], b: (typeof ranges)[number]) =>
    a.low <= b.high && b.low <= a.high;
  const support = ranges.map((range) => ranges.filter((other) => meets(range, other)).length);
  let best = 0;
  ranges.forEach((range, at) => {
    const more = support[at] - support[best];
    if (more > 0 || (more === 0 && range.high - range.low < ranges[best].high - ranges[best].low)) best = at;
  });
  return {
    value: ranges[best].value,
    implied: ranges.map((range) => ({ ...range, agrees: meets(range, ranges[best]) })),
  };
}

/** One unit of the last digit that a printed number shows: 0.01 of 2.05, 1 of 46367. */
export function lastDigit(value: number): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  return 10 ** -decimals;
}
