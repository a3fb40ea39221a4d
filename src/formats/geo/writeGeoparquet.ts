/** A table with geometries as GeoParquet 1.1: a column `geometry` of WKB, described under the key "geo". */
import type { Geometry } from "geojson";
import { geojsonToWkb } from "hyparquet-writer";
import type { Table } from "../../table/table.ts";
import { parquetColumn } from "../parquet/columns.ts";
import { parquetFile } from "../parquet/write.ts";
import { boundsOf } from "./geometry.ts";

/**
 * Bytes that QGIS, GDAL, R sf and DuckDB read as a layer. Coordinates are longitude, latitude in OGC:CRS84 (WGS 84),
 * which is what "geo" means when it names no system. A row without position has a null geometry.
 * Source: OGC GeoParquet 1.1.0, "Metadata".
 */
export function writeGeoparquet(table: Table, geometries: readonly (Geometry | null)[]): Uint8Array {
  const types = [...new Set(geometries.flatMap((geometry) => (geometry ? [geometry.type] : [])))].sort();
  const bbox = boundsOf(geometries);
  const geo = {
    version: "1.1.0",
    primary_column: "geometry",
    columns: {
      geometry: { encoding: "WKB", geometry_types: types, ...(bbox ? { bbox } : {}) },
    },
  };
  const wkb = geometries.map((geometry) => (geometry ? geojsonToWkb(geometry as never) : null));
  const columns = Array.from(table.columns, ([name, column]) => parquetColumn(name, column));
  return parquetFile(
    table.rows,
    [
      ...columns,
      { kind: "bytes", schema: { name: "geometry", type: "BYTE_ARRAY", nullable: true }, cells: wkb },
    ],
    new Map([["geo", JSON.stringify(geo)], ...table.metadata]),
  );
}
