import type { NearestFacility } from "../../core/engine/nearest.ts";
import { bordersSchema } from "../../core/territory/borders.ts";
import { communesSchema } from "../../core/territory/communes.ts";
import { pairsSchema } from "../../core/territory/pairs.ts";
import type { CriteriaRules } from "../../core/zoning/criteriaRules.ts";
import { type FacilityMeasures, facilitiesFrom, facilityMeasures } from "../../core/zoning/facilities.ts";
import {
  type MeasuredZones,
  measuredZonesFrom,
  measuredZonesSchema,
  measuresFrom,
  numbersNamed,
  unmeasured,
  withMeasures,
  zonesOfRegion,
} from "../../core/zoning/measuredZones.ts";
import { type Qpv, qpvFrom, qpvSchema } from "../../core/zoning/qpv.ts";
import type { ZonedCommunes } from "../../core/zoning/zonesOfMesh.ts";
import { bindColumns, checkMap, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { Collector } from "./collector.ts";
import { readMesh } from "./meshOption.ts";
import { type CommunesInput, plainZones, readCommunes, readCurrent, readNearest } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Zones with every measure the options give them. */
export interface CriteriaInputs {
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
  readonly qpv: readonly Qpv[];
  readonly qpvMeasures: ReadonlyMap<string, Float64Array> | undefined;
}

const weightedSchema = {
  weighted_population: {
    type: "number",
    min: 0,
    unit: "inhabitants",
    aliases: ["population_ponderee", "pop_ponderee", "population_consommation", "pop_pond"],
  },
} as const satisfies Schema;

/** Reads what a zoning by criteria is made of: a table of zones, or communes with a mesh, facilities and times. */
export async function loadCriteriaInputs(
  options: TerritoryOptions,
  rules: CriteriaRules,
  collector: Collector,
  excluded: Exclusions,
): Promise<CriteriaInputs | undefined> {
  const { problems } = collector;
  checkOptions(options, rules, collector);
  checkMap(options.map, [...schemas, mappedNames(rules)], problems);
  const {
    zones: zonesTable,
    measures,
    qpv,
  } = await collector.readAll({
    zones: options.zones,
    measures: options.measures,
    qpv: options.qpv,
  });
  const made =
    options.zones === undefined
      ? await zonesOfCommunes(options, rules, collector, excluded)
      : zonesTable && collector.try(() => zonesOfTable(zonesTable, options, rules, collector));
  if (made === undefined) return undefined;
  const names = measureNames(rules);
  const more =
    measures &&
    collector.try(() => measuresFrom(measures, made.zones, names, { map: options.map, problems }));
  const zones = more ? withMeasures(made.zones, more) : made.zones;
  const neighbourhoods = qpv && collector.try(() => qpvFrom(qpv, zones, made.communes, { problems }));
  return {
    ...made,
    zones,
    qpv: neighbourhoods ?? [],
    qpvMeasures:
      qpv && neighbourhoods && collector.try(() => measuresOfQpv(qpv, neighbourhoods, names, collector)),
  };
}

function checkOptions(options: TerritoryOptions, rules: CriteriaRules, { problems }: Collector): void {
  if (options.pharmacies !== undefined && options.professionals !== undefined) {
    problems.error({ source: "--pharmacies", got: "--professionals too", expected: "one of them" });
  }
  if (options.zones !== undefined) {
    for (const name of [
      "communes",
      "mesh",
      "by",
      "pharmacies",
      "professionals",
      "times",
      "borders",
    ] as const) {
      if (options[name] === undefined) continue;
      const expected = "either zones with their measures, or communes";
      problems.error({ source: `--${name}`, got: "a table of zones too", expected });
    }
  }
  if (options.borders === undefined && options.minimalGroups !== undefined) {
    problems.error({ source: "--minimal-groups", got: "no borders", expected: "--borders FILE with it" });
  }
  if (options.borders !== undefined && rules.contiguity === undefined) {
    problems.error({
      source: "--borders",
      got: `rules ${rules.id}`,
      expected: "rules with contiguous communes",
    });
  }
  if (options.cap !== undefined && options.region === undefined) {
    problems.error({ source: "--cap", got: "no region", expected: "--region CODE with it" });
  }
}

/** What --map may name in the communes, their facilities, times and borders, or in a table of zones. */
const schemas = [communesSchema, pairsSchema, bordersSchema, measuredZonesSchema, weightedSchema];
const mappedNames = (rules: CriteriaRules): Schema => {
  const names = [...measureNames(rules), rules.facilities.columns[0]];
  return Object.fromEntries(names.map((name) => [name, { type: "number", aliases: [] }]));
};

type Made = Omit<CriteriaInputs, "qpv" | "qpvMeasures">;

/** Every zone with its measures from one table: density or a count of facilities, far_share, and what criteria read. */
function zonesOfTable(
  table: Table,
  { map, region }: TerritoryOptions,
  rules: CriteriaRules,
  { problems }: Collector,
): Made {
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

const measureNames = (rules: CriteriaRules): string[] => [
  ...new Set(rules.criteria.map((each) => each.measure)),
];

/** Zones of a mesh, measured over their communes: facilities per inhabitant, and who lives far from one. */
async function zonesOfCommunes(
  options: TerritoryOptions,
  rules: CriteriaRules,
  collector: Collector,
  excluded: Exclusions,
): Promise<Made | undefined> {
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

/** Facilities of communes: their own file, else a column of the communes' table. */
async function readFacilities(
  options: TerritoryOptions,
  rules: CriteriaRules,
  { communes, table, isSample }: CommunesInput,
  collector: Collector,
  excluded: Exclusions,
): Promise<Float64Array | undefined> {
  const { problems } = collector;
  const names = rules.facilities.columns;
  const path = options.pharmacies ?? options.professionals;
  const { map } = options;
  if (path !== undefined) {
    const { facilities } = await collector.readAll({ facilities: path });
    const current = await readCurrent(options.merged, collector);
    return (
      facilities &&
      collector.try(() =>
        facilitiesFrom(facilities, communes, names, {
          map,
          problems,
          excluded,
          ...(current ? { current } : {}),
        }),
      )
    );
  }
  const [name, ...aliases] = names;
  const spec = { type: "number", aliases } as const;
  const probe = collector.try(() =>
    bindColumns<Schema>(table, { [name]: spec }, { map, problems: new Problems() }),
  );
  if (probe?.[name] !== undefined) {
    return collector.try(() =>
      facilitiesFrom(table, communes, names, { map, problems, excluded, isCounted: true }),
    );
  }
  const option = rules.far === undefined ? "--professionals" : "--pharmacies";
  problems.error({
    source: option,
    got: isSample
      ? "nothing, and the embedded sample has none"
      : `nothing, and no column ${name} in ${table.source}`,
    expected: `${rules.facilities.label.en.toLowerCase()} by commune (a file)`,
    advice: "Give a count per commune, or one row each with its commune.",
  });
  return undefined;
}

/** Measures of neighbourhoods, from the rows of their table: the first row of each. */
function measuresOfQpv(
  table: Table,
  qpv: readonly Qpv[],
  names: readonly string[],
  { problems }: Collector,
): ReadonlyMap<string, Float64Array> {
  const { qpv: codes } = bindColumns(table, { qpv: qpvSchema.qpv }, { problems });
  const row = new Map<string, number>();
  for (let at = 0; at < table.rows; at++) if (!row.has(textAt(codes, at))) row.set(textAt(codes, at), at);
  const measures = new Map<string, Float64Array>();
  for (const name of names) {
    const column = numbersNamed(table, name, { problems });
    if (column)
      measures.set(
        name,
        Float64Array.from(qpv, ({ code }) => column[row.get(code)!]),
      );
  }
  return measures;
}
