import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bordersOf } from "../../../src/core/territory/borders.ts";
import { type ContiguityGround, contiguityRule, maximalGroups } from "../../../src/core/zoning/contiguous.ts";
import { minimalGroups } from "../../../src/core/zoning/minimalGroups.ts";
import { smallestGroups } from "../../../src/core/zoning/smallestGroups.ts";

const groundOf = (
  population: readonly number[],
  pairs: readonly (readonly [number, number])[],
  candidate: readonly number[] = population.map(() => 1),
  rule = contiguityRule,
): ContiguityGround => ({
  borders: bordersOf(population.length, pairs),
  population: Float64Array.from(population),
  candidate: Uint8Array.from(candidate),
  rule,
});

/** Every eligible set of a small ground, as bit masks, straight from the text of the law. */
function eligibleSets(ground: ContiguityGround): number[] {
  const { borders, population, candidate, rule } = ground;
  const sets: number[] = [];
  for (let mask = 1; mask < 1 << borders.communes; mask++) {
    const communes = Array.from({ length: borders.communes }, (_, c) => c).filter((c) => mask & (1 << c));
    if (communes.length < rule.communes || communes.some((c) => candidate[c] === 0)) continue;
    if (communes.reduce((sum, c) => sum + population[c], 0) < rule.population) continue;
    if (!communes.some((c) => population[c] >= rule.largestCommune)) continue;
    let reached = 1 << communes[0];
    for (let before = 0; before !== reached; ) {
      before = reached;
      for (const c of communes) {
        if (!(reached & (1 << c))) continue;
        for (let at = borders.start[c]; at < borders.start[c + 1]; at++)
          reached |= (1 << borders.neighbour[at]) & mask;
      }
    }
    if (reached === mask) sets.push(mask);
  }
  return sets;
}

const communesOf = (mask: number): number[] =>
  Array.from({ length: 31 }, (_, c) => c).filter((c) => mask & (1 << c));
const maskOf = (communes: readonly number[]): number => communes.reduce((mask, c) => mask | (1 << c), 0);

/** Populations near every edge of the rule, villages, and hamlets that need many to make up 500 inhabitants. */
const inhabitants = fc.oneof(
  fc.constantFrom(0, 499, 500, 501, 1999, 2000, 2001, 2499, 2500, 2501),
  fc.integer({ min: 0, max: 900 }),
  fc.integer({ min: 20, max: 160 }),
  fc.integer({ min: 1900, max: 2400 }),
);

const grounds = fc.integer({ min: 1, max: 10 }).chain((count) =>
  fc
    .record({
      population: fc.array(inhabitants, { minLength: count, maxLength: count }),
      pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 18 }),
      candidate: fc.array(fc.constantFrom(0, 1, 1, 1, 1, 1), { minLength: count, maxLength: count }),
      least: fc.constantFrom(2, 2, 2, 1, 3),
    })
    .map(({ population, pairs, candidate, least }) =>
      groundOf(population, pairs, candidate, { ...contiguityRule, communes: least }),
    ),
);

describe("contiguous communes against every subset", () => {
  it("a pharmacy may open exactly in the communes of some eligible set: those of eligible maximal groups", () => {
    fc.assert(
      fc.property(grounds, (ground) => {
        const maximal = maximalGroups(ground);
        const covered = eligibleSets(ground).reduce((mask, set) => mask | set, 0);
        const open = maximal.groups.filter((_, group) => maximal.eligible[group]);
        expect(open.reduce((mask, group) => mask | maskOf(group.communes), 0)).toBe(covered);
        maximal.groupOf.forEach((group, commune) => {
          if (group >= 0) expect(maximal.groups[group].communes).toContain(commune);
          else expect(ground.candidate[commune]).toBe(0);
        });
      }),
      { numRuns: 400 },
    );
  });

  it("the smallest group of a commune has the fewest communes and, among these, the most inhabitants", () => {
    fc.assert(
      fc.property(grounds, (ground) => {
        const sets = eligibleSets(ground);
        const smallest = smallestGroups(ground, maximalGroups(ground));
        const total = (mask: number) => communesOf(mask).reduce((sum, c) => sum + ground.population[c], 0);
        smallest.forEach((group, commune) => {
          const around = sets.filter((mask) => mask & (1 << commune));
          const size = Math.min(...around.map((mask) => communesOf(mask).length));
          const best = Math.max(...around.filter((mask) => communesOf(mask).length === size).map(total));
          if (around.length === 0) expect(group).toBeUndefined();
          else {
            expect(group).toMatchObject({ population: best, proven: true });
            expect(around).toContain(maskOf(group!.communes));
            expect(group!.communes).toHaveLength(size);
          }
        });
      }),
      { numRuns: 600 },
    );
  });

  it("without budget it still gives an eligible set, and says that it may not be the smallest", () => {
    fc.assert(
      fc.property(grounds, (ground) => {
        const sets = new Set(eligibleSets(ground));
        const proven = smallestGroups(ground, maximalGroups(ground));
        smallestGroups(ground, maximalGroups(ground), { visits: 0 }).forEach((group, commune) => {
          expect(group === undefined).toBe(proven[commune] === undefined);
          if (group === undefined) return;
          expect(sets).toContain(maskOf(group.communes));
          expect(group.communes).toContain(commune);
          if (group.proven) expect(group.population).toBe(proven[commune]!.population);
        });
      }),
    );
  });

  it("minimal groups are the eligible sets that hold no other, each once", () => {
    fc.assert(
      fc.property(grounds, (ground) => {
        const sets = eligibleSets(ground);
        const minimal = sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other));
        const found = minimalGroups(ground, maximalGroups(ground), { limit: 10_000, visits: 1_000_000 });
        expect(found.groups.map((group) => maskOf(group.communes)).sort((a, b) => a - b)).toEqual(minimal);
        expect(found).toMatchObject({ count: minimal.length, complete: true });
      }),
      { numRuns: 400 },
    );
  });
});

describe("contiguous communes", () => {
  it("edges are inclusive: 2,000 and 2,500 are enough, one inhabitant less is not", () => {
    const eligible = (population: number[]) => maximalGroups(groundOf(population, [[0, 1]])).eligible;
    expect(eligible([2000, 500])).toEqual([true]);
    expect(eligible([1999, 501])).toEqual([false]);
    expect(eligible([2000, 499])).toEqual([false]);
  });

  it("two disjoint pairs are not one group", () => {
    const { groups, eligible } = maximalGroups(
      groundOf(
        [2100, 100, 200, 200],
        [
          [0, 1],
          [2, 3],
        ],
      ),
    );
    expect(groups.map((group) => group.population)).toEqual([2200, 400]);
    expect(eligible).toEqual([false, false]);
  });

  it("a commune borders another of its set: alone it is none, however large", () => {
    expect(maximalGroups(groundOf([2600, 10], [])).eligible).toEqual([false, false]);
  });

  it("a pharmacy between them parts two communes", () => {
    const ground = groundOf(
      [2100, 900, 500],
      [
        [0, 1],
        [1, 2],
      ],
      [1, 0, 1],
    );
    expect(maximalGroups(ground).eligible).toEqual([false, false]);
  });

  it("listed groups are capped, the count goes on", () => {
    const around = [1, 2, 3, 4, 5, 6].map((commune) => [0, commune] as const);
    const ground = groundOf([2400, 100, 100, 100, 100, 100, 100], around);
    const found = minimalGroups(ground, maximalGroups(ground), { limit: 2, visits: 1000 });
    expect(found.groups).toHaveLength(2);
    expect(found).toMatchObject({ count: 6, complete: true });
    expect(minimalGroups(ground, maximalGroups(ground), { limit: 2, visits: 3 }).complete).toBe(false);
  });

  it("a candidate without population is refused", () => {
    expect(() => maximalGroups(groundOf([Number.NaN, 10], [[0, 1]]))).toThrow(
      /population: expected at least 0/,
    );
  });
});
