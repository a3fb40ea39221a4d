import { expect, test } from "vitest";
import { rulesAddress, rulesNames } from "../../../src/core/zoning/embedded.ts";
import { parseRules } from "../../../src/core/zoning/parseRules.ts";
import { parsePublication } from "../../../src/core/zoning/publication.ts";
import { InputError } from "../../../src/table/problems.ts";
import { embeddedText, rules } from "./embedded.ts";

const gp2017 = () => JSON.parse(embeddedText("rules/gp-2017.json"));

function refusal(json: unknown): [string | undefined, string | undefined, string][] {
  try {
    parseRules(json, "own.json");
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.map((each) => [each.field, each.got, each.expected]);
    throw error;
  }
  throw new Error("expected a refusal");
}

test("every embedded document parses, and has the id of its file", () => {
  expect(rulesNames).toEqual(["gp-2017", "gp-2018", "nurses-2020", "physios-2020", "midwives-2020"]);
  for (const name of rulesNames) {
    expect(rules(name).id).toBe(name);
    expect(rulesAddress(name)?.pathname).toContain(`data/rules/${name}.json`);
  }
  expect(rulesAddress("toString")).toBeUndefined();
});

test("unknown classes, an order that forgets a rule and repeated ids are all told at once", () => {
  const own = gp2017();
  own.order = ["seuil-1", "seuil-2", "vivier-sans-pts", "hors-vivier"];
  own.gauges[0].counts = ["seuil-9"];
  own.classes[1].from = ["seuil-8"];
  own.gauges[1].id = "complementary";
  expect(refusal(own)).toEqual([
    ["gauges", "complementary twice", "each id once"],
    ["classes.1.from", "seuil-8", "one of seuil-1, seuil-2, seuil-3, vivier-sans-pts, hors-vivier"],
    ["gauges.0.counts", "seuil-9", "one of seuil-1, seuil-2, seuil-3, vivier-sans-pts, hors-vivier"],
    ["order", "no seuil-3", "every class that has a rule"],
    ["order", "vivier-sans-pts", "classes that have a rule: seuil-1, seuil-2, seuil-3, hors-vivier"],
  ]);
});

test("a condition without an edge, an unknown field and a wrong type are refused with their field", () => {
  const own = gp2017();
  own.classes[0].when = [{ variant: "65" }];
  own.classes[0].inside = "yes";
  own.thresholds = [2.5];
  const fields = refusal(own).map(([field, , expected]) => [field, expected]);
  expect(fields).toContainEqual(["classes[0].inside", "true or false"]);
  expect(fields).toContainEqual(["classes[0].when[0]", "at least one of below, atMost, above, atLeast"]);
  expect(fields.length).toBe(3);
});

test("shares over 100 % are refused, the rounding of printed ones is not", () => {
  const physios = JSON.parse(embeddedText("rules/physios-2020.json"));
  expect(physios.classes.reduce((sum: number, each: { share: number }) => sum + each.share, 0)).toBeCloseTo(
    1.001,
    9,
  );
  physios.classes[0].share = 0.08;
  expect(refusal(physios)).toEqual([["classes.share", "101.3 %", "shares of 100 % at most, up to rounding"]]);
});

test("a publication lists what is wrong with it", () => {
  expect(() => parsePublication({ id: "x" }, "own.json")).toThrow(InputError);
});
