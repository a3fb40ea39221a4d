import * as v from "valibot";
import { expect, test } from "vitest";
import {
  distributionSchema,
  endsOf,
  levelsOf,
  normalQuantile,
  valueAt,
} from "../../../src/core/scenario/distributions.ts";
import { parsePlan, samplings } from "../../../src/core/scenario/plan.ts";
import { designOf } from "../../../src/core/scenario/sampling.ts";
import { sobolPoints } from "../../../src/core/scenario/sobol.ts";

test("quantiles of the normal distribution are those of scipy", () => {
  // scipy.stats.norm.ppf
  const known = [
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.05, -1.6448536269514729],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.975, 1.959963984540054],
  ];
  for (const [share, value] of known) expect(normalQuantile(share)).toBeCloseTo(value, 13);
});

test("unshifted Sobol points are those of scipy", () => {
  const point = sobolPoints(new Uint32Array(24));
  const known = [
    [5, 0, 0.875],
    [5, 3, 0.375],
    [17, 10, 0.59375],
    [33, 19, 0.015625],
    [63, 23, 0.546875],
    [50, 12, 0.609375],
    [41, 21, 0.515625],
  ];
  for (const [index, dimension, value] of known) expect(point(index, dimension)).toBe(value);
});

test("distributions give values within their bounds, in order of their shares", () => {
  for (const each of [
    { from: 1, to: 2, steps: 3 },
    { uniform: [1, 2] },
    { triangular: [1, 1.2, 2] },
    { normal: { mean: 1.5, sd: 1, min: 1, max: 2 } },
  ]) {
    const distribution = v.parse(distributionSchema, each);
    const values = [0, 0.1, 0.5, 0.9, 1 - 2 ** -53].map((u) => valueAt(distribution, u) as number);
    expect(values.toSorted((a, b) => a - b)).toEqual(values);
    expect(values[0]).toBeGreaterThanOrEqual(1);
    expect(values.at(-1)).toBeLessThanOrEqual(2);
  }
  expect(levelsOf({ from: 1, to: 2, steps: 3 })).toEqual([1, 1.5, 2]);
  expect(endsOf([3, 4, 5])).toEqual([3, 5]);
  expect(valueAt([3, 4, 5], 0.99)).toBe(5);
});

const parameters = { a: { uniform: [0, 1] }, b: { uniform: [10, 20] }, c: ["x", "y"] };

test("a Latin hypercube has one scenario in each stratum of each parameter", () => {
  const design = designOf(
    parsePlan({ sampling: "latin-hypercube", samples: 50, parameters }, "plan"),
    "plan",
  );
  for (const p of [0, 1, 2]) {
    const strata = Array.from({ length: 50 }, (_, s) => Math.floor(design.points!(s)[p] * 50));
    expect(strata.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, s) => s));
  }
});

test("a full grid has every combination once, one-at-a-time moves one parameter at most", () => {
  const grid = { a: [1, 2, 3], b: ["x", "y"], c: { from: 0, to: 1, steps: 2 } };
  const full = designOf(parsePlan({ parameters: grid }, "plan"), "plan");
  expect(new Set(Array.from({ length: full.count }, (_, s) => JSON.stringify(full.settings(s)))).size).toBe(
    12,
  );
  const alone = designOf(parsePlan({ sampling: "one-at-a-time", parameters: grid }, "plan"), "plan");
  const moved = Array.from(
    { length: alone.count },
    (_, s) => alone.settings(s).filter((v) => v !== undefined).length,
  );
  expect(moved).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
});

test("each step of a Morris trajectory moves one parameter; Saltelli blocks take one parameter from B", () => {
  const morris = designOf(parsePlan({ sampling: "morris", samples: 5, parameters }, "plan"), "plan");
  expect(morris.count).toBe(20);
  for (let s = 1; s < 4; s++) {
    const [before, after] = [morris.points!(s - 1), morris.points!(s)];
    expect(after.map((u, p) => Math.abs(u - before[p])).filter((d) => d > 0)).toEqual([0.5]);
  }
  const saltelli = designOf(parsePlan({ sampling: "saltelli", samples: 4, parameters }, "plan"), "plan");
  expect(saltelli.count).toBe(20);
  const [a, b, ...mixed] = [5, 6, 7, 8, 9].map((s) => saltelli.points!(s));
  expect(mixed).toEqual(mixed.map((_, p) => a.map((u, q) => (q === p ? b[q] : u))));
});

test("the seed decides what is drawn", () => {
  for (const sampling of samplings.filter((each) => each !== "full" && each !== "one-at-a-time")) {
    const of = (seed: number) =>
      designOf(parsePlan({ sampling, samples: 8, seed, parameters }, "plan"), "plan").settings(3);
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  }
});

test("a distribution in a full grid, and samples that nobody gave, are errors", () => {
  expect(() => designOf(parsePlan({ parameters }, "plan"), "plan")).toThrow(/a distribution/);
  expect(() => designOf(parsePlan({ sampling: "sobol", parameters }, "plan"), "plan")).toThrow(/samples/);
});
