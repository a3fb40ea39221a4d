import { type BindOptions, bindColumns, type ColumnSpec, type Schema, textAt } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";
import { departmentOfCommune } from "../territory/regions.ts";
import { classNamed, type Rules } from "./rules.ts";
import type { Zoning } from "./zoning.ts";

/** A commune that has priority neighbourhoods of a class. Its inhabitants are the commune's, not the neighbourhoods'. */
export interface QpvCommune {
  readonly class: string;
  readonly department: string;
  readonly commune: string;
  readonly name: string;
  readonly population: number;
  readonly qpv: number;
  readonly area: number;
  /** Accessibility of its zone, by variant. */
  readonly accessibility: ReadonlyMap<string, number>;
  readonly publishedShare: number;
}

/** Communes with neighbourhoods by class, and how many distinct neighbourhoods each class has: one that straddles counts once. */
export interface QpvCommunes {
  readonly rows: readonly QpvCommune[];
  readonly distinct: ReadonlyMap<string, number>;
}

/** Those of a zoning that knows its communes; a neighbourhood classed apart is listed with its own class. */
export function qpvCommunesOf({
  qpv,
  qpvClass,
  zones,
  zoneClass,
  communes: zoned,
}: Zoning): QpvCommunes | undefined {
  if (!zoned || qpv.length === 0) return undefined;
  const { communes } = zoned;
  const found = new Map<string, QpvCommune>();
  const names = new Map<string, Set<string>>();
  qpv.forEach((each, position) => {
    for (const { commune, zone } of each.parts) {
      const own = qpvClass[position] || zoneClass[zone];
      const key = `${own}/${commune}`;
      const at = communes.index.get(commune) ?? -1;
      const known = found.get(key);
      names.set(own, (names.get(own) ?? new Set()).add(each.code));
      found.set(key, {
        class: own,
        department: communes.departments[at] ?? zones.departments[zone],
        commune,
        name: communes.names[at] ?? "",
        population: communes.population[at] ?? Number.NaN,
        qpv: (known?.qpv ?? 0) + 1,
        area: zoned.area[at] ?? Number.NaN,
        accessibility: new Map([...zones.accessibility].map(([variant, values]) => [variant, values[zone]])),
        publishedShare: Number.NaN,
      });
    }
  });
  const rows = [...found.values()].sort((a, b) => (a.commune < b.commune ? -1 : 1));
  return { rows, distinct: new Map([...names].map(([id, codes]) => [id, codes.size])) };
}

const schema = {
  commune: { type: "code", required: true, complete: true, aliases: ["code", "code_commune", "insee"] },
  name: { type: "text", aliases: ["nom"] },
  dep: { type: "text", aliases: ["department", "departement"] },
  population: { type: "number", min: 0, required: true, unit: "inhabitants", aliases: ["pop"] },
  qpv: { type: "number", min: 1, required: true, complete: true, aliases: ["nb_qpv"] },
  area_km2: { type: "number", min: 0, unit: "km²", aliases: ["superficie", "area"] },
  share_region_pct: { type: "number", min: 0, unit: "%", aliases: ["part_region"] },
  published_class: { type: "text", required: true, complete: true, aliases: ["class", "classe"] },
} as const satisfies Schema;

/** Those of a published list, in its classes. @param straddling pairs of communes whose lines are of one neighbourhood. */
export function publishedQpvCommunes(
  table: Table,
  rules: Rules,
  variants: readonly string[],
  straddling: readonly (readonly [string, string])[],
  options: BindOptions,
): QpvCommunes {
  const columns = bindColumns(table, schema, options);
  const number: ColumnSpec = { type: "number", min: 0, aliases: [] };
  const apl = bindColumns(
    table,
    Object.fromEntries(variants.map((each) => [`apl_${each}`, number])),
    options,
  );
  const cell = (column: unknown, row: number): number =>
    column instanceof Float64Array ? column[row] : Number.NaN;
  const rows = Array.from({ length: table.rows }, (_, row): QpvCommune => {
    const commune = textAt(columns.commune, row);
    const published = textAt(columns.published_class, row);
    const department = columns.dep ? textAt(columns.dep, row).padStart(2, "0") : departmentOfCommune(commune);
    return {
      class: classNamed(rules, published)?.id ?? published,
      department,
      commune,
      name: columns.name ? textAt(columns.name, row) : "",
      population: columns.population[row],
      qpv: columns.qpv[row],
      area: cell(columns.area_km2, row),
      accessibility: new Map(variants.map((each) => [each, cell(apl[`apl_${each}`], row)])),
      publishedShare: cell(columns.share_region_pct, row),
    };
  });
  const distinct = new Map<string, number>();
  for (const row of rows) distinct.set(row.class, (distinct.get(row.class) ?? 0) + row.qpv);
  for (const pair of straddling) {
    const [one, other] = pair.map((code) => rows.find((row) => row.commune === code));
    if (one && other && one.class === other.class) distinct.set(one.class, distinct.get(one.class)! - 1);
  }
  return { rows: rows.sort((a, b) => (a.commune < b.commune ? -1 : 1)), distinct };
}
