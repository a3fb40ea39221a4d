import type { Results } from "../../core/accessibility/resultTable.ts";
import { type Communes, communesFrom } from "../../core/territory/communes.ts";
import { type Islands, islandsFrom } from "../../core/territory/islands.ts";
import { mergesFrom, meshAfterMerges } from "../../core/territory/merges.ts";
import { type Mesh, meshFrom, meshOfLabels, zoneKinds } from "../../core/territory/mesh.ts";
import { buildMesh } from "../../core/territory/meshBuild.ts";
import { meshTable } from "../../core/territory/meshTable.ts";
import { languages } from "../../core/words/languages.ts";
import { zoningWords } from "../../core/words/zoning.ts";
import { meshLines, meshSheet } from "../../core/zoning/meshByDepartment.ts";
import { qpvFrom } from "../../core/zoning/qpv.ts";
import { type ZonesOfMesh, zonesOfMesh } from "../../core/zoning/zonesOfMesh.ts";
import { bindColumns, textAt } from "../../table/columns.ts";
import { toText } from "../../table/convert.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { nearestName } from "../../table/names.ts";
import { Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { epciNames } from "../epciNames.ts";
import { metadataOf } from "../metadata.ts";
import { type OutputOptions, Outputs } from "../outputs.ts";
import { samplePaths } from "../sample.ts";
import { typedCommand } from "../typedCommand.ts";
import { printWarnings } from "../warnings.ts";
import { Collector } from "./collector.ts";
import { screenSheet } from "./screenSheet.ts";

export interface MeshOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly communes?: string;
  readonly basins?: string;
  readonly basinsColumn?: string;
  readonly split?: string;
  readonly splitAbove: number;
  /** A list; false with --no-islands; the embedded list where absent. */
  readonly islands?: string | false;
  readonly overseas: "communes" | "basins";
  readonly merged?: string;
  readonly qpv?: string;
  readonly region?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly sheet?: string;
  readonly json?: boolean;
}

const embeddedIslands = new URL("../../../data/islands_without_fixed_link.csv", import.meta.url);

/** `aplomb mesh`: builds a mesh, shows it by department, writes it with --out. @throws InputError with every problem. */
export async function meshCommand(options: MeshOptions): Promise<void> {
  const outputs = options.out === undefined ? undefined : new Outputs(options, "mesh");
  await outputs?.refuseEarly();
  const problems = new Problems();
  if ((options.basins === undefined) === (options.basinsColumn === undefined)) {
    const got = options.basins === undefined ? "neither" : "both";
    problems.error({ source: "--basins", got, expected: "either --basins FILE or --basins-column NAME" });
  }
  const collector = new Collector(problems, options.sheet);
  const { islands } = options;
  const tables = await collector.readAll({
    communes: options.communes ?? samplePaths.communes,
    basins: options.basins,
    split: options.split,
    islands: islands === false ? undefined : (islands ?? embeddedIslands),
    merged: options.merged,
    qpv: options.qpv,
  });
  const communes =
    tables.communes && collector.try(() => communesFrom(tables.communes!, { map: options.map, problems }));
  const mesh = communes && meshOf(options, tables, communes, await epciNames(), collector);
  if (!communes || !mesh) return collector.stop();
  const shown = zonesShown(mesh, communes, options.region, problems);
  const qpv = tables.qpv && collector.try(() => qpvOfCommunes(tables.qpv!, shown, problems));
  problems.throwIfAny();
  await printWarnings(problems.warnings, options.lang);
  const command = typedCommand();
  const metadata = metadataOf({ command, estimated: false, synthetic: false, inputs: collector.files });
  await outputs?.addTable("mesh", meshTable(mesh, communes, qpv, metadata));
  const written = (await outputs?.write(command)) ?? [];
  console.log(options.json ? meshJson(mesh, shown, written) : meshText(shown, options, written));
}

type Tables = Readonly<
  Record<"communes" | "basins" | "split" | "islands" | "merged" | "qpv", Table | undefined>
>;

function meshOf(
  options: MeshOptions,
  tables: Tables,
  communes: Communes,
  epci: ReadonlyMap<string, string>,
  collector: Collector,
): Mesh | undefined {
  const { problems } = collector;
  const merges = tables.merged && collector.try(() => mergesFrom(tables.merged!, { problems }));
  const read = (table: Table | undefined): Mesh | undefined => {
    const mesh = table && collector.try(() => meshFrom(table, { problems }));
    return mesh && merges ? meshAfterMerges(mesh, merges, problems) : mesh;
  };
  const basins =
    options.basinsColumn === undefined
      ? read(tables.basins)
      : labelled(options.basinsColumn, tables.communes!, communes, epci, problems);
  const territories = read(tables.split);
  const islands: Islands =
    (tables.islands && collector.try(() => islandsFrom(tables.islands!, { problems }))) ?? new Map();
  if (!basins) return undefined;
  const { splitAbove, overseas } = options;
  const mesh = buildMesh(
    communes,
    { basins, ...(territories ? { territories } : {}), islands, splitAbove, overseas },
    problems,
  );
  return { ...mesh, area: areaOf(tables.communes!, communes, basins, problems) };
}

/** Basins from a column of the communes. */
function labelled(
  column: string,
  table: Table,
  communes: Communes,
  epci: ReadonlyMap<string, string>,
  problems: Problems,
): Mesh | undefined {
  const found = table.columns.get(column);
  if (!found) {
    const nearest = nearestName([column], table.columns.keys());
    const advice = nearest === undefined ? {} : { advice: `The nearest is ${nearest}.` };
    const expected = `a column of ${table.source}: ${[...table.columns.keys()].join(", ")}`;
    problems.error({ source: "--basins-column", got: column, expected, ...advice });
    return undefined;
  }
  const labels = toText(found);
  const own = communes.codes.map((_, c) => textAt(labels, communes.row[c]));
  // EPCI have names of their own; other zones take those of their poles.
  const names = new Map(own.map((label) => [label, epci.get(label) ?? ""]));
  return meshOfLabels(table.source, communes, own, zoneKinds.basin, names);
}

/** Areas from the communes' table, else from the basins'. */
function areaOf(
  table: Table,
  communes: Communes,
  basins: Mesh,
  problems: Problems,
): ReadonlyMap<string, number> {
  const schema = {
    area_km2: { type: "number", min: 0, unit: "km²", aliases: ["superficie", "surface", "area"] },
  } as const;
  const { area_km2: area } = bindColumns(table, schema, { problems });
  if (!area) return basins.area;
  return new Map(communes.codes.map((code, c) => [code, area[communes.row[c]]]));
}

/** Zones with their inhabitants, as the tables count them. */
function zonesShown(
  mesh: Mesh,
  communes: Communes,
  region: string | undefined,
  problems: Problems,
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
  // Communes without a zone are told by the mesh already.
  const own = new Problems();
  const zones = zonesOfMesh(mesh, results, {
    region,
    weight: "population",
    problems: own,
    excluded: new Exclusions(),
  });
  if (problems.errors.length === 0) for (const { severity: _, ...error } of own.errors) problems.error(error);
  return zones;
}

function qpvOfCommunes(
  table: Table,
  { zones, communes }: ZonesOfMesh,
  problems: Problems,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of qpvFrom(table, zones, communes, { problems })) {
    for (const commune of new Set(parts.map((part) => part.commune))) {
      counts.set(commune, (counts.get(commune) ?? 0) + 1);
    }
  }
  return counts;
}

function meshJson(mesh: Mesh, { zones }: ZonesOfMesh, outputs: readonly string[]): string {
  const kinds: Record<string, number> = {};
  for (const kind of mesh.kinds) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const population = zones.population.reduce((total, each) => total + each, 0);
  return JSON.stringify(
    { zones: mesh.codes.length, communes: mesh.zoneOf.size, kinds, population, outputs },
    null,
    2,
  );
}

function meshText({ zones }: ZonesOfMesh, { lang, region }: MeshOptions, outputs: readonly string[]): string {
  const words = zoningWords[lang];
  const { about, numbers } = languages[lang];
  const files = outputs.length > 0 ? `\n\n${about(words.outputs, outputs.join(", "))}` : "";
  return screenSheet(meshSheet(meshLines(zones, region ?? ""), region ?? "", words), numbers) + files;
}
