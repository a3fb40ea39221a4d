import { accessBreaks } from "../../core/pictures/breaks.ts";
import { classTableFrom } from "../../core/pictures/classTable.ts";
import { drawMap, type MapPicture } from "../../core/pictures/map.ts";
import type { ReportInput } from "../../core/pictures/report/reportInput.ts";
import { shadeValues } from "../../core/pictures/shading.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { territoryWords } from "../../core/words/territories.ts";
import { zoningWords } from "../../core/words/zoning.ts";
import { Problems } from "../../table/problems.ts";
import type { ReportOptions } from "../commands/report.ts";
import { readTableFile } from "../tables.ts";
import type { SelectedResults } from "./chartSeries.ts";
import { readContourFiles } from "./contours.ts";
import { marksOf, notesOf, territoryText } from "./notes.ts";
import { readOutline } from "./outline.ts";
import type { ZoningFiles } from "./reportFolders.ts";
import type { ResultsFile } from "./resultsFile.ts";
import { legendFor, rulesNotes, shadingOf } from "./zoningLegend.ts";

/** Pixels: a page is about as wide, on screen and on paper, so that texts keep their size. */
const mapWidth = 960;

/** The map of the main variant, over the communes of the selection. */
export async function reportMap(
  file: ResultsFile,
  selection: SelectedResults,
  variant: string,
  options: ReportOptions,
): Promise<MapPicture> {
  const { communes, accessibility, variants } = file.results;
  const words = mapWords[options.lang];
  const shown = new Uint8Array(communes.count);
  for (const row of selection.rows) shown[row] = 1;
  const { codes, names, departments, longitude, latitude } = communes;
  return {
    places: { codes, names, departments, longitude, latitude, shown },
    shading: shadeValues(accessibility[variants.indexOf(variant)], "access", {
      heading: words.aplShort(variant),
      unit: words.unit,
      theme: "light",
      words,
      breaks: accessBreaks,
    }),
    contours: options.contours && (await readContourFiles(options.contours)),
    outline: await readOutline(),
    title: words.apl(variant),
    subtitle: territoryText(options, selection.departments, words),
    marks: marksOf([file.results], words),
    notes: notesOf([file], options, words),
    counted: words.communes,
    fit: new Set(selection.departments).size > 60 ? "territory" : "places",
    theme: "light",
    width: mapWidth,
    words,
  };
}

/** The tables of a zoning, and its map where it knows its communes. */
export async function zoningOf(
  files: ZoningFiles,
  results: ResultsFile,
  selection: SelectedResults,
  options: ReportOptions,
): Promise<NonNullable<ReportInput["zoning"]>> {
  const { metadata } = files.zones.table;
  const legend = await legendFor(files.zones.table, undefined);
  const titles: Readonly<Record<string, unknown>> = {
    ...territoryWords[options.lang].titles,
    ...zoningWords[options.lang].titles,
  };
  const tables = files.sheets.map(({ id, table }) => ({ title: String(titles[id] ?? id), table }));
  const title = legend?.title[options.lang] ?? mapWords[options.lang].zoning;
  if (files.communes === undefined) return { title, tables };

  const problems = new Problems();
  const { table, file } = await readTableFile(files.communes, { problems });
  const { rows } = classTableFrom(table, { problems, legend });
  problems.throwIfAny();
  const classOf = new Map(rows.map((row) => [row.place, row]));
  const picture = await reportMap(results, selection, results.results.variants[0], options);
  const found = picture.places.codes.map((code) => classOf.get(code));
  const shown = Uint8Array.from(found, (row, c) => (row && picture.places.shown?.[c] ? 1 : 0));
  const names = found.map((row) => row?.class ?? "");
  const words = mapWords[options.lang];
  const departments = picture.places.departments.filter((_, c) => shown[c]);
  const map = drawMap({
    ...picture,
    places: { ...picture.places, shown },
    shading: shadingOf(names, legend, { lang: options.lang, theme: "light", source: table.source }),
    zoneOf: (place) => found[place]?.zone ?? "",
    title,
    subtitle: territoryText({}, departments, words),
    notes: notesOf(
      [{ metadata: table.metadata, file }],
      options,
      words,
      rulesNotes(legend, metadata, options.lang),
    ),
    fit: new Set(departments).size > 60 ? "territory" : "places",
    id: "zoning",
    detail: false,
  });
  return { title, tables, map: map.svg };
}
