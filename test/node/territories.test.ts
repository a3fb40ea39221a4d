import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import { textAt } from "../../src/table/columns.ts";
import type { Table } from "../../src/table/table.ts";
import { aplomb, inEnglish } from "./aplomb.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-territories-"));
  write(
    "communes.csv",
    "code,name,department,region,epci,population,pharmacies,apl_65",
    "16001,Aigre,16,75,200000001,2100,0,2",
    "16002,Bunzac,16,75,200000001,600,0,3",
    "16003,Chabrac,16,75,200000002,5000,1,3",
    "16004,Dignac,16,75,200000002,300,0,3",
    "16005,Empuré,16,75,200000003,45000,15,4",
    "17001,Forges,17,75,200000004,47000,20,5",
  );
  write("mesh.csv", "code,zone", "16001,T1", "16002,T1", "16003,T2", "16004,T2", "16005,T3", "17001,T4");
  write(
    "times.csv",
    "origin,destination,minutes",
    "16001,16003,20",
    "16003,16001,20",
    "16004,16003,15",
    "16003,16004,15",
  );
  write("borders.csv", "commune,neighbour", "16001,16002", "16002,16004");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, ...lines: string[]) =>
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
const read = (name: string): Promise<Table> => readTable(readFileSync(join(folder, name)), { source: name });
const json = (...args: string[]) => {
  const { code, stdout, stderr } = aplomb(folder, ...args, "--json");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
};
const texts = (table: Table, name: string) => {
  const column = table.columns.get(name);
  return Array.from({ length: table.rows }, (_, row) => (column?.kind === "text" ? textAt(column, row) : ""));
};
const pharmacies = [
  "zone",
  "--rules",
  "pharmacy-2024",
  "--communes",
  "communes.csv",
  "--mesh",
  "mesh.csv",
  "--times",
  "times.csv",
  "--region",
  "75",
];

test("pharmacies: a selection over the cap is refused with what each criterion selects, and nothing is written", () => {
  const { code, stderr } = inEnglish(folder, ...pharmacies, "--out", "order");
  expect(code).toBe(2);
  expect(stderr).toContain("8000 inhabitants selected in region 75 (8.00 %)");
  expect(stderr).toContain("expected at most 4000 (4.00 %), 4000 fewer");
  expect(stderr).toContain("low-density 8.00 %, poor-access 2.70 %");
  expect(readdirSync(folder)).not.toContain("order");
});

test("pharmacies: the file of the order, each territory with what selected it, contiguous communes apart", async () => {
  const order = [
    ...pharmacies,
    "--criteria",
    "poor-access",
    "--borders",
    "borders.csv",
    "--minimal-groups",
    "5",
    "--date",
    "2024-08-31",
  ];
  const told = json(...order, "--out", "order");
  expect(told.territories).toEqual([
    { zone: "T1", name: "Aigre", population: 2700, criteria: ["poor-access"] },
  ]);
  expect(told.criteria.map((each: { id: string; zones: number }) => [each.id, each.zones])).toEqual([
    ["low-density", 2],
    ["poor-access", 1],
  ]);
  expect(told.caps).toMatchObject([{ region: "75", limit: 4000, selected: 2700, isWithin: true }]);
  expect(told.unreachable).toEqual({ communes: 1, population: 600, maxMinutes: 30 });
  expect(told.contiguous).toEqual({
    groups: 1,
    communes: 2,
    unproven: 0,
    minimal: { count: 1, complete: true },
  });
  const communes = await read("order/communes.parquet");
  expect(texts(communes, "reach")).toEqual([
    "reached",
    "unreachable",
    "reached",
    "reached",
    "reached",
    "reached",
  ]);
  expect(
    Array.from(
      communes.columns.get("minutes")!.kind === "number"
        ? (communes.columns.get("minutes")!.values as Float64Array)
        : [],
    ),
  ).toEqual([20, Number.NaN, 0, 15, 0, 0]);
  const contiguous = await read("order/contiguous.parquet");
  expect(texts(contiguous, "code")).toEqual(["16001", "16002"]);
  expect(texts(contiguous, "smallest")).toEqual(["16001|16002", "16001|16002"]);
  expect([...(await read("order/contiguous.csv")).columns.keys()]).toEqual([...contiguous.columns.keys()]);
  expect([...(await read("order/groupCommunes.csv")).columns.keys()]).toContain("Plus petit ensemble");
  const document = readFileSync(join(folder, "order/tables.md"), "utf8");
  expect(document).toContain("| 2024-08-31 | 2025-02-28");
  expect(document).toContain("Saisines du 2024-08-31, avis attendus sous 6 mois, au 2025-02-28.");
  expect(document).toContain("Aucune atteinte en 30 minutes : 1 commune (600 habitants)");
  expect(document).toContain("Les communes contiguës font l'objet d'un arrêté distinct.");
  expect(readdirSync(join(folder, "order"))).toContain("tables.xlsx");
});

test("pharmacies: thresholds computed on the zones, both criteria together, weighted inhabitants", () => {
  const computed = json(...pharmacies, "--reference", "computed", "--cap", "none");
  // Densities 0, 18.87, 33.33 and 42.55: their median is 26.1, two thirds of it 17.4.
  expect(computed.criteria[0].thresholds[0].reference).toBeCloseTo((1e5 / 5300 + 1e5 / 3000) / 2, 9);
  expect(computed.territories.map((each: { zone: string }) => each.zone)).toEqual(["T1"]);
  const both = json(...pharmacies, "--criteria", "low-density+poor-access");
  expect(both.territories[0].criteria).toEqual(["low-density", "poor-access"]);
});

test("pharmacies: zones of a table with their own measures, quarters included", () => {
  write(
    "zones.csv",
    "zone,name,region,population,pharmacies,weighted_population,far_share,on_call",
    "Q1,Quartier,94,900,1,6000,0,1",
    "Q2,Autre,94,99100,40,90000,0.1,0",
  );
  const told = json(
    "zone",
    "--rules",
    "pharmacy-2024",
    "--zones",
    "zones.csv",
    "--region",
    "94",
    "--criteria",
    "low-density+on-call",
  );
  expect(told.territories).toMatchObject([{ zone: "Q1", criteria: ["low-density", "on-call"] }]);
});

test("pharmacies: everything wrong is told at once", () => {
  write("bad.csv", "code,pharmacies", "16001,-1", "xx,2");
  write("measures.csv", "zone,on_call", "T9,1");
  const { code, stderr } = inEnglish(
    folder,
    ...pharmacies,
    "--pharmacies",
    "bad.csv",
    "--measures",
    "measures.csv",
    "--max-minutes",
    "10",
    "--map",
    "nope=x",
  );
  expect(code).toBe(2);
  expect(stderr).toContain("bad.csv, row 2, column pharmacies: got -1");
  expect(stderr).toContain('bad.csv, row 3, column code: got "xx"');
  expect(stderr).toContain("--max-minutes: got 10, expected at least 15");
  expect(stderr).toContain("--map nope=x");
});

test("contiguous: from a folder of zone or a list of codes; borders missing and communes twice are errors", () => {
  write("fragile.csv", "code", "16001", "16002", "16004");
  const told = json(
    "contiguous",
    "--territories",
    "fragile.csv",
    "--communes",
    "communes.csv",
    "--borders",
    "borders.csv",
  );
  expect(told.groups).toEqual([
    { communes: ["16001", "16002", "16004"], population: 3000, largest: "16001" },
  ]);
  expect(told.smallest.map((each: { communes: string[] }) => each.communes.length)).toEqual([2, 2, 3]);
  write("twice.csv", "code", "16001", "16001");
  const { code, stderr } = inEnglish(
    folder,
    "contiguous",
    "--territories",
    "twice.csv",
    "--communes",
    "communes.csv",
  );
  expect(code).toBe(2);
  expect(stderr).toContain("twice.csv, row 3, column code: got 16001");
  expect(stderr).toContain("--borders: got nothing");
});

test("contiguous: communes that merged since the borders and the pharmacies", () => {
  write("merged.csv", "com_av,com_ap", "16900,16002");
  write("old.csv", "commune,neighbour", "16001,16900");
  write("fragile.csv", "code", "16001", "16900");
  const input = ["--territories", "fragile.csv", "--communes", "communes.csv", "--borders", "old.csv"];
  expect(json("contiguous", ...input).groups).toEqual([]);
  expect(json("contiguous", ...input, "--merged", "merged.csv").groups).toMatchObject([{ population: 2700 }]);
});

test("red zones: an input list, its figures against what was announced, and other zonings", () => {
  write("list.csv", "epci,nom", "200000001,Pays d'Aigre");
  write("zip.csv", "code,class", "16001,zip-a", "16002,zip-a", "16003,vivier");
  const list = [
    "zone",
    "--rules",
    "red-zones-2025",
    "--list",
    "list.csv",
    "--communes",
    "communes.csv",
    "--region",
    "75",
  ];
  const told = json(...list, "--list-version", "2", "--list-date", "2025-06-27");
  expect(told.list).toEqual({ version: "2", date: "2025-06-27" });
  expect(told.classes[0]).toMatchObject({ zones: 1, population: 2700, share: 0.027 });
  expect(told.departments).toMatchObject([{ department: "16", zones: 1, communes: 2, population: 2700 }]);
  expect(told.announced[0]).toMatchObject({ figure: "zones", announced: 29, found: 1 });
  const screen = aplomb(folder, ...list, "--overlap", "zip.csv").stdout;
  expect(screen).toContain("Pays d'Aigre");
  expect(screen).toMatch(/red-zones-2025 \+ zip +2 +2\s700/);
  write("list.csv", "epci", "200000009", "200000001", "200000001");
  const { code, stderr } = inEnglish(folder, ...list);
  expect(code).toBe(2);
  expect(stderr).toContain("list.csv, row 2, column zone: got 200000009");
  expect(stderr).toContain("list.csv, row 4, column zone: got 200000001");
});

test("density: deserts by two definitions, from a table of territories as the study prints them", () => {
  write(
    "study.csv",
    "zone,name,population,density",
    "63,Puy-de-Dôme,647352,241",
    "43,Haute-Loire,227028,216",
    "67,Bas-Rhin,1112808,402",
  );
  const told = json("zone", "--rules", "density", "--zones", "study.csv");
  expect(told.criteria.map((each: { thresholds: { value: number }[] }) => each.thresholds[0].value)).toEqual([
    237.3, 250,
  ]);
  expect(told.territories.map((each: { name: string }) => each.name)).toEqual(["Haute-Loire"]);
  const insee = json("zone", "--rules", "density", "--zones", "study.csv", "--criteria", "insee-250");
  expect(insee.territories.map((each: { name: string }) => each.name)).toEqual([
    "Haute-Loire",
    "Puy-de-Dôme",
  ]);
  write("doctors.csv", "commune", "16001", "16005", "16005", "17001");
  const listed = [
    "zone",
    "--rules",
    "density",
    "--professionals",
    "doctors.csv",
    "--communes",
    "communes.csv",
  ];
  const counted = aplomb(folder, ...listed, "--json");
  expect(counted.stderr).toMatch(/doctors\.csv — trouvé\s: pas de colonne «\sdoctors\s»/);
  expect(counted.stderr).toContain("Chacune de ses 4 lignes a compté pour un.");
  const { territories } = JSON.parse(counted.stdout);
  expect(territories.map((each: { zone: string }) => each.zone)).toEqual(["16", "17"]);
});

test("composite: every step of the user's index is printed; a column that is not there is an error", () => {
  const label = (text: string) => ({ fr: text, en: text });
  const rules = {
    kind: "composite",
    id: "mine",
    title: label("Mon indice"),
    date: "2026-01-01",
    version: "1",
    mesh: label("EPCI"),
    indicators: [
      { id: "apl", label: label("APL"), column: "apl_65", direction: "lowers", weight: 3 },
      {
        id: "ph",
        label: label("Pharmacies"),
        column: "pharmacies",
        aggregate: "per-inhabitants",
        direction: "lowers",
        weight: 1,
      },
    ],
    normalisation: "min-max",
    aggregation: "arithmetic",
    threshold: { zones: 1 },
    classes: { selected: label("Fragile"), others: label("Autre") },
    sources: ["mine"],
  };
  writeFileSync(join(folder, "mine.json"), JSON.stringify(rules));
  const told = json("zone", "--rules", "mine.json", "--communes", "communes.csv", "--out", "index");
  expect(told.steps).toMatchObject([
    { indicator: "apl", weight: 0.75, largest: 5, normalisation: "min-max" },
    { indicator: "ph", weight: 0.25, least: 0 },
  ]);
  expect(told.steps[0].least).toBeCloseTo((2 * 2100 + 3 * 600) / 2700, 12);
  expect(told.zones[0]).toMatchObject({ zone: "200000001", rank: 1, index: 1, class: "selected" });
  expect(readFileSync(join(folder, "index/tables.md"), "utf8")).toContain(
    "Agrégation : moyenne arithmétique pondérée.",
  );
  writeFileSync(
    join(folder, "bad.json"),
    JSON.stringify({ ...rules, indicators: [{ ...rules.indicators[0], column: "nope" }] }),
  );
  const { code, stderr } = inEnglish(folder, "zone", "--rules", "bad.json", "--communes", "communes.csv");
  expect(code).toBe(2);
  expect(stderr).toContain(
    "column nope: got no such column, expected nope, which indicator apl of mine reads",
  );
});

test("overlap: who is in none, one, several; classes that nothing tells of are an error", () => {
  write("a.csv", "code,inside,zone", "16001,true,A", "16002,true,A", "16003,false,B");
  write("b.csv", "code", "16002", "16005");
  const told = json("overlap", "a.csv", "b.csv", "--communes", "communes.csv", "--out", "both");
  expect(told.byCount.map((each: { population: number }) => each.population)).toEqual([52_300, 47_100, 600]);
  expect(told.pairs[0]).toMatchObject({
    zoning: "a",
    other: "b",
    whole: 0,
    part: 1,
    none: 0,
    population: 600,
  });
  expect(told.zonings).toEqual([
    { name: "a", untold: 3 },
    { name: "b", untold: 0 },
  ]);
  write("c.csv", "code,class", "16001,gold");
  const { code, stderr } = inEnglish(folder, "overlap", "a.csv", "c.csv", "--communes", "communes.csv");
  expect(code).toBe(2);
  expect(stderr).toContain("c.csv, column class: got gold");
  expect(
    json("overlap", "a.csv", "c.csv", "--communes", "communes.csv", "--inside", "gold").byCount[2].population,
  ).toBe(2100);
});

test("profile: the study's own ratios and contradictions without any file, counts beside rates", () => {
  const told = json("profile", "10", "67", "--out", "profile");
  const pharmacies = told.lines.find((each: { indicator: string }) => each.indicator === "pharmacies");
  expect(pharmacies.value).toBe(95);
  expect(pharmacies.per100k).toBeCloseTo(30.8, 1);
  expect(told.findings.filter((each: { agrees: boolean }) => !each.agrees)).toHaveLength(9);
  const files = told.outputs as string[];
  expect(new Set(files).size).toBe(files.length);
  expect(readFileSync(join(folder, "profile/profile.csv"), "utf8")).toMatch(/^\w+(,\w+)*\n/);
  const document = readFileSync(join(folder, "profile/tables.md"), "utf8");
  expect(document).toMatch(/Pharmacies +\| 95 +\| 30,8 +\| 273 +\| 24,5 +\| 226/);
  expect(document).toMatch(/Nord +\| Médecins pour 100 000 habitants +\| 354 +\| 402 +\| non/);
  expect(aplomb(folder, "profile", "63", "43", "--lang", "en").stdout).toMatch(
    /Haute-Loire +216 +France +339 +-36 +worse/,
  );
});

test("profile: a user's own indicators; territories that are not there are all told", () => {
  write(
    "own.csv",
    "territoire,niveau,indicateur,unite,valeur",
    "Ain,département,lits,nombre,10",
    "Allier,département,lits,nombre,20",
  );
  const { code, stderr } = inEnglish(folder, "profile", "Ain", "Alier", "Oise", "--indicators", "own.csv");
  expect(code).toBe(2);
  expect(stderr).toContain("got Alier");
  expect(stderr).toContain("Did you mean Allier?");
  expect(stderr).toContain("got Oise");
  expect(json("profile", "Ain", "Allier", "--indicators", "own.csv").lines).toHaveLength(2);
});

test("options that the rules have no use for are refused", () => {
  const { code, stderr } = inEnglish(folder, ...pharmacies, "--choices", "c.csv", "--list", "l.csv");
  expect(code).toBe(2);
  expect(stderr).toContain("--choices: got rules pharmacy-2024");
  expect(stderr).toContain("--list: got rules pharmacy-2024");
  expect(inEnglish(folder, "zone", "--borders", "b.csv").stderr).toContain("--borders: got rules gp-2017");
});
