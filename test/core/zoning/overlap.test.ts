import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { overlapOf } from "../../../src/core/zoning/overlap.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";

const communesWith = (population: readonly number[]) =>
  communesFrom(
    tableOf("communes", {
      code: textColumn(population.map((_, commune) => String(1001 + commune).padStart(5, "0"))),
      population: numberColumn([...population]),
    }),
    { problems: new Problems() },
  );

describe("overlap of zonings", () => {
  it("each commune is in one combination; combinations and counts add up to everybody", () => {
    const commune = fc.record({
      population: fc.integer({ min: 0, max: 999 }),
      inside: fc.array(fc.constantFrom(-1, 0, 1), { minLength: 3, maxLength: 3 }),
      zone: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(commune, { minLength: 1, maxLength: 25 }), (all) => {
        const zonings = [0, 1, 2].map((at) => ({
          name: `z${at}`,
          inside: Int8Array.from(all, (each) => each.inside[at]),
          zones: all.map((each) => each.zone[at]),
        }));
        const overlap = overlapOf(communesWith(all.map((each) => each.population)), zonings);
        const inSet = (each: (typeof all)[number], set: readonly number[]) =>
          each.inside.every((value, at) => (value === 1) === set.includes(at));
        const people = (some: typeof all) => some.reduce((sum, each) => sum + each.population, 0);
        let communes = 0;
        for (const group of overlap.groups) {
          const own = all.filter((each) => inSet(each, group.zonings));
          expect([group.communes, group.population]).toEqual([own.length, people(own)]);
          communes += group.communes;
        }
        expect(communes).toBe(all.length);
        overlap.byCount.forEach((group, count) => {
          const own = all.filter((each) => each.inside.filter((value) => value === 1).length === count);
          expect([group.communes, group.population]).toEqual([own.length, people(own)]);
        });
        for (const { zoning, other, whole, part, none, population } of overlap.coverage) {
          const own = all.filter((each) => each.inside[zoning] === 1);
          expect(population).toBe(people(own.filter((each) => each.inside[other] === 1)));
          expect(whole + part + none).toBe(new Set(own.map((each) => each.zone[zoning])).size);
        }
        expect(overlap.untold).toEqual(zonings.map(({ inside }) => inside.filter((each) => each < 0).length));
      }),
    );
  });

  it("a zone is covered wholly, partly or nowhere by its inhabitants", () => {
    const zonings = [
      { name: "a", inside: Int8Array.from([1, 1, 1, 1, 1]), zones: ["x", "x", "y", "z", "z"] },
      { name: "b", inside: Int8Array.from([1, 0, 1, 0, 0]), zones: ["", "", "", "", ""] },
    ];
    const { coverage } = overlapOf(communesWith([10, 0, 5, 7, 8]), zonings);
    // The commune of x that b leaves out has no inhabitants: x is wholly covered.
    expect(coverage[0]).toMatchObject({ whole: 2, part: 0, none: 1, population: 15, share: 0.5 });
    expect(coverage[1]).toMatchObject({ whole: 0, part: 0, none: 0, population: 15, share: 1 });
  });

  it("needs two zonings of one value per commune", () => {
    const one = { name: "a", inside: Int8Array.from([1]), zones: [""] };
    expect(() => overlapOf(communesWith([1]), [one])).toThrow("expected 2 to 31, got 1");
    expect(() => overlapOf(communesWith([1, 2]), [one, one])).toThrow("a: expected 2 values");
  });
});
