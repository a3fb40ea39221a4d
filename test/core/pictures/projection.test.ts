import { describe, expect, it } from "vitest";
import { territories, territoryOf } from "../../../src/core/pictures/drawnTerritories.ts";
import { type Frame, frenchFrames, projectPoints } from "../../../src/core/pictures/projection.ts";

const box = { x: 0, y: 0, width: 1200, height: 900 };
const places: readonly (readonly [name: string, longitude: number, latitude: number])[] = [
  ["Paris", 2.3522, 48.8566],
  ["Ajaccio", 8.7369, 41.9267],
  ["Pointe-à-Pitre", -61.5331, 16.2411],
  ["Fort-de-France", -61.0742, 14.6089],
  ["Cayenne", -52.3269, 4.9372],
  ["Saint-Denis", 55.4504, -20.8789],
  ["Mamoudzou", 45.2279, -12.7806],
  ["nowhere", Number.NaN, Number.NaN],
  ["New York", -74, 40.7],
];
/** Places of the Atlantic coast, islands among them, and the far corners. */
const coast: readonly (readonly [number, number])[] = [
  [-5.1, 48.46],
  [-3.2, 47.33],
  [-2.35, 46.72],
  [-1.55, 46.2],
  [-1.25, 44.65],
  [-1.79, 43.37],
  [-0.3, 42.84],
  [0.7, 42.7],
  [1.45, 42.6],
  [2, 42.35],
  [2.54, 51.08],
  [8.23, 48.97],
  [9.2, 41.4],
];
const longitude = Float64Array.from(places, ([, x]) => x);
const latitude = Float64Array.from(places, ([, , y]) => y);

describe("frames", () => {
  it("shows the mainland with an inset a territory, each place in its own", () => {
    const frames = frenchFrames({ box, longitude, latitude });
    expect(frames.map((frame) => [frame.territory.id, frame.inset])).toEqual([
      ["metropole", false],
      ["971", true],
      ["972", true],
      ["973", true],
      ["974", true],
      ["976", true],
    ]);
    const { x, y, frame } = projectPoints(frames, longitude, latitude);
    expect([...frame]).toEqual([0, 0, 1, 2, 3, 4, 5, -1, -1]);
    for (let place = 0; place < 7; place++) {
      const within = frames[frame[place]].box;
      expect(x[place]).toBeGreaterThan(within.x);
      expect(x[place]).toBeLessThan(within.x + within.width);
      expect(y[place]).toBeGreaterThan(within.y);
      expect(y[place]).toBeLessThan(within.y + within.height);
      const [east, north] = frames[frame[place]].invert(x[place], y[place]);
      expect(east).toBeCloseTo(longitude[place], 8);
      expect(north).toBeCloseTo(latitude[place], 8);
    }
    expect([x[7], y[7], x[8], y[8]]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });

  it.each([
    ["wide", 1200, 900, "territory"],
    ["tall", 900, 1200, "territory"],
    ["narrow", 390, 700, "territory"],
    ["wide", 1200, 900, "places"],
    ["narrow", 390, 700, "places"],
  ] as const)(
    "frames of a %s box of %i x %i stay inside it, insets apart and off the land (%s)",
    (_, width, height, fit) => {
      const frames = frenchFrames({ box: { x: 10, y: 20, width, height }, longitude, latitude, fit });
      const inside = (x: number, y: number, { box: at }: Frame): boolean =>
        x > at.x && x < at.x + at.width && y > at.y && y < at.y + at.height;
      for (const [k, { box: one }] of frames.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(10);
        expect(one.y).toBeGreaterThanOrEqual(20);
        expect(one.x + one.width).toBeLessThanOrEqual(10 + width + 1e-9);
        expect(one.y + one.height).toBeLessThanOrEqual(20 + height + 1e-9);
        if (k === 0) continue;
        for (const { box: other } of frames.slice(k + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart).toBe(true);
        }
      }
      if (fit === "places") return;
      for (const [east, north] of coast) {
        const [x, y] = frames[0].project(east, north);
        expect(inside(x, y, frames[0]), `${east} ${north}`).toBe(true);
        for (const inset of frames.slice(1)) expect(inside(x, y, inset), `${east} ${north}`).toBe(false);
      }
    },
  );

  it("a region fits its places; one territory alone is no inset", () => {
    const bordeaux = frenchFrames({
      box,
      longitude: Float64Array.of(-0.58, -0.2),
      latitude: Float64Array.of(44.84, 45.1),
      fit: "places",
    });
    expect(bordeaux).toHaveLength(1);
    expect(bordeaux[0].scale).toBeGreaterThan(10);
    const guyane = frenchFrames({ box, longitude, latitude, shown: [4] });
    expect(guyane.map((frame) => [frame.territory.id, frame.inset])).toEqual([["973", false]]);
  });

  it("is Lambert-93: distances from Paris to Lyon, Brest and Nice hold to 1 % at its scale", () => {
    const cities = [
      [2.3522, 48.8566, 0],
      [4.8357, 45.764, 391.5],
      [-4.4861, 48.3904, 505.1],
      [7.262, 43.7102, 686.5],
    ];
    const frames = frenchFrames({ box, longitude, latitude });
    const { x, y } = projectPoints(
      frames,
      Float64Array.from(cities, ([east]) => east),
      Float64Array.from(cities, ([, north]) => north),
    );
    for (let k = 1; k < cities.length; k++) {
      const drawn = Math.hypot(x[k] - x[0], y[k] - y[0]) / frames[0].scale;
      expect(Math.abs(drawn / cities[k][2] - 1)).toBeLessThan(0.01);
    }
  });
});

it("no two territories overlap", () => {
  for (const [k, one] of territories.entries()) {
    const [west, south, east, north] = one.bounds;
    expect(territoryOf((west + east) / 2, (south + north) / 2)).toBe(k);
    for (const other of territories.slice(k + 1)) {
      const apart =
        east < other.bounds[0] ||
        other.bounds[2] < west ||
        north < other.bounds[1] ||
        other.bounds[3] < south;
      expect(apart, `${one.name}, ${other.name}`).toBe(true);
    }
  }
});
