import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile, shareUnder } from "../../../src/core/accessibility/quantiles.ts";
import { rankingOf } from "../../../src/core/accessibility/ranking.ts";

test("quantiles: the extremes are the least and the greatest value that someone has", () => {
  const values = Float64Array.of(5, 1, 9, 3);
  const population = Float64Array.of(1, 0, 1, 2);
  const ranking = rankingOf(values, population);
  expect([0, 0.5, 0.75, 0.76, 1].map((share) => quantile(ranking, share))).toEqual([3, 3, 5, 9, 9]);
});

test("communes are ordered by value, then population, then position, whatever a float of 32 bits can tell apart", () => {
  const value = fc.oneof(
    fc.constantFrom(Number.NaN, 0, -0, 1, 1 + Number.EPSILON, 1 + 2 * Number.EPSILON, -1, 1e300, 2e300),
    fc.double({ min: -1, max: 8 }),
  );
  const rows = fc.array(fc.tuple(value, fc.nat(3)), { maxLength: 60 });
  fc.assert(
    fc.property(rows, (all) => {
      const values = Float64Array.from(all, ([each]) => each);
      const population = Float64Array.from(all, ([, people]) => people);
      const expected = all
        .map((_, position) => position)
        .filter((position) => !Number.isNaN(values[position]))
        .sort((a, b) => values[a]! - values[b]! || population[a]! - population[b]! || a - b);
      expect(Array.from(rankingOf(values, population).order)).toEqual(expected);
    }),
  );
});

test("quantiles and shares are those of the inhabitants, one by one", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom(Number.NaN, 0, 1, 2.5, 4), fc.constantFrom(Number.NaN, -1, 0, 1, 2, 7)),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
      fc.constantFrom(0, 1, 2.5, 9),
      (all, share, threshold) => {
        const ranking = rankingOf(
          Float64Array.from(all, ([value]) => value),
          Float64Array.from(all, ([, people]) => people),
        );
        const people = all
          .flatMap(([value, count]) => (value >= 0 && count > 0 ? Array<number>(count).fill(value) : []))
          .sort((a, b) => a - b);
        expect(quantile(ranking, share)).toBe(
          people[Math.max(0, Math.ceil(share * people.length) - 1)] ?? Number.NaN,
        );
        const under = people.filter((value) => value < threshold).length;
        expect(shareUnder(ranking, threshold)).toBe(under / people.length);
      },
    ),
  );
});
