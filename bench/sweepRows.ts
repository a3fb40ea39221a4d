import {
  designOf,
  digestColumns,
  type Kernel,
  loadKernel,
  type Method,
  type Plan,
  parsePlan,
  readMethod,
  type Sweep,
  SweepRunner,
  sweepOf,
  type TravelTimes,
  travelTimesFrom,
} from "aplomb";
import { type Context, checkSame } from "./context.ts";
import { startDuck } from "./duck.ts";
import type { BenchInput } from "./input.ts";
import { measure, type Task } from "./measure.ts";
import { plainSweep } from "./plainSweep.ts";
import { type Row, rowsOf } from "./rows.ts";
import { figures, matrixOptions } from "./runRows.ts";
import { startSweep } from "./sweepThreads.ts";

const SCENARIOS = 1000;
const MANY = 10_000;
const slow = { rounds: 3, time: 1 };

const weights = {
  "decay.weights[1]": { uniform: [0.5, 0.9] },
  "decay.weights[2]": { uniform: [0.1, 0.5] },
};
const cutoffs = {
  "decay.cutoffs[0]": { uniform: [8, 12] },
  "decay.cutoffs[1]": { uniform: [13, 16] },
};
const gaussian = {
  decay: [{ family: "gaussian", sigma: 8, cutoff: 20, edge: "right-closed", zeroAtCutoff: true }],
  "decay.sigma": { uniform: [4, 12] },
};

const planOf = (parameters: object, samples: number): Plan =>
  parsePlan({ sampling: "latin-hypercube", samples, seed: 7, parameters }, "bench");

/** Digests of scenarios: weights of the classes, against C++, plain JavaScript and DuckDB; other decays; many. */
export async function sweepRows({ input, native }: Context): Promise<Row[]> {
  const { travelTimes } = travelTimesFrom(input, { ...matrixOptions, communes: input.communes });
  const method = await readMethod("gp-2023");
  const kernel = loadKernel({ shared: true });
  const setting = { kernel, method, travelTimes, input };
  const few = planOf(weights, SCENARIOS);
  const classWeights = weightsOf(few);
  const one = sweepFor(setting, few, 1);
  const two = startSweep(kernel, sweepFor(setting, few, 1, 2));
  const runner = new SweepRunner(kernel, one.memory, 0, one.input);
  const plain = plainSweep(travelTimes, input, method.thresholds);
  const duck = await startDuck(input);
  const digests = runner.run(0, SCENARIOS).digests;
  checkSame("two threads", [await two.run()], [digests]);
  checkMeans("plain JavaScript", plain(classWeights, 10), digests, digestColumns(method.thresholds).length);

  const thousand = await measure(
    [
      { name: "aplomb, 1 thread", run: () => void runner.run(0, SCENARIOS) },
      { name: "aplomb, 2 threads", run: () => two.run() },
      ...(await nativeTasks(native, classWeights, 1)),
      extrapolated("plain JavaScript", SCENARIOS, 20, () => void plain(classWeights, 20)),
      extrapolated(`${duck.version}, a query a scenario`, SCENARIOS, 5, async () => {
        for (let s = 0; s < 5; s++) await duck.runWeights(classWeights.subarray(3 * s, 3 * s + 3));
      }),
    ],
    slow,
  );
  if (native) {
    await native.task("sweep 1 1", "sweep 1 1").run();
    checkSame("C++ sweep", [await native.digests()], [digests]);
  }
  await two.close();
  duck.close();

  const others: Task[] = [];
  for (const [name, parameters] of [
    ["cutoffs of the classes", cutoffs],
    ["sigma of a gaussian", gaussian],
  ] as const) {
    const sweep = sweepFor(setting, planOf(parameters, SCENARIOS), 1);
    const each = new SweepRunner(kernel, sweep.memory, 0, sweep.input);
    others.push({ name, run: () => void each.run(0, SCENARIOS) });
  }
  const otherDecays = await measure(
    [{ name: "weights of the classes", run: () => void runner.run(0, SCENARIOS) }, ...others],
    slow,
  );

  const laidOut = await measure([{ name: "aplomb", run: () => sweepFor(setting, few, 1) }], {
    rounds: 3,
    time: 200,
  });
  const many = planOf(weights, MANY);
  const both = startSweep(kernel, sweepFor(setting, many, 2, 2));
  const tenThousand = await measure(
    [
      { name: "aplomb, 2 threads", run: () => both.run() },
      ...(await nativeTasks(native, weightsOf(many), 2)).slice(-1),
    ],
    { rounds: 1, time: 1, warm: false },
  );
  await both.close();
  const pairs = figures(one.memory.shape.pairs);
  return [
    ...rowsOf(
      `Sweep of 1,000 weights of the classes, 1 variant, ${pairs} pairs with supply`,
      thousand,
      "C++, 1 thread",
    ),
    ...rowsOf("Sweep of 1,000 decays, 1 variant, 1 thread", otherDecays, "weights of the classes"),
    ...rowsOf("Sweep, lay out the territory", laidOut, "aplomb"),
    ...rowsOf("Sweep of 10,000 weights of the classes, 2 variants", tenThousand, "C++, 2 threads"),
  ];
}

interface Setting {
  readonly kernel: Kernel;
  readonly method: Method;
  readonly travelTimes: TravelTimes;
  readonly input: BenchInput;
}

function sweepFor(
  { kernel, method, travelTimes, input }: Setting,
  plan: Plan,
  variants: number,
  workspaces = 1,
): Sweep {
  const { demand } = input;
  const supply = input.supply.slice(0, variants);
  return sweepOf(kernel, { plan, method, travelTimes, demand, population: demand, supply, workspaces });
}

/** f64[scenarios][3], as the C++ reference takes them. */
function weightsOf(plan: Plan): Float64Array {
  const { count, settings } = designOf(plan, "bench");
  return Float64Array.from(
    Array.from({ length: count }, (_, scenario) => [1, ...(settings(scenario) as number[])]).flat(),
  );
}

async function nativeTasks(
  native: Context["native"],
  weights: Float64Array,
  variants: number,
): Promise<Task[]> {
  if (native === undefined) return [];
  await native.loadWeights(weights);
  return [1, 2].map((threads) =>
    native.task(`C++, ${threads} thread${threads > 1 ? "s" : ""}`, `sweep ${variants} ${threads}`),
  );
}

/** A task too slow for all its scenarios: the time of some of them, in proportion. */
function extrapolated(name: string, all: number, some: number, run: () => unknown): Task {
  return {
    name: `${name} (from ${some})`,
    run: async () => {
      const begin = performance.now();
      await run();
      return ((performance.now() - begin) * all) / some;
    },
  };
}

function checkMeans(name: string, means: readonly number[], digests: Float64Array, width: number): void {
  const expected = Float64Array.from(means, (_, scenario) => digests[scenario * width]);
  checkSame(name, [Float64Array.from(means)], [expected]);
}
