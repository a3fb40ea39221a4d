import type { ChartFrame, DrawnChart } from "../../core/pictures/charts/chart.ts";
import { chartWords } from "../../core/words/charts.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { InputError } from "../../table/problems.ts";
import { chartDocument } from "../chartDocument.ts";
import type { ChartOptions } from "../commands/chart.ts";
import { chartSeriesOf, missingNote, selectionOf } from "./chartSeries.ts";
import { headlineVariant } from "./headline.ts";
import { marksOf, notesOf, territoryText } from "./notes.ts";
import { communesReference, type ResultsFile, readResults } from "./resultsFile.ts";
import { pictureFile, pictureFormat, refuseEarly, writeAll } from "./write.ts";

/** Thresholds that the zonings and DREES print, where --thresholds names none. */
export const usualThresholds: readonly number[] = [1.5, 2.5, 4];

/** `aplomb chart`: one picture of one or several tables. @throws InputError */
export async function chartCommand(paths: readonly string[], options: ChartOptions): Promise<void> {
  const format = pictureFormat(options.out, ["svg", "png"]);
  await refuseEarly([options.out], options.force);
  checkCount(paths, options);
  const drawn = isSweep(options.kind)
    ? await (await import("./sweepChart.ts")).sweepChart(paths[0], options)
    : await resultChart(paths, options);
  await writeAll([await pictureFile(options.out, format, drawn, options.width)], options.force);
  console.log(
    options.json ? JSON.stringify({ kind: options.kind, outputs: [options.out] }, null, 2) : options.out,
  );
}

const isSweep = (kind: ChartOptions["kind"]): boolean =>
  ["tornado", "indices", "fan", "stability"].includes(kind);

function checkCount(paths: readonly string[], { kind }: ChartOptions): void {
  const most = kind === "evolution" ? Number.POSITIVE_INFINITY : kind === "difference" ? 2 : 1;
  const least = kind === "evolution" ? 2 : 1;
  if (paths.length >= least && paths.length <= most) return;
  const expected = kind === "evolution" ? "at least two" : most === 2 ? "one or two" : "one";
  throw new InputError([
    {
      severity: "error",
      source: `chart --kind ${kind}`,
      got: `${paths.length} ${paths.length === 1 ? "table" : "tables"}`,
      expected,
    },
  ]);
}

/** What surrounds a chart: its options, else what the files say. */
export async function frameOf(
  options: ChartOptions,
  about: { readonly subtitle: string; readonly marks: readonly string[]; readonly notes: readonly string[] },
): Promise<Omit<ChartFrame, "title"> & { readonly title: string | undefined }> {
  return {
    document: await chartDocument(),
    theme: options.theme,
    numbers: mapWords[options.lang].numbers,
    ...about,
    title: options.title,
    subtitle: options.subtitle ?? about.subtitle,
  };
}

async function resultChart(paths: readonly string[], options: ChartOptions): Promise<DrawnChart> {
  const words = { ...mapWords[options.lang], made: chartWords[options.lang].made };
  const reference = options.communes === undefined ? undefined : communesReference(options.communes);
  const files: ResultsFile[] = [];
  for (const path of paths) files.push(await readResults(path, { map: options.map, reference }));
  const variant = headlineVariant(files[0], options.variant);
  const selections = files.map((file) => selectionOf(file, options));
  const territory = territoryText(options, selections[0].departments, words);
  const named = options.kind === "variants" || options.kind === "thresholds";
  const frame = await frameOf(options, {
    subtitle: named ? territory : `${territory}, ${words.doctorsOf(variant)}`,
    marks: marksOf(
      files.map(({ results }) => results),
      words,
    ),
    notes: [...missingNote(selections, variant, options.lang), ...notesOf(files, options, words)],
  });
  const chart = { ...frame, words: chartWords[options.lang] };
  if (options.kind === "evolution" || options.kind === "difference") {
    const { changeChart } = await import("./changeChart.ts");
    return changeChart(files, selections, variant, chart, options);
  }
  const charts = await import("../../core/pictures/charts/accessibilityCharts.ts");
  const thresholds = options.thresholds ?? usualThresholds;
  const series = chartSeriesOf(selections[0], variant, thresholds);
  const draw = {
    distribution: charts.distributionChart,
    variants: charts.variantsChart,
    tenths: charts.tenthsChart,
    lorenz: charts.lorenzChart,
    thresholds: charts.thresholdsChart,
  }[options.kind as "distribution"];
  return draw({ ...chart, series, thresholds });
}
