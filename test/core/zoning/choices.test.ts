import fc from "fast-check";
import { expect, test } from "vitest";
import type { Qpv } from "../../../src/core/zoning/qpv.ts";
import type { GivenQuota } from "../../../src/core/zoning/quotas.ts";
import type { ThresholdRules } from "../../../src/core/zoning/rules.ts";
import { type Zoning, type ZoningInput, zoningOf } from "../../../src/core/zoning/zoning.ts";
import { Problems } from "../../../src/table/problems.ts";
import { choose, type ZoneRow, zonesOf } from "./build.ts";
import { thresholdRules } from "./embedded.ts";

const gp2017 = thresholdRules("gp-2017");
const gp2018 = thresholdRules("gp-2018");

const row = (
  code: string,
  a65: number,
  a62: number,
  population: number,
  more: Partial<ZoneRow> = {},
): ZoneRow => ({
  code,
  population,
  apl: { 65: a65, 62: a62 },
  ...more,
});

/** seuil-1, two of seuil-2, two of seuil-3, hors-vivier. */
const sample = [
  row("16001", 2, 1, 100),
  row("16002", 3, 2, 200),
  row("16003", 3, 2.1, 300),
  row("16004", 3, 2.6, 250),
  row("16005", 3.5, 3, 450),
  row("16006", 5, 4, 1000),
];

function zone(input: Partial<ZoningInput> = {}): { zoning: Zoning; problems: Problems } {
  const problems = new Problems();
  return {
    zoning: zoningOf({ rules: gp2017, zones: zonesOf(sample), region: "75", ...input }, problems),
    problems,
  };
}

const room = (zoning: Zoning) => Object.fromEntries(zoning.quotas.map((each) => [each.id, each.room]));
const inhabitants = (zoning: Zoning) =>
  Object.fromEntries(zoning.classes.map((each) => [each.class, each.population]));

test("all bad choices are told at once, each with its row", () => {
  const { problems } = zone({
    choices: choose(
      { zone: "16001", class: "seuil-3" },
      { zone: "99999", class: "seuil-2" },
      { zone: "16004", class: "seuil-2" },
      { zone: "16006", class: "seuil-2" },
      { zone: "16004", class: "seuil 2" },
      { zone: "16005", class: "hors-vivier" },
      { zone: "16002", class: "seuil-2" },
    ),
  });
  expect(problems.errors.map((each) => [each.row, each.column, each.got])).toEqual([
    [2, "class", "the class seuil-3 for 16001 (Zone 16001)"],
    [3, "zone", "99999"],
    [5, "class", "the class seuil-2 for 16006 (Zone 16006)"],
    [6, "class", "seuil 2"],
    [6, "zone", "16004"],
    [7, "class", "hors-vivier for 16005 (Zone 16005), which the rules put in seuil-3"],
    // What is wrong with single choices does not hide that those accepted exceed the quota together.
    [undefined, undefined, "750 inhabitants for quota complementary"],
    [undefined, undefined, "850 inhabitants for quota conventional"],
  ]);
});

test("published names and labels of classes are understood in choices", () => {
  const { zoning, problems } = zone({
    choices: choose(
      { zone: "16003", class: "reste-du-vivier" },
      { zone: "16004", class: "Seuil 2 - sélection complémentaire" },
    ),
  });
  expect(problems.all).toEqual([]);
  expect(zoning.zoneClass.slice(1, 4)).toEqual(["seuil-2", "seuil-3", "seuil-2"]);
  expect(room(zoning)).toEqual({ complementary: 50, conventional: 50, vivier: 0, pts: 0 });
});

test("seuil 3 in the PTS zoning by default, or only where it is added: a field", () => {
  const added: ThresholdRules = structuredClone(gp2017);
  added.classes.find((each) => each.id === "seuil-3")!.proposed = "vivier-sans-pts";
  const { zoning } = zone({ rules: added, choices: choose({ zone: "16004", class: "seuil-3" }) });
  expect(zoning.zoneClass).toEqual([
    "seuil-1",
    "seuil-2",
    "seuil-2",
    "seuil-3",
    "vivier-sans-pts",
    "hors-vivier",
  ]);
  expect(room(zoning)).toEqual({ complementary: 0, conventional: 0, vivier: 450, pts: 450 });
});

test("whether a zone left out of the selection may stay in the PTS zoning: a field", () => {
  const choices = choose({ zone: "16002", class: "seuil-3" });
  expect(zone({ choices }).problems.all).toEqual([]);
  const strict: ThresholdRules = structuredClone(gp2017);
  strict.classes.find((each) => each.id === "seuil-3")!.from = ["seuil-3"];
  expect(zone({ rules: strict, choices }).problems.errors.map((each) => each.expected)).toEqual([
    "one of seuil-2, vivier-sans-pts",
  ]);
});

const vivier2018 = [
  row("16001", 2, 1, 100),
  row("16002", 3, 2, 4000),
  row("16003", 4, 3, 6000),
  row("16004", 4.2, 3, 499),
  row("16005", 4.1, 3, 2),
  row("16006", 6, 5, 9000),
];

test("gp-2018: zones above 4 enter with a reason, within 5 % of the inhabitants of the pool", () => {
  const choose2018 = (...choices: Parameters<typeof choose>) =>
    zone({ rules: gp2018, zones: zonesOf(vivier2018), choices: choose(...choices) });
  const one = choose2018({ zone: "16004", class: "zac", reason: "practice closing" });
  expect(one.problems.all).toEqual([]);
  expect(one.zoning.quotas.find((each) => each.id === "margin")).toMatchObject({
    limit: 500,
    used: 499,
    room: 1,
  });
  expect(one.zoning.zoneClass).toEqual([
    "zip-a",
    "zone-de-vigilance",
    "zone-de-vigilance",
    "zac",
    "hors-vivier",
    "hors-vivier",
  ]);
  const two = choose2018(
    { zone: "16004", class: "zac", reason: "closing" },
    { zone: "16005", class: "zip-b", reason: "closing" },
  );
  expect(two.problems.errors.map((each) => [each.got, each.expected])).toEqual([
    ["501 inhabitants for quota margin", "at most 500 inhabitants"],
  ]);
  const bare = choose2018({ zone: "16004", class: "zac" });
  expect(bare.problems.errors.map((each) => [each.row, each.column, each.got])).toEqual([
    [2, "reason", "no reason for 16004 (Zone 16004)"],
  ]);
});

test("gp-2018: regional quotas are given, as inhabitants or as a share; without them there is no limit", () => {
  const given = (quota: GivenQuota) =>
    zone({
      rules: gp2018,
      zones: zonesOf(vivier2018),
      quotas: new Map([["zip", quota]]),
      choices: choose({ zone: "16002", class: "zip-b" }),
    });
  expect(zone({ rules: gp2018, zones: zonesOf(vivier2018) }).zoning.quotas[0]).toMatchObject({
    limit: undefined,
    room: undefined,
    used: 100,
  });
  expect(given({ inhabitants: 4100 }).problems.all).toEqual([]);
  expect(given({ inhabitants: 4099 }).problems.errors.length).toBe(1);
  // 20 % of 19,601 inhabitants are 3,920 whole ones.
  expect(given({ share: 0.2 }).zoning.quotas[0].limit).toBe(3920);
});

test("a zone that most inhabitants of another region decide on is not ours to choose, in 2018 and unless they agree", () => {
  const rows = vivier2018.map((each) => (each.code === "16002" ? { ...each, mainRegion: "76" } : each));
  const chosen = (rules: ThresholdRules, agreement: boolean, to: string) =>
    zone({
      rules,
      zones: zonesOf(rows),
      choices: choose({ zone: "16002", class: to, agreement }),
    }).problems.errors.map((each) => each.got);
  expect(chosen(gp2018, false, "zac")).toEqual([
    "16002 (Zone 16002), most of whose inhabitants live in region 76",
  ]);
  expect(chosen(gp2018, true, "zac")).toEqual([]);
  expect(chosen(gp2017, false, "seuil-3")).toEqual([]);
});

test("a zone without accessibility cannot be chosen, an unknown quota and one over 100 % are refused", () => {
  const rows = [...sample, row("16007", NaN, NaN, 10)];
  const { problems } = zone({
    zones: zonesOf(rows),
    choices: choose({ zone: "16007", class: "seuil-2" }),
    quotas: new Map<string, GivenQuota>([
      ["zip", { inhabitants: 3 }],
      ["pts", { share: 1.2 }],
    ]),
  });
  expect(problems.errors.map((each) => [each.source, each.got])).toEqual([
    ["--quota zip", "zip"],
    ["--quota pts", "120 %"],
    ["agency.csv", "16007 (Zone 16007), without accessibility"],
  ]);
});

test("rules that alone exceed a given quota are a warning: ZIP A is not a choice", () => {
  const { problems } = zone({
    rules: gp2018,
    zones: zonesOf(vivier2018),
    quotas: new Map([["zip", { inhabitants: 50 }]]),
  });
  expect(problems.errors).toEqual([]);
  expect(problems.warnings.map((each) => each.got)).toEqual(["100 inhabitants for quota zip"]);
});

const qpv = (code: string, ...parts: [zone: number, population: number][]): Qpv => ({
  code,
  name: code,
  population: parts.reduce((sum, [, population]) => sum + population, 0),
  parts: parts.map(([zone, population]) => ({ commune: "", zone, population })),
});

test("QPV, its zone outside the zoning: only its own inhabitants are counted, and for good", () => {
  // 16006, outside the pool, has a neighbourhood of 40; 50 inhabitants of room are made by 16003 against 16004.
  const { zoning, problems } = zone({
    qpv: [qpv("QP1", [5, 40])],
    choices: choose(
      { zone: "QP1", class: "seuil-2" },
      { zone: "16003", class: "vivier-sans-pts" },
      { zone: "16004", class: "seuil-2" },
    ),
  });
  expect(problems.all).toEqual([]);
  expect(inhabitants(zoning)).toEqual({
    "seuil-1": 100,
    "seuil-2": 490,
    "seuil-3": 450,
    "vivier-sans-pts": 300,
    "hors-vivier": 960,
  });
  expect(room(zoning)).toEqual({ complementary: 10, conventional: 10, vivier: 260, pts: 260 });
});

test("QPV, its zone inside: nothing more is counted", () => {
  const bare = zone({ choices: choose() }).zoning;
  const { zoning, problems } = zone({
    qpv: [qpv("QP1", [1, 40])],
    choices: choose({ zone: "QP1", class: "seuil-2" }),
  });
  expect(problems.all).toEqual([]);
  expect(inhabitants(zoning)).toEqual(inhabitants(bare));
});

test("QPV moved to another class than its zone's: its inhabitants are transferred", () => {
  const { zoning } = zone({ qpv: [qpv("QP1", [1, 40])], choices: choose({ zone: "QP1", class: "seuil-3" }) });
  expect(inhabitants(zoning)).toMatchObject({ "seuil-2": 460, "seuil-3": 740 });
  expect(zoning.quotas[0].room).toBe(40);
});

test("QPV that straddles zones counts once, each part against its own zone", () => {
  // 25 of its inhabitants are in seuil 2 already, 15 come from outside the pool.
  const { zoning } = zone({
    qpv: [qpv("QP1", [1, 25], [5, 15])],
    choices: choose({ zone: "QP1", class: "seuil-2" }, { zone: "16003", class: "vivier-sans-pts" }),
  });
  expect(inhabitants(zoning)).toMatchObject({ "seuil-2": 215, "hors-vivier": 985, "vivier-sans-pts": 300 });
});

test("a QPV of a locked zone stays with it, and no QPV is classed into a class that rules alone give", () => {
  const { problems } = zone({
    qpv: [qpv("QP1", [0, 5]), qpv("QP2", [1, 5])],
    choices: choose({ zone: "QP1", class: "seuil-3" }, { zone: "QP2", class: "seuil-1" }),
  });
  expect(problems.errors.map((each) => [each.row, each.column])).toEqual([
    [2, "zone"],
    [3, "class"],
  ]);
});

test("lowest accessibility, most inhabitants or a score: a proposal fills the quota and leaves less than what it passed over", () => {
  const fill = (score: number[], order: "ascending" | "descending") => {
    const result = zone({
      proposal: { class: "seuil-2", score: Float64Array.from(score), order, reason: "proposed" },
    });
    expect(result.problems.all).toEqual([]);
    const own = result.zoning.zoneClass.flatMap((each, z) => (each === "seuil-2" ? [sample[z].code] : []));
    return [own, result.zoning.quotas[0].room];
  };
  // By APL 62 the quota of 500 takes 16002 and 16003; by inhabitants 16005 alone.
  expect(fill([1, 2, 2.1, 2.6, 3, 4], "ascending")).toEqual([["16002", "16003"], 0]);
  expect(fill([100, 200, 300, 250, 450, 1000], "descending")).toEqual([["16005"], 50]);
  expect(fill([0, 1, 0, 9, 2, 5], "descending")).toEqual([["16002", "16004"], 50]);
  expect(fill([0, 1, 0, NaN, 2, 5], "descending")).toEqual([["16005"], 50]);
});

test("a proposal keeps the choices it is given, and a class that nothing is chosen into is refused", () => {
  const kept = zone({
    choices: choose({ zone: "16005", class: "seuil-2" }),
    proposal: {
      class: "seuil-2",
      score: Float64Array.of(1, 2, 2.1, 2.6, 3, 4),
      order: "ascending",
      reason: "proposed",
    },
  });
  expect(kept.problems.all).toEqual([]);
  expect(kept.zoning.zoneClass).toEqual([
    "seuil-1",
    "seuil-3",
    "seuil-3",
    "seuil-3",
    "seuil-2",
    "hors-vivier",
  ]);
  const { problems } = zone({
    proposal: { class: "seuil-1", score: new Float64Array(6), order: "ascending", reason: "" },
  });
  expect(problems.errors.map((each) => each.source)).toEqual(["--propose"]);
});

const anyZones = fc
  .array(
    fc.record({
      a65: fc.integer({ min: 0, max: 500 }),
      part: fc.integer({ min: 0, max: 100 }),
      population: fc.integer({ min: 0, max: 1000 }),
      qpv: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) =>
    all.map((each, z) => ({
      ...each,
      code: String(16000 + z),
      a62: (each.a65 * each.part) / 10000,
      a65: each.a65 / 100,
    })),
  );
const anyChoices = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom("seuil-2", "seuil-3", "vivier-sans-pts")),
  { maxLength: 20 },
);

test("populations of classes sum to the region, no accepted choice exceeds a quota, permuting zones changes nothing", () => {
  fc.assert(
    fc.property(anyZones, anyChoices, anyChoices, fc.nat(), (all, forZones, forQpv, seed) => {
      const rows = all.map((each) => row(each.code, each.a65, each.a62, each.population));
      const neighbourhoods = all.map((each, z) => qpv(`QP${z}`, [z, Math.min(each.qpv, each.population)]));
      const choices = choose(
        ...forZones.map(([z, to]) => ({ zone: String(16000 + z), class: to })),
        ...forQpv.map(([z, to]) => ({ zone: `QP${z}`, class: to })),
      );
      const run = (own: ZoneRow[]) => zone({ zones: zonesOf(own), qpv: neighbourhoods, choices });
      const { zoning, problems } = run(rows);
      const population = rows.reduce((sum, each) => sum + each.population, 0);
      expect(zoning.holdings.reduce((sum, each) => sum + each.population, 0)).toBe(population);
      expect(zoning.classes.reduce((sum, each) => sum + each.population, 0)).toBe(population);
      expect(zoning.classes.reduce((sum, each) => sum + each.zones, 0)).toBe(rows.length);
      if (problems.errors.length === 0)
        for (const quota of zoning.quotas) expect(quota.used).toBeLessThanOrEqual(quota.limit!);
      const shuffled = rows
        .map((each, z) => ({ each, key: Math.imul(z + 1, seed | 1) }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each);
      const other = run(shuffled);
      expect(other.zoning.classes).toEqual(zoning.classes);
      expect(other.zoning.quotas).toEqual(zoning.quotas);
      expect(other.problems.all).toEqual(problems.all);
    }),
  );
});

test("a proposal is always accepted, and nothing it passed over would still fit alone", () => {
  fc.assert(
    fc.property(anyZones, fc.boolean(), (all, byNeed) => {
      const rows = all.map((each) => row(each.code, each.a65, each.a62, each.population));
      const score = Float64Array.from(all, (each) => (byNeed ? each.a65 : -each.population));
      const { zoning, problems } = zone({
        zones: zonesOf(rows),
        proposal: { class: "seuil-2", score, order: "ascending", reason: "proposed" },
      });
      expect(problems.errors).toEqual([]);
      const left = zoning.quotas[0].room!;
      zoning.zoneClass.forEach((each, z) => {
        const could = ["seuil-2", "seuil-3"].includes(zoning.classification.classes[z]) && each !== "seuil-2";
        if (could) expect(rows[z].population).toBeGreaterThan(left);
      });
    }),
  );
});
