import { quantile, shareUnder } from "../accessibility/quantiles.ts";
import { rankingOf } from "../accessibility/ranking.ts";
import { weightedMean } from "../accessibility/summary.ts";
import type { NumberWords } from "../words/numbers.ts";
import type { ZoningWords } from "../words/zoningWords.ts";
import { thresholdsOf } from "./conditions.ts";
import { type Sheet, type SheetColumn, sheetTable } from "./sheet.ts";
import type { Zoning } from "./zoning.ts";

const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

/**
 * Accessibility of zones as inhabitants have it: mean, quantiles and shares under the thresholds of the rules, all on
 * the total population counted. Zones without accessibility are left out.
 * Source: method.md 1.5 (shares and quantiles of zones are taken on total population, whatever weighs their means).
 */
export function distributionSheet(zoning: Zoning, words: ZoningWords, numbers: NumberWords): Sheet {
  const { accessibility, population } = zoning.zones;
  const rankings = new Map(
    [...accessibility].map(([variant, values]) => [variant, rankingOf(values, population)]),
  );
  const thresholds = zoning.rules.kind === "shares" ? [] : thresholdsOf(zoning.rules);
  const columns: SheetColumn<string>[] = [
    { heading: words.columns.variant, text: (variant) => words.apl(variant) },
    {
      heading: words.columns.mean,
      number: (variant) => weightedMean(accessibility.get(variant)!, population),
      decimals: 2,
    },
    ...quantiles.map((share) => ({
      heading: words.quantile(share),
      number: (variant: string) => quantile(rankings.get(variant)!, share),
      decimals: 2,
    })),
    ...thresholds.map((threshold) => ({
      heading: words.under(numbers.decimal(threshold, 1)),
      number: (variant: string) => 100 * shareUnder(rankings.get(variant)!, threshold),
      decimals: 2,
    })),
  ];
  return {
    id: "distribution",
    sheetName: words.sheets.distribution,
    title: words.titles.distribution,
    notes: [],
    table: sheetTable("distribution", [...accessibility.keys()], columns),
  };
}
