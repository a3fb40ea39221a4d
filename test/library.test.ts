import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
// as a library user would: the built package, its portable doors
import {
  contiguityRule,
  maximalGroups,
  minimalGroups,
  overlapOf,
  Problems,
  smallestGroups,
} from "../dist/index.js";
import {
  bordersOf,
  communesFrom,
  compositeIndexOf,
  criteriaZoningOf,
  facilityMeasures,
  figureOf,
  indicatorsFrom,
  legendOf,
  measuredZonesFrom,
  meshOfLabels,
  numberColumn,
  parseCompositeRules,
  parseCriteriaRules,
  parseListRules,
  profileOf,
  tableOf,
  textColumn,
  unmeasured,
  withMeasures,
  zonesOfCommunes,
} from "../dist/zonings.js";

const rules = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/rules/${name}.json`, import.meta.url), "utf8"));
const problems = new Problems();

const communes = communesFrom(
  tableOf("communes", {
    code: textColumn(["23001", "23002", "23003", "23004"]),
    name: textColumn(["A", "B", "C", "D"]),
    epci: textColumn(["Z1", "Z1", "Z2", "Z2"]),
    population: numberColumn(Float64Array.of(2100, 500, 9000, 300)),
  }),
  { problems },
);
const zones = measuredZonesFrom(
  tableOf("zones", {
    zone: textColumn(["Z1", "Z2"]),
    region: textColumn(["75", "75"]),
    population: numberColumn(Float64Array.of(2600, 9300)),
  }),
  { problems },
).zones;

test("pharmacies: densities, criteria and the zones they select", () => {
  const pharmacy = parseCriteriaRules(rules("pharmacy-2024"), "pharmacy-2024");
  const mesh = meshOfLabels("communes", communes, communes.epci, "epci");
  const measures = facilityMeasures({
    rules: pharmacy,
    zone: zonesOfCommunes(mesh, communes.codes),
    zones: 2,
    population: communes.population,
    weighted: communes.population,
    facilities: Float64Array.of(0, 0, 3, 0),
    minutes: Float64Array.of(22, Number.POSITIVE_INFINITY, 0, 9),
  });
  // 3 pharmacies for 9,300 inhabitants; nobody of Z1 within 15 minutes, 500 reach none at all
  expect([...measures.density]).toEqual([0, (3 * 100_000) / 9300]);
  expect([...measures.farShare!]).toEqual([1, 0]);
  expect([...measures.unreachable]).toEqual([500, 0]);
  const zoning = criteriaZoningOf(
    {
      rules: pharmacy,
      zones: withMeasures(zones, [
        ["density", measures.density],
        ["far-share", measures.farShare!],
      ]),
    },
    problems,
  );
  expect(zoning.zoneClass).toEqual(["selected", "others"]);
  expect(zoning.selection.by[0]).toEqual(["low-density", "poor-access"]);
  expect(legendOf(pharmacy).classes.map(({ label }) => label.fr)).toEqual([
    "Territoire fragile",
    "Autre territoire",
  ]);
});

test("contiguous communes: maximal, smallest and minimal groups", () => {
  const ground = {
    borders: bordersOf(4, [
      [0, 1],
      [1, 3],
    ]),
    population: communes.population,
    candidate: Uint8Array.of(1, 1, 0, 1),
    rule: contiguityRule,
  };
  const maximal = maximalGroups(ground);
  expect(maximal.groups.map(({ communes: each }) => each)).toEqual([[0, 1, 3]]);
  expect(smallestGroups(ground, maximal).map((group) => group?.communes)).toEqual([
    [0, 1],
    [0, 1],
    undefined,
    [0, 1, 3],
  ]);
  expect(minimalGroups(ground, maximal, { limit: 10, visits: 1000 })).toMatchObject({
    count: 1,
    complete: true,
  });
});

test("an index of one's own, a list, an overlap and a profile", () => {
  const index = parseCompositeRules(
    {
      kind: "composite",
      id: "mine",
      title: { fr: "Indice", en: "Index" },
      date: "2026-01-01",
      version: "1",
      mesh: { fr: "EPCI", en: "EPCI" },
      indicators: [
        {
          id: "poor",
          label: { fr: "Pauvreté", en: "Poverty" },
          column: "poor",
          direction: "raises",
          weight: 1,
        },
      ],
      normalisation: "min-max",
      aggregation: "arithmetic",
      threshold: { zones: 1 },
      classes: { selected: { fr: "Oui", en: "Yes" }, others: { fr: "Non", en: "No" } },
      sources: ["note"],
    },
    "mine",
  );
  const measured = withMeasures(zones, [["poor", Float64Array.of(10, 30)]]);
  expect([...compositeIndexOf(index, measured, problems).index]).toEqual([0, 1]);
  expect(parseListRules(rules("red-zones-2025"), "red-zones-2025").by).toBe("epci");
  const overlap = overlapOf(communes, [
    { name: "one", inside: Int8Array.of(1, 1, 0, 0), zones: communes.epci },
    { name: "other", inside: Int8Array.of(0, 1, 1, 0), zones: communes.epci },
  ]);
  expect(overlap).toMatchObject({ population: 11_900 });
  const indicators = indicatorsFrom(
    tableOf("figures", {
      territory: textColumn(["Aube", "Aube"]),
      level: textColumn(["department", "department"]),
      indicator: textColumn(["pharmacies", "population"]),
      unit: textColumn(["count", "count"]),
      value: numberColumn(Float64Array.of(95, 308_910)),
    }),
    { problems },
  );
  expect(figureOf(indicators, 0, "pharmacies")).toBe(95);
  expect(profileOf(indicators, [0]).lines.length).toBeGreaterThan(0);
  expect(unmeasured({ ...zones } as never).measures.size).toBe(0);
  problems.throwIfAny();
});
