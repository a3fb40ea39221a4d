import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { departmentOfCommune, departments, regionOfDepartment } from "../../../src/core/territory/regions.ts";
import { tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import type { Column } from "../../../src/table/table.ts";

const numbers = (...values: number[]): Column => ({ kind: "number", values: Float64Array.from(values) });
const texts = (...values: string[]): Column => textColumn(values);

function read(columns: Record<string, Column>) {
  const problems = new Problems();
  const communes = communesFrom(tableOf("communes.csv", columns), { problems });
  return { communes, problems };
}

test("communes are sorted by code, whatever the order of the rows, and remember their row", () => {
  const { communes, problems } = read({
    codgeo: texts("33063", "2A004", "01004"),
    libgeo: texts("Bordeaux", "Ajaccio", "Ambérieu-en-Bugey"),
    lat: numbers(44.84, 41.92, 45.96),
    lon: numbers(-0.58, 8.73, 5.35),
    pop: numbers(261804, 73822, 15934),
  });
  problems.throwIfAny();
  expect(communes.codes).toEqual(["01004", "2A004", "33063"]);
  expect(communes.names).toEqual(["Ambérieu-en-Bugey", "Ajaccio", "Bordeaux"]);
  expect([...communes.row]).toEqual([2, 1, 0]);
  expect([...communes.population]).toEqual([15934, 73822, 261804]);
  expect([...communes.latitude]).toEqual([45.96, 41.92, 44.84]);
  expect(communes.index.get("33063")).toBe(2);
});

test("department and region are derived where the table has none, three characters overseas", () => {
  const { communes } = read({ code: texts("01004", "2A004", "97411", "97502") });
  expect(communes.departments).toEqual(["01", "2A", "974", "975"]);
  expect(communes.regions).toEqual(["84", "94", "04", ""]);
  expect(communes.epci).toEqual(["", "", "", ""]);
  expect(communes.population.every(Number.isNaN)).toBe(true);
});

test("department and region that a spreadsheet made numbers get their leading zero back", () => {
  const { communes } = read({ code: texts("01004", "97101"), dep: numbers(1, 971), reg: numbers(84, 1) });
  expect(communes.departments).toEqual(["01", "971"]);
  expect(communes.regions).toEqual(["84", "01"]);
});

test("a derived region is the one of the official list, for every current commune", () => {
  const require = createRequire(import.meta.url);
  const official = require("@etalab/decoupage-administratif/data/communes.json") as Array<{
    code: string;
    type: string;
    departement: string;
    region?: string;
  }>;
  const inRegions = official.filter(
    ({ type, departement }) =>
      type === "commune-actuelle" && (departement.length === 2 || departement < "977"),
  );
  const wrong = inRegions.filter(
    ({ code, departement, region }) =>
      departement !== "975" &&
      (departmentOfCommune(code) !== departement || regionOfDepartment(departement) !== region),
  );
  expect(inRegions.length).toBeGreaterThan(34_000);
  expect(wrong).toEqual([]);
  expect(regionOfDepartment("975")).toBe("");
  for (const { code, communes } of departments) {
    expect(inRegions.filter(({ departement }) => departement === code)).toHaveLength(communes);
  }
});

test("the columns of INSEE and DREES files are recognised, the latest vintage of a population taken", () => {
  const { communes } = read({
    "Code commune INSEE": texts("01004"),
    Commune: texts("Ambérieu-en-Bugey"),
    pop_mun_2021: numbers(15_000),
    pop_mun_2023: numbers(15_934),
  });
  expect(communes.names).toEqual(["Ambérieu-en-Bugey"]);
  expect(communes.population[0]).toBe(15_934);
});

test("every wrong row is listed: duplicates, positions out of range or half given, negative populations", () => {
  const { communes, problems } = read({
    code: texts("01004", "01004", "01005", "01006", "01007"),
    lat: numbers(46, 46, 91, Number.NaN, 46),
    lon: numbers(5, 5, 5, 5, 181),
    pop: numbers(1, 1, 1, 1, -3),
  });
  expect(communes.count).toBe(4);
  const lines = problems.errors.map(({ row, column, got }) => [row, column, got]);
  expect(lines).toContainEqual([3, "code", "01004"]);
  expect(lines).toContainEqual([4, "lat", "91"]);
  expect(lines).toContainEqual([5, "lat", "nothing"]);
  expect(lines).toContainEqual([6, "lon", "181"]);
  expect(problems.errors.some(({ row, got }) => row === 6 && got === "-3")).toBe(true);
  expect(problems.errors).toHaveLength(5);
});

test("a table without rows, and latitudes that are longitudes, are errors", () => {
  const empty = read({ code: texts() }).problems;
  expect(empty.errors).toMatchObject([{ got: "a table without rows", expected: "one row per commune" }]);
  const code = texts("01004", "97411", "33063");
  const exchanged = read({ code, lat: numbers(5.35, 55.45, -0.58), lon: numbers(45.96, -20.88, 44.84) });
  expect(exchanged.problems.errors.map(({ row, got }) => [row, got])).toEqual([
    [2, "5.35, and 45.96 in lon"],
    [4, "-0.58, and 44.84 in lon"],
  ]);
});
