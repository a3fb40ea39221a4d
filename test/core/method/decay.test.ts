import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Decay,
  decayFaults,
  decayReach,
  decayTable,
  decayWeight,
  type Edge,
  roundMinutes,
  type StepDecay,
  stepEnds,
} from "../../../src/core/method/decay.ts";

const recast = (edge: Edge): StepDecay => ({
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge,
});

test("the ARS note: perfect at 10 minutes, 3 consultations at 15 minutes are worth 2, at 20 minutes 1", () => {
  const weights = [0, 10, 10.001, 15, 15.001, 20, 20.001].map((t) => decayWeight(recast("right-closed"), t));
  expect(weights).toEqual([1, 1, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 0]);
});

test("left-closed: a time equal to a cutoff belongs to the farther class", () => {
  const weights = [0, 9.999, 10, 14.999, 15, 19.999, 20].map((t) => decayWeight(recast("left-closed"), t));
  expect(weights).toEqual([1, 1, 2 / 3, 2 / 3, 1 / 3, 1 / 3, 0]);
});

test("minutes are compared as rounded to 0.001, and so are cutoffs", () => {
  expect(decayWeight(recast("right-closed"), 10.0004)).toBe(1);
  expect(decayWeight(recast("left-closed"), 9.9996)).toBe(2 / 3);
  expect(3 * 1.1).toBeGreaterThan(3.3);
  const tenth: StepDecay = { ...recast("left-closed"), cutoffs: [3 * 1.1, 15, 20] };
  expect(decayWeight(tenth, 3.3)).toBe(2 / 3);
  expect(decayReach({ ...tenth, cutoffs: [3, 3 * 1.1], weights: [1, 0.5] })).toBe(3.3);
});

test("minutes must be finite and at least 0", () => {
  for (const minutes of [-0.001, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => decayWeight(recast("right-closed"), minutes)).toThrow(RangeError);
  }
});

describe("hand values of the smooth families at 10 minutes, cutoff 20", () => {
  const shared = { cutoff: 20, edge: "right-closed", zeroAtCutoff: false } as const;
  const cases: [Decay, number][] = [
    [{ ...shared, family: "gaussian", sigma: 10 }, 0.6065306597126334],
    [{ ...shared, family: "exponential", halfLife: 5 }, 0.25],
    [{ family: "linear", cutoff: 20, start: 5, edge: "right-closed" }, 2 / 3],
    [{ ...shared, family: "logistic", middle: 10, spread: 2 }, 0.5033689734995427],
    [{ ...shared, family: "power", start: 5, exponent: 2 }, 0.25],
    [{ ...shared, family: "gaussian", sigma: 20, zeroAtCutoff: true }, 0.7013665732390044], // Dai (2010), t0 = 20
  ];
  test.each(cases)("%j", (decay, expected) => {
    expect(decayWeight(decay, 10)).toBeCloseTo(expected, 14);
  });
});

const edge = fc.constantFrom<Edge>("right-closed", "left-closed");
const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
const smooth = { cutoff: positive(120), edge, zeroAtCutoff: fc.boolean() };
const step = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    edge,
  )
  .map(([thousandths, heights, edge]): Decay => {
    const cutoffs = thousandths.sort((a, b) => a - b).map((t) => t / 1000);
    const weights = [1, ...heights.slice(1, cutoffs.length).sort((a, b) => b - a)];
    return { family: "step", cutoffs, weights, edge };
  });
const anyDecay: fc.Arbitrary<Decay> = fc
  .oneof(
    step,
    fc.record({ family: fc.constant("gaussian" as const), sigma: positive(60), ...smooth }),
    fc.record({ family: fc.constant("exponential" as const), halfLife: positive(60), ...smooth }),
    fc.record({
      family: fc.constant("logistic" as const),
      middle: positive(60),
      spread: positive(30),
      ...smooth,
    }),
    fc.record({
      family: fc.constant("power" as const),
      start: positive(10),
      exponent: positive(5),
      ...smooth,
    }),
    fc
      .record({ cutoff: positive(120), share: fc.double({ min: 0, max: 0.99, noNaN: true }), edge })
      .map(({ cutoff, share, edge }): Decay => ({ family: "linear", cutoff, start: share * cutoff, edge })),
  )
  .filter((decay) => decayFaults(decay).length === 0);
const someMinutes = fc.double({ min: 0, max: 240, noNaN: true });

describe("contract of every decay", () => {
  test("weight in [0, 1]", () => {
    fc.assert(
      fc.property(anyDecay, someMinutes, (decay, minutes) => {
        const weight = decayWeight(decay, minutes);
        expect(weight).toBeGreaterThanOrEqual(0);
        expect(weight).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("non-increasing with minutes", () => {
    fc.assert(
      fc.property(anyDecay, someMinutes, someMinutes, (decay, a, b) => {
        expect(decayWeight(decay, Math.min(a, b))).toBeGreaterThanOrEqual(decayWeight(decay, Math.max(a, b)));
      }),
      { numRuns: 1000 },
    );
  });

  test("1 at 0 minutes", () => {
    fc.assert(
      fc.property(anyDecay, (decay) => {
        expect(decayWeight(decay, 0)).toBe(1);
      }),
    );
  });

  test("0 beyond the reach; the edge rule decides at the reach itself", () => {
    fc.assert(
      fc.property(anyDecay, positive(60), (decay, more) => {
        const reach = decayReach(decay);
        expect(decayWeight(decay, reach + more)).toBe(0);
        if (decay.edge === "left-closed") expect(decayWeight(decay, reach)).toBe(0);
        else if (decay.family === "step") expect(decayWeight(decay, reach)).toBe(decay.weights.at(-1));
      }),
    );
  });

  test("zeroAtCutoff: the weight is 0 at the cutoff under both edge rules", () => {
    fc.assert(
      fc.property(anyDecay, (decay) => {
        fc.pre("zeroAtCutoff" in decay && decay.zeroAtCutoff);
        expect(decayWeight(decay, decayReach(decay))).toBe(0);
      }),
    );
  });
});

test("a table is the weight of each distinct time, and a step decay's classes are ranges of it", () => {
  fc.assert(
    fc.property(anyDecay, fc.uniqueArray(fc.integer({ min: 0, max: 150_000 })), (decay, thousandths) => {
      const minutes = Float64Array.from(
        thousandths.sort((a, b) => a - b),
        (t) => t / 1000,
      );
      const table = decayTable(decay, minutes);
      expect([...table]).toEqual([...minutes].map((t) => decayWeight(decay, t)));
      if (decay.family !== "step") return;
      const ends = stepEnds(decay, minutes);
      const byRange = new Float64Array(minutes.length);
      ends.forEach((end, k) => {
        byRange.fill(decay.weights[k], k === 0 ? 0 : ends[k - 1], end);
      });
      expect([...byRange]).toEqual([...table]);
    }),
  );
});

test("rounding minutes twice changes nothing", () => {
  fc.assert(
    fc.property(someMinutes, (t) => {
      expect(roundMinutes(roundMinutes(t))).toBe(roundMinutes(t));
    }),
  );
});

describe("every field that breaks the contract is named", () => {
  const shared = { cutoff: 20, edge: "right-closed", zeroAtCutoff: false } as const;
  const step = recast("right-closed");
  const cases: [Decay, (string | number)[][]][] = [
    [{ ...step, cutoffs: [], weights: [] }, [["cutoffs"]]],
    [{ ...step, cutoffs: [10, 10, 20] }, [["cutoffs", 1]]],
    [
      { ...step, cutoffs: [0, 15, Number.POSITIVE_INFINITY] },
      [
        ["cutoffs", 0],
        ["cutoffs", 2],
      ],
    ],
    [{ ...step, weights: [1, 0.5] }, [["weights"]]],
    [
      { ...step, weights: [0.9, 0.95, -0.1] },
      [
        ["weights", 0],
        ["weights", 1],
        ["weights", 2],
      ],
    ],
    [{ ...step, weights: [1, 0.3, 0.4] }, [["weights", 2]]],
    [{ ...shared, family: "gaussian", sigma: 0 }, [["sigma"]]],
    [{ ...shared, family: "gaussian", sigma: 5, cutoff: -1 }, [["cutoff"]]],
    [{ ...shared, family: "exponential", halfLife: Number.NaN }, [["halfLife"]]],
    [{ family: "linear", cutoff: 20, start: 20, edge: "right-closed" }, [["start"]]],
    [{ ...shared, family: "logistic", middle: -1, spread: 0 }, [["middle"], ["spread"]]],
    [{ ...shared, family: "power", start: 0, exponent: -1 }, [["start"], ["exponent"]]],
    [{ ...shared, family: "power", start: 25, exponent: 1, zeroAtCutoff: true }, [["zeroAtCutoff"]]],
  ];
  test.each(cases)("%j", (decay, paths) => {
    expect(decayFaults(decay).map((fault) => fault.path)).toEqual(paths);
  });
});
