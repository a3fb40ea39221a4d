import type { Geometry } from "geojson";
import { resultTable } from "../../core/accessibility/resultTable.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { contourGeometry, pointGeometry } from "../../formats/geo/geometry.ts";
import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import type { MapOptions } from "../commands/map.ts";
import type { OutputFile } from "../files.ts";
import type { ResultsFile } from "./resultsFile.ts";
import type { MapSubject } from "./subject.ts";

interface LayerInput {
  readonly files: readonly ResultsFile[];
  readonly subject: MapSubject;
  readonly contours: readonly Contour[] | undefined;
  readonly shown: Uint8Array | undefined;
  readonly options: MapOptions;
}

/**
 * What a map shows as a layer for a GIS: the columns of the results (README, "Outputs"), and with --classes `class`,
 * with a mesh `zone`, with --difference `difference`. Communes are their outlines where --contours gives them, else
 * points: Voronoi cells are a way to draw, not a geography, and are never handed over.
 */
export async function layerFile(
  path: string,
  format: "geojson" | "parquet",
  input: LayerInput,
): Promise<{ readonly file: OutputFile; readonly rows: number; readonly withoutGeometry: number }> {
  const { subject, contours, shown } = input;
  const rows = subject.places.codes.map((_, place) => place).filter((place) => shown?.[place] ?? true);
  const outlines = new Map(contours?.map((contour) => [contour.code, contour]));
  const geometries = rows.map((place): Geometry | null => {
    const outline = outlines.get(subject.places.codes[place]);
    if (outline) return contourGeometry(outline);
    return pointGeometry(subject.places.longitude[place], subject.places.latitude[place]);
  });
  const table = layerTable(input, rows);
  const bytes = await layerBytes(format, table, geometries);
  const withoutGeometry = geometries.filter((geometry) => geometry === null).length;
  return { file: { path, bytes }, rows: rows.length, withoutGeometry };
}

/** A table with geometries in the format of a layer. */
export async function layerBytes(
  format: "geojson" | "parquet",
  table: Table,
  geometries: readonly (Geometry | null)[],
): Promise<Uint8Array | string> {
  return format === "geojson"
    ? (await import("../../formats/geo/writeGeojson.ts")).writeGeojson(table, geometries)
    : (await import("../../formats/geo/writeGeoparquet.ts")).writeGeoparquet(table, geometries);
}

function layerTable({ files, subject }: LayerInput, rows: readonly number[]): Table {
  const { places, shading, zoneOf } = subject;
  const results = files[0];
  const columns: [string, Column][] =
    results && results.results.communes === subject.communes
      ? resultColumns(results, rows)
      : [
          ["code", textColumn(rows.map((place) => places.codes[place]))],
          ["name", textColumn(rows.map((place) => places.names[place]))],
          ["department", textColumn(rows.map((place) => places.departments[place]))],
        ];
  if (subject.symbols && subject.circles) {
    columns.push([
      "population",
      numberColumn(
        Float64Array.from(rows, (place) => subject.circles!.values[place]),
        0,
      ),
    ]);
  }
  if (shading?.names) {
    const { classes, names, labels } = shading;
    columns.push(["class", textColumn(rows.map((place) => names[classes[place]] ?? ""))]);
    columns.push(["class_label", textColumn(rows.map((place) => labels[classes[place]] ?? ""))]);
  }
  if (zoneOf) columns.push(["zone", textColumn(rows.map(zoneOf))]);
  if (shading?.values && subject.difference) {
    const shown = { ...subject.difference, difference: shading.values };
    for (const name of ["before", "after", "difference"] as const) {
      columns.push([name, numberColumn(Float64Array.from(rows, (place) => shown[name][place]))]);
    }
  }
  return tableOf("aplomb", columns, results?.metadata ?? subject.sources[0]?.metadata);
}

/** The result table (codes are text there, whatever the file made of them), then the file's other columns as they are. */
function resultColumns({ results, table }: ResultsFile, rows: readonly number[]): [string, Column][] {
  const own = resultTable(results, { source: table.source, rows, metadata: table.metadata });
  const fileRows = rows.map((row) => results.communes.row[row]);
  const others = [...table.columns].filter(([name]) => !own.columns.has(name));
  return [
    ...own.columns,
    ...others.map(([name, column]): [string, Column] => [name, taken(column, fileRows)]),
  ];
}

/** Some rows of a column. */
export function taken(column: Column, rows: readonly number[]): Column {
  if (column.kind === "text") return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]) };
  if (column.kind === "boolean")
    return { kind: "boolean", values: Uint8Array.from(rows, (row) => column.values[row]) };
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row]) };
}
