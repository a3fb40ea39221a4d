import { type BindOptions, bindColumns, type ColumnSpec, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { departmentOfCommune, regionOfDepartment } from "../territory/regions.ts";
import { classNamed, type Rules, variantsRead } from "./rules.ts";
import type { Zones } from "./zones.ts";

const number = (...aliases: string[]): ColumnSpec => ({ type: "number", min: 0, aliases });

export const zoneListSchema = {
  zone: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["code", "code_zone", "zone_code", "tvs", "code_tvs"],
  },
  name: { type: "text", aliases: ["nom", "nom_zone", "zone_name", "libelle"] },
  kind: { type: "text", aliases: ["mesh", "type", "nature"] },
  department: { type: "text", aliases: ["dep", "departement"] },
  region: { type: "text", aliases: ["reg"] },
  population: {
    type: "number",
    min: 0,
    required: true,
    complete: true,
    unit: "inhabitants",
    aliases: ["pop", "habitants"],
  },
  communes: { type: "number", min: 0, aliases: ["nb_communes"] },
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
 * that the rules do not know and a missing population are errors with their rows. Departments absent from the list are
 * read off zone codes that are commune codes.
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
  const rowOf = rowsOfZones(table, columns.zone, options);
  const codes = [...rowOf.keys()].sort();
  const rows = codes.map((code) => rowOf.get(code)!);
  const texts = (column: TextColumn | undefined) => rows.map((row) => (column ? textAt(column, row) : ""));
  const numbers = (column: Float64Array | undefined, absent = Number.NaN) =>
    Float64Array.from(rows, (row) => column?.[row] ?? absent);
  const departments = texts(columns.department).map((department, zone) =>
    department === "" && codes[zone].length === 5
      ? departmentOfCommune(codes[zone])
      : department.padStart(2, "0"),
  );
  const regions = texts(columns.region).map(
    (region, zone) => region || regionOfDepartment(departments[zone]),
  );
  const population = numbers(columns.population);
  const published = publishedClasses(table, columns.published_class, rules, rows, options);
  const noDoctor = options.emptyAccessibility === "no-doctor";
  return {
    source: table.source,
    count: codes.length,
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    names: texts(columns.name),
    kinds: texts(columns.kind),
    departments,
    regions,
    mainRegions: regions,
    population,
    wholePopulation: population,
    communes: numbers(columns.communes),
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

function rowsOfZones(table: Table, zone: TextColumn, { problems }: BindOptions): Map<string, number> {
  const rowOf = new Map<string, number>();
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(zone, row);
    if (code === "") continue;
    const first = rowOf.get(code);
    if (first === undefined) rowOf.set(code, row);
    else {
      const expected = `each zone once (it is in row ${table.firstRow + first} already)`;
      errors.add(row, () => ({ column: "zone", got: code, expected }));
    }
  }
  errors.close();
  return rowOf;
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
