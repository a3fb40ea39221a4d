import { legendOrder } from "../../core/pictures/classTable.ts";
import { mostCategories, type Theme } from "../../core/pictures/palettes.ts";
import { type Shading, shadeClasses } from "../../core/pictures/shading.ts";
import { longDate } from "../../core/words/dates.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { legendOf, legendOfMetadata, type ZoningLegend } from "../../core/zoning/legend.ts";
import { InputError } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";

/**
 * The legend of a table of classes: that of the rules named, else the table's own, else that of the embedded rules it names;
 * undefined where it says nothing of itself, as another program's. @throws InputError for rules that are none
 */
export async function legendFor(
  { metadata }: Pick<Table, "metadata">,
  rules: string | undefined,
): Promise<ZoningLegend | undefined> {
  const { readAnyRules } = await import("../zoning/documents.ts");
  if (rules !== undefined) return legendOf(await readAnyRules(rules));
  const own = legendOfMetadata(metadata);
  if (own) return own;
  const { rulesAddress } = await import("../../core/zoning/embedded.ts");
  const named = metadata.get("aplomb.rules") ?? "";
  return rulesAddress(named) ? legendOf(await readAnyRules(named)) : undefined;
}

/**
 * Classes in the colours of their legend: ordered where rules order them, else as categories. @throws InputError where
 * there are more of them than eyes tell apart
 */
export function shadingOf(
  classes: readonly string[],
  legend: ZoningLegend | undefined,
  shown: { readonly lang: "fr" | "en"; readonly theme: Theme; readonly source: string },
): Shading {
  const order = legendOrder(classes, legend, shown.lang);
  const most = legend ? 9 : mostCategories;
  if (order.length > most) {
    throw new InputError([
      {
        severity: "error",
        source: shown.source,
        column: "class",
        got: `${order.length} classes: ${order.map(({ name }) => name).join(", ")}`,
        expected: `at most ${most}, which a reader can tell apart`,
        advice: "Name the column of classes with --map class=…, or the rules with --rules.",
      },
    ]);
  }
  return shadeClasses(classes, order, {
    heading: mapWords[shown.lang].classHeading,
    theme: shown.theme,
    scale: legend ? "classes" : "categories",
  });
}

/** What a map says of the rules it shows: their name, day and sources; nothing without a legend. */
export function rulesNotes(
  legend: ZoningLegend | undefined,
  metadata: ReadonlyMap<string, string>,
  language: "fr" | "en",
): string[] {
  const words = mapWords[language];
  if (!legend) return [];
  const listed = metadata.get("aplomb.list.date");
  return [
    words.rules(legend.id, longDate(legend.date, language), legend.sources.join(", ")),
    ...(listed === undefined ? [] : [words.listOf(longDate(listed, language))]),
  ];
}
