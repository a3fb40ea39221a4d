import { type BindOptions, bindColumns, type Schema } from "../../table/columns.ts";
import { normalName } from "../../table/names.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { rowsByZone, zoneRowsOf, zoneRowsSchema } from "./zoneRows.ts";
import type { Zones } from "./zones.ts";

/** Zones with the measures that criteria and indices look at. */
export interface MeasuredZones
  extends Pick<
    Zones,
    "source" | "count" | "codes" | "index" | "names" | "departments" | "regions" | "population" | "communes"
  > {
  /** f64[zones] each; NaN where a measure is unknown. */
  readonly measures: ReadonlyMap<string, Float64Array>;
}

/** Zones of a mesh without measures yet. */
export function unmeasured(zones: Zones): MeasuredZones {
  return { ...zones, measures: new Map() };
}

/** The zones of a region; those of the others, and their measures, left out. */
export function zonesOfRegion(zones: MeasuredZones, region: string): MeasuredZones {
  const kept = [...zones.codes.keys()].filter((zone) => zones.regions[zone] === region);
  const texts = (values: readonly string[]) => kept.map((zone) => values[zone]);
  const numbers = (values: Float64Array) => Float64Array.from(kept, (zone) => values[zone]);
  const codes = texts(zones.codes);
  return {
    source: zones.source,
    count: kept.length,
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    names: texts(zones.names),
    departments: texts(zones.departments),
    regions: texts(zones.regions),
    population: numbers(zones.population),
    communes: numbers(zones.communes),
    measures: new Map([...zones.measures].map(([name, values]) => [name, numbers(values)])),
  };
}

/** The same zones with more measures; one that is there already is replaced. */
export function withMeasures(
  zones: MeasuredZones,
  measures: Iterable<readonly [string, Float64Array]>,
): MeasuredZones {
  return { ...zones, measures: new Map([...zones.measures, ...measures]) };
}

/** Zones from a table of them: `zone, population`, and `name, department, region, communes` where known. */
export function measuredZonesFrom(
  table: Table,
  options: BindOptions,
): { readonly zones: MeasuredZones /** Row of each zone. */; readonly rows: readonly number[] } {
  const columns = bindColumns(table, zoneRowsSchema, options);
  const { codes, index, names, departments, regions, population, communes, rows } = zoneRowsOf(
    table,
    columns,
    options,
  );
  const { source } = table;
  const count = codes.length;
  const measures = new Map();
  return {
    zones: { source, count, codes, index, names, departments, regions, population, communes, measures },
    rows,
  };
}

/**
 * Measures of zones from the columns of a table, by name: f64[zones], NaN where the table does not have the zone or its
 * cell is empty; true is 1. A name that no column bears is left out. Zones of the table that are not among `zones` are
 * an error each: a measure that falls nowhere was meant for something.
 */
export function measuresFrom(
  table: Table,
  zones: Pick<MeasuredZones, "source" | "index" | "count">,
  names: readonly string[],
  options: BindOptions,
): Map<string, Float64Array> {
  const { problems } = options;
  const zone = bindColumns(table, { zone: zoneRowsSchema.zone }, options).zone;
  const rowOf = rowsByZone(table, zone, options);
  const unknown = [...rowOf].filter(([code]) => !zones.index.has(code));
  const errors = new RowErrors(problems, table);
  for (const [code, row] of unknown) {
    errors.add(row, () => ({ column: "zone", got: code, expected: `a zone of ${zones.source}` }));
  }
  errors.close();
  const measures = new Map<string, Float64Array>();
  for (const name of names) {
    const column = numbersNamed(table, name, options);
    if (column === undefined) continue;
    const values = new Float64Array(zones.count).fill(Number.NaN);
    for (const [code, row] of rowOf) {
      const at = zones.index.get(code);
      if (at !== undefined) values[at] = column[row];
    }
    measures.set(name, values);
  }
  return measures;
}

/** A column of numbers, or of yes (1) and no (0), by its name without case and separators; undefined where there is none. */
export function numbersNamed(table: Table, name: string, options: BindOptions): Float64Array | undefined {
  const mapped = options.map?.get(name);
  const found = [...table.columns.keys()].find((each) => normalName(each) === normalName(mapped ?? name));
  const column = found === undefined ? undefined : table.columns.get(found);
  if (found === undefined || column === undefined) return undefined;
  const isWords = column.kind === "text" && column.values.some((each) => /^[a-z]/i.test(each.trim()));
  const type = column.kind === "boolean" || isWords ? "boolean" : "number";
  const { problems } = options;
  const bound = bindColumns<Schema>(
    table,
    { [name]: { type, aliases: [] } },
    { map: new Map([[name, found]]), problems },
  );
  const values = bound[name];
  return values instanceof Float64Array
    ? values
    : values instanceof Uint8Array
      ? Float64Array.from(values)
      : undefined;
}
