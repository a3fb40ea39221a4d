import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCriteriaRules } from "../../../src/core/zoning/criteriaRules.ts";
import { rulesAddress, rulesNames, territoryRulesNames } from "../../../src/core/zoning/embedded.ts";
import { parseListRules } from "../../../src/core/zoning/listRules.ts";

const json = (name: string) => JSON.parse(readFileSync(rulesAddress(name)!, "utf8"));

test("every embedded document parses by its kind, and has the id of its file", () => {
  expect(territoryRulesNames).toEqual(["pharmacy-2024", "density", "red-zones-2025"]);
  expect(territoryRulesNames.filter((name) => rulesNames.includes(name))).toEqual([]);
  const parse = { criteria: parseCriteriaRules, list: parseListRules };
  for (const name of territoryRulesNames) {
    const document = json(name);
    expect(parse[document.kind as keyof typeof parse](document, name).id).toBe(name);
  }
});

test("the caps of regions are those of the order: 18 regions, shares", () => {
  const { caps } = parseCriteriaRules(json("pharmacy-2024"), "pharmacy-2024");
  expect(Object.keys(caps!)).toHaveLength(18);
  expect([caps!["75"], caps!["06"], caps!["03"], caps!["94"], caps!["02"]]).toEqual([
    0.04, 1, 0.45, 0.18, 0.01,
  ]);
});

test("a list document names what was announced, with its date and region", () => {
  const broken = {
    ...json("red-zones-2025"),
    announced: [{ label: { fr: "x", en: "x" }, date: "hier" }],
    by: "canton",
  };
  expect(() => parseListRules(broken, "mine.json")).toThrow(/by[\s\S]*date|date[\s\S]*by/);
});
