import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import { textAt } from "../../src/table/columns.ts";
import type { NumberColumn, Table, TextColumn } from "../../src/table/table.ts";
import { aplomb, inEnglish } from "./aplomb.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-zone-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, ...lines: string[]) =>
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
const read = (name: string, sheet?: string): Promise<Table> =>
  readTable(readFileSync(join(folder, name)), { source: name, sheet });
const json = (...args: string[]) => {
  const { code, stdout, stderr } = aplomb(folder, "zone", "--json", ...args);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
};
const texts = (table: Table, column: string) =>
  Array.from({ length: table.rows }, (_, row) => textAt(table.columns.get(column) as TextColumn, row));

test("without options, the note's own tables, as JSON and on screen", () => {
  const note = json();
  expect([note.region, note.population, note.rules.id]).toEqual(["75", 5_844_177, "gp-2017"]);
  expect(
    note.classes.map((each: Record<string, unknown>) => [
      each.class,
      each.zones,
      each.communes,
      each.population,
    ]),
  ).toEqual([
    ["seuil-1", 14, 193, 115_537],
    ["seuil-2", 38, 638, 492_522],
    ["seuil-3", 161, 2_750, 2_395_411],
    ["hors-vivier", 119, 922, 2_840_707],
  ]);
  expect(note.quotas.map((each: Record<string, unknown>) => [each.name, each.limit, each.used])).toEqual([
    ["complementary", 492_522, 492_522],
    ["conventional", 608_059, 608_059],
    ["vivier", 2_887_933, 2_887_933],
    ["pts", 3_003_470, 3_003_470],
  ]);
  expect(note.ambiguous.map((each: Record<string, unknown>) => each.name)).toEqual([
    "Ribérac",
    "Boé",
    "Loudun",
  ]);
  const screen = aplomb(folder, "zone").stdout;
  expect(screen).toContain("Hors vivier *");
  expect(screen).toMatch(/Seuil 2 - sélection complémentaire +38 +638 +5 +492\s522 +8,43/);
  expect(aplomb(folder, "--lang", "en", "zone").stdout).toMatch(
    /Threshold 2 - complementary selection +38 +638 +5 +492,522 +8\.43/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder holds zones for later commands, each table for readers, one workbook and one Markdown document", async () => {
  expect(aplomb(folder, "zone", "--out", "zoning/").code).toBe(0);
  const zones = await read("zoning/zones.parquet");
  expect(zones.rows).toBe(213);
  expect(zones.metadata.get("aplomb.rules")).toBe("gp-2017");
  expect(zones.metadata.get("aplomb.inputs")).toContain('"file":"zones.csv","sha256":"');
  const sheets = [
    "Synthèse",
    "Maillage",
    "Éligibilité",
    "Quotas",
    "Zones ambiguës",
    "Écarts",
    "Annexe 1",
    "Annexe 6",
    "Notes",
  ];
  const annex5 = await read("zoning/tables.xlsx", "Annexe 5");
  expect(annex5.rows).toBe(162);
  expect((annex5.columns.get("Population 2013") as NumberColumn).values[161]).toBe(2_395_411);
  for (const sheet of sheets) expect((await read("zoning/tables.xlsx", sheet)).rows).toBeGreaterThan(0);
  const markdown = readFileSync(join(folder, "zoning/tables.md"), "utf8");
  expect(markdown.match(/^## /gm)?.length).toBe(13);
  expect(markdown).toContain("| Hors vivier *");
  expect(texts(await read("zoning/annex-3.csv"), "Nom")).toContain("Loudun");
  const again = aplomb(folder, "zone", "--out", "zoning/");
  expect([again.code, again.stderr.includes("--force")]).toEqual([2, true]);
  expect(aplomb(folder, "zone", "--out", "zoning/", "--force").code).toBe(0);
});

test("--csv excel-fr: semicolons, decimal commas and a mark, which later commands read back", () => {
  expect(aplomb(folder, "zone", "--csv", "excel-fr", "--out", "zoning").code).toBe(0);
  const summary = readFileSync(join(folder, "zoning/summary.csv"), "utf8");
  expect(
    summary.startsWith(
      "\ufeffClasse;Zones;Communes;Communes avec QPV;Population 2013;Part régionale (%)\r\n",
    ),
  ).toBe(true);
  expect(summary).toContain("Seuil 1 - sélection nationale;14;193;1;115537;1,98\r\n");
  const again = json("--zones", "zoning/zones.csv", "--rules", "gp-2017", "--compare", "zoning/zones.csv");
  expect(again.classes[1]).toMatchObject({ class: "seuil-2", zones: 37 });
  expect(
    again.comparison.moves.map((move: Record<string, unknown>) => [move.zone, move.before, move.after]),
  ).toEqual([["86137", "seuil-2", "seuil-3"]]);
});

test("a workbook holds every table and the zones as its sheets", async () => {
  expect(aplomb(folder, "zone", "--out", "zoning.xlsx").code).toBe(0);
  expect(readdirSync(folder)).toEqual(["zoning.xlsx"]);
  expect((await read("zoning.xlsx", "Synthèse")).rows).toBe(5);
  expect((await read("zoning.xlsx", "zones")).rows).toBe(213);
});

test("choices over the quota by 109 inhabitants are refused and nothing is written", () => {
  write(
    "agency.csv",
    "zone;classe;motif",
    "03101;reste-du-vivier;",
    "65304;reste-du-vivier;",
    "46330;seuil-2;fermeture",
  );
  const { code, stderr, stdout } = inEnglish(folder, "zone", "--choices", "agency.csv", "--out", "zoning");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(
    "got 492631 inhabitants for quota complementary, expected at most 492522 inhabitants. It is exceeded by 109",
  );
  expect(readdirSync(folder)).toEqual(["agency.csv"]);
});

test("a proposal fills the quota, and its own choices file is accepted as it is", () => {
  const proposed = json("--propose", "seuil-2", "--order", "apl_62");
  const room = proposed.quotas[0].room;
  expect(room).toBeGreaterThanOrEqual(0);
  expect(room).toBeLessThan(622);
  write(
    "agency.csv",
    "zone,class,reason",
    ...proposed.choices.map((each: Record<string, string>) => `${each.zone},${each.class},${each.reason}`),
  );
  expect(json("--choices", "agency.csv").quotas[0].used).toBe(proposed.quotas[0].used);
  expect(aplomb(folder, "zone", "--propose", "seuil-2", "--order", "apl_62", "--out", "z").code).toBe(0);
  expect(json("--choices", "z/choices.csv").quotas).toEqual(proposed.quotas);
  const largest = json("--propose", "seuil-2", "--order", "population");
  expect(largest.classes[1].zones).toBeLessThan(proposed.classes[1].zones);
});

const communes = [
  "code,population,demand,apl_65,apl_62",
  "16001,100,110,2,1",
  "16002,300,290,3,2",
  "17001,500,500,5,4",
  "17002,20,18,3,3",
];

test("everything wrong is told at once: options, mesh, choices, quotas; nothing is written", () => {
  write("apl.csv", ...communes);
  write("mesh.csv", "code,zone", "16001,Z1", "16002,Z1", "16002,Z2", "17002,Z2");
  write("agency.csv", "zone,class", "Z1,seuil-9", "Z7,seuil-2");
  write("qpv.csv", "qpv,commune,population", "QP1,99999,10");
  const { code, stderr } = inEnglish(
    folder,
    ...[
      "zone",
      "--accessibility",
      "apl.csv",
      "--mesh",
      "mesh.csv",
      "--rules",
      "gp-2017",
      "--choices",
      "agency.csv",
    ],
    ...[
      "--qpv",
      "qpv.csv",
      "--quota",
      "pts=130%",
      "--inside",
      "x",
      "--scores",
      "none.csv",
      "--out",
      "zoning",
    ],
  );
  expect(code).toBe(2);
  const told = [
    "--inside: got no zoning in force",
    "--scores: got no class to fill",
    "none.csv: got no such file",
    "mesh.csv, row 4, column code: got 16002 in zone Z2 and, row 3, in zone Z1",
    "mesh.csv: got no zone for commune 17001",
    "qpv.csv, row 2, column commune: got 99999",
    "--quota pts: got 130 %",
    "agency.csv, row 2, column class: got seuil-9",
    "agency.csv, row 3, column zone: got Z7",
  ];
  for (const each of told) expect(stderr).toContain(each);
  expect(stderr).toContain(`aplomb: ${told.length} problems`);
  expect(readdirSync(folder).sort()).toEqual(["agency.csv", "apl.csv", "mesh.csv", "qpv.csv"]);
});

test("no rules are chosen in silence, and a missing file or an unknown name exits with 2", () => {
  write("apl.csv", ...communes);
  expect(inEnglish(folder, "zone", "--accessibility", "apl.csv", "--by", "department").stderr).toContain(
    "--rules: got nothing",
  );
  const unknown = inEnglish(folder, "zone", "--rules", "gp-2071");
  expect([unknown.code, unknown.stderr.includes("Did you mean gp-2017?")]).toEqual([2, true]);
  expect(aplomb(folder, "zone", "--zones", "absent.csv", "--rules", "gp-2017").code).toBe(2);
  expect(aplomb(folder, "zone", "--quota", "pts").code).toBe(2);
});

test("zones by department count neighbourhoods, the workbook of a region lists its communes", async () => {
  write("apl.csv", ...communes);
  write("qpv.csv", "qpv,name,commune,population", "QP1,Le Champ,17001,50");
  const zoning = json(
    "--accessibility",
    "apl.csv",
    "--by",
    "commune",
    "--rules",
    "gp-2017",
    "--region",
    "75",
    "--qpv",
    "qpv.csv",
  );
  expect(zoning.classes.map((each: Record<string, unknown>) => [each.class, each.population])).toEqual([
    ["seuil-1", 100],
    ["seuil-2", 300],
    ["seuil-3", 20],
    ["hors-vivier", 500],
  ]);
  expect(
    aplomb(
      folder,
      "zone",
      "--accessibility",
      "apl.csv",
      "--by",
      "department",
      "--rules",
      "gp-2018",
      "--out",
      "z",
    ).code,
  ).toBe(0);
  const own = await read("z/communes.csv");
  expect(texts(own, "class")).toEqual(["vivier", "vivier", "hors-vivier", "hors-vivier"]);
});

test("from communes to zones in one go is run, then zone, without a file between", () => {
  write(
    "communes.csv",
    ...[
      "code,population,demand,supply_65,supply_62",
      "16001,100,110,400,200",
      "16002,300,290,0,0",
      "17001,500,500,1500,1400",
    ],
  );
  write(
    "times.csv",
    "origin,destination,minutes",
    "16001,16002,5",
    "16002,16001,5",
    "16002,17001,12",
    "17001,16002,12",
  );
  const inputs = ["--communes", "communes.csv", "--times", "times.csv", "--method", "gp-2017"];
  expect(aplomb(folder, "run", ...inputs, "--out", "apl.parquet").code).toBe(0);
  const zones = ["--by", "commune", "--rules", "gp-2017"];
  const after = json("--accessibility", "apl.parquet", ...zones, "--out", "after.csv");
  const once = json(...inputs, ...zones, "--out", "once.csv");
  expect(once.classes).toEqual(after.classes);
  expect(readFileSync(join(folder, "once.csv"), "utf8")).toBe(
    readFileSync(join(folder, "after.csv"), "utf8"),
  );
  const both = inEnglish(folder, "zone", "--accessibility", "apl.parquet", ...inputs, ...zones);
  expect([both.code, both.stderr.includes("one of --accessibility")]).toEqual([2, true]);
  expect(inEnglish(folder, "zone", ...inputs, "--rules", "gp-2017").stderr).toContain(
    "no zones for its communes",
  );
});
