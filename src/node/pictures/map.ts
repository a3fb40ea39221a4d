import { type DrawnMap, drawMap, type MapPicture } from "../../core/pictures/map.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { type MapWords, mapWords } from "../../core/words/pictures.ts";
import { InputError } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { markedBy } from "../marks.ts";
import { readContourFiles } from "./contours.ts";
import { leftOutTable } from "./leftOut.ts";
import { shownPlaces, subjectOf } from "./mapSubject.ts";
import { marksOf, notesOf, territoryText } from "./notes.ts";
import { readOutline } from "./outline.ts";
import { communesReference, type ResultsFile, readResults } from "./resultsFile.ts";
import type { MapSubject } from "./subject.ts";
import { tell } from "./tell.ts";
import { besidePath, csvFile, pictureFile, pictureFormat, refuseEarly, writeAll } from "./write.ts";

/** `aplomb map`: reads results, draws them, writes the picture or the layer and what was left out. @throws InputError */
export async function mapCommand(paths: readonly string[], options: MapOptions): Promise<void> {
  const format = pictureFormat(options.out, ["svg", "png", "geojson", "parquet"]);
  const leftOutPath = besidePath(options.out, "left-out");
  await refuseEarly([options.out, leftOutPath], options.force);
  checkArguments(paths, options);
  const reference = communesReference(options.communes);
  const files: ResultsFile[] = [];
  for (const path of paths) files.push(await readResults(path, { map: options.map, reference }));
  const contours = options.contours && (await readContourFiles(options.contours));
  if (format === "geojson" || format === "parquet") {
    const { writeLayer } = await import("./layers.ts");
    return writeLayer(format, files, contours, reference, options);
  }
  const subject = await subjectOf(files, options, reference);
  const shown = shownPlaces(subject, options);
  const picture = await pictureOf(files, subject, contours, shown, options);
  const drawn = drawMap({ ...picture, detail: format === "svg" });
  const leftOut = leftOutTable(drawn, subject.places, subject.difference?.unmatched);
  await writeAll(
    [
      await pictureFile(options.out, format, drawn, options.width),
      ...(leftOut.rows > 0 ? [await csvFile(leftOutPath, leftOut)] : []),
    ],
    options.force,
  );
  tell(options, leftOut.rows > 0 ? [options.out, leftOutPath] : [options.out], accountOf(drawn));
}

function checkArguments(paths: readonly string[], { difference, classes }: MapOptions): void {
  const wrong = (source: string, got: string, expected: string): InputError =>
    new InputError([{ severity: "error", source, got, expected }]);
  if (difference && paths.length !== 2) {
    const files = `${paths.length} result ${paths.length === 1 ? "file" : "files"}`;
    throw wrong("--difference", paths.length === 0 ? "no file" : files, "two: before and after");
  }
  if (!difference && paths.length > 1) {
    throw wrong("map", `${paths.length} result files`, "one, or two with --difference");
  }
  if (paths.length === 0 && classes === undefined) {
    throw wrong("map", "no file", "a table that `aplomb run` or `aplomb import` wrote, or --classes");
  }
}

async function pictureOf(
  files: readonly ResultsFile[],
  subject: MapSubject,
  contours: readonly Contour[] | undefined,
  shown: Uint8Array | undefined,
  options: MapOptions,
): Promise<MapPicture> {
  const words = mapWords[options.lang];
  const departments = subject.places.departments.filter((_, place) => shown?.[place] ?? 1);
  return {
    places: { ...subject.places, shown },
    shading: subject.shading,
    circles: subject.circles,
    contours,
    outline: await readOutline(),
    context: subject.context,
    shape: subject.symbols ? "symbols" : "areas",
    zoneOf: subject.zoneOf,
    title: options.title ?? subject.title,
    subtitle: options.subtitle ?? subtitleOf(files, departments, options, words),
    marks: marksOf(
      [...files.map(({ results }) => results), ...subject.sources.map(({ metadata }) => markedBy(metadata))],
      words,
    ),
    notes: notesOf([...files, ...subject.sources], options, words, [
      ...(subject.rulesNotes ?? []),
      ...(subject.difference?.notes ?? []),
    ]),
    counted: subject.symbols ? words.zones : words.communes,
    // a map of most departments is a map of France
    fit: new Set(departments).size > 60 ? "territory" : "places",
    theme: options.theme,
    words,
  };
}

function subtitleOf(
  files: readonly ResultsFile[],
  departments: readonly string[],
  options: MapOptions,
  words: MapWords,
): string {
  const territory = territoryText(options, departments, words);
  if (!options.difference) return territory;
  const [before, after] = files.map(({ file }) => file.file);
  return `${territory}, ${words.fromTo(before, after)}`;
}

function accountOf(drawn: DrawnMap): Record<string, number> {
  return {
    drawn: drawn.drawn,
    missing: drawn.missing.length,
    withoutPosition: drawn.unplaced.length,
    withoutContour: drawn.withoutContour.length,
    contoursWithoutCommune: drawn.strangers.length,
  };
}
