import { pathToFileURL } from "node:url";
import type { Results } from "../../core/accessibility/resultTable.ts";
import { FacilityFinder, type NearestFacility } from "../../core/engine/nearest.ts";
import { type Borders, bordersFrom, joinBorders } from "../../core/territory/borders.ts";
import { type Communes, communesFrom } from "../../core/territory/communes.ts";
import { bordersFromContours } from "../../core/territory/contours.ts";
import { currentCode, mergesFrom } from "../../core/territory/merges.ts";
import type { Mesh } from "../../core/territory/mesh.ts";
import { type ZonesOfMesh, zonesOfMesh } from "../../core/zoning/zonesOfMesh.ts";
import { readContours } from "../../formats/geojson.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { inputFile, readBytes } from "../files.ts";
import { loadKernel } from "../kernelFile.ts";
import { samplePaths } from "../sample.ts";
import { readTableFile } from "../tables.ts";
import { travelTimesOf } from "../travelTimesOf.ts";
import type { Collector } from "./collector.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Communes, and the table they came from for its other columns. */
export interface CommunesInput {
  readonly communes: Communes;
  readonly table: Table;
  /** True for the embedded sample: real communes, of which some are missing. */
  readonly isSample: boolean;
}

type CommunesOptions = Pick<TerritoryOptions, "communes" | "accessibility" | "map" | "sheet">;

/** The communes of --communes or of a table of accessibility; the embedded sample where neither is named. */
export async function readCommunes(
  options: CommunesOptions,
  collector: Collector,
): Promise<CommunesInput | undefined> {
  const path = options.communes ?? options.accessibility;
  const { problems } = collector;
  return collector.tryAsync(async () => {
    const { table, file } = await readTableFile(path ?? pathToFileURL(samplePaths.communes), {
      sheet: options.sheet,
      problems,
    });
    collector.files.push(file);
    collector.mark(table);
    return {
      communes: communesFrom(table, { map: options.map, problems }),
      table,
      isSample: path === undefined,
    };
  });
}

/** Zones of a mesh without accessibility: inhabitants and communes only. */
export function plainZones(
  mesh: Mesh,
  communes: Communes,
  region: string | undefined,
  problems: Problems,
  excluded: Exclusions,
): ZonesOfMesh {
  const results: Results = {
    communes,
    demand: communes.population,
    variants: [],
    supply: [],
    ratio: [],
    accessibility: [],
    estimated: false,
    synthetic: false,
  };
  return zonesOfMesh(mesh, results, { region, weight: "population", problems, excluded });
}

/** Minutes that travel times are kept up to, where neither an option nor the rules ask for more. */
const defaultMaxMinutes = 30;

export interface NearestInput {
  readonly nearest: NearestFacility;
  readonly maxMinutes: number;
  readonly estimated: boolean;
}

/** Times to the nearest facility of every commune, over the travel times of the options or an estimate. */
export async function readNearest(
  options: Pick<TerritoryOptions, "times" | "map" | "symmetric" | "speed" | "maxMinutes">,
  communes: Communes,
  facilities: Float64Array,
  least: number,
  collector: Collector,
  excluded: Exclusions,
): Promise<NearestInput | undefined> {
  const { problems, files } = collector;
  const maxMinutes = options.maxMinutes ?? Math.max(defaultMaxMinutes, least);
  if (maxMinutes < least) {
    const expected = `at least ${least}, which the rules look at`;
    problems.error({ source: "--max-minutes", got: String(maxMinutes), expected });
    return undefined;
  }
  const travelTimes = await collector.tryAsync(() =>
    travelTimesOf(options, { communes, maxMinutes, problems, exclusions: excluded, files }),
  );
  if (travelTimes === undefined) return undefined;
  const nearest = FacilityFinder.create(loadKernel(), travelTimes).nearest(facilities);
  return { nearest, maxMinutes: travelTimes.maxMinutes, estimated: travelTimes.estimated };
}

/** What a code is today by the changes of --merged; undefined where the option is absent or cannot be read. */
export async function readCurrent(
  merged: string | undefined,
  collector: Collector,
): Promise<((code: string) => string) | undefined> {
  const { table } = await collector.readAll({ table: merged });
  const merges = table && collector.try(() => mergesFrom(table, { problems: collector.problems }));
  return merges && ((code) => currentCode(merges, code));
}

/** Borders from tables of pairs or neighbours, or from GeoJSON outlines; several files are put together. */
export async function readBorders(
  paths: readonly string[],
  communes: Communes,
  options: {
    readonly map: ReadonlyMap<string, string>;
    readonly current?: ((code: string) => string) | undefined;
  },
  collector: Collector,
  excluded: Exclusions,
): Promise<Borders | undefined> {
  const { problems } = collector;
  const { map, current = (code) => code } = options;
  const outlines = paths.filter((path) => /\.(geo)?json$/i.test(path));
  const tables = paths.filter((path) => !outlines.includes(path));
  const contours = [];
  for (const path of outlines) {
    const read = await collector.tryAsync(async () => {
      const bytes = await readBytes(path);
      collector.files.push(inputFile(path, bytes));
      return readContours(bytes, path, problems);
    });
    contours.push(...(read ?? []));
  }
  const borders: Borders[] = [];
  if (outlines.length > 0) {
    for (const { code } of contours)
      if (!communes.index.has(current(code))) excluded.add("borders-unknown-commune", code);
    borders.push(bordersFromContours(contours, communes, current));
  }
  for (const path of tables) {
    const read = await collector.tryAsync(async () => {
      const { table, file } = await readTableFile(path, { problems });
      collector.files.push(file);
      return bordersFrom(table, communes, { map, problems, excluded, current });
    });
    if (read) borders.push(read);
  }
  return borders.length === 0 ? undefined : joinBorders(borders);
}
