import fc from "fast-check";
import { expect, test } from "vitest";
import { classify } from "../../../src/core/zoning/classify.ts";
import { compileRules } from "../../../src/core/zoning/conditions.ts";
import { variantsRead } from "../../../src/core/zoning/rules.ts";
import { Problems } from "../../../src/table/problems.ts";
import { type ZoneRow, zonesOf } from "./build.ts";
import { thresholdRules } from "./embedded.ts";

const gp2017 = thresholdRules("gp-2017");
const gp2018 = thresholdRules("gp-2018");

function classesOf(rules: typeof gp2017, apl: readonly (readonly [number, number])[]) {
  const problems = new Problems();
  const rows = apl.map(
    ([a65, a62], z): ZoneRow => ({ code: String(10000 + z), population: 100, apl: { 65: a65, 62: a62 } }),
  );
  return { ...classify(rules, zonesOf(rows), problems), problems };
}

test("every edge of gp-2017: below 2.5, at least 2.5, below 4, at least 4", () => {
  const at = (a65: number, a62: number) => classesOf(gp2017, [[a65, a62]]).classes[0];
  expect(at(0, 0)).toBe("seuil-1");
  expect(at(2.4999999, 2)).toBe("seuil-1");
  expect(at(2.5, 2.4999999)).toBe("seuil-2");
  expect(at(2.5, 2.5)).toBe("seuil-3");
  expect(at(3.9999999, 3.9999999)).toBe("seuil-3");
  expect(at(4, 2.5)).toBe("hors-vivier");
  expect(at(4, 4)).toBe("hors-vivier");
});

test("a zone of two rules goes to the first in the order, which is a field", () => {
  expect(classesOf(gp2017, [[4.5, 2.4]]).classes).toEqual(["seuil-2"]);
  const other = { ...gp2017, order: ["seuil-1", "hors-vivier", "seuil-2", "seuil-3"] };
  expect(classesOf(other, [[4.5, 2.4]]).classes).toEqual(["hors-vivier"]);
});

test("gp-2018 has the other edge: 2.5 is ZIP A, 4 is in the pool", () => {
  const at = (a65: number) => classesOf(gp2018, [[a65, a65]]).classes[0];
  expect([2.5, 2.5000001, 4, 4.0000001].map(at)).toEqual(["zip-a", "vivier", "vivier", "hors-vivier"]);
});

test("a missing accessibility is no class, unless no value of it could change the class", () => {
  const { classes, decisions, problems } = classesOf(gp2017, [
    [NaN, NaN],
    [3, NaN],
    [1, NaN],
    [5, 3],
  ]);
  expect(classes).toEqual(["", "", "seuil-1", "hors-vivier"]);
  expect(decisions).toEqual(["missing", "missing", "rule", "rule"]);
  expect(problems.all).toEqual([]);
});

test("a zone that no rule matches is an error, and so is a variant that is not there", () => {
  const { problems } = classesOf(gp2017, [[3, 4.5]]);
  expect(problems.errors.map((each) => each.got)).toEqual(["zone 10000 with apl_65 3, apl_62 4.5"]);
  const absent = new Problems();
  classify(gp2017, zonesOf([{ code: "16374", population: 1, apl: { 65: 3 } }]), absent);
  expect(absent.errors.map((each) => [each.column, each.expected])).toEqual([
    ["apl_62", "accessibility for variant 62, which rules gp-2017 read"],
  ]);
});

test("a published class that the values exclude is warned about, and the rules win", () => {
  const problems = new Problems();
  const zones = {
    ...zonesOf([{ code: "16374", population: 1, apl: { 65: 3, 62: 2.8 } }], 0.005),
    published: ["seuil-1"],
  };
  expect(classify(gp2017, zones, problems).classes).toEqual(["seuil-3"]);
  expect(problems.warnings.map((each) => [each.got, each.expected])).toEqual([
    ["zone 16374 published in seuil-1", "seuil-3, by its accessibility"],
  ]);
});

const ordered = fc.tuple(
  fc.double({ min: 0, max: 6, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const aplPair = ordered.map(([a65, part]): [number, number] => [a65, a65 * part]);

test("each zone is in exactly one class", () => {
  for (const rules of [gp2017, gp2018]) {
    fc.assert(
      fc.property(fc.array(aplPair, { minLength: 1, maxLength: 30 }), (apl) => {
        const { classes, problems } = classesOf(rules, apl);
        expect(problems.all).toEqual([]);
        for (const each of classes) expect(rules.order).toContain(each);
      }),
    );
  }
});

test("classes are monotone in accessibility: more of both variants is never a more fragile class", () => {
  for (const rules of [gp2017, gp2018]) {
    const rank = new Map(rules.classes.map((each, position) => [each.id, position]));
    fc.assert(
      fc.property(
        aplPair,
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([a65, a62], more65, part) => {
          const [b65, b62] = [a65 + more65, Math.min(a62 + more65 * part, a65 + more65)];
          const { classes } = classesOf(rules, [
            [a65, a62],
            [b65, b62],
          ]);
          expect(rank.get(classes[0])!).toBeLessThanOrEqual(rank.get(classes[1])!);
        },
      ),
    );
  }
});

test("the classes a printed value leaves open are those that sampling its interval finds", () => {
  const cents = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
  const compiled = compileRules(gp2017, variantsRead(gp2017));
  fc.assert(
    fc.property(cents, fc.constantFrom(0.005, 0.05), ([a, b], half) => {
      const [v65, v62] = [Math.max(a, b) / 100, Math.min(a, b) / 100];
      const found = compiled.classesWithin([v65, v62], half);
      const sampled = new Set<string>();
      for (let i = 0; i <= 20; i++) {
        for (let j = 0; j <= 20; j++) {
          const point = [Math.max(0, v65 + half * (i / 10 - 1)), Math.max(0, v62 + half * (j / 10 - 1))];
          sampled.add(compiled.classOf(point));
        }
      }
      sampled.delete("");
      expect([...sampled].filter((each) => !found.includes(each))).toEqual([]);
      expect(found).toContain(compiled.classOf([v65, v62]));
      if (half === 0.005 && found.length > 1) {
        expect([2.5, 4].some((edge) => [v65, v62].some((value) => Math.abs(value - edge) < 0.0051))).toBe(
          true,
        );
      }
    }),
  );
});
