import {
  distributionChart,
  lorenzChart,
  tenthsChart,
  thresholdsChart,
  variantsChart,
} from "../../core/pictures/charts/accessibilityCharts.ts";
import { drawMap } from "../../core/pictures/map.ts";
import { departmentRows } from "../../core/pictures/report/departments.ts";
import { drawReport } from "../../core/pictures/report/report.ts";
import type { LowestCommune, ReportInput } from "../../core/pictures/report/reportInput.ts";
import { departmentName } from "../../core/territory/names.ts";
import { chartWords } from "../../core/words/charts.ts";
import { languages } from "../../core/words/languages.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { reportWords } from "../../core/words/report.ts";
import { toNumbers } from "../../table/convert.ts";
import { Problems } from "../../table/problems.ts";
import { type Table, textAt } from "../../table/table.ts";
import { chartDocument } from "../chartDocument.ts";
import type { ReportOptions } from "../commands/report.ts";
import type { OutputFile } from "../files.ts";
import { version } from "../version.ts";
import { chartSeriesOf, type SelectedResults, selectionOf } from "./chartSeries.ts";
import { headlineVariant } from "./headline.ts";
import { dateText, territoryText } from "./notes.ts";
import { reportFiles } from "./reportFolders.ts";
import { reportMap, zoningOf } from "./reportMaps.ts";
import { methodOf } from "./reportMethod.ts";
import { communesReference, type ResultsFile, readResults } from "./resultsFile.ts";
import { pictureFormat, refuseEarly, writeAll } from "./write.ts";

/** The threshold of the headlines: under 2.5 consultations a year a territory is called under-dense (DREES, arrêté of 2017). */
const headlineThreshold = 2.5;
/** Communes of the list of the least served have at least so many inhabitants. */
const lowestAtLeast = 2000;
const lowestMost = 20;

/** `aplomb report`: HTML, and PDF where asked for. @throws InputError */
export async function reportCommand(paths: readonly string[], options: ReportOptions): Promise<void> {
  pictureFormat(options.out, ["html"]);
  const pdfPath = options.out.replace(/\.html$/i, ".pdf");
  await refuseEarly([options.out, ...(options.pdf ? [pdfPath] : [])], options.force);
  const chromium = options.pdf ? (await import("../pdf.ts")).findChromium() : undefined;
  const html = await reportHtml(paths, options);
  const outputs: OutputFile[] = [{ path: options.out, bytes: html }];
  if (chromium !== undefined) {
    const { pdfOf } = await import("../pdf.ts");
    outputs.push({ path: pdfPath, bytes: await pdfOf(html, chromium) });
  }
  await writeAll(outputs, options.force);
  const written = outputs.map(({ path }) => path);
  console.log(options.json ? JSON.stringify({ outputs: written }, null, 2) : written.join(", "));
}

async function reportHtml(paths: readonly string[], options: ReportOptions): Promise<string> {
  const found = await reportFiles(paths);
  const reference = communesReference(options.communes);
  const file = await readResults(found.results, { map: options.map, reference });
  const selection = selectionOf(file, options);
  const variant = headlineVariant(file, options.variant);
  const { metadata } = file;
  const method = await methodOf(metadata, options.lang);
  const thresholds = [...new Set([...(method?.thresholds ?? []), 1.5, headlineThreshold, 4])].sort(
    (a, b) => a - b,
  );
  const series = chartSeriesOf(selection, variant, thresholds);
  const words = mapWords[options.lang];
  const territory = options.subtitle ?? territoryText(options, selection.departments, words);
  const map = drawMap({ ...(await reportMap(file, selection, variant, options)), id: "map", detail: false });
  const zoning = found.zoning && (await zoningOf(found.zoning, file, selection, options));
  return drawReport({
    words: reportWords[options.lang],
    general: languages[options.lang],
    territory,
    date: dateText(options.date, options.lang),
    version,
    estimated: file.results.estimated,
    synthetic: file.results.synthetic,
    variants: series,
    threshold: headlineThreshold,
    departments: {
      ...departmentsOf(
        selection,
        series.map((one) => one.variant),
        variant,
      ),
      nameOf: departmentName,
    },
    lowest: { atLeast: lowestAtLeast, communes: lowestCommunes(file, selection, variant) },
    map: { svg: map.svg, unplaced: map.unplaced.length },
    charts: await chartsOf(series, thresholds, options),
    zoning,
    method,
    k: kOf(metadata),
    excluded: found.excluded.flatMap(excludedRows),
    nearCut: found.nearCut?.rows ?? 0,
    command: metadata.get("aplomb.command") ?? "",
    inputs: inputsOf(metadata),
    outputs: found.files,
  });
}

/** Charts inside the report: no marks and notes of their own, those of the document stand for all. */
async function chartsOf(
  series: ReturnType<typeof chartSeriesOf>,
  thresholds: readonly number[],
  options: ReportOptions,
): Promise<string[]> {
  const words = chartWords[options.lang];
  const input = {
    document: await chartDocument(),
    theme: "light" as const,
    numbers: mapWords[options.lang].numbers,
    marks: [],
    notes: [],
    words,
    series,
    thresholds,
    subtitle: words.variant(series[0].variant),
    width: 540,
  };
  const several = { ...input, subtitle: undefined };
  return [
    tenthsChart(input),
    // the chart of several variants begins with that of the first
    series.length > 1 ? variantsChart(several) : distributionChart(input),
    thresholdsChart(several),
    lorenzChart(input),
  ].map(({ svg }) => svg);
}

function departmentsOf(
  { departments, population, demand, variants, accessibility }: SelectedResults,
  order: readonly string[],
  main: string,
): Pick<ReportInput["departments"], "rows" | "total"> {
  return departmentRows({
    departments,
    population,
    demand,
    accessibility: order.map((variant) => accessibility[variants.indexOf(variant)]),
    main: order.indexOf(main),
    threshold: headlineThreshold,
  });
}

function lowestCommunes(
  { results: { communes } }: ResultsFile,
  { rows, population, variants, accessibility }: SelectedResults,
  variant: string,
): LowestCommune[] {
  const values = accessibility[variants.indexOf(variant)];
  return rows
    .map((row, c) => ({
      code: communes.codes[row],
      name: communes.names[row],
      department: communes.departments[row],
      population: population[c],
      apl: values[c],
    }))
    .filter((commune) => commune.population >= lowestAtLeast && commune.apl < headlineThreshold)
    .sort((a, b) => a.apl - b.apl || b.population - a.population || (a.code < b.code ? -1 : 1))
    .slice(0, lowestMost);
}

/** Rows left out, summed by reason: of `excluded` tables, `reason, id, rows`. */
function excludedRows(table: Table): { reason: string; rows: number }[] {
  const reason = table.columns.get("reason");
  const rows = table.columns.get("rows");
  if (reason?.kind !== "text" || rows === undefined) return [];
  const counts = toNumbers(rows, "rows", {}, table, new Problems());
  const sums = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const key = textAt(reason, row);
    sums.set(key, (sums.get(key) ?? 0) + counts[row]);
  }
  return [...sums].map(([key, sum]) => ({ reason: key, rows: sum }));
}

function kOf(metadata: ReadonlyMap<string, string>): ReportInput["k"] {
  const k = metadata.get("aplomb.k");
  return k === undefined ? undefined : { value: Number(k), source: metadata.get("aplomb.k.source") ?? "" };
}

function inputsOf(metadata: ReadonlyMap<string, string>): ReportInput["inputs"] {
  try {
    const inputs = JSON.parse(metadata.get("aplomb.inputs") ?? "[]") as {
      file?: unknown;
      sha256?: unknown;
    }[];
    return inputs.map(({ file, sha256 }) => ({ file: String(file ?? ""), sha256: String(sha256 ?? "") }));
  } catch {
    return [];
  }
}
