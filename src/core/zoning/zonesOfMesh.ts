import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Results } from "../accessibility/resultTable.ts";
import { zoneMeans } from "../accessibility/zoneMeans.ts";
import type { Communes } from "../territory/communes.ts";
import { type Mesh, zonesOfCommunes } from "../territory/mesh.ts";
import { departmentOfCommune, regionOfDepartment } from "../territory/regions.ts";
import type { Zones } from "./zones.ts";

/** The communes of a zoning: which zone each is in, and whether it is one of those counted (the region's). */
export interface ZonedCommunes {
  readonly communes: Communes;
  /** i32[communes]: position in the zones, -1 for a commune of no zone of this zoning. */
  readonly zone: Int32Array;
  /** u8[communes]: 1 where the commune is of the region zoned, or no region is asked for. */
  readonly counted: Uint8Array;
  readonly area: Float64Array;
}

export interface ZonesOfMesh {
  readonly zones: Zones;
  readonly communes: ZonedCommunes;
}

/**
 * Zones of a mesh with the accessibility of their communes. A zone has its accessibility computed on all its communes,
 * in whatever region, and counts only its inhabitants and communes of `region`; it is there when it has at least one.
 * A counted commune that the mesh misses, or whose population is missing, is an error; a commune of the mesh that has
 * no accessibility at all is listed in `excluded` ("mesh-unknown-commune").
 */
export function zonesOfMesh(
  mesh: Mesh,
  results: Results,
  options: {
    readonly region?: string | undefined;
    readonly weight: "standardised" | "population";
    readonly problems: Problems;
    readonly excluded: Exclusions;
  },
): ZonesOfMesh {
  const { communes } = results;
  const { region, problems } = options;
  const all = zonesOfCommunes(mesh, communes.codes);
  const counted = Uint8Array.from(communes.regions, (each) =>
    region === undefined || each === region ? 1 : 0,
  );
  checkCommunes(mesh, communes, all, counted, problems);
  if (region !== undefined && !counted.includes(1)) {
    const got = `the regions ${[...new Set(communes.regions)].sort().join(", ")}`;
    problems.error({ source: communes.source, got, expected: `communes of region ${region}` });
  }
  const isThere = new Uint8Array(mesh.codes.length);
  all.forEach((zone, c) => {
    if (zone >= 0 && counted[c] === 1) isThere[zone] = 1;
  });
  const kept = [...mesh.codes.keys()].filter((zone) => isThere[zone] === 1);
  const position = new Int32Array(mesh.codes.length).fill(-1);
  kept.forEach((zone, z) => {
    position[zone] = z;
  });
  for (const [commune, zone] of mesh.zoneOf) {
    if (isThere[zone] === 1 && !communes.index.has(commune))
      options.excluded.add("mesh-unknown-commune", commune);
  }
  const zone = all.map((each) => (each < 0 ? -1 : position[each]));
  const area = Float64Array.from(communes.codes, (code) => mesh.area.get(code) ?? Number.NaN);
  const weight = weights(results, options.weight, problems);
  const { means, missing } = zoneMeans(zone, kept.length, results.accessibility, weight);
  const zoned = { communes, zone, counted, area };
  const marks = { estimated: results.estimated, synthetic: results.synthetic };
  const accessibility = new Map(results.variants.map((variant, v) => [variant, means[v]]));
  return { zones: { ...zonesFor(mesh, kept, zoned, accessibility, missing), ...marks }, communes: zoned };
}

function checkCommunes(
  mesh: Mesh,
  communes: Communes,
  zone: Int32Array,
  counted: Uint8Array,
  problems: Problems,
): void {
  communes.codes.forEach((code, c) => {
    if (counted[c] === 0) return;
    if (zone[c] < 0) {
      const got = `no zone for commune ${code}${communes.names[c] ? ` (${communes.names[c]})` : ""}`;
      problems.error({ source: mesh.source, got, expected: "a zone for every commune" });
    }
    if (Number.isNaN(communes.population[c])) {
      const got = `nothing for commune ${code}`;
      problems.error({ source: communes.source, column: "population", got, expected: "its inhabitants" });
    }
  });
}

function weights(results: Results, weight: "standardised" | "population", problems: Problems): Float64Array {
  if (weight === "population") return results.communes.population;
  if (results.demand.every(Number.isNaN) && results.communes.count > 0) {
    problems.error({
      source: results.communes.source,
      column: "demand",
      got: "no standardised population",
      expected: "a column demand, the weight of a commune in its zone's accessibility",
      advice: "Give it, or weigh by inhabitants with --weight population.",
    });
  }
  return results.demand;
}

function zonesFor(
  mesh: Mesh,
  kept: readonly number[],
  { communes, zone, counted, area }: ZonedCommunes,
  accessibility: ReadonlyMap<string, Float64Array>,
  missing: Uint32Array,
): Omit<Zones, "estimated" | "synthetic"> {
  const zero = () => new Float64Array(kept.length);
  const [population, wholePopulation, count, areas] = [zero(), zero(), zero(), zero()];
  const largest = new Int32Array(kept.length).fill(-1);
  const byRegion = kept.map(() => new Map<string, number>());
  zone.forEach((z, c) => {
    if (z < 0) return;
    const inhabitants = communes.population[c];
    wholePopulation[z] += inhabitants;
    const ofRegion = byRegion[z];
    ofRegion.set(communes.regions[c], (ofRegion.get(communes.regions[c]) ?? 0) + inhabitants);
    if (largest[z] < 0 || inhabitants > communes.population[largest[z]]) largest[z] = c;
    if (counted[c] === 0) return;
    population[z] += inhabitants;
    count[z]++;
    areas[z] += area[c];
  });
  const poles = kept.map((m, z) => mesh.poles[m] || communes.codes[largest[z]]);
  const departments = poles.map(
    (pole) => communes.departments[communes.index.get(pole) ?? -1] ?? departmentOfCommune(pole),
  );
  return {
    source: mesh.source,
    count: kept.length,
    codes: kept.map((m) => mesh.codes[m]),
    index: new Map(kept.map((m, z) => [mesh.codes[m], z])),
    names: kept.map(
      (m, z) => mesh.names[m] || communes.names[communes.index.get(poles[z]) ?? -1] || mesh.codes[m],
    ),
    kinds: kept.map((m) => mesh.kinds[m]),
    departments,
    regions: poles.map(
      (pole, z) => communes.regions[communes.index.get(pole) ?? -1] ?? regionOfDepartment(departments[z]),
    ),
    mainRegions: byRegion.map(mostInhabited),
    population,
    wholePopulation,
    communes: count,
    area: areas,
    accessibility,
    missing,
    halfDigit: 0,
    published: kept.map(() => ""),
    publishedShare: new Float64Array(kept.length).fill(Number.NaN),
  };
}

/** Region of most inhabitants, the first by code among equals. */
function mostInhabited(inhabitants: ReadonlyMap<string, number>): string {
  const sorted = [...inhabitants].sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? "";
}
