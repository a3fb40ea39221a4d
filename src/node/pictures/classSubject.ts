import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ClassTable, classTableFrom } from "../../core/pictures/classTable.ts";
import type { MapPlaces } from "../../core/pictures/mapPicture.ts";
import type { Shading } from "../../core/pictures/shading.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Mesh } from "../../core/territory/mesh.ts";
import { labelsOf } from "../../core/territory/meshByLabel.ts";
import { departmentOfCommune, regionOfDepartment } from "../../core/territory/regions.ts";
import { mapWords } from "../../core/words/pictures.ts";
import { Problems } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { readTableFile, type TableFile } from "../tables.ts";
import { labelMesh } from "../zoning/meshOption.ts";
import { placesOf, zoneOf } from "./places.ts";
import type { ResultsFile } from "./resultsFile.ts";
import type { MapSubject } from "./subject.ts";
import { legendFor, rulesNotes, shadingOf } from "./zoningLegend.ts";

/** What a map of classes is about: communes, or zones at their pole where their communes are unknown. */
export async function classSubject(
  path: string,
  files: readonly ResultsFile[],
  given: Mesh | undefined,
  options: MapOptions,
  reference: () => Promise<Communes>,
): Promise<MapSubject> {
  const problems = new Problems();
  const file = await readTableFile(classesIn(path), { problems });
  const { metadata, source } = file.table;
  const legend = await legendFor(file.table, options.rules);
  const classes = classTableFrom(file.table, { map: options.map, problems, legend });
  problems.throwIfAny();
  const communes = files[0]?.results.communes ?? (await reference());
  const mesh = given ?? (classes.unit === "zone" ? await meshOfZones(classes, communes) : undefined);
  const told = {
    title: legend?.title[options.lang] ?? mapWords[options.lang].zoning,
    sources: [sourceOf(file)],
    rulesNotes: rulesNotes(legend, metadata, options.lang),
  };
  const shade = (names: readonly string[]): Shading =>
    shadingOf(names, legend, { lang: options.lang, theme: options.theme, source });
  if (classes.unit === "zone" && !mesh)
    return { ...symbolSubject(classes, communes, shade, options), ...told };
  const named = classOfCommunes(communes, classes, mesh);
  return {
    places: placesOf(communes),
    communes,
    symbols: false,
    shading: shade(named.classes),
    circles: undefined,
    zoneOf: named.zones ? (place: number) => named.zones?.[place] ?? "" : zoneOf(communes, mesh),
    ...(files.length === 0 ? { territory: zonedTerritory(communes, named.classes, metadata) } : {}),
    ...told,
  };
}

/** The table of a folder that `aplomb zone` wrote, communes before zones; else the file itself. */
function classesIn(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) return path;
  const names = ["communes.parquet", "communes.csv", "zones.parquet", "zones.csv"];
  return names.map((name) => join(path, name)).find((each) => existsSync(each)) ?? join(path, names[0]);
}

/** The mesh of zones whose codes are EPCI, departments or regions of the communes; undefined for any other zones. */
export async function meshOfZones({ rows }: ClassTable, communes: Communes): Promise<Mesh | undefined> {
  const labels = ["epci", "department", "region"] as const;
  const by = labels.find((label) => {
    const known = new Set(labelsOf(communes, label));
    return rows.every(({ place }) => known.has(place));
  });
  return by && labelMesh(communes, by);
}

/** u8[communes]: 1 in the region that was zoned, else in the departments that hold a commune with a class: the others are no part of it. */
function zonedTerritory(
  { regions, departments }: Communes,
  classes: readonly string[],
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const region = metadata.get("aplomb.region");
  const labels = region === undefined ? departments : regions;
  const zoned = new Set(region === undefined ? labels.filter((_, c) => classes[c] !== "") : [region]);
  return Uint8Array.from(labels, (label) => (zoned.has(label) ? 1 : 0));
}

const sourceOf = ({ table, file }: TableFile): Pick<ResultsFile, "metadata" | "file"> => ({
  metadata: table.metadata,
  file,
});

/** The class of every commune of the results: its own row, else its zone's; "" where neither is known. */
function classOfCommunes(communes: Communes, { unit, rows }: ClassTable, mesh: Mesh | undefined) {
  const rowOf = new Map(rows.map((row) => [row.place, row]));
  const found = communes.codes.map((code) =>
    rowOf.get(unit === "commune" ? code : (mesh?.codes[mesh.zoneOf.get(code) ?? -1] ?? "")),
  );
  const classes = found.map((row) => row?.class ?? "");
  const zones =
    unit === "commune" && rows.some(({ zone }) => zone !== "")
      ? found.map((row) => row?.zone ?? "")
      : undefined;
  return { classes, zones };
}

/** Zones whose communes are not known: a circle at the pole, its area the inhabitants. Never an invented polygon. */
function symbolSubject(
  { rows }: ClassTable,
  communes: Communes,
  shade: (classes: readonly string[]) => Shading,
  options: MapOptions,
) {
  const at = rows.map(({ place }) => communes.index.get(place) ?? -1);
  const number = (values: Float64Array): Float64Array =>
    Float64Array.from(at, (c) => values[c] ?? Number.NaN);
  const text = (values: readonly string[], other: (k: number) => string): string[] =>
    at.map((c, k) => other(k) || (values[c] ?? ""));
  const departments = text(communes.departments, (k) => rows[k].department).map(
    (department, k) => department || departmentOfCommune(rows[k].place),
  );
  const names = text(communes.names, (k) => rows[k].name);
  const places: MapPlaces = {
    codes: rows.map(({ place }) => place),
    names,
    departments,
    longitude: number(communes.longitude),
    latitude: number(communes.latitude),
  };
  const words = mapWords[options.lang];
  return {
    places,
    communes: {
      ...communes,
      ...places,
      count: rows.length,
      index: new Map(places.codes.map((code, k) => [code, k])),
      regions: at.map((c, k) => communes.regions[c] || regionOfDepartment(departments[k])),
    },
    symbols: true,
    shading: shade(rows.map((row) => row.class)),
    circles: {
      values: Float64Array.from(rows, ({ population }) => (population > 0 ? population : 1)),
      heading: words.quantities.population,
      shaded: true,
      leastRadius: 3,
      largestRadius: 24,
    },
    zoneOf: undefined,
    context: placesOf(communes),
  };
}
