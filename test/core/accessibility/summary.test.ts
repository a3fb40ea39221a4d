import fc from "fast-check";
import { expect, test } from "vitest";
import { summarise, weightedMean } from "../../../src/core/accessibility/summary.ts";

interface Commune {
  readonly apl: number;
  readonly population: number;
  readonly demand: number;
}

const communes: fc.Arbitrary<Commune[]> = fc.array(
  fc.record({
    apl: fc.oneof(
      fc.integer({ min: 0, max: 8 }),
      fc.double({ min: 0.001, max: 8, noNaN: true }),
      fc.constant(Number.NaN),
    ),
    population: fc.nat(30),
    demand: fc.double({ min: 0, max: 30, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);

const summaryOf = (rows: readonly Commune[], thresholds: readonly number[] = [2.5]) =>
  summarise({
    accessibility: Float64Array.from(rows, ({ apl }) => apl),
    population: Float64Array.from(rows, ({ population }) => population),
    demand: Float64Array.from(rows, ({ demand }) => demand),
    thresholds,
  });

const known = (rows: readonly Commune[]) => rows.filter(({ apl }) => !Number.isNaN(apl));
/** One value an inhabitant, ascending: what every statistic on the population means. */
const inhabitants = (rows: readonly Commune[]) =>
  known(rows)
    .flatMap(({ apl, population }) => Array<number>(population).fill(apl))
    .sort((a, b) => a - b);
const meanOf = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;

function expectSame(got: number, expected: number): void {
  if (Number.isNaN(expected)) expect(got).toBeNaN();
  else expect(got).toBeCloseTo(expected, 9);
}

test("statistics on the population are those of its inhabitants, one by one", () => {
  fc.assert(
    fc.property(communes, fc.constantFrom(1, 2.5, 4), (rows, threshold) => {
      const people = inhabitants(rows);
      const summary = summaryOf(rows, [threshold]);
      expectSame(summary.meanByPopulation, meanOf(people));
      expectSame(summary.shares[0].share, meanOf(people.map((apl) => (apl < threshold ? 1 : 0))));
      expectSame(summary.median, people[Math.ceil(people.length / 2) - 1] ?? Number.NaN);
      const differences = people.flatMap((a) => people.map((b) => Math.abs(a - b)));
      const gini = meanOf(differences) / (2 * meanOf(people));
      expectSame(summary.gini, people.length > 0 && meanOf(people) === 0 ? 0 : gini);
      expect(summary.population).toBe(people.length);
      expect(summary.communes + summary.missing).toBe(rows.length);
    }),
  );
});

test("a commune falls whole in the tenth that holds the midpoint of its cumulated population", () => {
  fc.assert(
    fc.property(communes, (rows) => {
      const sorted = known(rows).sort((a, b) => a.apl - b.apl || a.population - b.population);
      const total = inhabitants(rows).length;
      const inTenth = (commune: Commune): number => {
        const before = sorted.slice(0, sorted.indexOf(commune)).reduce((sum, row) => sum + row.population, 0);
        const midpoint = (before + commune.population / 2) / total;
        for (let tenth = 0; tenth < 9; tenth++) if (midpoint < (tenth + 1) / 10) return tenth;
        return 9;
      };
      const { tenths } = summaryOf(rows);
      expect(tenths).toHaveLength(10);
      for (let tenth = 0; tenth < 10; tenth++) {
        const members = total === 0 ? [] : sorted.filter((commune) => inTenth(commune) === tenth);
        const weight = members.reduce((sum, { demand }) => sum + demand, 0);
        expectSame(tenths[tenth], members.reduce((sum, { apl, demand }) => sum + apl * demand, 0) / weight);
      }
    }),
  );
});

test("the mean is weighted by standardised population, the other by total population", () => {
  const { mean, meanByPopulation } = summaryOf([
    { apl: 2, population: 100, demand: 150 },
    { apl: 4, population: 100, demand: 50 },
  ]);
  expect(mean).toBe(2.5);
  expect(meanByPopulation).toBe(3);
});

test("a missing accessibility is never 0, and a true 0 counts", () => {
  const summary = summaryOf([
    { apl: Number.NaN, population: 50, demand: 50 },
    { apl: 0, population: 25, demand: 25 },
    { apl: 3, population: 75, demand: 75 },
  ]);
  expect(summary.shares).toEqual([{ threshold: 2.5, share: 0.25 }]);
  expect(summary.mean).toBe(2.25);
  expect(summary).toMatchObject({ communes: 2, missing: 1, population: 100, missingPopulation: 50 });
});

test("shares are strict, on unrounded values", () => {
  const share = (apl: number) => summaryOf([{ apl, population: 10, demand: 10 }]).shares[0].share;
  expect(share(2.5)).toBe(0);
  expect(share(2.499_999)).toBe(1);
});

test("an unknown population counts as nobody; its standardised population still weighs in the mean", () => {
  const summary = summaryOf([
    { apl: 1, population: Number.NaN, demand: 10 },
    { apl: 3, population: 10, demand: 10 },
  ]);
  expect(summary).toMatchObject({ mean: 2, meanByPopulation: 3, population: 10, communes: 2 });
});

test("nothing known: not a number everywhere, and no error", () => {
  const summary = summaryOf([{ apl: Number.NaN, population: 10, demand: 10 }]);
  expect(summary.mean).toBeNaN();
  expect(summary.median).toBeNaN();
  expect(summary.gini).toBeNaN();
  expect(summary.tenths.every(Number.isNaN)).toBe(true);
  expect(weightedMean(new Float64Array(0), new Float64Array(0))).toBeNaN();
});
