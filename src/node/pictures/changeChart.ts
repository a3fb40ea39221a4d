import { summarise } from "../../core/accessibility/summary.ts";
import { differenceChart, evolutionChart, type Vintage } from "../../core/pictures/charts/changeCharts.ts";
import type { ChartFrame, DrawnChart } from "../../core/pictures/charts/chart.ts";
import type { ChartWords } from "../../core/words/charts.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { InputError } from "../../table/problems.ts";
import type { ChartOptions } from "../commands/chart.ts";
import { selectedRows } from "../selection.ts";
import { beforeAndAfter } from "./beforeAfter.ts";
import type { SelectedResults } from "./chartSeries.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** Vintages side by side, or the gains and losses between two results or of one what-if. */
export async function changeChart(
  files: readonly ResultsFile[],
  selections: readonly SelectedResults[],
  variant: string,
  frame: Omit<ChartFrame, "title"> & { readonly title: string | undefined; readonly words: ChartWords },
  options: ChartOptions,
): Promise<DrawnChart> {
  if (options.kind === "evolution") {
    return evolutionChart({ ...frame, vintages: vintagesOf(files, selections, variant, options.labels) });
  }
  const intervals = mapWords[options.lang];
  if (files.length === 1) {
    const differences = changeOf(files[0], selections[0], variant);
    return differenceChart({ ...frame, intervals, differences, population: selections[0].population });
  }
  const { communes, before, after, notes } = await beforeAndAfter(files, options);
  const rows = selectedRows(communes, options);
  const [was, is, people] = [before(`apl_${variant}`), after(`apl_${variant}`), before("population")];
  return differenceChart({
    ...frame,
    intervals,
    notes: [...notes, ...frame.notes],
    differences: Float64Array.from(rows, (row) => is[row] - was[row]),
    population: Float64Array.from(rows, (row) => people[row]),
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
