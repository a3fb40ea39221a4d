import { expect, test } from "vitest";
import type { Choices } from "../../../src/core/zoning/choices.ts";
import type { ThresholdRules } from "../../../src/core/zoning/rules.ts";
import { type Zoning, zoningOf } from "../../../src/core/zoning/zoning.ts";
import { numberColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import { declared, embeddedTable, noteZones, tableWith, thresholdRules } from "./embedded.ts";

const rules = thresholdRules("gp-2017");

function note(
  options: { rules?: ThresholdRules; zones?: ReturnType<typeof noteZones>; choices?: Choices } = {},
) {
  const problems = new Problems();
  const zoning = zoningOf(
    {
      rules: options.rules ?? rules,
      zones: options.zones ?? noteZones(),
      region: "75",
      declared,
      choices: options.choices,
    },
    problems,
  );
  return { zoning, problems };
}

const choose = (...rows: [zone: string, chosen: string][]): Choices => ({
  source: "agency.csv",
  firstRow: 2,
  all: rows.map(([zone, chosen], row) => ({ zone, class: chosen, reason: "", agreement: false, row })),
});

const counts = (zoning: Zoning) =>
  zoning.classes.map((each) => [each.class, each.zones, each.population, each.communes]);

test("the summary of the note comes out of its lists, hors vivier as the residual of declared totals", () => {
  const { zoning, problems } = note();
  expect(problems.all).toEqual([]);
  expect(counts(zoning)).toEqual([
    ["seuil-1", 14, 115_537, 193],
    ["seuil-2", 38, 492_522, 638],
    ["seuil-3", 161, 2_395_411, 2_750],
    ["hors-vivier", 119, 2_840_707, 922],
  ]);
  expect(zoning.classes.map((each) => (100 * each.share).toFixed(2))).toEqual([
    "1.98",
    "8.43",
    "40.99",
    "48.61",
  ]);
  expect(zoning.classes.map((each) => each.residual)).toEqual([false, false, false, true]);
  expect([zoning.zoneCount, zoning.communeCount, zoning.population]).toEqual([332, 4503, 5_844_177]);
});

test("the three zones printed 2.50 are ambiguous and their published class resolves them", () => {
  const { zoning } = note();
  const { ambiguous, decisions } = zoning.classification;
  const told = [...ambiguous].map(([zone, classes]) => [
    zoning.zones.names[zone],
    classes,
    zoning.zoneClass[zone],
    decisions[zone],
  ]);
  expect(told).toEqual([
    ["Ribérac", ["seuil-2", "seuil-3"], "seuil-3", "published"],
    ["Boé", ["seuil-2", "seuil-3"], "seuil-3", "published"],
    ["Loudun", ["seuil-2", "seuil-3"], "seuil-2", "published"],
  ]);
});

test("on printed values alone, < gives 14 / 37 / 162 and <= gives 14 / 40 / 159, the three still reported", () => {
  const table = tableWith(embeddedTable("nouvelle-aquitaine-2017/zones.csv"), { published_class: undefined });
  const { zoning } = note({ zones: noteZones(table) });
  expect(zoning.classes.slice(0, 3).map((each) => each.zones)).toEqual([14, 37, 162]);
  expect(zoning.classification.ambiguous.size).toBe(3);
  expect(
    new Set([...zoning.classification.ambiguous.keys()].map((zone) => zoning.classification.decisions[zone])),
  ).toEqual(new Set(["printed"]));

  const closed: ThresholdRules = structuredClone(rules);
  for (const each of closed.classes) {
    each.when = each.when?.map(({ variant, below, atLeast, ...others }) => ({
      variant,
      ...others,
      ...(below === 2.5 ? { atMost: 2.5 } : below === undefined ? {} : { below }),
      ...(atLeast === 2.5 ? { above: 2.5 } : atLeast === undefined ? {} : { atLeast }),
    }));
  }
  const other = note({ rules: closed, zones: noteZones(table) }).zoning;
  expect(other.classes.slice(0, 3).map((each) => each.zones)).toEqual([14, 40, 159]);
});

test("exact values are never ambiguous: Loudun at 2.4996 is seuil 2, at 2.5 seuil 3", () => {
  const table = embeddedTable("nouvelle-aquitaine-2017/zones.csv");
  const apl62 = Float64Array.from((table.columns.get("apl_62") as { values: Float64Array }).values);
  const zones = noteZones(tableWith(table, { published_class: undefined, apl_62: numberColumn(apl62) }));
  const loudun = zones.index.get("86137")!;
  for (const [value, expected] of [
    [2.4996, "seuil-2"],
    [2.5, "seuil-3"],
  ] as const) {
    zones.accessibility.get("62")![loudun] = value;
    const { zoning } = note({ zones: { ...zones, halfDigit: 0 } });
    expect(zoning.zoneClass[loudun]).toBe(expected);
    expect(zoning.classification.ambiguous.size).toBe(0);
  }
});

test("quotas are the inhabitants of the national proposal, which fills them to the last", () => {
  const { zoning } = note();
  expect(zoning.quotas.map(({ id, limit, used, room }) => [id, limit, used, room])).toEqual([
    ["complementary", 492_522, 492_522, 0],
    ["conventional", 608_059, 608_059, 0],
    ["vivier", 2_887_933, 2_887_933, 0],
    ["pts", 3_003_470, 3_003_470, 0],
  ]);
  const share = (id: string) =>
    (100 * zoning.quotas.find((each) => each.id === id)!.used) / zoning.population;
  expect([share("conventional").toFixed(2), share("vivier").toFixed(2), share("pts").toFixed(2)]).toEqual([
    "10.40",
    "49.42",
    "51.39",
  ]);
  // As printed shares, the proposal would exceed its own limits: shares decide nothing.
  expect(share("conventional")).toBeGreaterThan(10.4);
  expect(share("pts")).toBeGreaterThan(51.39);
});

test("Vayrac for Domérat and Maubourguet is 492,631 inhabitants, refused by 109 although it displays 8.43 %", () => {
  const { zoning, problems } = note({
    choices: choose(["03101", "seuil-3"], ["65304", "seuil-3"], ["46330", "seuil-2"]),
  });
  const complementary = zoning.quotas[0];
  expect([complementary.used, complementary.room]).toEqual([492_631, -109]);
  expect(((100 * complementary.used) / zoning.population).toFixed(2)).toBe("8.43");
  expect(problems.errors.map((each) => [each.source, each.got, each.expected])).toEqual([
    ["agency.csv", "492631 inhabitants for quota complementary", "at most 492522 inhabitants"],
    ["agency.csv", "608168 inhabitants for quota conventional", "at most 608059 inhabitants"],
  ]);
  expect(problems.errors[0].advice).toContain("exceeded by 109");
});

test("the national proposal, written as choices, is accepted with room 0; without Domérat 622 are left", () => {
  const zones = noteZones();
  const all = zones.codes.map((code, zone): [string, string] => [code, zones.published[zone]]);
  const { zoning, problems } = note({ choices: choose(...all) });
  expect(problems.all).toEqual([]);
  expect(zoning.quotas.map((each) => each.room)).toEqual([0, 0, 0, 0]);
  const without = note({ choices: choose(["03101", "reste-du-vivier"]) });
  expect(without.problems.all).toEqual([]);
  expect(without.zoning.quotas.map((each) => each.room)).toEqual([622, 622, 0, 0]);
});
