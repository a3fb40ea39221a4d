import { expect, test } from "vitest";
import { morrisEffects, sobolIndices, tornadoBars } from "../../../src/core/scenario/indices.ts";
import { parsePlan } from "../../../src/core/scenario/plan.ts";
import { designOf } from "../../../src/core/scenario/sampling.ts";
import { Stability } from "../../../src/core/scenario/stability.ts";

const angle = { uniform: [-Math.PI, Math.PI] };
const parameters = { a: angle, b: angle, c: angle };

test("Sobol indices of the Ishigami function are the analytic ones", () => {
  // Ishigami and Homma (1990) with a = 7, b = 0.1: indices in closed form.
  const design = designOf(parsePlan({ sampling: "saltelli", samples: 4096, parameters }, "plan"), "plan");
  const outputs = Float64Array.from({ length: design.count }, (_, s) => {
    const [x, y, z] = design.settings(s) as number[];
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  });
  const { first, total } = sobolIndices(outputs, 3);
  [0.3139, 0.4424, 0].forEach((expected, p) => {
    expect(Math.abs(first[p] - expected)).toBeLessThan(0.01);
  });
  [0.5576, 0.4424, 0.2437].forEach((expected, p) => {
    expect(Math.abs(total[p] - expected)).toBeLessThan(0.01);
  });
});

test("Morris effects of a plane are its slopes, without spread", () => {
  const plan = {
    sampling: "morris",
    samples: 10,
    parameters: { a: { uniform: [0, 2] }, b: { uniform: [0, 1] } },
  };
  const design = designOf(parsePlan(plan, "plan"), "plan");
  const outputs = Float64Array.from({ length: design.count }, (_, s) => {
    const [a, b] = design.settings(s) as number[];
    return 3 * a - 5 * b;
  });
  const { mu, muStar, sigma } = morrisEffects(outputs, 2, design.points!);
  expect(mu[0]).toBeCloseTo(6, 12);
  expect(mu[1]).toBeCloseTo(-5, 12);
  expect(muStar[1]).toBeCloseTo(5, 12);
  expect(Math.max(...sigma)).toBeLessThan(1e-12);
});

test("tornado bars name the scenarios of the lowest and the highest output of each parameter", () => {
  const plan = { sampling: "one-at-a-time", parameters: { a: [1, 2, 3], b: [10, 20] } };
  const design = designOf(parsePlan(plan, "plan"), "plan");
  const outputs = Float64Array.of(5, 7, 4, 6, 5, 5.5);
  expect(tornadoBars(outputs, design.parameters, design.settings)).toEqual([
    { parameter: "a", low: 2, high: 1 },
    { parameter: "b", low: 4, high: 5 },
  ]);
});

test("zones: range, quantiles to the bin, share of the scenarios in each class; missing has none", () => {
  const stability = new Stability(2, 1, ["low", "high"], ([value]) =>
    value < 2.5 ? "low" : value >= 2.5 ? "high" : "",
  );
  for (const value of [1, 2, 3, 20]) stability.add([Float64Array.of(value, Number.NaN)]);
  const { least, most, quantile } = stability.spread(0, 0);
  expect([least, most, quantile(1)]).toEqual([1, 20, 20]);
  expect(Math.abs(quantile(0.5) - 2)).toBeLessThanOrEqual(0.005);
  expect(stability.shares(0)).toEqual([0.5, 0.5]);
  expect(stability.shares(1)).toEqual([0, 0]);
  expect(stability.spread(1, 0).least).toBeNaN();
});
