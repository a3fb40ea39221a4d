import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import type { NearestFacility } from "../engine/nearest.ts";
import { communeColumns } from "../territory/communeColumns.ts";
import { type CriteriaZoning, criteriaClasses } from "./criteriaZoning.ts";
import type { FacilityMeasures } from "./facilities.ts";

const mark = (values: Iterable<boolean>): Column => ({
  kind: "boolean",
  values: Uint8Array.from(values, (each) => (each ? 1 : 0)),
});

/**
 * A zoning by criteria as every later command reads it, one row a zone: `zone, name, department, region, class, inside,
 * criteria` (those that selected it, joined by `|`), `population, communes, facilities, weighted_population,
 * unreachable_population`, every measure under its own name, and `meets_<criterion>`: met, unmet or unknown.
 */
export function criteriaZonesTable(
  zoning: CriteriaZoning,
  facilities: FacilityMeasures | undefined,
  metadata: ReadonlyMap<string, string>,
): Table {
  const { zones, zoneClass, selection } = zoning;
  return tableOf(
    "zones",
    [
      ["zone", textColumn(zones.codes)],
      ["name", textColumn(zones.names)],
      ["department", textColumn(zones.departments)],
      ["region", textColumn(zones.regions)],
      ["class", textColumn(zoneClass)],
      ["inside", mark(zoneClass.map((each) => each === criteriaClasses.selected))],
      ["criteria", textColumn(selection.by.map((ids) => ids.join("|")))],
      ["population", numberColumn(zones.population, 0)],
      ["communes", numberColumn(zones.communes, 0)],
      ...(facilities
        ? ([
            ["facilities", numberColumn(facilities.facilities, 0)],
            ["weighted_population", numberColumn(facilities.weighted, 1)],
            ["unreachable_population", numberColumn(facilities.unreachable, 0)],
          ] satisfies [string, Column][])
        : []),
      ...[...zones.measures].map(([name, values]): [string, Column] => [
        name.replaceAll("-", "_"),
        numberColumn(values, 4),
      ]),
      ...selection.criteria.map((each): [string, Column] => [
        `meets_${each.criterion.id.replaceAll("-", "_")}`,
        textColumn(each.answers),
      ]),
    ],
    metadata,
  );
}

/**
 * One row a commune counted: `code, name, department, region, zone, zone_name, class, inside, population, facilities,
 * minutes, nearest, reach`. `reach` is reached, unreachable (no facility within the travel times: `minutes` is empty,
 * and this is a value) or unknown (no travel times). Undefined where only zones are known.
 */
export function criteriaCommunesTable(
  zoning: CriteriaZoning,
  found: { readonly facilities?: Float64Array | undefined; readonly nearest?: NearestFacility | undefined },
  metadata: ReadonlyMap<string, string>,
): Table | undefined {
  if (!zoning.communes) return undefined;
  const { communes, zone, counted } = zoning.communes;
  const { facilities, nearest } = found;
  const rows = [...communes.codes.keys()].filter((c) => counted[c] === 1 && zone[c] >= 0);
  const text = (of: (c: number) => string): Column => textColumn(rows.map(of));
  const numbers = (of: (c: number) => number, decimals: number): Column =>
    numberColumn(Float64Array.from(rows, of), decimals);
  return tableOf(
    "communes",
    [
      ...communeColumns(communes, ["code", "name", "department", "region"], rows),

      ["zone", text((c) => zoning.zones.codes[zone[c]])],
      ["zone_name", text((c) => zoning.zones.names[zone[c]])],
      ["class", text((c) => zoning.zoneClass[zone[c]])],
      ["inside", mark(rows.map((c) => zoning.zoneClass[zone[c]] === criteriaClasses.selected))],
      ["population", numbers((c) => communes.population[c], 0)],
      ...(facilities
        ? ([["facilities", numbers((c) => facilities[c], 0)]] satisfies [string, Column][])
        : []),
      ...(nearest
        ? ([
            [
              "minutes",
              numbers((c) => (Number.isFinite(nearest.minutes[c]) ? nearest.minutes[c] : Number.NaN), 1),
            ],
            ["nearest", text((c) => communes.codes[nearest.facility[c]] ?? "")],
            ["reach", text((c) => reachOf(nearest.minutes[c]))],
          ] satisfies [string, Column][])
        : []),
    ],
    metadata,
  );
}

/** Infinity is unreachable, NaN unknown. */
export function reachOf(minutes: number): "reached" | "unreachable" | "unknown" {
  return Number.isNaN(minutes) ? "unknown" : minutes === Number.POSITIVE_INFINITY ? "unreachable" : "reached";
}
