/** Tables of classes: one row a commune, or one row a zone, as `aplomb zone` writes them or an agency keeps them. */
import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";
import type { Language } from "../words/words.ts";
import { legendClassNamed, type ZoningLegend } from "../zoning/legend.ts";

export const classTableSchema = {
  class: {
    type: "text",
    required: true,
    aliases: ["published_class", "classe", "classe_publiee", "classement", "zonage", "categorie"],
  },
  code: { type: "code", aliases: ["codgeo", "code_insee", "insee", "depcom", "code_commune"] },
  zone: { type: "text", aliases: ["code_zone", "zone_code", "tvs", "code_tvs"] },
  name: { type: "text", aliases: ["nom", "nom_zone", "zone_name", "libelle"] },
  department: { type: "text", aliases: ["dep", "departement"] },
  population: { type: "number", min: 0, aliases: ["pop", "habitants"] },
} as const satisfies Schema;

/** One place and its class, as the legend calls it; "" where the table gives none. */
export interface ClassRow {
  /** Commune code, or zone code. */
  readonly place: string;
  readonly zone: string;
  readonly name: string;
  readonly department: string;
  readonly population: number;
  readonly class: string;
}

export interface ClassTable {
  /** What a row is. */
  readonly unit: "commune" | "zone";
  readonly rows: readonly ClassRow[];
}

/** The rows of a table of classes; a class that the legend does not know keeps its own name. Neither code nor zone is an error. */
export function classTableFrom(
  table: Table,
  options: BindOptions & { readonly legend?: ZoningLegend | undefined },
): ClassTable {
  const columns = bindColumns(table, classTableSchema, options);
  const unit = columns.code ? "commune" : "zone";
  const places = columns.code ?? columns.zone;
  if (!places) {
    options.problems.error({
      source: table.source,
      column: "code",
      got: `the columns ${[...table.columns.keys()].join(", ")}`,
      expected: "a column code (communes) or zone (zones)",
      advice: "Name it with --map code=… or --map zone=….",
    });
    options.problems.throwIfAny();
    return { unit, rows: [] };
  }
  const rows = Array.from({ length: table.rows }, (_, row): ClassRow => {
    const name = textAt(columns.class, row);
    return {
      place: textAt(places, row),
      zone: columns.zone ? textAt(columns.zone, row) : "",
      name: columns.name ? textAt(columns.name, row) : "",
      department: columns.department ? textAt(columns.department, row).padStart(2, "0") : "",
      population: columns.population?.[row] ?? Number.NaN,
      class: (options.legend && legendClassNamed(options.legend, name)?.id) ?? name,
    };
  });
  return { unit, rows };
}

/**
 * Classes in the order of their legend, with its labels: those that the rules themselves give, even empty, then others
 * that occur. Classes that the legend does not know, or all of them without one, come last, by name.
 */
export function legendOrder(
  used: Iterable<string>,
  legend: ZoningLegend | undefined,
  language: Language,
): { readonly name: string; readonly label: string }[] {
  const occurring = new Set(used);
  occurring.delete("");
  const known = (legend?.classes ?? []).filter(({ id, given }) => given || occurring.has(id));
  const strange = [...occurring].filter((name) => !known.some(({ id }) => id === name));
  const byName = new Intl.Collator(language, { numeric: true });
  return [
    ...known.map(({ id, label }) => ({ name: id, label: label[language] })),
    ...strange.sort(byName.compare).map((name) => ({ name, label: name })),
  ];
}
