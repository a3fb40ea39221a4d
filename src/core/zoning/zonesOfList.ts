import { type BindOptions, bindColumns, type ColumnSpec, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { classNamed, type Rules, variantsRead } from "./rules.ts";
import { zoneRowsOf, zoneRowsSchema } from "./zoneRows.ts";
import type { Zones } from "./zones.ts";

const number = (...aliases: string[]): ColumnSpec => ({ type: "number", min: 0, aliases });

export const zoneListSchema = {
  ...zoneRowsSchema,
  population: { ...zoneRowsSchema.population, required: true },
  kind: { type: "text", aliases: ["mesh", "type", "nature"] },
  area_km2: { type: "number", min: 0, unit: "km²", aliases: ["superficie", "surface", "area"] },
  share_region_pct: { type: "number", min: 0, unit: "%", aliases: ["part_region"] },
  published_class: { type: "text", aliases: ["classe_publiee"] },
} as const satisfies Schema;

export interface ZoneListOptions extends BindOptions {
  readonly rules: Rules;
  /** Decimals accessibilities are printed with; undefined: they are exact. */
  readonly printedDecimals?: number | undefined;
  /** What an empty accessibility means: no data, or (as the note of 2017 has it) no doctor in reach, which is 0. */
  readonly emptyAccessibility?: "missing" | "no-doctor" | undefined;
}

/**
 * Zones of a published list, one row a zone with its accessibilities `apl_<variant>`. A zone twice, a published class
 * that the rules do not know and a missing population are errors with their rows.
 */
export function zonesOfList(table: Table, options: ZoneListOptions): Zones {
  const { rules } = options;
  const columns = bindColumns(table, zoneListSchema, options);
  const variants = variantsOf(table, rules);
  const apl = bindColumns(
    table,
    Object.fromEntries(variants.map((variant) => [`apl_${variant}`, number(`apl${variant}`)])),
    options,
  );
  const zones = zoneRowsOf(table, columns, options);
  const { codes, index, names, departments, regions, population, communes, rows, texts, numbers } = zones;
  const published = publishedClasses(table, columns.published_class, rules, rows, options);
  const noDoctor = options.emptyAccessibility === "no-doctor";
  return {
    source: table.source,
    count: codes.length,
    codes,
    index,
    names,
    kinds: texts(columns.kind),
    departments,
    regions,
    mainRegions: regions,
    population,
    wholePopulation: population,
    communes,
    area: numbers(columns.area_km2),
    accessibility: new Map(
      variants.flatMap((variant) => {
        const values = apl[`apl_${variant}`];
        if (!(values instanceof Float64Array)) return [];
        return [
          [variant, numbers(values).map((value) => (noDoctor && Number.isNaN(value) ? 0 : value))] as const,
        ];
      }),
    ),
    missing: new Uint32Array(codes.length),
    halfDigit: options.printedDecimals === undefined ? 0 : 0.5 * 10 ** -options.printedDecimals,
    published,
    estimated: false,
    synthetic: false,
    publishedShare: numbers(columns.share_region_pct),
  };
}

function variantsOf(table: Table, rules: Rules): string[] {
  const named = [...table.columns.keys()].flatMap((name) => /^apl_(all|\d{2,3})$/.exec(name)?.[1] ?? []);
  return [...new Set([...named, ...variantsRead(rules)])];
}

function publishedClasses(
  table: Table,
  column: TextColumn | undefined,
  rules: Rules,
  rows: readonly number[],
  { problems }: BindOptions,
): string[] {
  const errors = new RowErrors(problems, table);
  const classes = rows.map((row) => {
    const name = column ? textAt(column, row) : "";
    const found = name === "" ? undefined : classNamed(rules, name);
    if (name !== "" && !found) {
      const expected = `a class of ${rules.id}: ${rules.classes.map((each) => each.id).join(", ")}`;
      errors.add(row, () => ({ column: "published_class", got: name, expected }));
    }
    return found?.id ?? "";
  });
  errors.close();
  return classes;
}
