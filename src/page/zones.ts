/** Zones of the page: communes themselves, or those that share an intercommunality, a department or a region. */
import { type ZoneMeans, zoneMeans } from "../core/accessibility/zoneMeans.ts";
import type { Communes } from "../core/territory/communes.ts";
import { type MeshRow, meshOf } from "../core/territory/mesh.ts";
import { departmentName, regionName } from "../core/territory/names.ts";
import { classify } from "../core/zoning/classify.ts";
import { quotaLimits } from "../core/zoning/quotas.ts";
import type { Rules } from "../core/zoning/rules.ts";
import type { Zones } from "../core/zoning/zones.ts";
import { type ZonedCommunes, zonesOfMesh } from "../core/zoning/zonesOfMesh.ts";
import { type Zoning, zoningOf } from "../core/zoning/zoning.ts";
import { Exclusions } from "../table/exclusions.ts";
import { Problems } from "../table/problems.ts";
import type { Figures, TerritoryView } from "./engine/figures.ts";
import type { Settings } from "./settings.ts";
import type { Mesh } from "./state.ts";

/** Zones of a mesh: what does not change with the figures. */
export interface ZoneMap {
  readonly zones: Zones;
  readonly communes: ZonedCommunes;
  /** i32[communes]: position in the zones, -1 for none. */
  readonly zoneOf: Int32Array;
}

/** The zones of a mesh; with a region, those that have inhabitants in it, computed on all their communes. */
export function zonesFor(territory: TerritoryView, mesh: Mesh, region: string): ZoneMap {
  const { codes, names, departments, regions, epci, population } = territory;
  const zoneCode = { commune: codes, epci, department: departments, region: regions }[mesh];
  const zoneName = (commune: number): string =>
    ({
      commune: names[commune],
      epci: "",
      department: departmentName(departments[commune]),
      region: regionName(regions[commune]),
    })[mesh];
  const rows: MeshRow[] = codes.flatMap((commune, position) =>
    zoneCode[position] === "" ? [] : [{ commune, zone: zoneCode[position], zoneName: zoneName(position) }],
  );
  const nothing = new Float64Array(codes.length).fill(Number.NaN);
  const communes: Communes = {
    source: "communes",
    count: codes.length,
    codes,
    index: new Map(codes.map((code, position) => [code, position])),
    names,
    departments,
    regions,
    epci,
    latitude: nothing,
    longitude: nothing,
    population: population.map((inhabitants) => inhabitants || 0),
    row: new Uint32Array(0),
  };
  const results = {
    communes,
    demand: nothing,
    variants: [],
    supply: [],
    ratio: [],
    accessibility: [],
    estimated: false,
    synthetic: false,
  };
  // communes of no zone are told by their missing class, not as problems
  const unheard = { problems: new Problems(), excluded: new Exclusions() };
  const made = zonesOfMesh(meshOf(mesh, rows), results, {
    region: region === "" ? undefined : region,
    weight: "population",
    ...unheard,
  });
  return { zones: made.zones, communes: made.communes, zoneOf: made.communes.zone };
}

/** Means of zones, and the age limits that they are of. */
export interface LimitMeans extends ZoneMeans {
  readonly ages: Settings["ages"];
}

/** Mean accessibility of each zone, both age limits, weighted as the method weighs. */
export function meansOf(map: ZoneMap, figures: Figures, weight: Float64Array): LimitMeans {
  const means = zoneMeans(map.zoneOf, map.zones.count, figures.accessibility, weight);
  return { ...means, ages: figures.settings.ages };
}

/** f64[zones]: sum of the values of their communes, missing ones (NaN) left out. */
export function sumsOf({ zoneOf, zones }: ZoneMap, values: Float64Array): Float64Array {
  const sums = new Float64Array(zones.count);
  for (let commune = 0; commune < values.length; commune++) {
    const zone = zoneOf[commune];
    if (zone >= 0 && !Number.isNaN(values[commune])) sums[zone] += values[commune];
  }
  return sums;
}

/** The rules with these thresholds in place of their lowest and highest; rules by shares have none, and stay as they are. */
export function withThresholds(rules: Rules, [low, high]: readonly [number, number]): Rules {
  if (rules.kind !== "thresholds") return rules;
  const [lowest, highest] = thresholdsOf(rules);
  const moved = (edge: number): number => (edge === lowest ? low : edge === highest ? high : edge);
  const classes = rules.classes.map((each) => ({
    ...each,
    ...(each.when && {
      when: each.when.map((condition) => ({
        ...condition,
        ...(condition.below !== undefined && { below: moved(condition.below) }),
        ...(condition.atMost !== undefined && { atMost: moved(condition.atMost) }),
        ...(condition.above !== undefined && { above: moved(condition.above) }),
        ...(condition.atLeast !== undefined && { atLeast: moved(condition.atLeast) }),
      })),
    }),
  }));
  return { ...rules, classes };
}

/** The lowest and the highest threshold of rules; 2.5 and 4 where they have none. */
export function thresholdsOf(rules: Rules): readonly [number, number] {
  if (rules.kind !== "thresholds") return [2.5, 4];
  const edges = rules.classes
    .flatMap((each) => each.when ?? [])
    .flatMap(({ below, atMost, above, atLeast }) => [below, atMost, above, atLeast])
    .filter((edge) => edge !== undefined);
  return [Math.min(...edges), Math.max(...edges)];
}

/** Class of each zone, as its position in the classes of the rules; -1 where it has none. */
export function classesOf(map: ZoneMap, rules: Rules, means: LimitMeans): Int8Array {
  const { classes } = classify(rules, withMeans(map.zones, means), new Problems());
  const position = new Map(rules.classes.map(({ id }, at) => [id, at]));
  return Int8Array.from(classes, (id) => position.get(id) ?? -1);
}

/** The zoning under some figures; with `limits`, gauges are held to the zoning that they come from. */
export function zoningFor(
  map: ZoneMap,
  rules: Rules,
  means: LimitMeans,
  region: string,
  limits?: Zoning,
): Zoning {
  const quotas = limits && new Map([...limitsOf(limits)].map(([id, inhabitants]) => [id, { inhabitants }]));
  return zoningOf(
    {
      rules,
      zones: withMeans(map.zones, means),
      communes: map.communes,
      region: region === "" ? undefined : region,
      quotas,
    },
    new Problems(),
  );
}

function limitsOf({ rules, classes, population }: Zoning): ReadonlyMap<string, number> {
  const held = (ids: readonly string[]) =>
    classes.filter((each) => ids.includes(each.class)).reduce((sum, each) => sum + each.population, 0);
  const limits = [...quotaLimits(rules, held, population, new Map())];
  return new Map(limits.flatMap(([id, limit]) => (limit === undefined ? [] : [[id, limit] as const])));
}

/** The rules read the variants 65 and 62: they are given the higher and the lower of the two age limits. */
function withMeans(zones: Zones, { means, ages }: LimitMeans): Zones {
  const [first, second] = ages.map((age) => (age === "all" ? Number.POSITIVE_INFINITY : age));
  const [higher, lower] = first >= second ? means : [means[1], means[0]];
  const accessibility = new Map([
    ["65", higher],
    ["62", lower],
    ["all", higher],
  ]);
  return { ...zones, accessibility };
}

/** Rules that cut the accessibility of general practitioners at thresholds: the others read other professions, or shares. */
export function thresholdRulesOf({ rules }: Pick<TerritoryView, "rules">): Rules[] {
  return rules.filter((each) => each.kind === "thresholds");
}
