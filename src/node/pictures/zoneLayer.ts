import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Geometry } from "geojson";
import { classTableFrom } from "../../core/pictures/classTable.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { type Mesh, meshFrom } from "../../core/territory/mesh.ts";
import { legendClassNamed } from "../../core/zoning/legend.ts";
import { dissolved } from "../../formats/geo/dissolve.ts";
import { pointGeometry } from "../../formats/geo/geometry.ts";
import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import { Problems } from "../../table/problems.ts";
import type { Column, Table } from "../../table/table.ts";
import type { MapOptions } from "../commands/map.ts";
import type { OutputFile } from "../files.ts";
import { selectedRows } from "../selection.ts";
import { readTableFile } from "../tables.ts";
import { meshOfZones } from "./classSubject.ts";
import { layerBytes, taken } from "./layer.ts";
import { legendFor } from "./zoningLegend.ts";

/** A layer of zones for a GIS, and how it was drawn. */
export interface ZoneLayer {
  readonly file: OutputFile;
  readonly rows: number;
  /** Zones with an outline of their own, zones that are a point at their pole, zones without either. */
  readonly outlined: number;
  readonly poles: number;
  readonly withoutGeometry: number;
  /** Communes of outlined zones that the contours do not name: their zone lacks them. */
  readonly communesWithoutContour: number;
  /** Contours of communes that no zone of the layer has. */
  readonly contoursWithoutZone: number;
}

/** The table of zones that --classes names: a file of them, or that of a folder; undefined where it is of communes. */
export async function zonesTable(path: string, options: MapOptions): Promise<Table | undefined> {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  const names = ["zones.parquet", "zones.csv"].map((name) => join(path, name));
  const file = isFolder ? (names.find((name) => existsSync(name)) ?? names[0]) : path;
  const problems = new Problems();
  const { table } = await readTableFile(file, { problems });
  const { unit } = classTableFrom(table, { map: options.map, problems });
  problems.throwIfAny();
  return unit === "zone" ? table : undefined;
}

/**
 * One feature a zone: every column of its table, `class_label`, `pole`, `communes_drawn` and `communes_without_contour`. A zone
 * whose communes are known and have contours is their outline; any other is a point at its pole, never an invented polygon.
 */
export async function zoneLayerFile(
  path: string,
  format: "geojson" | "parquet",
  input: {
    readonly zones: Table;
    readonly communes: Communes;
    readonly contours: readonly Contour[] | undefined;
    readonly mesh: Mesh | undefined;
    readonly options: MapOptions;
  },
): Promise<ZoneLayer> {
  const { zones, communes, contours = [], options } = input;
  const problems = new Problems();
  const legend = await legendFor(zones, options.rules);
  const classes = classTableFrom(zones, { map: options.map, problems, legend });
  problems.throwIfAny();
  const mesh = input.mesh ?? (await meshBeside(options)) ?? (await meshOfZones(classes, communes));
  const shown = shownZones(classes.rows, communes, mesh, options);
  const rows = classes.rows.flatMap((row, k) => (shown(row) ? [k] : []));
  const position = new Map(rows.map((row, k) => [classes.rows[row].place, k]));
  const groupOf = (code: string): number =>
    position.get(mesh?.codes[mesh.zoneOf.get(code) ?? -1] ?? "") ?? -1;
  const outlines = mesh ? dissolved(contours, ({ code }) => groupOf(code), rows.length) : [];
  const drawn = new Float64Array(rows.length);
  for (const { code } of contours) if (groupOf(code) >= 0) drawn[groupOf(code)]++;
  const members = new Float64Array(rows.length).fill(mesh ? 0 : Number.NaN);
  if (mesh) for (const code of mesh.zoneOf.keys()) if (groupOf(code) >= 0) members[groupOf(code)]++;
  const largest = largestCommunes(communes, mesh);
  const poles = rows.map((row) => poleOf(classes.rows[row].place, communes, mesh, largest));
  const geometries = rows.map((_, k): Geometry | null => {
    const c = communes.index.get(poles[k]) ?? -1;
    return (
      outlines[k] ?? pointGeometry(communes.longitude[c] ?? Number.NaN, communes.latitude[c] ?? Number.NaN)
    );
  });
  const label = (row: number): string =>
    (legend && legendClassNamed(legend, classes.rows[row].class))?.label[options.lang] ??
    classes.rows[row].class;
  const lacking = members.map((count, k) => (outlines[k] ? Math.max(0, count - drawn[k]) : Number.NaN));
  const table = tableOf(
    "aplomb",
    [
      ...[...zones.columns].map(([name, column]): [string, Column] => [name, taken(column, rows)]),
      ["class_label", textColumn(rows.map(label))],
      ["pole", textColumn(poles)],
      ["communes_drawn", numberColumn(drawn, 0)],
      ["communes_without_contour", numberColumn(lacking, 0)],
    ],
    zones.metadata,
  );
  const outlined = outlines.filter((outline) => outline !== undefined).length;
  const withoutGeometry = geometries.filter((geometry) => geometry === null).length;
  return {
    file: { path, bytes: await layerBytes(format, table, geometries) },
    rows: rows.length,
    outlined,
    poles: rows.length - outlined - withoutGeometry,
    withoutGeometry,
    contoursWithoutZone: contours.filter(({ code }) => groupOf(code) < 0).length,
    communesWithoutContour: lacking.reduce((sum, count) => sum + (count || 0), 0),
  };
}

/** The zone of each commune, where the folder of --classes has its table of communes. */
async function meshBeside({ classes }: MapOptions): Promise<Mesh | undefined> {
  if (classes === undefined || !existsSync(classes)) return undefined;
  const folder = statSync(classes).isDirectory() ? classes : join(classes, "..");
  const file = ["communes.parquet", "communes.csv"]
    .map((name) => join(folder, name))
    .find((name) => existsSync(name));
  if (file === undefined) return undefined;
  const problems = new Problems();
  const { table } = await readTableFile(file, { problems });
  const mesh = table.columns.has("zone") ? meshFrom(table, { problems }) : undefined;
  return problems.errors.length > 0 ? undefined : mesh;
}

/** The pole that the mesh names, else the commune of the zone's own code (bassins de vie, TVS), else its most populous commune. */
function poleOf(
  zone: string,
  communes: Communes,
  mesh: Mesh | undefined,
  largest: ReadonlyMap<string, number>,
): string {
  const said = mesh?.poles[mesh.index.get(zone) ?? -1] ?? "";
  return said || (communes.index.has(zone) ? zone : (communes.codes[largest.get(zone) ?? -1] ?? ""));
}

/** The most populous commune of each zone that has a position. */
function largestCommunes(communes: Communes, mesh: Mesh | undefined): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  communes.codes.forEach((code, c) => {
    const zone = mesh?.codes[mesh.zoneOf.get(code) ?? -1];
    if (zone === undefined || Number.isNaN(communes.latitude[c])) return;
    const best = largest.get(zone);
    if (best === undefined || communes.population[c] > communes.population[best]) largest.set(zone, c);
  });
  return largest;
}

/** Zones of the selection: by the department of their table, else by any commune of theirs. */
function shownZones(
  rows: ReturnType<typeof classTableFrom>["rows"],
  communes: Communes,
  mesh: Mesh | undefined,
  options: MapOptions,
): (row: (typeof rows)[number]) => boolean {
  if (options.region === undefined && options.department === undefined) return () => true;
  const selected = selectedRows(communes, options);
  const departments = new Set(selected.map((c) => communes.departments[c]));
  const zones = new Set(selected.map((c) => mesh?.codes[mesh.zoneOf.get(communes.codes[c]) ?? -1] ?? ""));
  return ({ place, department }) => (department === "" ? zones.has(place) : departments.has(department));
}
