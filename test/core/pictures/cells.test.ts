import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { voronoiCells } from "../../../src/core/pictures/cells.ts";
import { frenchFrames, type Points } from "../../../src/core/pictures/projection.ts";

const longitude = Float64Array.of(2, 3);
const frames = frenchFrames({
  box: { x: 0, y: 0, width: 1000, height: 1000 },
  longitude,
  latitude: Float64Array.of(47, 47),
});

function pointsOf(pairs: readonly (readonly [number, number])[]): Points {
  return {
    x: Float64Array.from(pairs, ([x]) => x),
    y: Float64Array.from(pairs, ([, y]) => y),
    frame: Int8Array.from(pairs, ([x]) => (Number.isNaN(x) ? -1 : 0)),
  };
}

function area(ring: readonly number[]): number {
  let twice = 0;
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    twice += ring[k] * ring[next + 1] - ring[next] * ring[k + 1];
  }
  return Math.abs(twice) / 2;
}

/** The point is in the convex ring. */
function holds(ring: readonly number[], x: number, y: number): boolean {
  let left = 0;
  let right = 0;
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const side = (ring[next] - ring[k]) * (y - ring[k + 1]) - (ring[next + 1] - ring[k + 1]) * (x - ring[k]);
    if (side > 1e-6) left++;
    if (side < -1e-6) right++;
  }
  return left === 0 || right === 0;
}

const grid = Array.from({ length: 100 }, (_, k): [number, number] => [
  500 + 10 * (k % 10),
  400 + 10 * Math.floor(k / 10),
]);

describe("cells", () => {
  it("of a grid are its squares inside, and end at the reach outside", () => {
    const cells = voronoiCells(pointsOf(grid), frames, { stretch: 1, reach: 1000 });
    expect(area(cells.ring(45)!)).toBeCloseTo(100, 6);
    const corner = cells.ring(0)!;
    for (let k = 0; k < corner.length; k += 2) {
      expect(Math.hypot(corner[k] - 500, corner[k + 1] - 400)).toBeLessThanOrEqual(10.0001);
    }
  });

  it("every place on the picture has a cell that holds its point: places at one point, on one line, or alone too", () => {
    const place = fc.tuple(fc.integer({ min: 100, max: 130 }), fc.integer({ min: 100, max: 130 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), (pairs) => {
        const cells = voronoiCells(pointsOf(pairs), frames);
        pairs.forEach(([x, y], k) => {
          const ring = cells.ring(k)!;
          expect(area(ring)).toBeGreaterThan(0);
          const repeated = pairs.findIndex(([ox, oy]) => ox === x && oy === y) !== k;
          if (!repeated) expect(holds(ring, x, y)).toBe(true);
        });
      }),
    );
  });

  it("cells do not overlap: their areas never exceed the union's bound", () => {
    const pairs = Array.from({ length: 200 }, (_, k): [number, number] => [
      300 + ((k * 7919) % 997) / 5,
      300 + ((k * 104729) % 991) / 5,
    ]);
    const cells = voronoiCells(pointsOf(pairs), frames, { reach: 2, stretch: 10 });
    const total = pairs.reduce((sum, _, k) => sum + area(cells.ring(k)!), 0);
    const reach = 2 * frames[0].scale;
    expect(total).toBeLessThan((200 + 2 * reach) ** 2);
    pairs.forEach(([x, y], k) => {
      for (let other = 0; other < 200; other++) {
        if (other !== k && holds(cells.ring(other)!, x, y))
          throw new Error(`${k} lies in the cell of ${other}`);
      }
    });
  });

  it("a place off the picture, or not shown, has none", () => {
    const points = pointsOf([...grid, [Number.NaN, Number.NaN]]);
    const cells = voronoiCells(points, frames, { shown: (place) => place !== 3 });
    expect(cells.ring(100)).toBeUndefined();
    expect(cells.ring(3)).toBeUndefined();
    expect(cells.ring(4)).toBeDefined();
  });
});

describe("borders", () => {
  it("run between groups only: one line across the grid", () => {
    const cells = voronoiCells(pointsOf(grid), frames, { stretch: 1, reach: 1000 });
    const segments = cells.borders((place) => (place % 10 < 4 ? "west" : "east"));
    let length = 0;
    for (let k = 0; k < segments.length; k += 4) {
      expect(segments[k]).toBeCloseTo(535, 6);
      expect(segments[k + 2]).toBeCloseTo(535, 6);
      length += Math.abs(segments[k + 3] - segments[k + 1]);
    }
    // ten cells of 10 px, the two outer ones open to their disc of radius 10: 2 x (sqrt(75) - 5) more
    expect(length).toBeCloseTo(90 + 2 * Math.sqrt(75), 6);
  });

  it("a single group has none, an undefined group neither", () => {
    const cells = voronoiCells(pointsOf(grid), frames);
    expect(cells.borders(() => "one")).toHaveLength(0);
    expect(cells.borders((place) => (place % 2 ? undefined : "one"))).toHaveLength(0);
  });
});
