import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accessBreaks,
  classesOf,
  classOf,
  differenceBreaks,
  niceAbove,
  quantileBreaks,
  quantileOf,
} from "../../../src/core/pictures/breaks.ts";

describe("classes", () => {
  it("a break belongs to the class above it, missing to none", () => {
    expect(classOf(2.5, accessBreaks)).toBe(2);
    expect(classOf(2.4999999, accessBreaks)).toBe(1);
    expect(classOf(0, accessBreaks)).toBe(0);
    expect(classOf(40, accessBreaks)).toBe(6);
    expect([...classesOf(Float64Array.of(Number.NaN, 1.5), accessBreaks)]).toEqual([-1, 1]);
  });
});

describe("quantile breaks", () => {
  it("are round where the values allow", () => {
    const values = Float64Array.from({ length: 1001 }, (_, k) => k * 1.003);
    expect(quantileBreaks(values, 4)).toEqual([250, 500, 750]);
  });

  it("ignore missing values, and are none where all values are equal", () => {
    expect(quantileBreaks(Float64Array.of(Number.NaN), 5)).toEqual([]);
    expect(quantileBreaks(Float64Array.of(3, 3, Number.NaN, 3), 5)).toEqual([]);
  });

  it("are increasing, and fewer than the classes", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 60 }), (list) => {
        const values = Float64Array.from(list);
        const breaks = quantileBreaks(values, 6);
        expect(breaks.length).toBeLessThan(6);
        for (let k = 1; k < breaks.length; k++) expect(breaks[k]).toBeGreaterThan(breaks[k - 1]);
      }),
    );
  });
});

describe("difference breaks", () => {
  it("are symmetric and nice", () => {
    expect(differenceBreaks(Float64Array.of(0.41, -0.2, 0.1, Number.NaN))).toEqual([
      -0.5, -0.25, -0.05, 0.05, 0.25, 0.5,
    ]);
    expect(differenceBreaks(new Float64Array(4))).toEqual([-1, -0.5, -0.1, 0.1, 0.5, 1]);
    expect(differenceBreaks(new Float64Array(0))).toEqual([-1, -0.5, -0.1, 0.1, 0.5, 1]);
  });
});

it("rounds up to 1, 2 or 5 times a power of ten", () => {
  expect([0.3, 1, 1.1, 2.0000000001, 7, 99].map(niceAbove)).toEqual([0.5, 1, 2, 2, 10, 100]);
});

it("interpolates quantiles", () => {
  expect(quantileOf(Float64Array.of(0, 10), 0.25)).toBe(2.5);
  expect(quantileOf(Float64Array.of(4), 0.9)).toBe(4);
});
