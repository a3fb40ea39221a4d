import fc from "fast-check";
import { expect, test } from "vitest";
import { countPractices } from "../../../src/core/accessibility/practiceSupply.ts";
import type { Practices } from "../../../src/core/accessibility/practices.ts";
import { summarise } from "../../../src/core/accessibility/summary.ts";
import { zoneMeans } from "../../../src/core/accessibility/zoneMeans.ts";
import { Engine } from "../../../src/core/engine/engine.ts";
import { travelTimesFrom } from "../../../src/core/engine/matrix/travelTimesFrom.ts";
import { layOutSweep } from "../../../src/core/engine/sweepLayout.ts";
import type { Decay } from "../../../src/core/method/decay.ts";
import type { Method } from "../../../src/core/method/document.ts";
import { parseMethod } from "../../../src/core/method/document.ts";
import { BINS } from "../../../src/core/scenario/digest.ts";
import { parsePlan } from "../../../src/core/scenario/plan.ts";
import { designOf } from "../../../src/core/scenario/sampling.ts";
import { reachOf, Scenarios, scenarioEnds } from "../../../src/core/scenario/scenarios.ts";
import { SweepRunner } from "../../../src/core/scenario/sweep.ts";
import type { SweepInput } from "../../../src/core/scenario/sweepInput.ts";
import { runSweep, sweepOf } from "../../../src/core/scenario/sweepOf.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { activeOf, type Instance, instances } from "../engine/instance.ts";
import { methodJson } from "../method/methods.ts";

const kernel = loadKernel();
const shared = loadKernel({ shared: true });
const base = parseMethod(methodJson("gp-2023"), "gp-2023");

function matrixOf(instance: Instance, factor = 1) {
  return travelTimesFrom(
    {
      origin: Int32Array.from(instance.pairs, ([from]) => from),
      destination: Int32Array.from(instance.pairs, ([, to]) => to),
      minutes: Float64Array.from(instance.pairs, ([, , time]) => (Math.round(time * 1000) / 1000) * factor),
    },
    { communes: instance.communes, communesHash: "test", maxMinutes: 60, estimated: false },
  ).travelTimes;
}

function sweepOfInstance(
  instance: Instance,
  parameters: Record<string, unknown>,
  decay: Decay,
  byTable = false,
  workspaces = 1,
) {
  const plan = parsePlan({ parameters }, "plan");
  const method = { ...base, decay } as Method;
  const scenarios = new Scenarios(designOf(plan, "plan"), method, [""]);
  const travelTimes = matrixOf(instance);
  const { minutes } = travelTimes;
  const all = Array.from({ length: scenarios.count }, (_, s) => scenarios.at(s));
  const ends = all.map((each) => scenarioEnds(each, minutes));
  const isStep = !byTable && ends.every((each) => each !== undefined);
  const union = isStep ? [...new Set(ends.flatMap((each) => [...each!]))].filter((end) => end > 0) : [];
  const classEnds = Uint32Array.from(union).sort();
  const active = activeOf(instance);
  const zones = 3;
  const common = {
    classEnds,
    demands: [instance.demand],
    population: instance.demand.map((value) => Math.round(value)),
    zoneOf: Int32Array.from({ length: instance.communes }, (_, c) => (c % 4) - 1),
    zones,
    variants: instance.supply.length,
  };
  const memory = layOutSweep(shared, {
    ...common,
    travelTimes,
    active,
    codes: classEnds.at(-1) ?? minutes.length,
    thresholds: base.thresholds,
    bins: BINS,
    workspaces,
  });
  const input: SweepInput = {
    ...common,
    plan,
    base: method,
    ageWeights: [""],
    minutes,
    present: new Uint8Array(instance.communes).fill(1),
    practices: undefined,
    supply: instance.supply,
    active: Uint32Array.from(active.keys()).filter((c) => active[c] === 1),
    areas: {},
    keepCommunes: true,
  };
  return { input, memory, all, common, runner: new SweepRunner(shared, memory, workspaces - 1, input) };
}

const steps = {
  "decay.weights[1]": [0.9, "2/3", 0.5],
  "decay.cutoffs[0]": [4, 5.5],
  supplyFactor: [0.5, 1, 1.25],
  zoneWeight: ["standardised", "population"],
};
const step: Decay = { family: "step", cutoffs: [5, 10, 15], weights: [1, 0.7, 0.3], edge: "right-closed" };

function expectEqualRuns(
  instance: Instance,
  parameters: Record<string, unknown>,
  decay: Decay,
  byTable: boolean,
) {
  const { runner, all, common } = sweepOfInstance(instance, parameters, decay, byTable);
  const block = runner.run(0, all.length);
  const { communes, supply, demand } = instance;
  all.forEach((scenario, s) => {
    const travelTimes = matrixOf(instance, scenario.timeFactor);
    expect(reachOf(scenario)).toBeLessThanOrEqual(60);
    const engine = Engine.create(kernel, {
      travelTimes,
      variants: supply.length,
      active: activeOf(instance),
    });
    const single = engine.run({
      demand,
      supply: supply.map((values) => values.map((value) => value * scenario.supplyFactor)),
      decay: scenario.method.decay,
    });
    const weight = scenario.method.zoneWeight === "standardised" ? demand : common.population;
    const { means } = zoneMeans(common.zoneOf, common.zones, single.accessibility, weight);
    single.accessibility.forEach((expected, variant) => {
      const row = s * supply.length + variant;
      expectClose(block.communes.subarray(row * communes, (row + 1) * communes), expected);
      expectClose(block.zones.subarray(row * common.zones, (row + 1) * common.zones), means[variant]);
      const summary = summarise({
        accessibility: expected,
        population: common.population,
        demand,
        thresholds: base.thresholds,
      });
      const digest = block.digests.subarray(row * 15, row * 15 + 5);
      // Values within rounding of a threshold may fall on either side of it.
      const onEdge = base.thresholds.some((t) => expected.some((value) => Math.abs(value - t) < 1e-9 * t));
      expectClose(digest.subarray(0, 2), Float64Array.of(summary.mean, summary.meanByPopulation));
      if (!onEdge)
        expectClose(
          digest.subarray(2),
          Float64Array.from(summary.shares, ({ share }) => share),
        );
    });
  });
}

function expectClose(got: Float64Array, expected: Float64Array) {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) {
    if (Number.isNaN(expected[i])) expect(got[i]).toBeNaN();
    else
      expect(Math.abs(got[i] - expected[i])).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i])));
  }
}

const some = instances({ variants: fc.integer({ min: 1, max: 3 }), amounts: { min: 1, max: 1e5 } });

test.each([
  ["classes", false],
  ["tables", true],
] as const)("each scenario of a step decay, by %s, equals a single run to 1e-12", (_, byTable) => {
  fc.assert(
    fc.property(some, (instance) => expectEqualRuns(instance, steps, step, byTable)),
    { numRuns: 15 },
  );
});

test("each scenario with another family, edge or travel-time factor equals a single run to 1e-12", () => {
  const gaussian = { family: "gaussian", sigma: 8, cutoff: 20, edge: "right-closed", zeroAtCutoff: true };
  const parameters = { decay: [step, gaussian], timeFactor: [0.8, 1, 1.1] };
  fc.assert(
    fc.property(some, (instance) => expectEqualRuns(instance, parameters, step, false)),
    { numRuns: 15 },
  );
  const edges = { "decay.edge": ["left-closed", "right-closed"], timeFactor: [0.5, 1, 1.3] };
  fc.assert(
    fc.property(some, (instance) => expectEqualRuns(instance, edges, step, false)),
    { numRuns: 15 },
  );
});

test("each scenario equals a single run where communes fill several windows of slots", () => {
  const communes = 2500;
  const place = (index: number): number => (index * 7919) % communes;
  const instance: Instance = {
    communes,
    pairs: Array.from({ length: communes }, (_, from) =>
      Array.from(
        { length: from % 12 },
        (_, k) => [from, place(from + 31 * k + 1), 0.5 + ((from + 7 * k) % 24)] as const,
      ),
    ).flatMap((pairs, from) => [...pairs.filter(([, to]) => to !== from), [from, from, 0] as const]),
    demand: Float64Array.from({ length: communes }, (_, c) => 50 + (place(c) % 900)),
    supply: [0, 1].map((v) =>
      Float64Array.from({ length: communes }, (_, c) => (c % 3 === v ? 5400 * ((c % 5) + 1) : 0)),
    ),
    decay: step,
  };
  expectEqualRuns(instance, { "decay.weights[1]": [0.9, 0.5] }, step, false);
  expectEqualRuns(instance, { "decay.cutoffs[0]": [4, 5.5] }, step, true);
});

test("a scenario that moves activity rules or age limits counts practices again as `countPractices` does", () => {
  const communes = 6;
  const doctors = 40;
  const list = Array.from({ length: doctors }, (_, d) => d);
  const practices = {
    count: doctors,
    commune: Int32Array.from(list, (d) => d % communes),
    acts: Float64Array.from(list, (d) => 150 * d),
    hasAges: true,
    notes: [],
    doctors: {
      count: doctors,
      start: Uint32Array.from([...list, doctors]),
      members: Uint32Array.from(list),
      centre: Uint8Array.from(list, (d) => (d % 7 === 0 ? 1 : 0)),
      newcomer: Uint8Array.from(list, (d) => (d % 5 === 0 ? 1 : 0)),
      age: Float64Array.from(list, (d) => (d % 11 === 0 ? Number.NaN : 40 + d)),
    },
  } as unknown as Practices;
  const plan = parsePlan(
    { parameters: { "activity.cap.acts": [4000, 6000], variants: [[65], [60]], "activity.floor": [null] } },
    "plan",
  );
  const from = Array.from({ length: communes }, (_, c) => c);
  const { travelTimes } = travelTimesFrom(
    {
      origin: Int32Array.from(from),
      destination: Int32Array.from(from),
      minutes: new Float64Array(communes),
    },
    { communes, communesHash: "test", maxMinutes: 20, estimated: false },
  );
  const demand = new Float64Array(communes).fill(1000);
  const sweep = sweepOf(kernel, {
    plan,
    method: base,
    travelTimes,
    demand,
    population: demand,
    supply: [new Float64Array(communes)],
    practices,
    keepCommunes: true,
  });
  const block = runSweep(kernel, sweep);
  const scenarios = new Scenarios(designOf(plan, "plan"), base, [""]);
  expect(sweep.scenarios).toBe(4);
  for (let s = 0; s < sweep.scenarios; s++) {
    const { activity, doctorAge, variants } = scenarios.at(s).method;
    const { values } = countPractices(practices, { communes, activity: activity!, doctorAge, variants });
    // Every commune reaches itself alone: consultations over its own inhabitants.
    expectClose(
      block.communes.subarray(s * communes, (s + 1) * communes),
      values[0].map((value) => value / 1000),
    );
  }
  expect(new Set(Array.from(block.communes)).size).toBeGreaterThan(communes);
});

test("scenarios are the same to the bit in whatever batches and workspaces they run", () => {
  fc.assert(
    fc.property(some, fc.boolean(), fc.integer({ min: 1, max: 35 }), (instance, byTable, cut) => {
      const whole = sweepOfInstance(instance, steps, step, byTable).runner.run(0, 36);
      const { runner } = sweepOfInstance(instance, steps, step, byTable, 3);
      const second = runner.run(cut, 36);
      const first = runner.run(0, cut);
      for (const kind of ["digests", "zones", "communes"] as const) {
        expect(Float64Array.of(...first[kind], ...second[kind])).toEqual(whole[kind]);
      }
    }),
    { numRuns: 15 },
  );
});

test("impossible scenarios are refused with their reason", () => {
  const plan = parsePlan({ parameters: { "decay.weights[2]": [0.3, 0.8] } }, "plan");
  const scenarios = new Scenarios(designOf(plan, "plan"), base, [""]);
  expect(() => scenarios.at(0)).not.toThrow();
  expect(() => scenarios.at(1)).toThrow(/weight in \[0, 0.66/);
  const many = Object.fromEntries([1, 2, 3].map((k) => [`x${k}`, { from: 0, to: 1, steps: 1000 }]));
  expect(() => designOf(parsePlan({ parameters: many }, "plan"), "plan")).toThrow(/1,000,000,000 scenarios/);
});
