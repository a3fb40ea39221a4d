import fc from "fast-check";
import { expect, test } from "vitest";
import { classify } from "../../../src/core/zoning/classify.ts";
import type { ShareRules } from "../../../src/core/zoning/rules.ts";
import { Problems } from "../../../src/table/problems.ts";
import { type ZoneRow, zonesOf } from "./build.ts";
import { rules } from "./embedded.ts";

const physios = rules("physios-2020") as ShareRules;
const classesOf = (own: ShareRules, rows: readonly ZoneRow[]) =>
  classify(own, zonesOf(rows), new Problems()).classes;

const row = (z: number, all: number, population: number): ZoneRow => ({
  code: String(10000 + z),
  population,
  apl: { all },
});

test("zones sorted by accessibility are cut at cumulative shares of the population", () => {
  // 1,000 zones of 1,000 inhabitants: 68 very under-supplied, then 60, 651, 98 and the rest.
  const rows = Array.from({ length: 1000 }, (_, z) => row(z, ((z * 377) % 1000) / 4, 1000));
  const classes = classesOf(physios, rows);
  const sizes = physios.classes.map((each) => classes.filter((own) => own === each.id).length);
  expect(sizes).toEqual([68, 60, 651, 98, 123]);
});

test("where a zone straddles a cut is a field: by its midpoint, its end or its beginning", () => {
  // The first cut, 6.8 %, is inside the first zone of 10 %, whose end is within the second cut, 12.8 %.
  const rows = Array.from({ length: 10 }, (_, z) => row(z, z, 100));
  const first = (straddling: ShareRules["straddling"]) => classesOf({ ...physios, straddling }, rows)[0];
  expect([first("midpoint"), first("end"), first("begin")]).toEqual([
    "tres-sous-dotee",
    "sous-dotee",
    "tres-sous-dotee",
  ]);
});

test("basis values cuts at the printed largest accessibilities, themselves included", () => {
  const own: ShareRules = { ...physios, basis: "values" };
  const classes = classesOf(
    own,
    [43.8, 43.9, 51.8, 126.4, 147.5, 147.6, 310.4, 999].map((all, z) => row(z, all, 1)),
  );
  expect(classes).toEqual([
    "tres-sous-dotee",
    "sous-dotee",
    "sous-dotee",
    "intermediaire",
    "tres-dotee",
    "sur-dotee",
    "sur-dotee",
    "sur-dotee",
  ]);
});

test("a missing accessibility is no class and weighs nothing in the shares", () => {
  const rows = Array.from({ length: 100 }, (_, z) => row(z, z, 100));
  const classes = classesOf(physios, [...rows, row(500, NaN, 1e6)]);
  expect(classes[100]).toBe("");
  expect(classes.slice(0, 100)).toEqual(classesOf(physios, rows));
});

test("permuting zones changes nothing, equal accessibilities share a class, classes are monotone, shares are kept to one zone", () => {
  const zone = fc.record({
    all: fc.integer({ min: 0, max: 40 }),
    population: fc.integer({ min: 1, max: 5000 }),
  });
  const input = fc
    .array(zone, { minLength: 1, maxLength: 60 })
    .chain((zones) =>
      fc.tuple(
        fc.constant(zones.map((each, z) => row(z, each.all, each.population))),
        fc.shuffledSubarray([...zones.keys()], { minLength: zones.length }),
        fc.constantFrom("midpoint" as const, "end" as const, "begin" as const),
      ),
    );
  const rank = new Map(physios.classes.map((each, position) => [each.id, position]));
  fc.assert(
    fc.property(input, ([rows, order, straddling]) => {
      const own = { ...physios, straddling };
      const classes = classesOf(own, rows);
      expect(
        classesOf(
          own,
          order.map((z) => rows[z]),
        ),
      ).toEqual(classes);
      const sorted = rows
        .map((each, z) => ({ all: each.apl!.all, rank: rank.get(classes[z])! }))
        .sort((a, b) => a.all - b.all || a.rank - b.rank);
      for (let z = 1; z < sorted.length; z++) {
        expect(sorted[z].rank).toBeGreaterThanOrEqual(sorted[z - 1].rank);
        if (sorted[z].all === sorted[z - 1].all) expect(sorted[z].rank).toBe(sorted[z - 1].rank);
      }
      const total = rows.reduce((sum, each) => sum + each.population, 0);
      let allowed = 0;
      physios.classes.slice(0, -1).forEach((each, position) => {
        allowed += each.share!;
        const within = rows.reduce(
          (sum, of, z) => sum + (rank.get(classes[z])! <= position ? of.population : 0),
          0,
        );
        if (straddling === "end") expect(within).toBeLessThanOrEqual(allowed * total + 1e-6);
        if (straddling === "begin") expect(within).toBeGreaterThanOrEqual(allowed * total - 1e-6);
      });
    }),
  );
});
