import { classTableFrom, legendOrder } from "../../core/pictures/classTable.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Language } from "../../core/words/words.ts";
import { legendClassNamed, legendOf, legendOfMetadata, type ZoningLegend } from "../../core/zoning/legend.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";

/**
 * A published list of zones: their pole and class are known, their communes are not. It is shown as a symbol at each
 * pole, never as a polygon.
 */
export interface ZoneList {
  readonly source: string;
  readonly zones: readonly {
    /** Position of the pole among the communes; -1 where it is none of them. */
    readonly pole: number;
    /** Its class as a position in the legend; -1 where it has none. */
    readonly class: number;
    readonly population: number;
  }[];
  /** Labels of the classes, the most fragile first where `isOrdered`. */
  readonly classes: Readonly<Record<Language, readonly string[]>>;
  readonly isOrdered: boolean;
}

/** @throws InputError where the table has no classes. */
export function zoneListFrom(
  table: Table,
  communes: Communes,
  { map, rules, problems }: { map: ReadonlyMap<string, string>; rules: readonly Rules[]; problems: Problems },
): ZoneList {
  const plain = classTableFrom(table, { map, problems }).rows.map((row) => row.class);
  const legend = legendOfMetadata(table.metadata) ?? legendThatKnows(plain, rules);
  const { rows } = classTableFrom(table, { map, problems, legend });
  problems.throwIfAny();
  const used = rows.map((row) => row.class);
  const order = legendOrder(used, legend, "fr");
  const labels = (language: Language) => legendOrder(used, legend, language).map(({ label }) => label);
  return {
    source: table.source,
    zones: rows.map((row) => ({
      pole: communes.index.get(row.place) ?? -1,
      class: order.findIndex(({ name }) => name === row.class),
      population: row.population,
    })),
    classes: { fr: labels("fr"), en: labels("en") },
    isOrdered: legend !== undefined,
  };
}

/** The first rules whose classes are those of the list. */
function legendThatKnows(classes: readonly string[], rules: readonly Rules[]): ZoningLegend | undefined {
  const named = [...new Set(classes)].filter((name) => name !== "");
  return rules.map(legendOf).find((legend) => named.every((name) => legendClassNamed(legend, name)));
}
