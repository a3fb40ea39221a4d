import { describe, expect, it } from "vitest";
import { readContours } from "../../src/formats/geojson.ts";
import { Problems } from "../../src/table/problems.ts";

const read = (json: unknown) => {
  const problems = new Problems();
  const text = typeof json === "string" ? json : JSON.stringify(json);
  return { contours: readContours(new TextEncoder().encode(text), "communes.geojson", problems), problems };
};
const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];
const feature = (properties: object, geometry: object | null) => ({ type: "Feature", properties, geometry });
const polygon = { type: "Polygon", coordinates: [ring] };

describe("GeoJSON outlines", () => {
  it("are read from polygons and multipolygons, codes repaired, parts of one commune joined", () => {
    const { contours, problems } = read({
      type: "FeatureCollection",
      features: [
        feature({ INSEE_COM: 1004, Nom: "Ambérieu-en-Bugey" }, polygon),
        feature({ code: "01005" }, { type: "MultiPolygon", coordinates: [[ring], [ring]] }),
        feature({ code: "01004" }, polygon),
      ],
    });
    expect(problems.all).toEqual([]);
    expect(contours.map(({ code, name, polygons }) => [code, name, polygons.length])).toEqual([
      ["01004", "Ambérieu-en-Bugey", 2],
      ["01005", "", 2],
    ]);
  });

  it("every wrong feature is an error with its place", () => {
    const { problems } = read({
      type: "FeatureCollection",
      features: [
        feature({ nom: "x" }, polygon),
        feature({ code: "01001" }, { type: "Point", coordinates: [0, 0] }),
        feature({ code: "01002" }, { type: "Polygon", coordinates: [[[700000, 6600000], ...ring]] }),
        feature({ code: "01003" }, null),
      ],
    });
    expect(problems.errors.map(({ row, column }) => [row, column])).toEqual([
      [1, "code"],
      [2, "geometry"],
      [3, "geometry"],
      [4, "geometry"],
    ]);
  });

  it("a file that is no FeatureCollection is one error", () => {
    for (const json of ["{", "[]", { type: "Feature" }, { type: "FeatureCollection", features: [] }]) {
      expect(read(json).problems.errors).toHaveLength(1);
    }
  });
});
