/** Tables of classes: one row a commune, or one row a zone, as `aplomb zone` writes them or an agency keeps them. */
import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";
import type { Language } from "../words/words.ts";
import { classNamed, givenClasses, type Rules } from "../zoning/rules.ts";

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

/** One place and its class, as the rules call it; "" where the table gives none. */
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

/** The rows of a table of classes; a class that the rules do not know keeps its own name. Neither code nor zone is an error. */
export function classTableFrom(
  table: Table,
  options: BindOptions & { readonly rules?: Rules | undefined },
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
      class: (options.rules && classNamed(options.rules, name)?.id) ?? name,
    };
  });
  return { unit, rows };
}

/**
 * Classes of a legend in order, the most fragile first, with the label that the rules give for maps: those that the
 * rules themselves give, even empty, then others that occur. Classes the rules do not know come last, by name.
 */
export function legendOrder(
  used: Iterable<string>,
  rules: Rules | undefined,
  language: Language,
): { readonly name: string; readonly label: string }[] {
  const occurring = new Set(used);
  occurring.delete("");
  const given = new Set(rules ? givenClasses(rules) : []);
  const known = (rules?.classes ?? []).filter(({ id }) => given.has(id) || occurring.has(id));
  const strange = [...occurring].filter((name) => !known.some(({ id }) => id === name)).sort();
  return [
    ...known.map(({ id, label, legend }) => ({ name: id, label: (legend ?? label)[language] })),
    ...strange.map((name) => ({ name, label: name })),
  ];
}
