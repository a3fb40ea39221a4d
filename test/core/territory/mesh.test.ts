import { expect, test } from "vitest";
import { currentCodes, type Merges, meshAfterMerges } from "../../../src/core/territory/merges.ts";
import {
  type Mesh,
  meshFrom,
  meshOf,
  meshOfLabels,
  zonesOfCommunes,
} from "../../../src/core/territory/mesh.ts";
import { buildMesh, type MeshParts } from "../../../src/core/territory/meshBuild.ts";
import { tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import { communesOf } from "./communesOf.ts";

const mesh = (zones: Readonly<Record<string, readonly string[]>>): Mesh =>
  meshOf(
    "mesh.csv",
    Object.entries(zones).flatMap(([zone, communes]) =>
      communes.map((commune) => ({ commune, zone, zoneName: `Z ${zone}` })),
    ),
  );

const partition = (own: Mesh): Record<string, string[]> => {
  const zones: Record<string, string[]> = {};
  for (const [commune, zone] of [...own.zoneOf].sort()) {
    const code = own.codes[zone];
    zones[code] = [...(zones[code] ?? []), commune];
  }
  return zones;
};

test("a mesh file: zones sorted, a commune in two zones told with both rows, nothing else lost", () => {
  const problems = new Problems();
  const own = meshFrom(
    tableOf("tvs.csv", {
      codgeo: textColumn(["33063", "33039", "33063", "16015"]),
      tvs: textColumn(["33063", "33063", "33039", "16015"]),
      libtvs: textColumn(["Bordeaux", "Bordeaux", "Bègles", "Angoulême"]),
    }),
    { problems },
  );
  expect(own.codes).toEqual(["16015", "33063"]);
  expect(own.names).toEqual(["Angoulême", "Bordeaux"]);
  expect(own.poles).toEqual(["16015", "33063"]);
  expect(problems.errors.map((each) => [each.row, each.got])).toEqual([
    [4, "33063 in zone 33039 and, row 2, in zone 33063"],
  ]);
  expect([...zonesOfCommunes(own, ["33039", "99999"])]).toEqual([1, -1]);
});

test("in a mesh of labels, a commune without one is a zone by itself", () => {
  const communes = communesOf([
    ["16001", 1],
    ["16002", 2],
  ]);
  const own = meshOfLabels("epci", communes, ["200", ""], "epci");
  expect(partition(own)).toEqual({ 200: ["16001"], 16002: ["16002"] });
  expect(own.kinds).toEqual(["commune", "epci"]);
  expect(own.poles).toEqual(["16002", ""]);
});

function built(
  rows: readonly (readonly [string, number])[],
  parts: Partial<MeshParts> & Pick<MeshParts, "basins">,
) {
  const problems = new Problems();
  const own = buildMesh(
    communesOf(rows),
    { islands: new Map(), splitAbove: 50_000, overseas: "communes", ...parts },
    problems,
  );
  const kinds = Object.fromEntries(own.codes.map((code, zone) => [code, own.kinds[zone]]));
  return { zones: partition(own), kinds, own, problems };
}

test("a basin above 50,000 inhabitants is split into territories, one of exactly 50,000 is not", () => {
  const { zones, kinds, problems } = built(
    [
      ["16001", 30_000],
      ["16002", 20_001],
      ["17001", 30_000],
      ["17002", 20_000],
    ],
    {
      basins: mesh({ 16001: ["16001", "16002"], 17001: ["17001", "17002"] }),
      territories: mesh({ 16001: ["16001"], 16002: ["16002"] }),
    },
  );
  expect(problems.all).toEqual([]);
  expect(zones).toEqual({ 16001: ["16001"], 16002: ["16002"], 17001: ["17001", "17002"] });
  expect(kinds).toEqual({ 16001: "territoire-de-vie", 16002: "territoire-de-vie", 17001: "bassin-de-vie" });
});

test("an island is a zone of its own, all its communes together, unless it fills a zone alone", () => {
  const { zones, kinds, own } = built(
    [
      ["17003", 10],
      ["17004", 245],
      ["56009", 900],
      ["56152", 2500],
      ["56001", 40],
      ["85113", 4500],
    ],
    {
      basins: mesh({ 17003: ["17003", "17004"], 56001: ["56001", "56009", "56152"], 85113: ["85113"] }),
      islands: new Map([
        ["17004", "Île-d'Aix"],
        ["56009", "Belle-Île"],
        ["56152", "Belle-Île"],
        ["85113", "L'Île-d'Yeu"],
      ]),
    },
  );
  expect(zones).toEqual({
    17003: ["17003"],
    17004: ["17004"],
    56001: ["56001"],
    56152: ["56009", "56152"],
    85113: ["85113"],
  });
  expect(kinds).toEqual({
    17003: "bassin-de-vie",
    17004: "ile",
    56001: "bassin-de-vie",
    56152: "ile",
    85113: "bassin-de-vie",
  });
  expect(own.names[own.index.get("56152")!]).toBe("Belle-Île");
});

test("arrondissements and overseas communes are zones by themselves, in no basin", () => {
  const { zones, kinds, problems } = built(
    [
      ["75101", 1e5],
      ["75120", 2e5],
      ["69381", 3e4],
      ["13216", 1e4],
      ["97411", 1e5],
      ["97412", 10],
    ],
    { basins: mesh({}) },
  );
  expect(problems.all).toEqual([]);
  expect(Object.keys(zones)).toEqual(["13216", "69381", "75101", "75120", "97411", "97412"]);
  expect(new Set(Object.values(kinds))).toEqual(new Set(["arrondissement", "commune"]));
  const basins = built(
    [
      ["97411", 10],
      ["97412", 10],
    ],
    { basins: mesh({ 97411: ["97411", "97412"] }), overseas: "basins" },
  );
  expect(basins.zones).toEqual({ 97411: ["97411", "97412"] });
});

test("Paris as one commune, and large basins without territories, are kept and warned about", () => {
  const { zones, problems } = built([["75056", 2e6]], { basins: mesh({ 75056: ["75056"] }) });
  expect(zones).toEqual({ 75056: ["75056"] });
  expect(problems.warnings.map((each) => each.got)).toEqual([
    "1 basin of more than 50000 inhabitants and no territories",
    "Paris as one commune (75056)",
  ]);
});

test("communes without a basin or a territory, and one code for two kinds of zone, are errors, all at once", () => {
  const { problems } = built(
    [
      ["16001", 40_000],
      ["16002", 20_000],
      ["16003", 1],
      ["17001", 5],
      ["17002", 60_000],
    ],
    {
      basins: mesh({ 16001: ["16001", "16002"], 17001: ["17001"], 17002: ["17002"] }),
      territories: mesh({ 16001: ["16001"], 17001: ["17002"] }),
    },
  );
  expect(problems.errors.map((each) => each.got)).toEqual([
    "no row for commune 16002 (Commune 16002) of basin 16001",
    "no row for commune 16003 (Commune 16003) of communes.csv",
    "zone 17001 as bassin-de-vie and as territoire-de-vie",
  ]);
});

const merges = (pairs: readonly (readonly [string, string])[]): Merges => {
  const all = new Map<string, Set<string>>();
  for (const [former, current] of pairs) all.set(former, (all.get(former) ?? new Set()).add(current));
  return all;
};

test("current codes are followed through every year, and a code merged into itself survives", () => {
  const own = merges([
    ["01001", "01002"],
    ["01002", "01003"],
    ["01004", "01004"],
    ["01005", "01006"],
    ["01005", "01007"],
  ]);
  expect(currentCodes(own, "01001")).toEqual(["01003"]);
  expect(currentCodes(own, "01004")).toEqual(["01004"]);
  expect(currentCodes(own, "01005")).toEqual(["01006", "01007"]);
  expect(currentCodes(own, "01009")).toEqual(["01009"]);
});

test("a merged commune keeps the zone of the code that survives", () => {
  const problems = new Problems();
  const own = meshAfterMerges(
    mesh({ 16001: ["16001", "16002"], 17001: ["17001", "17002"] }),
    merges([
      ["16002", "17002"],
      ["17002", "17002"],
    ]),
    problems,
  );
  expect(problems.all).toEqual([]);
  expect(partition(own)).toEqual({ 16001: ["16001"], 17001: ["17001", "17002"] });
});

test("when poles merge, their zones merge into that of the surviving pole", () => {
  const problems = new Problems();
  const own = meshAfterMerges(
    mesh({ 16001: ["16001", "16002"], 17001: ["17001", "17002"], 19001: ["19001"] }),
    merges([
      ["16001", "17001"],
      ["17001", "17001"],
    ]),
    problems,
  );
  expect(problems.all).toEqual([]);
  expect(partition(own)).toEqual({ 17001: ["16002", "17001", "17002"], 19001: ["19001"] });
});

test("a pole that leaves for a commune of another zone leaves its zone in place, with a warning", () => {
  const problems = new Problems();
  const own = meshAfterMerges(
    mesh({ 16001: ["16001", "16002"], 17001: ["17001", "17002"] }),
    merges([
      ["16001", "17002"],
      ["17002", "17002"],
    ]),
    problems,
  );
  expect(partition(own)).toEqual({ 16001: ["16002"], 17001: ["17001", "17002"] });
  expect(problems.warnings.map((each) => each.got)).toEqual([
    "the pole of zone 16001, now in commune 17002 of zone 17001",
  ]);
});

test("a split commune's parts stay in its zone; a merger under a code of none of them is an error", () => {
  const problems = new Problems();
  const own = meshAfterMerges(
    mesh({ 16001: ["16001", "16002", "16003"] }),
    merges([
      ["16001", "16001"],
      ["16001", "16009"],
      ["16002", "16008"],
      ["16003", "16008"],
    ]),
    problems,
  );
  expect(partition(own)).toEqual({ 16001: ["16001", "16009"] });
  expect(problems.errors.map((each) => each.got)).toEqual(["commune 16008, made of 16002, 16003"]);
});
