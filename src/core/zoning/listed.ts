import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { ListRules } from "./listRules.ts";
import { rowsByZone, zoneRowsSchema } from "./zoneRows.ts";
import type { Zones } from "./zones.ts";
import type { ZonedCommunes } from "./zonesOfMesh.ts";

export const listSchema = {
  zone: zoneRowsSchema.zone,
  name: { type: "text", aliases: ["nom", "libelle", "nom_epci", "libepci"] },
} as const satisfies Schema;

/** A zoning by list: which zones it names. */
export interface ListedZoning {
  readonly rules: ListRules;
  readonly region: string;
  readonly zones: Zones;
  readonly communes: ZonedCommunes;
  /** "selected" or "others" a zone. */
  readonly zoneClass: readonly string[];
  /** What the list says of itself. */
  readonly version: string;
  readonly date: string;
  /** Inhabitants of the region (or the nation), and of the zones listed. */
  readonly population: number;
  readonly selectedPopulation: number;
  /** Inhabitants and zones listed by department of each commune; those with none are left out. */
  readonly departments: readonly ListedDepartment[];
  readonly announced: readonly AnnouncedCheck[];
}

export interface ListedDepartment {
  readonly department: string;
  readonly zones: number;
  readonly communes: number;
  readonly population: number;
  /** Of the department's inhabitants, in [0, 1]. */
  readonly share: number;
}

/** A total announced, against the list given. */
export interface AnnouncedCheck {
  readonly label: ListRules["announced"][number]["label"];
  readonly figure: "zones" | "population" | "departments";
  readonly announced: number;
  readonly found: number;
}

/**
 * Zones of a list, one row a zone (`zone` or `epci`). A zone that the mesh does not have is an error with its row, with
 * `elsewhere` the zones of the mesh outside the region: these are known, and not of this zoning. Twice is an error.
 * Zones take the names of the list.
 */
export function listedZones(
  table: Table,
  zones: Zones,
  options: BindOptions & { readonly elsewhere?: ReadonlySet<string> },
): { readonly zones: Zones; readonly zoneClass: readonly string[] } {
  const columns = bindColumns(table, listSchema, options);
  const rowOf = rowsByZone(table, columns.zone, options);
  const errors = new RowErrors(options.problems, table);
  for (const [code, row] of rowOf) {
    if (zones.index.has(code) || options.elsewhere?.has(code)) continue;
    const name = columns.name ? textAt(columns.name, row) : "";
    const got = name === "" ? code : `${code} (${name})`;
    errors.add(row, () => ({ column: "zone", got, expected: `a zone of ${zones.source}` }));
  }
  errors.close();
  const nameOf = (code: string): string => {
    const row = rowOf.get(code);
    return row === undefined || !columns.name ? "" : textAt(columns.name, row);
  };
  return {
    zones: { ...zones, names: zones.codes.map((code, zone) => nameOf(code) || zones.names[zone]) },
    zoneClass: zones.codes.map((code) => (rowOf.has(code) ? "selected" : "others")),
  };
}

/** The figures of a list: inhabitants, shares, departments touched, and what was announced. */
export function listedZoningOf(input: {
  readonly rules: ListRules;
  readonly region?: string | undefined;
  readonly zones: Zones;
  readonly communes: ZonedCommunes;
  readonly zoneClass: readonly string[];
  readonly version: string;
  readonly date: string;
}): ListedZoning {
  const { rules, zones, communes, zoneClass, region } = input;
  const population = zones.population.reduce((sum, each) => sum + each, 0);
  const selected = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === "selected");
  const selectedPopulation = selected.reduce((sum, zone) => sum + zones.population[zone], 0);
  const departments = listedDepartments(communes, zoneClass);
  const found = { zones: selected.length, population: selectedPopulation, departments: departments.length };
  const figures = ["zones", "population", "departments"] as const;
  const announced = rules.announced
    .filter((each) => each.region === region)
    .flatMap((each) =>
      figures.flatMap((figure) => {
        const said = each[figure];
        return said === undefined
          ? []
          : [{ label: each.label, figure, announced: said, found: found[figure] }];
      }),
    );
  return { ...input, region: region ?? "", population, selectedPopulation, departments, announced };
}

function listedDepartments(
  { communes, zone, counted }: ZonedCommunes,
  zoneClass: readonly string[],
): ListedDepartment[] {
  const sums = new Map<string, { zones: Set<number>; communes: number; population: number; whole: number }>();
  for (let c = 0; c < communes.count; c++) {
    if (counted[c] === 0) continue;
    const department = communes.departments[c];
    const sum = sums.get(department) ?? { zones: new Set(), communes: 0, population: 0, whole: 0 };
    sums.set(department, sum);
    sum.whole += communes.population[c];
    if (zone[c] < 0 || zoneClass[zone[c]] !== "selected") continue;
    sum.zones.add(zone[c]);
    sum.communes++;
    sum.population += communes.population[c];
  }
  return [...sums]
    .filter(([, sum]) => sum.communes > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([department, sum]) => ({
      department,
      zones: sum.zones.size,
      communes: sum.communes,
      population: sum.population,
      share: sum.population / sum.whole,
    }));
}
