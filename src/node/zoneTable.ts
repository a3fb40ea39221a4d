import type { Results } from "../core/accessibility/resultTable.ts";
import { zoneMeans } from "../core/accessibility/zoneMeans.ts";
import { numberColumn, tableOf, textAt, textColumn } from "../table/columns.ts";
import { toText } from "../table/convert.ts";
import { nearestName } from "../table/names.ts";
import { InputError } from "../table/problems.ts";
import type { Column, Table } from "../table/table.ts";
import type { RunInputs } from "./inputs.ts";

export interface ZoneTableOptions {
  /** department, region, epci, or a column of the communes' table. */
  readonly column: string;
  /** Population that weights the means; the method's where absent. */
  readonly weight?: "standardised" | "population" | undefined;
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * One row a zone: `zone, communes, population, demand, apl_<v>, missing` (communes left out of the mean).
 * Means are over all the communes of the zone, whatever rows are written: a zone with a commune among `rows` is kept.
 * @throws InputError when there is no such column.
 */
export function zoneTable(
  results: Results,
  rows: readonly number[],
  inputs: RunInputs,
  { column, weight, metadata }: ZoneTableOptions,
): Table {
  const zoneNames = zoneOfEachCommune(results, inputs.communesTable, column);
  const kept = new Set(rows.map((row) => zoneNames[row]));
  kept.delete("");
  const zones = [...kept].sort();
  const position = new Map(zones.map((zone, index) => [zone, index]));
  const zoneOf = Int32Array.from(zoneNames, (zone) => position.get(zone) ?? -1);
  const zoneWeight = weight ?? inputs.method.zoneWeight;
  const byDemand = zoneWeight === "standardised";
  const { population } = results.communes;
  const { means, missing } = zoneMeans(
    zoneOf,
    zones.length,
    results.accessibility,
    byDemand ? results.demand : population,
  );
  const total = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(zones.length);
    zoneOf.forEach((zone, commune) => {
      if (zone >= 0 && !Number.isNaN(values[commune])) sums[zone] += values[commune];
    });
    return sums;
  };
  const members = new Uint32Array(zones.length);
  for (const zone of zoneOf) if (zone >= 0) members[zone]++;
  const apl = results.variants.map((variant, v): [string, Column] => [
    `apl_${variant}`,
    numberColumn(means[v], 3),
  ]);
  return tableOf(
    column,
    [
      ["zone", textColumn(zones)],
      ["communes", numberColumn(members)],
      ["population", numberColumn(total(population), 0)],
      ["demand", numberColumn(total(results.demand), 1)],
      ...apl,
      ["missing", numberColumn(missing)],
    ],
    new Map([...metadata, ["aplomb.zone.weight", zoneWeight]]),
  );
}

/** Zone of each commune, "" for none. @throws InputError when there is no such column. */
export function zoneOfEachCommune(
  { communes }: Pick<Results, "communes">,
  table: Table,
  column: string,
  option = "--zone",
): readonly string[] {
  if (column === "department") return communes.departments;
  if (column === "region") return communes.regions;
  if (column === "epci") return communes.epci;
  const found = table.columns.get(column);
  if (found === undefined) {
    const names = ["department", "region", "epci", ...table.columns.keys()];
    const nearest = nearestName([column], names);
    throw new InputError([
      {
        severity: "error",
        source: option,
        got: column,
        expected: `department, region, epci or a column of ${table.source}`,
        ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
      },
    ]);
  }
  const text = toText(found);
  return Array.from(communes.row, (row) => textAt(text, row));
}
