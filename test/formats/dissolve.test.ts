import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contour, Ring } from "../../src/core/territory/contours.ts";
import { dissolved } from "../../src/formats/geo/dissolve.ts";
import { readContours } from "../../src/formats/geojson.ts";
import { Problems } from "../../src/table/problems.ts";
import { describeShared, readShared } from "../shared.ts";

type Polygons = readonly (readonly Ring[])[];

const ringArea = (ring: Ring): number =>
  ring.slice(1).reduce((sum, [x, y], k) => sum + (ring[k][0] * y - x * ring[k][1]) / 2, 0);
/** Signed: outer rings run one way, holes the other, whichever that is. */
const areaOf = (polygons: Polygons): number =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + Math.abs(ringArea(outer)) - holes.reduce((s, hole) => s + Math.abs(ringArea(hole)), 0),
    0,
  );

/** Even-odd rule over every ring. */
function holds(polygons: Polygons, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let k = 1; k < ring.length; k++) {
      const [[x0, y0], [x1, y1]] = [ring[k - 1], ring[k]];
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

const partsOf = (geometry: ReturnType<typeof dissolved>[number]): Polygons =>
  (geometry?.type === "MultiPolygon"
    ? geometry.coordinates
    : geometry
      ? [geometry.coordinates]
      : []) as unknown as Polygons;

/** A cell of a grid whose corners are moved a little, so that lines run everywhere. */
function cell(column: number, row: number): Contour {
  const corner = (c: number, r: number): [number, number] => [
    Math.round((c + 0.2 * Math.sin(3 * c + 5 * r)) * 1e5) / 1e5,
    Math.round((r + 0.2 * Math.cos(7 * c + 2 * r)) * 1e5) / 1e5,
  ];
  const ring = [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
    corner(column, row),
  ];
  return { code: `${column}-${row}`, name: "", polygons: [[ring]] };
}

const side = 6;
const grid = Array.from({ length: side * side }, (_, k) => cell(k % side, Math.floor(k / side)));

describe("outlines of zones", () => {
  it("hold exactly what their communes hold, islands and holes included, on random groupings", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 3 }), { minLength: side * side, maxLength: side * side }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: side, noNaN: true }),
            fc.double({ min: 0, max: side, noNaN: true }),
          ),
          { minLength: 20, maxLength: 20 },
        ),
        (groups, points) => {
          const zones = dissolved(
            grid,
            ({ code }) => groups[grid.findIndex((each) => each.code === code)],
            4,
          );
          zones.forEach((zone, z) => {
            const members = grid.filter((_, k) => groups[k] === z);
            expect(zone === undefined).toBe(members.length === 0);
            const parts = partsOf(zone);
            expect(areaOf(parts)).toBeCloseTo(
              members.reduce((sum, { polygons }) => sum + areaOf(polygons), 0),
              9,
            );
            for (const [x, y] of points) {
              expect(holds(parts, x, y)).toBe(members.some(({ polygons }) => holds(polygons, x, y)));
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("outer rings run anticlockwise, holes clockwise; the line that two members share is gone", () => {
    const ring = grid.filter((_, k) => !(k % side === 2 && Math.floor(k / side) === 2));
    const [zone] = dissolved(ring, () => 0, 1);
    const [[outer, hole]] = partsOf(zone);
    expect(ringArea(outer)).toBeGreaterThan(0);
    expect(ringArea(hole)).toBeLessThan(0);
    expect(outer).toHaveLength(4 * side + 1);
    expect(hole).toHaveLength(5);
  });
});

describeShared("real outlines", ["contours/nouvelle-aquitaine-2018/communes-23-creuse.geojson"], () => {
  it("the Creuse as one zone has the area of its communes and one outer line", () => {
    const contours = readContours(
      readShared("contours/nouvelle-aquitaine-2018/communes-23-creuse.geojson"),
      "creuse",
      new Problems(),
    );
    const [zone] = dissolved(contours, () => 0, 1);
    const sum = contours.reduce((total, { polygons }) => total + areaOf(polygons), 0);
    expect(areaOf(partsOf(zone))).toBeCloseTo(sum, 6);
    expect(partsOf(zone)).toHaveLength(1);
    expect(partsOf(zone)[0]).toHaveLength(1);
  });
});
