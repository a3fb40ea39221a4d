import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PairsEngine } from "../../../src/core/engine/pairsEngine.ts";
import type { Decay } from "../../../src/core/method/decay.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { expectClose, referenceRun } from "../../reference.ts";
import { type Instance, instances, withOwn } from "./instance.ts";

const method: Decay = {
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge: "right-closed",
};

describe.each([
  ["plain", loadKernel()],
  ["shared", loadKernel({ shared: true })],
])("runs straight from pairs, on the %s kernel", (_, kernel) => {
  const engineOf = ({ communes, pairs, supply }: Pick<Instance, "communes" | "pairs" | "supply">) =>
    PairsEngine.create(
      kernel,
      {
        origin: Int32Array.from(pairs, ([from]) => from),
        destination: Int32Array.from(pairs, ([, to]) => to),
        minutes: Float64Array.from(pairs, ([, , time]) => time),
      },
      { communes, variants: supply.length, maxMinutes: 20 },
    );

  test("agree with the reference to 1e-12, for pairs in any order, any decay, any number of variants", () => {
    fc.assert(
      fc.property(instances(), (instance) => {
        const result = engineOf(instance).run(instance);
        instance.supply.forEach((supply, variant) => {
          const expected = referenceRun({ ...instance, supply });
          expectClose(result.ratio[variant], expected.ratio);
          expectClose(result.accessibility[variant], expected.accessibility);
        });
        const { catchmentDemand } = referenceRun({ ...instance, supply: instance.supply[0] });
        for (let commune = 0; commune < instance.communes; commune++) {
          const isActive = instance.supply.some((values) => values[commune] > 0);
          expectClose([result.catchmentDemand[commune]], [isActive ? catchmentDemand[commune] : 0]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("round minutes as the matrix does, at every thousandth and edge", () => {
    const communes = 2;
    for (const thousandths of [9_999, 10_000, 10_001, 15_000, 19_999, 20_000, 20_001]) {
      for (const off of [-0.500001, -0.5, -0.499999, 0, 0.499999, 0.5, 0.500001]) {
        const pairs = withOwn(communes, [[0, 1, (thousandths + off) / 1000]]);
        const instance = { communes, pairs, demand: Float64Array.of(3, 4), decay: method };
        const supply = Float64Array.of(0, 70);
        const { accessibility } = engineOf({ ...instance, supply: [supply] }).run({
          ...instance,
          supply: [supply],
        });
        expectClose(accessibility[0], referenceRun({ ...instance, supply }).accessibility);
      }
    }
  });

  test("reach as far as a day, where thousandths take 32 bits", () => {
    const pairs = [0, 65.535, 65.536, 66, 1439.999, 1440].map((time, to) => [0, to, time] as const);
    const communes = pairs.length;
    const decay: Decay = { family: "linear", start: 0, cutoff: 1440, edge: "right-closed" };
    const demand = new Float64Array(communes).fill(10);
    const supply = Float64Array.from(demand, (_, commune) => commune + 1);
    const columns = {
      origin: Int32Array.from(pairs, ([from]) => from),
      destination: Int32Array.from(pairs, ([, to]) => to),
      minutes: Float64Array.from(pairs, ([, , time]) => time),
    };
    const engine = PairsEngine.create(kernel, columns, { communes, variants: 1, maxMinutes: 1440 });
    const expected = referenceRun({ communes, pairs: withOwn(communes, pairs), demand, supply, decay });
    expectClose(engine.run({ demand, supply: [supply], decay }).accessibility[0], expected.accessibility);
  });

  test("add the own-commune pairs that are missing", () => {
    const supply = [Float64Array.of(10, 0)];
    const engine = engineOf({ communes: 2, pairs: [[1, 1, 3]], supply });
    expect(engine.pairs).toBe(2);
    const { accessibility } = engine.run({ demand: Float64Array.of(5, 5), supply, decay: method });
    expect([...accessibility[0]]).toEqual([2, 0]);
  });

  test("run again, under one decay or another, as if for the first time", () => {
    fc.assert(
      fc.property(instances(), instances(), (instance, { decay }) => {
        const engine = engineOf(instance);
        const before = engine.run(instance);
        expect(engine.run({ ...instance, decay })).toEqual(engineOf(instance).run({ ...instance, decay }));
        expect(engine.run(instance)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    [
      [0, 2, 1],
      "pair 1: expected positions in [0, 2) and minutes of at least 0, got origin 0, destination 2",
    ],
    [[-1, 0, 1], "got origin -1"],
    [[0, 0, -0.001], "minutes -0.001"],
    [[0, 0, Number.NaN], "minutes NaN"],
    [[0, 0, Infinity], "minutes Infinity"],
  ] as const)("refuse the pair %j", (pair, message) => {
    expect(() => engineOf({ communes: 2, pairs: [[1, 1, 0], pair], supply: [] })).toThrow(RangeError);
    const supply = [Float64Array.of(0, 0)];
    expect(() => engineOf({ communes: 2, pairs: [[1, 1, 0], pair], supply })).toThrow(message);
  });

  test.each([[1], [2]])("more than 65,536 communes, whose ids take 32 bits, %d variants", (variants) => {
    const communes = 65_600;
    const near = [0, 1, 63, 64, 65_535, 65_536, 65_599];
    const pairs = withOwn(
      communes,
      near.flatMap((from, k) =>
        near.filter((to) => to !== from).map((to, n) => [from, to, 3 * k + n] as const),
      ),
    );
    const demand = Float64Array.from({ length: communes }, (_, commune) => 1 + (commune % 7));
    const supply = Array.from({ length: variants }, (_, variant) =>
      demand.map((value, commune) => (commune % 3 === variant ? 0 : 10 * value)),
    );
    const result = engineOf({ communes, pairs, supply }).run({ demand, supply, decay: method });
    supply.forEach((values, variant) => {
      const expected = referenceRun({ communes, pairs, demand, supply: values, decay: method });
      expectClose(result.accessibility[variant], expected.accessibility);
    });
  });

  test("refuse a decay that reaches beyond the pairs, and columns of unequal lengths", () => {
    const supply = [Float64Array.of(1)];
    const far: Decay = { ...method, cutoffs: [10, 15, 20.001] };
    expect(() =>
      engineOf({ communes: 1, pairs: [], supply }).run({ demand: supply[0], supply, decay: far }),
    ).toThrow("decay: reaches 20.001 minutes, expected at most 20");
    const columns = {
      origin: new Int32Array(2),
      destination: new Int32Array(1),
      minutes: new Float64Array(2),
    };
    expect(() => PairsEngine.create(kernel, columns, { communes: 2, variants: 1, maxMinutes: 20 })).toThrow(
      "pairs: expected columns of one length, got origin 2, destination 1, minutes 2.",
    );
  });
});
