import { summarise } from "../../core/accessibility/summary.ts";
import { differenceChart, evolutionChart, type Vintage } from "../../core/pictures/charts/changeCharts.ts";
import type { ChartFrame, DrawnChart } from "../../core/pictures/charts/chart.ts";
import type { ChartWords } from "../../core/words/charts.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { InputError } from "../../table/problems.ts";
import type { ChartOptions } from "../commands/chart.ts";
import type { SelectedResults } from "./chartSeries.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** Vintages side by side, or the gains and losses between two results or of one what-if. */
export function changeChart(
  files: readonly ResultsFile[],
  selections: readonly SelectedResults[],
  variant: string,
  frame: Omit<ChartFrame, "title"> & { readonly title: string | undefined; readonly words: ChartWords },
  options: ChartOptions,
): DrawnChart {
  if (options.kind === "evolution") {
    return evolutionChart({ ...frame, vintages: vintagesOf(files, selections, variant, options.labels) });
  }
  return differenceChart({
    ...frame,
    intervals: mapWords[options.lang],
    differences:
      files.length === 2 ? differencesOf(selections, variant) : changeOf(files[0], selections[0], variant),
    population: selections[0].population,
  });
}

export function vintagesOf(
  files: readonly ResultsFile[],
  selections: readonly SelectedResults[],
  variant: string,
  labels: readonly string[] | undefined,
): Vintage[] {
  return selections.map(({ population, demand, variants, accessibility }, k) => {
    const values = accessibility[variants.indexOf(variant)];
    if (values === undefined) throw absent(files[k].table.source, `apl_${variant}`);
    const { mean, tenths } = summarise({ accessibility: values, population, demand, thresholds: [] });
    const label = labels?.[k] ?? vintageLabel(files[k].file.file);
    return { label, variant, mean, firstTenth: tenths[0], lastTenth: tenths[9] };
  });
}

/** The last year in a file's name, else the name without its extension. */
export const vintageLabel = (file: string): string =>
  file.match(/(?:19|20)\d\d/g)?.at(-1) ?? file.replace(/\.[^.]+$/, "");

/** After minus before, on the communes of the first; NaN where the second lacks the commune or either value. */
function differencesOf([before, after]: readonly SelectedResults[], variant: string): Float64Array {
  const position = new Map(after.codes.map((code, c) => [code, c]));
  const was = before.accessibility[before.variants.indexOf(variant)];
  const is = after.accessibility[after.variants.indexOf(variant)];
  return was.map((value, c) => (is?.[position.get(before.codes[c]) ?? -1] ?? Number.NaN) - value);
}

/** The column that a what-if writes. */
function changeOf({ table, results }: ResultsFile, { rows }: SelectedResults, variant: string): Float64Array {
  const column = table.columns.get(`apl_${variant}_change`);
  if (column?.kind !== "number") throw absent(table.source, `apl_${variant}_change`);
  return Float64Array.from(rows, (row) => column.values[results.communes.row[row]]);
}

const absent = (source: string, column: string): InputError =>
  new InputError([
    {
      severity: "error",
      source,
      column,
      got: "no such column",
      expected: "a table that `aplomb what-if` wrote, or two results: before and after",
    },
  ]);
