import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { communeColumns } from "../territory/communeColumns.ts";
import { aidsOf } from "./eligibility.ts";
import type { Zoning } from "./zoning.ts";

/**
 * A zoning as every later command reads it, one row a zone:
 * - `zone, name, kind`; `department, region`: of its pole; `main_region`: where most of its inhabitants live;
 * - `class`: id of its final class, empty where accessibility is missing; `aids`: those that apply, joined by `|`;
 *   `rule_class`: what the rules gave before any choice; `decision`: rule, published, printed or missing (see
 *   `Decision`); `possible`: the classes that printed values leave open, joined by `|`; `chosen`: a choice names it;
 *   `reason`: of the choice;
 * - `population, communes, area_km2`: of the region; `share`: of the region's population, in [0, 1];
 *   `population_whole`: of the whole zone; `qpv_population`: inhabitants of its neighbourhoods classed apart;
 * - `apl_<v>`: accessibility by doctor-age variant; `communes_missing`: communes without data, left out of it;
 * - `estimated`: travel times are an estimate; `synthetic`: doctors or ages are generated.
 */
export function zonesTable(zoning: Zoning, metadata: ReadonlyMap<string, string>): Table {
  const { zones, classification, zoneClass } = zoning;
  const apart = new Float64Array(zones.count);
  for (const holding of zoning.holdings) if (holding.qpv >= 0) apart[holding.zone] += holding.population;
  const possible = zones.codes.map((_, zone) => classification.ambiguous.get(zone)?.join("|") ?? "");
  return tableOf(
    "zones",
    [
      ["zone", textColumn(zones.codes)],
      ["name", textColumn(zones.names)],
      ["kind", textColumn(zones.kinds)],
      ["department", textColumn(zones.departments)],
      ["region", textColumn(zones.regions)],
      ["main_region", textColumn(zones.mainRegions)],
      ["class", textColumn(zoneClass)],
      ["aids", textColumn(zoneClass.map((each) => aidsOf(zoning.rules, each).join("|")))],
      ["rule_class", textColumn(classification.classes)],
      ["decision", textColumn(classification.decisions)],
      ["possible", textColumn(possible)],
      ["chosen", { kind: "boolean", values: zoning.isChosen }],
      ["reason", textColumn(zoning.reasons)],
      ["population", numberColumn(zones.population, 0)],
      ["population_whole", numberColumn(zones.wholePopulation, 0)],
      ["qpv_population", numberColumn(apart, 0)],
      ["communes", numberColumn(zones.communes, 0)],
      ["area_km2", numberColumn(zones.area, 1)],
      [
        "share",
        numberColumn(
          zones.population.map((each) => each / zoning.population),
          5,
        ),
      ],
      ...[...zones.accessibility].map(([variant, values]): [string, Column] => [
        `apl_${variant}`,
        numberColumn(values, 3),
      ]),
      ["communes_missing", numberColumn(zones.missing, 0)],
      ["estimated", mark(zones.estimated, zones.count)],
      ["synthetic", mark(zones.synthetic, zones.count)],
    ],
    metadata,
  );
}

/**
 * One row a commune of the region: `code, name, department, region, zone, zone_name, class, population,
 * estimated, synthetic`;
 * undefined where the zoning knows zones only.
 */
export function communesTable(zoning: Zoning, metadata: ReadonlyMap<string, string>): Table | undefined {
  if (!zoning.communes) return undefined;
  const { communes, zone, counted } = zoning.communes;
  const rows = [...communes.codes.keys()].filter((c) => counted[c] === 1 && zone[c] >= 0);
  const text = (of: (c: number) => string): Column => textColumn(rows.map(of));
  return tableOf(
    "communes",
    [
      ...communeColumns(communes, ["code", "name", "department", "region"], rows),

      ["zone", text((c) => zoning.zones.codes[zone[c]])],
      ["zone_name", text((c) => zoning.zones.names[zone[c]])],
      ["class", text((c) => zoning.zoneClass[zone[c]])],
      [
        "population",
        numberColumn(
          Float64Array.from(rows, (c) => communes.population[c]),
          0,
        ),
      ],
      ["estimated", mark(zoning.zones.estimated, rows.length)],
      ["synthetic", mark(zoning.zones.synthetic, rows.length)],
    ],
    metadata,
  );
}

const mark = (on: boolean, rows: number): Column => ({
  kind: "boolean",
  values: new Uint8Array(rows).fill(on ? 1 : 0),
});
