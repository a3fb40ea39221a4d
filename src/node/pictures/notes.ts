import { departmentName, regionName } from "../../core/territory/names.ts";
import { regionOfDepartment } from "../../core/territory/regions.ts";
import { longDate } from "../../core/words/dates.ts";
import type { MapWords } from "../../core/words/pictures.ts";
import type { Marked } from "../marks.ts";
import { version } from "../version.ts";
import type { PictureOptions } from "./options.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** Marks that are true of what is shown: synthetic doctors, estimated times. */
export function marksOf(shown: readonly Marked[], words: MapWords): string[] {
  return [
    ...(shown.some(({ synthetic }) => synthetic) ? [words.synthetic] : []),
    ...(shown.some(({ estimated }) => estimated) ? [words.estimated] : []),
  ];
}

/** Source, method, date and program, as sentences. */
export function notesOf(
  files: readonly Pick<ResultsFile, "metadata" | "file">[],
  options: Pick<PictureOptions, "source" | "date" | "lang">,
  words: MapWords,
  rules: readonly string[] = [],
): string[] {
  const methods = [...new Set(files.map(({ metadata }) => metadata.get("aplomb.method") ?? ""))].filter(
    Boolean,
  );
  return [
    words.source(options.source ?? [...new Set(files.flatMap(sourcesOf))].join(", ")),
    ...(methods.length > 0 ? [words.method(methods.join(", "))] : []),
    ...rules,
    words.date(dateText(options.date, options.lang)),
    words.made(version),
  ];
}

/** The files that results were computed from, as their metadata list them; else the file itself. */
function sourcesOf({ metadata, file }: Pick<ResultsFile, "metadata" | "file">): string[] {
  try {
    const inputs = JSON.parse(metadata.get("aplomb.inputs") ?? "[]") as { file?: unknown }[];
    const names = inputs.flatMap((input) => (typeof input.file === "string" ? [input.file] : []));
    return names.length > 0 ? names : [file.file];
  } catch {
    return [file.file];
  }
}

/** The day as readers write it; SOURCE_DATE_EPOCH or --date make it the same on every run. */
export function dateText(date: string | undefined, language: "fr" | "en"): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const day = epoch ? new Date(Number(epoch) * 1000) : new Date();
  return longDate(date ?? day.toISOString().slice(0, 10), language);
}

/**
 * What the shown territory is called: the departments or regions of the selection; without one, the region that holds at
 * least four fifths of the places (a regional file lists some of its neighbours), else France.
 */
export function territoryText(
  { region, department }: Pick<PictureOptions, "region" | "department">,
  departments: readonly string[],
  words: MapWords,
): string {
  if (department) return department.map(departmentName).join(", ");
  if (region) return region.map(regionName).join(", ");
  const places = new Map<string, number>();
  for (const code of departments) {
    const of = regionOfDepartment(code);
    places.set(of, (places.get(of) ?? 0) + 1);
  }
  const [most, count] = [...places].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
  return most !== "" && count >= 0.8 * departments.length ? regionName(most) : words.france;
}
