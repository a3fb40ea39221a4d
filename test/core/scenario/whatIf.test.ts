import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalUpdate } from "../../../src/core/scenario/localUpdate.ts";
import { fromOfficial, gainsOf, whatIf } from "../../../src/core/scenario/whatIf.ts";
import { referenceRun } from "../../reference.ts";
import { type Instance, instances, matrixOf } from "../engine/instance.ts";

/** Both steps by the reference, for every variant, on this supply. */
const wholeRun = (instance: Instance, supply: readonly Float64Array[]): Float64Array[] =>
  supply.map((values) => referenceRun({ ...instance, supply: values }).accessibility);

const everywhere = (instance: Instance): Uint8Array => new Uint8Array(instance.communes).fill(1);

describe("what-if", () => {
  test("equals a whole run on the new supply, whatever the changes", () => {
    fc.assert(
      fc.property(
        instances(),
        fc.array(fc.tuple(fc.nat(23), fc.double({ min: -1, max: 3, noNaN: true })), { maxLength: 6 }),
        (instance, drawn) => {
          const changes = [...new Map(drawn.map(([c, share]) => [c % instance.communes, share]))].map(
            ([commune, share]) => ({
              commune,
              acts: instance.supply.map((values) => share * (values[commune] || Math.max(0, share))),
            }),
          );
          const before = { supply: instance.supply, accessibility: wholeRun(instance, instance.supply) };
          const local = new LocalUpdate(matrixOf(instance), instance.demand, instance.decay);
          const after = whatIf(before, changes, local, everywhere(instance));
          const expected = wholeRun(instance, after.supply);
          after.accessibility.forEach((values, v) => {
            const largest = Math.max(1, ...before.accessibility[v], ...expected[v]);
            values.forEach((value, c) => {
              expect(Math.abs(value - expected[v][c]) / largest).toBeLessThan(1e-12);
            });
          });
        },
      ),
    );
  });

  test("communes without the changed one in reach keep their bits", () => {
    fc.assert(
      fc.property(instances(), (instance) => {
        const before = { supply: instance.supply, accessibility: wholeRun(instance, instance.supply) };
        const local = new LocalUpdate(matrixOf(instance), instance.demand, instance.decay);
        const changes = [{ commune: 0, acts: instance.supply.map(() => 5400) }];
        const after = whatIf(before, changes, local, everywhere(instance));
        const touched = new Set<number>();
        local.forEachOrigin(0, (origin) => touched.add(origin));
        after.accessibility.forEach((values, v) => {
          values.forEach((value, c) => {
            if (!touched.has(c)) expect(value).toBe(before.accessibility[v][c]);
          });
        });
      }),
    );
  });

  test("a change where nobody is in reach is told, and changes nothing", () => {
    const instance: Instance = {
      communes: 2,
      pairs: [
        [0, 0, 0],
        [1, 1, 0],
      ],
      demand: new Float64Array([100, 0]),
      supply: [new Float64Array([500, 0])],
      decay: { family: "step", cutoffs: [10], weights: [1], edge: "right-closed" },
    };
    const local = new LocalUpdate(matrixOf(instance), instance.demand, instance.decay);
    const before = { supply: instance.supply, accessibility: [new Float64Array([5, 0])] };
    const after = whatIf(before, [{ commune: 1, acts: [300] }], local, everywhere(instance));
    expect(after.unreached).toEqual([300]);
    expect([...after.accessibility[0]]).toEqual([5, 0]);
    const ignored = whatIf(before, [{ commune: 0, acts: [300] }], local, new Uint8Array([0, 1]));
    expect([...ignored.accessibility[0]]).toEqual([5, 0]);
  });
});

describe("who gains and loses", () => {
  test("people, crossings and the mean change add up; missing communes are left out", () => {
    const before = new Float64Array([1, 2, 3, Number.NaN, 2.5]);
    const after = new Float64Array([2, 1, 3, 4, 2.4]);
    const population = new Float64Array([100, 50, 10, 1000, Number.NaN]);
    expect(gainsOf(before, after, population, [1.5, 2.5])).toEqual({
      gaining: { communes: 1, population: 100 },
      losing: { communes: 2, population: 50 },
      meanChange: (100 - 50) / 160,
      thresholds: [
        { threshold: 1.5, populationBefore: 100, populationAfter: 50, rising: 1, falling: 1 },
        { threshold: 2.5, populationBefore: 150, populationAfter: 150, rising: 0, falling: 1 },
      ],
    });
  });

  test("official accessibility moves by the model's change, stays missing, and never goes below 0", () => {
    const moved = fromOfficial(
      new Float64Array([3, 0.5, Number.NaN]),
      new Float64Array([2, 2, 1]),
      new Float64Array([2.5, 1, 2]),
    );
    expect([...moved]).toEqual([3.5, 0, Number.NaN]);
  });
});
