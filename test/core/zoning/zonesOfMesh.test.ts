import { expect, test } from "vitest";
import type { Results } from "../../../src/core/accessibility/resultTable.ts";
import { meshOf } from "../../../src/core/territory/mesh.ts";
import { compare } from "../../../src/core/zoning/compare.ts";
import { previousFrom } from "../../../src/core/zoning/previous.ts";
import { qpvFrom } from "../../../src/core/zoning/qpv.ts";
import { communesTable, zonesTable } from "../../../src/core/zoning/resultTables.ts";
import { type ZonesOfMesh, zonesOfMesh } from "../../../src/core/zoning/zonesOfMesh.ts";
import { zoningOf } from "../../../src/core/zoning/zoning.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";
import type { Column } from "../../../src/table/table.ts";
import { communesOf } from "../territory/communesOf.ts";
import { thresholdRules } from "./embedded.ts";

const rules = thresholdRules("gp-2017");

/** 16 and 17 are of region 75, 85 of region 52. Zone 16001 is over two regions, its pole in ours; zone 85001 has its pole outside. */
const rows: [code: string, population: number, demand: number, apl65: number, apl62: number][] = [
  ["16001", 100, 120, 2, 1],
  ["16002", 50, 40, 3, 2],
  ["17001", 400, 400, 3, 2.4],
  ["17002", 10, 12, 3, 2.4],
  ["85001", 900, 900, 4.5, 4.2],
  ["85002", 300, 260, 6, 4],
];
const zones: [commune: string, zone: string][] = [
  ["16001", "16001"],
  ["85002", "16001"],
  ["16002", "16002"],
  ["17001", "16002"],
  ["17002", "85001"],
  ["85001", "85001"],
];

function results(own = rows): Results {
  const communes = communesOf(own.map(([code, population]) => [code, population]));
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(own, of);
  return {
    communes,
    demand: column((row) => row[2]),
    variants: ["65", "62"],
    supply: [undefined, undefined],
    ratio: [undefined, undefined],
    accessibility: [column((row) => row[3]), column((row) => row[4])],
    estimated: false,
    synthetic: false,
  };
}

const mesh = (pairs = zones) =>
  meshOf(
    "mesh.csv",
    pairs.map(([commune, zone]) => ({ commune, zone })),
  );

function zonesIn(
  region: string | undefined,
  weight: "standardised" | "population" = "standardised",
  pairs = zones,
  own = rows,
) {
  const problems = new Problems();
  const excluded = new Exclusions();
  return {
    ...zonesOfMesh(mesh(pairs), results(own), { region, weight, problems, excluded }),
    problems,
    excluded,
  };
}

test("a zone over two regions: accessibility on all its communes, inhabitants of the region only", () => {
  const own = zonesIn("75").zones;
  expect(own.codes).toEqual(["16001", "16002", "85001"]);
  expect(own.accessibility.get("65")![0]).toBeCloseTo((120 * 2 + 260 * 6) / 380, 12);
  expect([...own.population]).toEqual([100, 450, 10]);
  expect([...own.wholePopulation]).toEqual([400, 450, 910]);
  expect([...own.communes]).toEqual([1, 2, 1]);
  expect(own.departments).toEqual(["16", "16", "85"]);
  expect(own.regions).toEqual(["75", "75", "52"]);
  expect(own.mainRegions).toEqual(["52", "75", "52"]);
});

test("without a region every zone counts all its inhabitants", () => {
  expect([...zonesIn(undefined).zones.population]).toEqual([400, 450, 910]);
});

test("the weight is an option, and can change a class", () => {
  expect(zonesIn("75", "population").zones.accessibility.get("65")![0]).toBeCloseTo(
    (100 * 2 + 300 * 6) / 400,
    12,
  );
});

test("communes that the mesh misses are all told; those of another region are not asked for", () => {
  const pairs = zones.filter(([commune]) => !["16002", "17001", "85002"].includes(commune));
  expect(zonesIn("75", "standardised", pairs).problems.errors.map((each) => each.got)).toEqual([
    "no zone for commune 16002 (Commune 16002)",
    "no zone for commune 17001 (Commune 17001)",
  ]);
  expect(zonesIn(undefined, "standardised", pairs).problems.errors.length).toBe(3);
});

test("communes of the mesh without accessibility are listed; an unknown region and no weight are errors", () => {
  const own = zonesIn("75", "standardised", [...zones, ["16009", "16001"]]);
  expect(own.excluded.all.map((each) => [each.reason, [...each.ids.keys()]])).toEqual([
    ["mesh-unknown-commune", ["16009"]],
  ]);
  expect(zonesIn("99").problems.errors.map((each) => each.expected)).toEqual(["communes of region 99"]);
  const bare = rows.map(([code, population, , a, b]): (typeof rows)[number] => [
    code,
    population,
    Number.NaN,
    a,
    b,
  ]);
  expect(zonesIn("75", "standardised", zones, bare).problems.errors.map((each) => each.column)).toEqual([
    "demand",
  ]);
  expect(zonesIn("75", "population", zones, bare).problems.errors).toEqual([]);
});

function zoningIn({ zones: own, communes }: ZonesOfMesh, qpv: Parameters<typeof zoningOf>[0]["qpv"] = []) {
  const problems = new Problems();
  const zoning = zoningOf({ rules, zones: own, communes, region: "75", qpv }, problems);
  problems.throwIfAny();
  return zoning;
}

const table = (columns: Readonly<Record<string, Column>>) => tableOf("qpv.csv", columns);

test("neighbourhoods: parts by commune, those of another region left out, populations said alike", () => {
  const own = zonesIn("75");
  const problems = new Problems();
  const found = qpvFrom(
    table({
      qpv: textColumn(["QP1", "QP1", "QP2", "QP2", "QP3"]),
      commune: textColumn(["16001", "17001", "17002", "85001", "85002"]),
      population: numberColumn([50, 50, 9, 9, 100]),
      part: numberColumn([20, 30, 6, 3, 100]),
    }),
    own.zones,
    own.communes,
    { problems },
  );
  expect(problems.all).toEqual([]);
  expect(
    found.map((each) => [each.code, each.population, each.parts.map((part) => [part.zone, part.population])]),
  ).toEqual([
    [
      "QP1",
      50,
      [
        [0, 20],
        [1, 30],
      ],
    ],
    ["QP2", 6, [[2, 6]]],
  ]);
});

test("a neighbourhood that straddles zones without parts counts once, with its first zone, and a warning", () => {
  const own = zonesIn("75");
  const problems = new Problems();
  const columns = {
    qpv: textColumn(["QP1", "QP1"]),
    commune: textColumn(["16001", "17001"]),
    population: numberColumn([50, 50]),
  };
  const found = qpvFrom(table(columns), own.zones, own.communes, { problems });
  expect(found[0].parts.map((part) => part.population)).toEqual([50, 0]);
  expect(found[0].population).toBe(50);
  expect(problems.warnings.map((each) => each.got)).toEqual([
    "neighbourhood QP1 in zones 16001 and 16002, without its part in each",
  ]);
});

test("unknown communes, populations that differ and parts that do not add up are told with their rows", () => {
  const own = zonesIn("75");
  const problems = new Problems();
  qpvFrom(
    table({
      qpv: textColumn(["QP1", "QP1", "QP2"]),
      commune: textColumn(["16001", "17001", "99999"]),
      population: numberColumn([50, 60, 5]),
      part: numberColumn([20, 20, 5]),
    }),
    own.zones,
    own.communes,
    { problems },
  );
  expect(problems.errors.map((each) => [each.row, each.column, each.got])).toEqual([
    [3, "population", "60"],
    [2, "part", "40 over 2 rows of QP1"],
    [4, "commune", "99999"],
  ]);
});

test("from a zoning in force, through communes and across a change of mesh", () => {
  const zoning = zoningIn(zonesIn("75"));
  expect(zoning.zoneClass).toEqual(["hors-vivier", "seuil-2", "hors-vivier"]);
  const problems = new Problems();
  const previous = previousFrom(
    tableOf("previous.csv", {
      code: textColumn(["16001", "16002", "17001", "85001", "16999"]),
      classe: textColumn(["seuil-1", "reste-du-vivier", "seuil-1", "hors-vivier", "seuil-1"]),
    }),
    { rules, problems, hasCommunes: true },
  );
  const comparison = compare(zoning, previous);
  expect(
    comparison.transitions.map((each) => [
      each.before,
      each.after,
      each.zones,
      each.communes,
      each.population,
    ]),
  ).toEqual([
    ["seuil-1", "seuil-2", 1, 1, 400],
    ["seuil-1", "hors-vivier", 1, 1, 100],
    ["seuil-3", "seuil-2", 0, 1, 50],
    ["", "hors-vivier", 1, 1, 10],
  ]);
  expect(
    comparison.moves.map((each) => [
      zoning.zones.codes[each.zone],
      each.before,
      each.after,
      each.direction,
      each.mixed,
    ]),
  ).toEqual([
    ["16001", "seuil-1", "hors-vivier", "leaving", false],
    ["16002", "seuil-1", "seuil-2", "within", true],
    ["85001", "", "hors-vivier", "within", false],
  ]);
  expect([comparison.added, comparison.gone]).toEqual([["17002"], ["16999"]]);
});

test("compared with itself, a zoning moves nothing, by communes as by zones", () => {
  const zoning = zoningIn(zonesIn("75"));
  for (const own of [zonesTable(zoning, new Map()), communesTable(zoning, new Map())!]) {
    const problems = new Problems();
    const comparison = compare(zoning, previousFrom(own, { rules, problems, hasCommunes: true }));
    expect(problems.all).toEqual([]);
    expect(comparison.moves).toEqual([]);
    expect(
      comparison.transitions.map((each) => [
        each.before,
        each.after,
        each.zones,
        each.communes,
        each.population,
      ]),
    ).toEqual([
      ["seuil-2", "seuil-2", 1, 2, 450],
      ["hors-vivier", "hors-vivier", 2, 2, 110],
    ]);
  }
});

test("classes that the rules do not know need to be told in or out", () => {
  const own = tableOf("previous.csv", {
    zone: textColumn(["16001", "16002"]),
    class: textColumn(["fragile", "non fragile"]),
  });
  const problems = new Problems();
  previousFrom(own, { rules, problems, hasCommunes: false });
  expect(problems.errors.map((each) => [each.got, each.advice])).toEqual([
    ["fragile, non fragile", "Say which of its classes are in the zoning with --inside NAME,NAME."],
  ]);
  const told = new Problems();
  const previous = previousFrom(own, { rules, problems: told, hasCommunes: false, inside: ["fragile"] });
  expect(told.all).toEqual([]);
  const comparison = compare(zoningIn(zonesIn("75")), previous);
  expect(comparison.moves.map((each) => each.direction)).toEqual(["leaving", "entering", "within"]);
});
