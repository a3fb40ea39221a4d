/** A table with geometries as GeoParquet 1.1: a column `geometry` of WKB, described under the key "geo". */
import type { Geometry } from "geojson";
import { geojsonToWkb, parquetWriteBuffer } from "hyparquet-writer";
import type { Table } from "../../table/table.ts";
import { parquetColumns } from "../parquet/write.ts";
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
  const buffer = parquetWriteBuffer({
    columnData: [
      ...parquetColumns(table),
      { name: "geometry", data: wkb, type: "BYTE_ARRAY", nullable: true },
    ],
    kvMetadata: [
      { key: "geo", value: JSON.stringify(geo) },
      ...Array.from(table.metadata, ([key, value]) => ({ key, value })),
    ],
    createdBy: "aplomb",
  });
  return new Uint8Array(buffer);
}
