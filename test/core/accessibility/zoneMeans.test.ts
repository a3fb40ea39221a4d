import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneMeans } from "../../../src/core/accessibility/zoneMeans.ts";

const f64 = (...values: number[]) => Float64Array.from(values);

test("means are weighted, and the weight can move a zone over a threshold", () => {
  const zoneOf = Int32Array.of(0, 0, 1, -1);
  const accessibility = [f64(2, 3, 4, 100)];
  expect(zoneMeans(zoneOf, 2, accessibility, f64(100, 90, 5, 1)).means[0][0]).toBeCloseTo(470 / 190, 12);
  const standardised = zoneMeans(zoneOf, 2, accessibility, f64(90, 110, 5, 1)).means[0];
  expect(standardised[0]).toBeCloseTo(2.55, 12);
  expect(standardised[1]).toBe(4);
});

test("0 is a value, a missing commune is none: it is left out of every variant and counted", () => {
  const zoneOf = Int32Array.of(0, 0, 0, 1);
  const result = zoneMeans(zoneOf, 2, [f64(0, 4, 7, NaN), f64(0, 2, NaN, 1)], f64(1, 3, 1, 1));
  expect([...result.means[0]]).toEqual([3, NaN]);
  expect([...result.means[1]]).toEqual([1.5, NaN]);
  expect([...result.missing]).toEqual([1, 1]);
  expect([...result.weight]).toEqual([4, 0]);
});

test("a zone whose communes have no inhabitant gets their plain mean, an empty zone is missing", () => {
  const { means } = zoneMeans(Int32Array.of(0, 0), 2, [f64(1, 2)], f64(0, 0));
  expect([...means[0]]).toEqual([1.5, NaN]);
});

test("a wrong length is refused with both figures", () => {
  expect(() => zoneMeans(Int32Array.of(0, 0), 1, [f64(1)], f64(1, 1))).toThrow(
    "expected 2 values, one per commune, got 1",
  );
});

test("a mean lies between the least and the largest of its communes, and one zone is the overall mean", () => {
  const commune = fc.record({
    zone: fc.integer({ min: 0, max: 4 }),
    value: fc.double({ min: 0, max: 50, noNaN: true }),
    weight: fc.integer({ min: 1, max: 1e6 }),
  });
  fc.assert(
    fc.property(fc.array(commune, { minLength: 1, maxLength: 60 }), (communes) => {
      const values = Float64Array.from(communes, (each) => each.value);
      const weights = Float64Array.from(communes, (each) => each.weight);
      const zoneOf = Int32Array.from(communes, (each) => each.zone);
      const { means, weight } = zoneMeans(zoneOf, 5, [values], weights);
      for (let zone = 0; zone < 5; zone++) {
        const own = communes.filter((each) => each.zone === zone).map((each) => each.value);
        if (own.length === 0) expect(means[0][zone]).toBeNaN();
        else {
          expect(means[0][zone]).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-12));
          expect(means[0][zone]).toBeLessThanOrEqual(Math.max(...own) * (1 + 1e-12));
        }
      }
      const overall = zoneMeans(new Int32Array(communes.length), 1, [values], weights).means[0][0];
      let recombined = 0;
      for (let zone = 0; zone < 5; zone++) if (weight[zone] > 0) recombined += weight[zone] * means[0][zone];
      const total = weights.reduce((sum, each) => sum + each, 0);
      expect(Math.abs(recombined / total - overall)).toBeLessThanOrEqual(1e-12 * Math.max(1, overall));
    }),
  );
});
