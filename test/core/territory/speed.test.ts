import fc from "fast-check";
import { expect, test } from "vitest";
import { type SpeedClass, speedByDistance, travelTimeAt } from "../../../src/core/territory/speed.ts";
import { describeShared, readShared } from "../../shared.ts";

test("a flat speed: 40 km/h is 20 minutes for 13.33 km", () => {
  const time = travelTimeAt(40);
  expect(time.minutes(40 / 3)).toBeCloseTo(20, 12);
  expect(time.reach(20)).toBeCloseTo(40 / 3, 12);
});

test("a class's speed holds at its middle, and is linear between middles", () => {
  const time = travelTimeAt(speedByDistance);
  for (const [km, kmPerHour] of [
    [2.5, 40],
    [7.5, 48],
    [15, 52],
    [30, 55],
    [60, 60],
    [5, 44],
    [0.1, 40],
    [100, 60],
  ]) {
    expect(time.minutes(km)).toBeCloseTo((60 * km) / kmPerHour, 10);
  }
  expect(time.minutes(0)).toBe(0);
});

/** Classes of any width whose speeds follow one another closely enough for times to increase. */
const classes = fc
  .array(
    fc.tuple(fc.double({ min: 0.5, max: 20, noNaN: true }), fc.double({ min: 30, max: 45, noNaN: true })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((steps) => {
    let upToKm = 0;
    return steps.map(([width, kmPerHour]): SpeedClass => {
      upToKm += width;
      return { upToKm, kmPerHour };
    });
  });

test("times increase with distance, and reach is their inverse; else the classes are refused", () => {
  fc.assert(
    fc.property(
      fc.oneof(classes, fc.constant(speedByDistance)),
      fc.double({ min: 0.1, max: 200, noNaN: true }),
      (speed, minutes) => {
        let time: ReturnType<typeof travelTimeAt>;
        try {
          time = travelTimeAt(speed);
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(RangeError);
          return;
        }
        const distances = Array.from({ length: 200 }, (_, k) => k / 2);
        for (const km of distances.slice(1)) expect(time.minutes(km)).toBeGreaterThan(time.minutes(km - 0.5));
        expect(time.minutes(time.reach(minutes))).toBeCloseTo(minutes, 8);
      },
    ),
  );
});

test("speeds and bounds that make no sense are refused", () => {
  expect(() => travelTimeAt(0)).toThrow(RangeError);
  expect(() => travelTimeAt(Number.NaN)).toThrow(RangeError);
  expect(() => travelTimeAt([])).toThrow(RangeError);
  expect(() => travelTimeAt([{ upToKm: 5, kmPerHour: -1 }])).toThrow("km/h");
  expect(() =>
    travelTimeAt([
      { upToKm: 5, kmPerHour: 40 },
      { upToKm: 5, kmPerHour: 50 },
    ]),
  ).toThrow("increase");
  expect(() =>
    travelTimeAt([
      { upToKm: 2, kmPerHour: 10 },
      { upToKm: 4, kmPerHour: 90 },
    ]),
  ).toThrow("increase with distance");
});

const gironde = "travel-times/gironde_metric_osrm_pairs.csv";
describeShared("speed by distance, against INSEE's Metric minutes in Gironde", [gironde], () => {
  test("it misses less than a flat 40 km/h, under 20 km and over", () => {
    const pairs = new TextDecoder()
      .decode(readShared(gironde))
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number))
      .map(([km, , , minutes]) => ({ km, minutes }));
    const error = (speed: Parameters<typeof travelTimeAt>[0], below: number) => {
      const time = travelTimeAt(speed);
      const misses = pairs
        .filter(({ km }) => km <= below)
        .map(({ km, minutes }) => time.minutes(km) - minutes);
      return Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
    };
    expect(error(40, 20)).toBeCloseTo(5.65, 2);
    expect(error(speedByDistance, 20)).toBeCloseTo(4.5, 2);
    expect(error(speedByDistance, 80)).toBeCloseTo(7.98, 2);
  });
});
