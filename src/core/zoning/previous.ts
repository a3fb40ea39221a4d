import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { classNamed, type Rules } from "./rules.ts";

/** A zoning in force: the class of each commune, or of each zone where that is all it says. */
export interface Previous {
  readonly source: string;
  /** "communes": works across changes of mesh; "zones": by zone code. */
  readonly by: "communes" | "zones";
  readonly classOf: ReadonlyMap<string, string>;
  /** Classes in the order of the rules where they know them, then by name. */
  readonly classes: readonly string[];
  /** Those in which a zone was in the zoning. */
  readonly inside: ReadonlySet<string>;
}

export interface PreviousOptions extends BindOptions {
  readonly rules: Rules;
  /** Whether the zoning to compare knows its communes; if not, zones are compared by their codes. */
  readonly hasCommunes: boolean;
  /** Names of its classes that are in the zoning, for those the rules do not know. */
  readonly inside?: readonly string[] | undefined;
}

const previousSchema = {
  class: { type: "text", required: true, aliases: ["classe", "published_class", "classement", "zonage"] },
} as const satisfies Schema;

const communeColumn = {
  code: {
    type: "code",
    complete: true,
    aliases: ["commune", "codgeo", "code_insee", "insee", "depcom", "code_commune"],
  },
} as const satisfies Schema;

const zoneColumn = {
  zone: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["code_zone", "zone_code", "tvs", "code_tvs"],
  },
} as const satisfies Schema;

/**
 * A zoning in force from a table of communes (`code, class`) or of zones (`zone, class`). Classes are those of the
 * rules where they know the name; for any other, `inside` tells whether it is in the zoning, and one that nothing
 * tells of is an error. A row without a class is outside. A commune or zone in two classes is an error.
 */
export function previousFrom(table: Table, options: PreviousOptions): Previous {
  const { rules, problems, inside } = options;
  const bound = bindColumns(table, previousSchema, options);
  const code = options.hasCommunes ? bindColumns(table, communeColumn, options).code : undefined;
  const key = code ?? bindColumns(table, zoneColumn, options).zone;
  const classOf = new Map<string, string>();
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const unit = textAt(key, row);
    const name = textAt(bound.class, row);
    const id = classNamed(rules, name)?.id ?? name;
    const known = classOf.get(unit);
    if (known !== undefined && known !== id) {
      const expected = `one class for ${unit}, which is in ${known || "none"} already`;
      errors.add(row, () => ({ column: "class", got: name, expected }));
    }
    if (unit !== "") classOf.set(unit, id);
  }
  errors.close();
  const found = new Set(classOf.values());
  const order = [...rules.classes.map((each) => each.id).filter((id) => found.has(id))];
  const others = [...found].filter((id) => id !== "" && !order.includes(id)).sort();
  const untold = inside ? [] : others;
  if (untold.length > 0) {
    problems.error({
      source: table.source,
      column: "class",
      got: untold.join(", "),
      expected: `classes of ${rules.id}: ${rules.classes.map((each) => each.id).join(", ")}`,
      advice: "Say which of its classes are in the zoning with --inside NAME,NAME.",
    });
  }
  const isInside = (id: string): boolean =>
    inside?.includes(id) || (rules.classes.find((each) => each.id === id)?.inside ?? false);
  const classes = [...order, ...others, ...(found.has("") ? [""] : [])];
  return {
    source: table.source,
    by: code ? "communes" : "zones",
    classOf,
    classes,
    inside: new Set(classes.filter(isInside)),
  };
}
