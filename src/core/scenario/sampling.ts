/** The scenarios of a plan, one row of settings each, computed when asked for: a plan of any size takes little room. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { InputError } from "../../table/problems.ts";
import { type Distribution, endsOf, levelsOf, MAXIMUM_SCENARIOS, valueAt } from "./distributions.ts";
import type { Plan } from "./plan.ts";
import { SOBOL_DIMENSIONS, sobolPoints } from "./sobol.ts";

/** What draws the numbers; part of a plan's hash, since another stream is another sweep. */
export const generatorName =
  "xoroshiro128plus of pure-rand 8; Sobol points of Joe and Kuo 2008, digitally shifted";

export interface Design {
  readonly parameters: readonly string[];
  readonly count: number;
  /** Value of each parameter in a scenario; undefined leaves it as the base has it. */
  readonly settings: (scenario: number) => readonly unknown[];
  /** Shares in [0, 1) of each parameter, for designs whose points lie in the unit cube. */
  readonly points?: (scenario: number) => readonly number[];
}

/** @throws InputError when the sampling needs what the plan lacks, or makes more than a million scenarios: count and reason. */
export function designOf(plan: Plan, source: string): Design {
  const parameters = Object.keys(plan.parameters);
  const distributions = Object.values(plan.parameters);
  const design = makers[plan.sampling](plan, parameters, distributions, source);
  if (design.count > MAXIMUM_SCENARIOS) {
    fail(
      source,
      "parameters",
      `${design.count.toLocaleString("en-GB")} scenarios`,
      `at most ${MAXIMUM_SCENARIOS.toLocaleString("en-GB")}`,
      "Name fewer values, or draw samples: --sampling latin-hypercube --samples 10000.",
    );
  }
  return { ...design, parameters };
}

type Made = Omit<Design, "parameters">;
type Maker = (
  plan: Plan,
  parameters: readonly string[],
  distributions: readonly Distribution[],
  source: string,
) => Made;

const makers: Readonly<Record<Plan["sampling"], Maker>> = {
  full: (_, parameters, distributions, source) => {
    const levels = distributions.map((each, p) => {
      const values = levelsOf(each);
      return (
        values ??
        fail(
          source,
          `parameters.${parameters[p]}`,
          "a distribution",
          "a list or a range, in a full grid",
          "Choose --sampling latin-hypercube, or name values.",
        )
      );
    });
    const count = levels.reduce((product, values) => product * values.length, 1);
    return {
      count,
      settings: (scenario) => {
        let rest = scenario;
        return levels
          .toReversed()
          .map((values) => {
            const value = values[rest % values.length];
            rest = Math.floor(rest / values.length);
            return value;
          })
          .toReversed();
      },
    };
  },
  "one-at-a-time": (_, parameters, distributions) => {
    const moves = distributions.flatMap((each, p) =>
      (levelsOf(each) ?? endsOf(each)).map((value) => ({ p, value })),
    );
    return {
      count: 1 + moves.length,
      settings: (scenario) =>
        parameters.map((_, p) =>
          scenario > 0 && moves[scenario - 1].p === p ? moves[scenario - 1].value : undefined,
        ),
    };
  },
  "latin-hypercube": (plan, parameters, distributions, source) => {
    const count = samplesOf(plan, source);
    if (count > MAXIMUM_SCENARIOS) return { count, settings: () => [] };
    const uniform = uniformOf(plan.seed);
    const strata = parameters.map(() => shuffled(count, uniform));
    const within = parameters.map(() => Float64Array.from({ length: count }, uniform));
    return inCube(distributions, count, (scenario) =>
      parameters.map((_, p) => (strata[p][scenario] + within[p][scenario]) / count),
    );
  },
  sobol: (plan, parameters, distributions, source) => {
    const point = shiftedSobol(plan.seed, parameters.length, source);
    return inCube(distributions, samplesOf(plan, source), (scenario) =>
      parameters.map((_, p) => point(scenario, p)),
    );
  },
  /** Scenario n x (k + 2) + b: b = 0 is A, 1 is B, 2 + p is A with parameter p of B. */
  saltelli: (plan, parameters, distributions, source) => {
    const k = parameters.length;
    const point = shiftedSobol(plan.seed, 2 * k, source);
    return inCube(distributions, samplesOf(plan, source) * (k + 2), (scenario) => {
      const n = Math.floor(scenario / (k + 2));
      const block = scenario % (k + 2);
      return parameters.map((_, p) => point(n, block === 1 || block === 2 + p ? k + p : p));
    });
  },
  /** Scenario r x (k + 1) + step: each step of trajectory r moves one parameter, in a seeded order, by 2/3 of its range. */
  morris: (plan, parameters, distributions, source) => {
    const k = parameters.length;
    const count = samplesOf(plan, source) * (k + 1);
    if (count > MAXIMUM_SCENARIOS) return { count, settings: () => [] };
    const uniform = uniformOf(plan.seed);
    const trajectories = Array.from({ length: count / (k + 1) }, () => ({
      start: parameters.map(() => Math.floor(uniform() * MORRIS_LEVELS)),
      order: shuffled(k, uniform),
    }));
    return inCube(distributions, count, (scenario) => {
      const { start, order } = trajectories[Math.floor(scenario / (k + 1))];
      const moved = new Set(order.subarray(0, scenario % (k + 1)));
      const half = MORRIS_LEVELS / 2;
      return start.map((level, p) => {
        const at = moved.has(p) ? (level < half ? level + half : level - half) : level;
        return (at + 0.5) / MORRIS_LEVELS;
      });
    });
  },
};

/** Levels of the grid that Morris trajectories walk on. Source: Morris (1991), an even number, a step of half the levels. */
const MORRIS_LEVELS = 4;

function inCube(
  distributions: readonly Distribution[],
  count: number,
  points: (scenario: number) => number[],
): Made {
  return {
    count,
    points,
    settings: (scenario) => points(scenario).map((u, p) => valueAt(distributions[p], u)),
  };
}

function samplesOf({ samples, sampling }: Plan, source: string): number {
  return (
    samples ??
    fail(source, "samples", "nothing", `a number of samples, for ${sampling}`, "Pass --samples 1000.")
  );
}

function uniformOf(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

function shiftedSobol(seed: number, dimensions: number, source: string) {
  if (dimensions > SOBOL_DIMENSIONS) {
    fail(
      source,
      "parameters",
      `${dimensions} dimensions`,
      `at most ${SOBOL_DIMENSIONS} (one a parameter with sobol, two with saltelli)`,
      "Choose morris to find the parameters that matter.",
    );
  }
  const uniform = uniformOf(seed);
  return sobolPoints(Uint32Array.from({ length: dimensions }, () => Math.floor(uniform() * 2 ** 32)));
}

function shuffled(count: number, uniform: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

function fail(source: string, field: string, got: string, expected: string, advice: string): never {
  throw new InputError([{ severity: "error", source, field, got, expected, advice }]);
}
