import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Engine } from "../../../src/core/engine/engine.ts";
import type { EngineResult } from "../../../src/core/engine/input.ts";
import type { Decay } from "../../../src/core/method/decay.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { expectClose, referenceRun } from "../../reference.ts";
import { activeOf, type Instance, instances, matrixOf, stepDecay, withOwn } from "./instance.ts";

const builds = { plain: loadKernel(), shared: loadKernel({ shared: true }) };
const flat: Decay & { family: "step" } = {
  family: "step",
  cutoffs: [20],
  weights: [1],
  edge: "right-closed",
};
const gaussian: Decay = {
  family: "gaussian",
  sigma: 8,
  cutoff: 20,
  edge: "right-closed",
  zeroAtCutoff: true,
};
const method: Decay = {
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge: "right-closed",
};

describe.each(["plain", "shared"] as const)("engine on the %s kernel", (build) => {
  const kernel = builds[build];

  const run = (instance: Instance): EngineResult =>
    Engine.create(kernel, {
      travelTimes: matrixOf(instance),
      variants: instance.supply.length,
      active: activeOf(instance),
    }).run(instance);

  test("agrees with the reference to 1e-12, for any decay, edge and number of variants", () => {
    fc.assert(
      fc.property(instances(), (instance) => {
        const result = run(instance);
        instance.supply.forEach((supply, variant) => {
          const expected = referenceRun({ ...instance, supply });
          expectClose(result.ratio[variant], expected.ratio);
          expectClose(result.accessibility[variant], expected.accessibility);
          for (let commune = 0; commune < instance.communes; commune++) {
            if (activeOf(instance)[commune] === 1) {
              expectClose([result.catchmentDemand[commune]], [expected.catchmentDemand[commune]]);
            }
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  test("conserves: the sum of demand x accessibility is the supply with someone in reach", () => {
    fc.assert(
      fc.property(instances(), (instance) => {
        const { ratio, accessibility } = run(instance);
        instance.supply.forEach((supply, variant) => {
          const reached = supply.reduce(
            (sum, value, commune) => sum + (ratio[variant][commune] > 0 ? value : 0),
            0,
          );
          const received = instance.demand.reduce(
            (sum, value, i) => sum + value * accessibility[variant][i],
            0,
          );
          expectClose([received], [reached]);
        });
      }),
    );
  });

  test("scaling all weights leaves accessibility as it is", () => {
    fc.assert(
      fc.property(
        instances({ decay: fc.constant(method) }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (instance, scale) => {
          const decay: Decay = {
            ...(method as Decay & { family: "step" }),
            weights: [scale, (2 / 3) * scale, scale / 3],
          };
          const scaled = run({ ...instance, decay });
          run(instance).accessibility.forEach((values, variant) => {
            expectClose(scaled.accessibility[variant], values);
          });
        },
      ),
    );
  });

  test("is linear in supply", () => {
    fc.assert(
      fc.property(instances({ variants: fc.constant(2) }), (instance) => {
        const [a, b] = instance.supply;
        const supply = [a, b, a.map((value, commune) => 3 * value + b[commune])];
        const { accessibility } = run({ ...instance, supply });
        expectClose(
          accessibility[2],
          accessibility[0].map((value, i) => 3 * value + accessibility[1][i]),
        );
      }),
    );
  });

  test("does not depend on the order of communes, nor on that of the pairs", () => {
    fc.assert(
      fc.property(instances(), (instance) => {
        const last = instance.communes - 1;
        const reversed = run({
          ...instance,
          pairs: instance.pairs.map(([from, to, time]) => [last - from, last - to, time] as const).reverse(),
          demand: instance.demand.slice().reverse(),
          supply: instance.supply.map((values) => values.slice().reverse()),
        });
        run(instance).accessibility.forEach((values, variant) => {
          expectClose(reversed.accessibility[variant], values.slice().reverse());
        });
      }),
    );
  });

  test("a variant's result is the same bits alone, in a pair, or among five", () => {
    fc.assert(
      fc.property(instances({ variants: fc.constant(5) }), (instance) => {
        const together = run(instance);
        const active = activeOf(instance);
        instance.supply.forEach((supply, variant) => {
          const alone = Engine.create(kernel, { travelTimes: matrixOf(instance), variants: 1, active });
          expect(alone.run({ ...instance, supply: [supply] }).accessibility[0]).toEqual(
            together.accessibility[variant],
          );
        });
      }),
      { numRuns: 30 },
    );
  });

  test("flat and unbounded, everyone has total supply / total demand", () => {
    const communes = 7;
    const pairs = Array.from(
      { length: communes ** 2 },
      (_, p) => [p % communes, Math.floor(p / communes), p % 20] as const,
    );
    const demand = Float64Array.from({ length: communes }, (_, c) => 100 + c);
    const supply = [Float64Array.from({ length: communes }, (_, c) => 1000 * c)];
    const { accessibility } = run({ communes, pairs, demand, supply, decay: flat });
    expectClose(accessibility[0], new Float64Array(communes).fill(21_000 / 721));
  });

  test("is never NaN or Infinity, whatever the amounts", () => {
    fc.assert(
      fc.property(instances({ amounts: { min: 0, max: 1e15 } }), (instance) => {
        const { ratio, accessibility, catchmentDemand } = run(instance);
        for (const values of [...ratio, ...accessibility, catchmentDemand]) {
          expect(values.every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("zero demand gives ratio 0, zero supply and no reachable supply give accessibility 0", () => {
    const pairs = withOwn(4, [
      [0, 1, 5],
      [2, 1, 21],
    ]);
    const supply = [Float64Array.of(0, 500, 0, 300)];
    const { ratio, accessibility, catchmentDemand } = run({
      communes: 4,
      pairs,
      demand: Float64Array.of(50, 50, 70, 0),
      supply,
      decay: method,
    });
    expect([...ratio[0]]).toEqual([0, 5, 0, 0]);
    expect([...accessibility[0]]).toEqual([5, 5, 0, 0]);
    expect([...catchmentDemand]).toEqual([0, 100, 0, 0]);
  });

  test.each([
    [[0], [0], 0],
    [[0], [10], 0],
    [[10], [0], 0],
    [[10], [25], 2.5],
  ])("one commune, demand %j and supply %j", (demand, supply, expected) => {
    const result = run({
      communes: 1,
      pairs: [],
      demand: Float64Array.from(demand),
      supply: [Float64Array.from(supply)],
      decay: method,
    });
    expect(result.accessibility[0][0]).toBe(expected);
  });

  test("one engine runs one decay after another", () => {
    fc.assert(
      fc.property(instances(), instances(), (instance, { decay }) => {
        const engine = Engine.create(kernel, {
          travelTimes: matrixOf(instance),
          variants: instance.supply.length,
          active: activeOf(instance),
        });
        const before = engine.run(instance);
        expect(engine.run({ ...instance, decay })).toEqual(run({ ...instance, decay }));
        expect(engine.run(instance)).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  test("any number of blocks gives the bits of one, whatever their ends follow and one decay after another", () => {
    const labels = (communes: number) => Array.from({ length: communes }, (_, c) => String(c >> 2));
    fc.assert(
      fc.property(instances(), instances(), fc.integer({ min: 2, max: 9 }), (instance, { decay }, blocks) => {
        const engine = Engine.create(kernel, {
          travelTimes: matrixOf(instance),
          variants: instance.supply.length,
          active: activeOf(instance),
          blocks,
          labels: labels(instance.communes),
        });
        expect(engine.run(instance)).toEqual(run(instance));
        expect(engine.run({ ...instance, decay })).toEqual(run({ ...instance, decay }));
      }),
      { numRuns: 100 },
    );
  });

  test("the same reach in other classes or another family gives the bits of an engine that was made for it", () => {
    const sameReach = fc.oneof(stepDecay, fc.constant<Decay>({ ...gaussian, cutoff: 20 }));
    fc.assert(
      fc.property(instances(), fc.array(sameReach, { minLength: 2, maxLength: 6 }), (instance, decays) => {
        const engine = Engine.create(kernel, {
          travelTimes: matrixOf(instance),
          variants: instance.supply.length,
          active: activeOf(instance),
        });
        for (const decay of decays) {
          expect(engine.run({ ...instance, decay })).toEqual(run({ ...instance, decay }));
        }
      }),
      { numRuns: 100 },
    );
  });

  test("more classes than 16 bits can name, and fewer again: laid out anew", () => {
    const communes = 30_000;
    const instance: Instance = {
      communes,
      pairs: withOwn(
        communes,
        Array.from({ length: communes }, (_, c) => [c, (c * 7919) % communes, 1 + (c % 20)] as const),
      ),
      demand: Float64Array.from({ length: communes }, (_, c) => 1 + (c % 97)),
      supply: [Float64Array.from({ length: communes }, (_, c) => 1 + (c % 89))],
      decay: method,
    };
    const engine = Engine.create(kernel, {
      travelTimes: matrixOf(instance),
      variants: 1,
      active: activeOf(instance),
    });
    const twoClasses: Decay = { ...flat, cutoffs: [8, 20], weights: [1, 0.25] };
    for (const decay of [method, twoClasses, gaussian, method, flat]) {
      expect(engine.run({ ...instance, decay })).toEqual(run({ ...instance, decay }));
    }
  });

  test("more than 65,536 communes, all active: ids of 32 bits, as the reference", () => {
    const communes = 70_000;
    const pairs = Array.from(
      { length: communes },
      (_, c) => [c, (c * 7919) % communes, 1 + (c % 25)] as const,
    );
    const instance: Instance = {
      communes,
      pairs: withOwn(communes, pairs),
      demand: Float64Array.from({ length: communes }, (_, c) => 1 + (c % 97)),
      supply: [0, 1, 2].map((v) => Float64Array.from({ length: communes }, (_, c) => 1 + ((c + v) % 89))),
      decay: method,
    };
    for (const decay of [method, { family: "linear", start: 2, cutoff: 20, edge: "left-closed" } as const]) {
      const { accessibility } = run({ ...instance, decay });
      instance.supply.forEach((supply, variant) => {
        expectClose(accessibility[variant], referenceRun({ ...instance, decay, supply }).accessibility);
      });
    }
  });

  test("refuses what it cannot compute, saying what it expected", () => {
    const travelTimes = matrixOf({ communes: 2, pairs: [] });
    const engine = Engine.create(kernel, { travelTimes, variants: 1, active: Uint8Array.of(1, 0) });
    const demand = Float64Array.of(1, 1);
    const supply = [Float64Array.of(1, 0)];
    const input = { demand, supply, decay: method };
    expect(() => engine.run({ ...input, demand: Float64Array.of(1) })).toThrow(
      new RangeError("demand: expected 2 values, one per commune, got 1."),
    );
    for (const wrong of [-1, Number.NaN, Infinity, 1e16]) {
      expect(() => engine.run({ ...input, demand: Float64Array.of(1, wrong) })).toThrow(
        `in commune 1, got ${wrong}.`,
      );
    }
    expect(() => engine.run({ ...input, supply: [] })).toThrow("supply: expected 1 variants, got 0");
    expect(() => engine.run({ ...input, supply: [Float64Array.of(0, 3)] })).toThrow(
      "supply of variant 0: expected 0 in commune 1, which is not active, got 3.",
    );
    expect(() => engine.run({ ...input, decay: { ...method, cutoffs: [10, 15, 20.001] } as Decay })).toThrow(
      "decay: reaches 20.001 minutes, expected at most 20",
    );
    expect(() => Engine.create(kernel, { travelTimes, variants: 0, active: Uint8Array.of(1, 0) })).toThrow(
      RangeError,
    );
    expect(() => Engine.create(kernel, { travelTimes, variants: 1, active: Uint8Array.of(1) })).toThrow(
      "active: expected 2 values, one per commune, got 1.",
    );
  });
});
