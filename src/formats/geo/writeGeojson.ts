/** A table with geometries as GeoJSON (RFC 7946): one feature a row, its columns as properties. */
import type { Geometry } from "geojson";
import { type Column, type Table, textAt } from "../../table/table.ts";
import { boundsOf } from "./geometry.ts";

/**
 * UTF-8 text of a FeatureCollection: one feature a line, in the order of the rows. Missing cells are null, a row
 * without position has a null geometry. The table's metadata stand in a member `metadata`, which readers ignore.
 */
export function writeGeojson(table: Table, geometries: readonly (Geometry | null)[]): string {
  const columns = [...table.columns];
  const bbox = boundsOf(geometries);
  const head = [
    `"type":"FeatureCollection"`,
    `"name":${JSON.stringify(table.source)}`,
    ...(bbox ? [`"bbox":${JSON.stringify(bbox)}`] : []),
    `"metadata":${JSON.stringify(Object.fromEntries(table.metadata))}`,
  ];
  const features = geometries.map((geometry, row) => {
    const properties = Object.fromEntries(columns.map(([name, column]) => [name, cell(column, row)]));
    return JSON.stringify({ type: "Feature", properties, geometry });
  });
  return `{${head.join(",")},"features":[\n${features.join(",\n")}\n]}\n`;
}

function cell(column: Column, row: number): string | number | boolean | null {
  if (column.kind === "text") return textAt(column, row) || null;
  if (column.kind === "boolean") return column.values[row] === 1;
  const value = column.values[row];
  return Number.isNaN(value) ? null : value;
}
