import { summarise } from "../../core/accessibility/summary.ts";
import type { ChartSeries } from "../../core/pictures/charts/accessibilityCharts.ts";
import { chartWords } from "../../core/words/charts.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { type Selection, selectedRows } from "../selection.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** The communes of a result that a picture is about, in arrays of their own. */
export interface SelectedResults {
  readonly rows: readonly number[];
  readonly codes: readonly string[];
  readonly departments: readonly string[];
  readonly population: Float64Array;
  readonly demand: Float64Array;
  readonly variants: readonly string[];
  readonly accessibility: readonly Float64Array[];
}

export function selectionOf({ results }: ResultsFile, selection: Selection): SelectedResults {
  const { communes } = results;
  const rows = selectedRows(communes, selection);
  const of = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]);
  return {
    rows,
    codes: rows.map((row) => communes.codes[row]),
    departments: rows.map((row) => communes.departments[row]),
    population: of(communes.population),
    demand: of(results.demand),
    variants: results.variants,
    accessibility: results.accessibility.map(of),
  };
}

/** One series a variant, the main one first. */
export function chartSeriesOf(
  { population, demand, variants, accessibility }: SelectedResults,
  main: string,
  thresholds: readonly number[],
): ChartSeries[] {
  const order = [main, ...variants.filter((variant) => variant !== main)];
  return order.map((variant) => {
    const values = accessibility[variants.indexOf(variant)];
    const summary = summarise({ accessibility: values, population, demand, thresholds });
    return { variant, accessibility: values, population, summary };
  });
}

/** A sentence on the communes without data of the first result; none where all have some. */
export function missingNote(
  [{ population, demand, variants, accessibility }]: readonly SelectedResults[],
  variant: string,
  language: "fr" | "en",
): string[] {
  const values = accessibility[variants.indexOf(variant)];
  const { missing, missingPopulation } = summarise({
    accessibility: values,
    population,
    demand,
    thresholds: [],
  });
  if (missing === 0) return [];
  const { integer } = mapWords[language].numbers;
  return [chartWords[language].missing(integer(missing), integer(missingPopulation))];
}
