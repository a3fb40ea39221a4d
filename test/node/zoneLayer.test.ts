import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, it } from "vitest";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

const folder = emptyFolder();
/** Twelve square communes, four columns by three rows; zone Z1 is the left half, Z2 the right, Z3 has no contour. */
const squares = Array.from({ length: 12 }, (_, k) => ({
  code: `${33_101 + k}`,
  x: k % 4,
  y: Math.floor(k / 4),
}));
const corners = ({ x, y }: { x: number; y: number }): Position[] =>
  [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ].map(([a, b]) => [a / 10, 44 + b / 10]);

beforeAll(() => {
  mkdirSync(join(folder, "zoning"));
  const communes = [
    ...squares.map((square) => ({ ...square, zone: square.x < 2 ? "Z1" : "Z2" })),
    { code: "33190", x: 8, y: 0, zone: "Z3" },
  ];
  writeFileSync(
    join(folder, "communes.csv"),
    [
      "code,name,department,region,latitude,longitude,population",
      ...communes.map(
        ({ code, x, y }, k) =>
          `${code},C${k},33,75,${(4405 + 10 * y) / 100},${(10 * x + 5) / 100},${1000 + k}`,
      ),
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "zoning", "communes.csv"),
    [
      "code,zone,zone_name,class",
      ...communes.map(({ code, zone }) => `${code},${zone},Zone ${zone},zip-a`),
    ].join("\n"),
  );
  writeFileSync(
    join(folder, "zoning", "zones.csv"),
    "zone,name,department,class,population,apl_65\nZ1,Gauche,33,zip-a,6000,2.1\nZ2,Droite,33,hors-vivier,6066,4.5\nZ3,Loin,33,vivier,1012,3\n",
  );
  const features = squares.slice(0, 11).map(
    (square): Feature => ({
      type: "Feature",
      properties: { code: square.code, nom: square.code },
      geometry: { type: "Polygon", coordinates: [corners(square)] },
    }),
  );
  writeFileSync(join(folder, "contours.geojson"), JSON.stringify({ type: "FeatureCollection", features }));
});

const layer = (out: string, ...more: string[]) =>
  aplomb(
    folder,
    "map",
    "--classes",
    "zoning",
    "--layer",
    "zones",
    "--rules",
    "gp-2018",
    "--communes",
    "communes.csv",
    "--out",
    out,
    "--json",
    ...more,
  );

/** A decoder of WKB of its own: OGC 06-103r4, 8.2. Little endian, polygons and multipolygons and points. */
function decoded(bytes: Uint8Array): { type: string; coordinates: unknown } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const uint = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const double = () => {
    at += 8;
    return view.getFloat64(at - 8, true);
  };
  const position = (): number[] => [double(), double()];
  const many = <T>(read: () => T): T[] => Array.from({ length: uint() }, read);
  const geometry = (): { type: string; coordinates: unknown } => {
    expect(view.getUint8(at++)).toBe(1);
    const type = uint();
    if (type === 1) return { type: "Point", coordinates: position() };
    if (type === 3) return { type: "Polygon", coordinates: many(() => many(position)) };
    expect(type).toBe(6);
    return { type: "MultiPolygon", coordinates: many(() => geometry().coordinates) };
  };
  const found = geometry();
  expect(at).toBe(bytes.byteLength);
  return found;
}

describe("a layer of zones", () => {
  it("GeoJSON: zones are their communes put together; without contour, a point at the largest commune", () => {
    const { code, stdout, stderr } = layer("zones.geojson", "--contours", "contours.geojson");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      rows: 3,
      outlined: 2,
      poles: 1,
      withoutGeometry: 0,
      contoursWithoutZone: 0,
      communesWithoutContour: 1,
      outputs: ["zones.geojson"],
    });
    const { features } = JSON.parse(readFileSync(join(folder, "zones.geojson"), "utf8")) as FeatureCollection;
    const [left, right, far] = features;
    expect(left.properties).toMatchObject({
      zone: "Z1",
      name: "Gauche",
      class: "zip-a",
      class_label: "ZIP A - zone d'intervention prioritaire obligatoire",
      population: 6000,
      apl_65: 2.1,
      pole: "33110",
      communes_drawn: 6,
      communes_without_contour: 0,
    });
    // two columns and three rows of squares: their rim has ten corners, none of the lines inside
    expect((left.geometry as Polygon).coordinates.map((ring) => ring.length)).toEqual([11]);
    expect(right.properties).toMatchObject({ communes_drawn: 5, communes_without_contour: 1 });
    expect(far.geometry).toEqual({ type: "Point", coordinates: [0.85, 44.05] });
  });

  it("GeoParquet: another decoder of WKB and DuckDB find the same shapes, 'geo' says what they are", async () => {
    expect(layer("zones.parquet", "--contours", "contours.geojson").code).toBe(0);
    const { features } = JSON.parse(readFileSync(join(folder, "zones.geojson"), "utf8")) as FeatureCollection<
      Polygon | MultiPolygon
    >;
    const bytes = new Uint8Array(readFileSync(join(folder, "zones.parquet")));
    const { key_value_metadata: pairs = [] } = parquetMetadata(bytes.buffer);
    expect(JSON.parse(pairs.find(({ key }) => key === "geo")?.value ?? "")).toEqual({
      version: "1.1.0",
      primary_column: "geometry",
      columns: {
        geometry: { encoding: "WKB", geometry_types: ["Point", "Polygon"], bbox: [0, 44, 0.85, 44.3] },
      },
    });
    const rows = await parquetReadObjects({ file: bytes.buffer, geoparquet: false, utf8: false });
    expect(rows.map(({ geometry }) => decoded(geometry as Uint8Array))).toEqual(
      features.map(({ geometry }) => geometry),
    );
    const duck = await (await DuckDBInstance.create(":memory:")).connect();
    const read = await duck.runAndReadAll(
      `select zone, communes_drawn::int, geometry::varchar from '${join(folder, "zones.parquet")}' order by zone`,
    );
    const text = features.map(({ geometry }) => String(geometry.coordinates).split(",").map(Number));
    expect(read.getRows().map(([zone, drawn]) => [zone, drawn])).toEqual([
      ["Z1", 6],
      ["Z2", 5],
      ["Z3", 0],
    ]);
    expect(
      read.getRows().map(([, , shape]) =>
        String(shape)
          .match(/-?[\d.]+/g)!
          .map(Number),
      ),
    ).toEqual(text);
  });

  it("without contours zones are points, and said to be; of communes, --layer zones is refused", () => {
    const { code, stdout } = layer("points.geojson");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, outlined: 0, poles: 3 });
    const refused = inEnglish(
      folder,
      "map",
      "--classes",
      "zoning/communes.csv",
      "--layer",
      "zones",
      "--communes",
      "communes.csv",
      "--out",
      "no.geojson",
    );
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("a table of communes");
  });
});
