import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import { textAt } from "../../src/table/columns.ts";
import { toText } from "../../src/table/convert.ts";
import type { NumberColumn, Table } from "../../src/table/table.ts";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

let folder: string;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, ...lines: string[]) =>
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
const read = (name: string): Promise<Table> => readTable(readFileSync(join(folder, name)), { source: name });
const texts = (table: Table, name: string) => {
  const column = toText(table.columns.get(name)!);
  return Array.from({ length: table.rows }, (_, row) => textAt(column, row));
};

const communes = [
  "code,name,population,area_km2",
  "16015,Angoulême,41000,21.9",
  "16374,Soyaux,9366,12.8",
  "16102,Cognac,18705,15.5",
  "17004,Île-d'Aix,245,1.2",
  "17168,Fouras,6028,37",
  "97411,Saint-Denis,150000,143",
];

test("basins, split where they are large, islands and overseas communes apart, neighbourhoods counted", async () => {
  write("communes.csv", ...communes);
  write(
    "basins.csv",
    "code,bv2012",
    "16015,16015",
    "16374,16015",
    "16102,16102",
    "17004,17168",
    "17168,17168",
  );
  write("split.csv", "code,zone,zone_name", "16015,16015,Angoulême", "16374,16374,Soyaux et alentours");
  write("qpv.csv", "qpv,commune,population", "QP1,16374,900", "QP2,16374,500");
  const { code, stdout, stderr } = aplomb(
    folder,
    ...[
      "mesh",
      "--communes",
      "communes.csv",
      "--basins",
      "basins.csv",
      "--split",
      "split.csv",
      "--qpv",
      "qpv.csv",
      "--out",
      "mesh.csv",
    ],
  );
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Territoire de vie");
  const mesh = await read("mesh.csv");
  expect(texts(mesh, "zone")).toEqual(["16015", "16102", "16374", "17004", "17168", "97411"]);
  expect(texts(mesh, "kind")).toEqual([
    "territoire-de-vie",
    "bassin-de-vie",
    "territoire-de-vie",
    "ile",
    "bassin-de-vie",
    "commune",
  ]);
  expect(texts(mesh, "zone_name")).toEqual([
    "Angoulême",
    "Cognac",
    "Soyaux et alentours",
    "Île-d'Aix",
    "Fouras",
    "Saint-Denis",
  ]);
  expect(Array.from((mesh.columns.get("qpv") as NumberColumn).values)).toEqual([0, 0, 2, 0, 0, 0]);
});

test("merged communes carry the basins over; a commune without a basin is an error and nothing is written", () => {
  write("communes.csv", "code,name,population", "16102,Cognac,19000", "16015,Angoulême,41000");
  write("basins.csv", "code,zone", "16102,16102", "16097,16097", "16015,16015");
  write("merged.csv", "com_av,com_ap", "16097,16102", "16102,16102");
  const merged = aplomb(
    folder,
    "mesh",
    "--communes",
    "communes.csv",
    "--basins",
    "basins.csv",
    "--merged",
    "merged.csv",
    "--json",
  );
  expect(merged.code).toBe(0);
  expect(JSON.parse(merged.stdout)).toMatchObject({
    zones: 2,
    communes: 2,
    kinds: { "bassin-de-vie": 2 },
    population: 60000,
  });
  write("basins.csv", "code,zone", "16102,16102");
  const bad = inEnglish(
    folder,
    "mesh",
    "--communes",
    "communes.csv",
    "--basins",
    "basins.csv",
    "--out",
    "mesh.csv",
  );
  expect([bad.code, bad.stderr.includes("no row for commune 16015 (Angoulême)")]).toEqual([2, true]);
  expect(readdirSync(folder)).not.toContain("mesh.csv");
});

test("the example of the README, from communes to zonings: each command runs, and every zoning counts everyone", {
  timeout: 120_000,
}, () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, block] = /From communes to a zoning[^`]*```\n([^`]*)```/.exec(readme) ?? [];
  const commands = block
    .trim()
    .split("\n")
    .map((line) => line.replace(/^npx aplomb /, "").split(" "));
  expect(commands.map(([command]) => command)).toEqual(["run", "zone", "zone", "mesh", "zone", "zone"]);
  const told = commands.map((command) => {
    const { code, stdout, stderr } = aplomb(folder, ...command, "--json");
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  });
  const [run, byEpci, byDepartment, mesh, region, proposal] = told;
  for (const zoning of [byEpci, byDepartment, region]) {
    const total = zoning.classes.reduce(
      (sum: number, each: { population: number }) => sum + each.population,
      0,
    );
    expect(total).toBe(zoning.population);
    expect(zoning.marks.length).toBe(2);
  }
  expect(byEpci.population).toBe(run.population);
  expect(byDepartment.zones).toBe(100);
  expect(mesh.population).toBe(run.population);
  expect(region.population).toBeLessThan(run.population);
  expect(proposal.quotas[0].room).toBeGreaterThanOrEqual(0);
  expect(proposal.comparison.by).toBe("communes");
  expect(readdirSync(join(folder, "zoning"))).toContain("tables.xlsx");
});
