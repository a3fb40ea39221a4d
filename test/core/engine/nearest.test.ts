import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FacilityFinder } from "../../../src/core/engine/nearest.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";
import { instances, matrixOf } from "./instance.ts";

const kernel = loadKernel();

describe.each([
  ["plain", kernel],
  ["shared", loadKernel({ shared: true })],
])("nearest facilities, %s kernel", (_, kernel) => {
  it("are the least minutes over all pairs to a facility within maxMinutes, Infinity where there is none", () => {
    const facilities = fc.array(fc.constantFrom(0, 0, 0, 1, 2, Number.NaN), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(instances(), facilities, ({ communes, pairs }, all) => {
        const open = all.slice(0, communes);
        const finder = FacilityFinder.create(kernel, matrixOf({ communes, pairs }));
        const { minutes, facility } = finder.nearest(open);
        for (let commune = 0; commune < communes; commune++) {
          const reached = pairs
            .filter(
              ([from, to, time]) => from === commune && open[to] > 0 && Math.round(time * 1000) <= 20_000,
            )
            .map(([, to, time]) => [Math.round(time * 1000) / 1000, to] as const)
            .sort(([a, first], [b, second]) => a - b || first - second);
          const given = pairs.some(([from, , time]) => from === commune && Math.round(time * 1000) <= 20_000);
          const expected = reached[0] ?? [given ? Number.POSITIVE_INFINITY : Number.NaN, -1];
          expect([minutes[commune], facility[commune]]).toEqual(expected);
        }
      }),
    );
  });

  it("a second set of facilities knows nothing of the first", () => {
    const finder = FacilityFinder.create(
      kernel,
      matrixOf({
        communes: 2,
        pairs: [
          [0, 0, 0],
          [1, 1, 0],
          [0, 1, 7],
        ],
      }),
    );
    expect([...finder.nearest([1, 1]).minutes]).toEqual([0, 0]);
    expect([...finder.nearest([0, 1]).minutes]).toEqual([7, 0]);
    expect([...finder.nearest([0, 0]).minutes]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(() => finder.nearest([1])).toThrow("facilities: expected 2 values, one per commune, got 1.");
  });
});

it("32-bit ids, beyond 65,536 communes", () => {
  const communes = 65_600;
  const times = matrixOf({
    communes,
    pairs: [
      [3, 65_599, 12],
      [4, 65_598, 1],
    ],
  });
  const open = new Uint8Array(communes);
  open[65_599] = 1;
  const { minutes, facility } = FacilityFinder.create(kernel, times).nearest(open);
  expect([minutes[3], facility[3], minutes[65_599], minutes[4]]).toEqual([
    12,
    65_599,
    0,
    Number.POSITIVE_INFINITY,
  ]);
});
