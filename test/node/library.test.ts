import { expect, test } from "vitest";
import {
  computeAccessibility,
  digestColumns,
  Engine,
  gainsOf,
  LocalUpdate,
  loadKernel,
  morrisEffects,
  parsePlan,
  place,
  populationUnder,
  readMethod,
  runSweep,
  SweepRunner,
  sweepOf,
  travelTimesFrom,
  whatIf,
} from "../../src/node.ts";

/** Twelve communes on a line, five minutes apart, a doctor's practice in every third. */
const communes = 12;
const apart = Array.from({ length: communes * communes }, (_, pair) => ({
  from: Math.floor(pair / communes),
  to: pair % communes,
})).filter(({ from, to }) => Math.abs(from - to) <= 4);
const { travelTimes } = travelTimesFrom(
  {
    origin: Int32Array.from(apart, ({ from }) => from),
    destination: Int32Array.from(apart, ({ to }) => to),
    minutes: Float64Array.from(apart, ({ from, to }) => 5 * Math.abs(from - to)),
  },
  { communes, communesHash: "a line", maxMinutes: 20, estimated: false },
);
const demand = Float64Array.from({ length: communes }, (_, c) => 800 + 100 * c);
const supply = [Float64Array.from({ length: communes }, (_, c) => (c % 3 === 0 ? 5400 : 0))];
const present = new Uint8Array(communes).fill(1);
const active = supply[0].reduce(
  (flags, value, c) => flags.fill(value > 0 ? 1 : 0, c, c + 1),
  present.slice(),
);

test("a sweep from the library: each scenario is the run of its own parameters, on one thread or in parts", async () => {
  const method = await readMethod("gp-2023");
  const plan = parsePlan({ parameters: { "decay.weights[1]": [0.5, 0.9], supplyFactor: [1, 0.8] } }, "plan");
  const kernel = loadKernel({ shared: true });
  const zones = { of: Int32Array.from({ length: communes }, (_, c) => c >> 2), count: 3 };
  const options = { plan, method, travelTimes, demand, population: demand, supply, zones, workspaces: 2 };
  const sweep = sweepOf(kernel, { ...options, keepCommunes: true });
  const block = runSweep(kernel, sweep);
  const engine = Engine.create(loadKernel(), { travelTimes, variants: 1, active });
  const columns = digestColumns(method.thresholds);
  expect(sweep.scenarios).toBe(4);
  for (const [scenario, [weight, factor]] of [
    [0.5, 1],
    [0.5, 0.8],
    [0.9, 1],
    [0.9, 0.8],
  ].entries()) {
    const decay = { ...method.decay, weights: [1, weight, 1 / 3] } as typeof method.decay;
    const scaled = supply.map((values) => values.map((value) => value * factor));
    const run = engine.run({ demand, supply: scaled, decay });
    const got = block.communes.subarray(scenario * communes, (scenario + 1) * communes);
    got.forEach((value, c) => {
      expect(value).toBeCloseTo(run.accessibility[0][c], 12);
    });
    const mean =
      run.accessibility[0].reduce((sum, value, c) => sum + value * demand[c], 0) /
      demand.reduce((sum, value) => sum + value, 0);
    expect(block.digests[scenario * columns.length + columns.indexOf("mean")]).toBeCloseTo(mean, 12);
  }
  expect(block.zones.length).toBe(4 * zones.count);
  const second = new SweepRunner(kernel, sweep.memory, 1, sweep.input).run(2, 4);
  expect(second.digests).toEqual(block.digests.slice(2 * columns.length));
  expect(() => sweepOf(kernel, { ...options, population: new Float64Array(3) })).toThrow(/12 values.*got 3/);
  expect(morrisEffects).toBeTypeOf("function");
});

test("a change of supply and the next doctors from the library: what they do is what a whole run finds", async () => {
  const { decay } = await readMethod("gp-2023");
  const engine = Engine.create(loadKernel(), { travelTimes, variants: 1, active: present });
  const run = (values: readonly Float64Array[]) =>
    computeAccessibility(engine, { demand, supply: { variants: ["all"], values }, decay, present });
  const before = { supply, accessibility: run(supply).accessibility };
  const local = new LocalUpdate(travelTimes, demand, decay);
  const after = whatIf(before, [{ commune: 4, acts: [5400] }], local, present);
  const whole = run(after.supply).accessibility[0];
  after.accessibility[0].forEach((value, c) => {
    expect(value).toBeCloseTo(whole[c], 12);
  });
  const gains = gainsOf(before.accessibility[0], whole, demand, [2.5]);
  expect(gains.gaining.communes).toBe(9);
  expect(gains.losing.communes).toBe(0);

  const [accessibility] = before.accessibility;
  const threshold = accessibility.toSorted()[6];
  const { placements } = place({
    local,
    accessibility,
    population: demand,
    objective: populationUnder(threshold),
    candidates: Array.from(demand.keys()),
    doctors: 2,
    acts: 5400,
    capacity: 1,
  });
  expect(placements.length).toBeGreaterThan(0);
  for (const { before: was, after: is } of placements) expect(is).toBeLessThan(was);
});
