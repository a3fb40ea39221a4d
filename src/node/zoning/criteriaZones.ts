import type { NearestFacility } from "../../core/engine/nearest.ts";
import type { CriteriaRules } from "../../core/zoning/criteriaRules.ts";
import { type FacilityMeasures, facilityMeasures } from "../../core/zoning/facilities.ts";
import {
  type MeasuredZones,
  measuredZonesFrom,
  measuresFrom,
  unmeasured,
  withMeasures,
  zonesOfRegion,
} from "../../core/zoning/measuredZones.ts";
import type { ZonedCommunes } from "../../core/zoning/zonesOfMesh.ts";
import { bindColumns, type Schema } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Table } from "../../table/table.ts";
import type { Collector } from "./collector.ts";
import { readFacilities } from "./facilitiesInput.ts";
import { readMesh } from "./meshOption.ts";
import { plainZones, readCommunes, readNearest } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Zones with the measures that criteria look at, and what these were made of. */
export interface CriteriaZones {
  readonly zones: MeasuredZones;
  readonly communes: ZonedCommunes | undefined;
  /** f64[communes] */
  readonly facilities: Float64Array | undefined;
  readonly measures: FacilityMeasures | undefined;
  readonly nearest: NearestFacility | undefined;
  readonly maxMinutes: number | undefined;
  /** True where the rules want weighted inhabitants and none are given: plain ones stand for them. */
  readonly isPlain: boolean;
  readonly estimated: boolean;
  readonly synthetic: boolean;
}

export const weightedSchema = {
  weighted_population: {
    type: "number",
    min: 0,
    unit: "inhabitants",
    aliases: ["population_ponderee", "pop_ponderee", "population_consommation", "pop_pond"],
  },
} as const satisfies Schema;

/** The measures that the criteria read. */
export const measureNames = (rules: CriteriaRules): string[] => [
  ...new Set(rules.criteria.map((each) => each.measure)),
];

/** Every zone with its measures from one table: density or a count of facilities, far_share, and what criteria read. */
export function zonesOfTable(
  table: Table,
  { map, region }: TerritoryOptions,
  rules: CriteriaRules,
  { problems }: Collector,
): CriteriaZones {
  const { zones: all, rows } = measuredZonesFrom(table, { map, problems });
  const [name, ...aliases] = rules.facilities.columns;
  const schema: Schema = { ...weightedSchema, [name]: { type: "number", min: 0, unit: name, aliases } };
  const bound = bindColumns<Schema>(table, schema, { map, problems });
  const counts = bound[name];
  const weighted = bound.weighted_population;
  const isStandardised = rules.facilities.weight === "standardised";
  const weights = isStandardised && weighted instanceof Float64Array ? weighted : undefined;
  const measures = measuresFrom(table, all, measureNames(rules), { map, problems });
  const isCounted = !measures.has("density") && counts instanceof Float64Array;
  if (isCounted) {
    const density = all.population.map((inhabitants, zone) => {
      const per = weights ? weights[rows[zone]] : inhabitants;
      return per > 0 ? (counts[rows[zone]] * rules.per) / per : Number.NaN;
    });
    measures.set("density", density);
  }
  const measured = withMeasures(all, measures);
  const zones = region === undefined ? measured : zonesOfRegion(measured, region);
  if (zones.count === 0) {
    const got = `the regions ${[...new Set(all.regions)].filter((each) => each !== "").join(", ") || "none"}`;
    problems.error({ source: table.source, column: "region", got, expected: `zones of region ${region}` });
  }
  return {
    zones,
    communes: undefined,
    facilities: undefined,
    measures: undefined,
    nearest: undefined,
    maxMinutes: undefined,
    isPlain: isCounted && isStandardised && weights === undefined,
    estimated: false,
    synthetic: false,
  };
}

/** Zones of a mesh, measured over their communes: facilities per inhabitant, and who lives far from one. */
export async function zonesOfCommunes(
  options: TerritoryOptions,
  rules: CriteriaRules,
  collector: Collector,
  excluded: Exclusions,
): Promise<CriteriaZones | undefined> {
  const { problems } = collector;
  const input = await readCommunes(options, collector);
  if (input === undefined) return undefined;
  const { communes, table } = input;
  const facilities = await readFacilities(options, rules, input, collector, excluded);
  const mesh = await readMesh(
    options,
    communes,
    collector,
    rules.far === undefined ? "department" : undefined,
  );
  const made = mesh && collector.try(() => plainZones(mesh, communes, options.region, problems, excluded));
  const weighted = collector.try(() => bindColumns(table, weightedSchema, { map: options.map, problems }));
  if (!made || !facilities || !weighted) return undefined;
  const isStandardised = rules.facilities.weight === "standardised";
  const weights =
    isStandardised && weighted.weighted_population
      ? Float64Array.from(communes.row, (row) => weighted.weighted_population![row])
      : undefined;
  const near =
    rules.far === undefined
      ? undefined
      : await readNearest(options, communes, facilities, rules.far.minutes, collector, excluded);
  const measures = facilityMeasures({
    rules,
    zone: made.communes.zone,
    zones: made.zones.count,
    population: communes.population,
    weighted: weights ?? communes.population,
    facilities,
    ...(near ? { minutes: near.nearest.minutes } : {}),
  });
  return {
    zones: withMeasures(unmeasured(made.zones), [
      ["density", measures.density],
      ...(measures.farShare ? [["far-share", measures.farShare] as const] : []),
    ]),
    communes: made.communes,
    facilities,
    measures,
    nearest: near?.nearest,
    maxMinutes: near?.maxMinutes,
    isPlain: isStandardised && weights === undefined,
    estimated: near?.estimated ?? false,
    synthetic: false,
  };
}
