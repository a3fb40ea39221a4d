import fc from "fast-check";
import { expect, test } from "vitest";
import { greatCircleKm, Neighbours } from "../../../src/core/territory/neighbours.ts";
import { haversineKm } from "./haversine.ts";

/** Points anywhere, many of them at the poles, on the antimeridian, or on top of one another. */
const point = fc.tuple(
  fc.oneof(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.constantFrom(-90, -89.95, 0, 45, 45.1, 89.95, 90),
  ),
  fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.constantFrom(-180, -179.9, 0, 0.1, 179.9, 180),
  ),
);

test("the neighbours within a distance are those of brute force, anywhere on Earth", () => {
  fc.assert(
    fc.property(
      fc.array(point, { maxLength: 60 }),
      point,
      fc.double({ min: 0.01, max: 20_000, noNaN: true }),
      (points, [lat, lon], km) => {
        const neighbours = new Neighbours(
          Float64Array.from(points, (p) => p[0]),
          Float64Array.from(points, (p) => p[1]),
        );
        const found = new Map<number, number>();
        neighbours.within(lat, lon, km, (p, distance) => found.set(p, distance));
        points.forEach(([latB, lonB], p) => {
          const expected = haversineKm(lat, lon, latB, lonB);
          // asin loses half the digits near the antipode (20,015 km)
          const tolerance = expected > 19_000 ? 1 : 1e-6;
          if (expected <= km - tolerance) expect(found.has(p)).toBe(true);
          if (expected > km + tolerance) expect(found.has(p)).toBe(false);
          if (found.has(p)) expect(Math.abs(found.get(p)! - expected)).toBeLessThan(tolerance);
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("each neighbour is found once where the search crosses the antimeridian", () => {
  const neighbours = new Neighbours(Float64Array.of(0, 0, 0), Float64Array.of(179.95, -179.95, 180));
  const found: number[] = [];
  neighbours.within(0, 180, 10, (p) => found.push(p));
  expect(found.sort()).toEqual([0, 1, 2]);
});

test("points without coordinates are never found, and find nothing", () => {
  const neighbours = new Neighbours(Float64Array.of(Number.NaN, 45), Float64Array.of(5, 5));
  const found: number[] = [];
  neighbours.within(45, 5, 20_000, (p) => found.push(p));
  neighbours.within(Number.NaN, Number.NaN, 20_000, (p) => found.push(p));
  expect(found).toEqual([1]);
  new Neighbours(new Float64Array(0), new Float64Array(0)).within(0, 0, 100, (p) => found.push(p));
  expect(found).toEqual([1]);
});

test("Paris to Lyon is 392 km", () => {
  expect(greatCircleKm(48.8566, 2.3522, 45.764, 4.8357)).toBeCloseTo(391.5, 1);
});
