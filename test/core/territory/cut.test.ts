import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { type Communes, communesFrom } from "../../../src/core/territory/communes.ts";
import { cutDepartments, cutOf } from "../../../src/core/territory/cut.ts";
import { Neighbours } from "../../../src/core/territory/neighbours.ts";
import { departments } from "../../../src/core/territory/regions.ts";
import { readTable } from "../../../src/formats/read.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";
import { describeShared, readShared } from "../../shared.ts";

interface Point {
  readonly code: string;
  readonly km: number;
}

/** Communes along a meridian, `km` from the equator. */
function along(points: readonly Point[], positioned = true): Communes {
  const kmPerDegree = (Math.PI * 6371.0088) / 180;
  return communesFrom(
    tableOf("communes", {
      code: textColumn(points.map(({ code }) => code)),
      latitude: numberColumn(points.map(({ km }) => (positioned ? km / kmPerDegree : Number.NaN))),
      longitude: numberColumn(points.map(() => (positioned ? 0 : Number.NaN))),
    }),
    { problems: new Problems() },
  );
}

/** Department 33 from 0 to 60 km, one commune a km from 33000; department 40 beyond, to 120 km. */
const country = Array.from({ length: 121 }, (_, km) => ({
  code: `${km <= 60 ? 33 : 40}${String(km).padStart(3, "0")}`,
  km,
}));
const department = (code: string) => country.filter((point) => point.code.startsWith(code));
const codesOf = (communes: Communes, positions: Uint32Array) =>
  Array.from(positions, (c) => communes.codes[c]);

const cut = (communes: Communes, reachKm = 10.6, reference = along(country)) =>
  cutOf(communes, { departments: cutDepartments(communes), reference, reachKm });

test("an input of one department is near its cut up to the reach and 4 km, affected up to a second reach", () => {
  const communes = along(department("33"));
  const { departments, near, affected } = cut(communes)!;
  expect(departments).toEqual(["40"]);
  // the nearest absent commune is at 61 km
  const codes = department("33").map(({ code }) => code);
  expect(codesOf(communes, near)).toEqual(codes.slice(47));
  expect(codesOf(communes, affected)).toEqual(codes.slice(36, 47));
});

test("a cut inside a department is seen, and names that department alone where the next is out of reach", () => {
  expect(cut(along(country.slice(0, 30)))?.departments).toEqual(["33"]);
});

test("communes without coordinates are placed by the reference", () => {
  expect(cut(along(department("33"), false))).toEqual(cut(along(department("33"))));
});

test("where nothing absent is in reach, and where codes are none of the reference's, there is no cut", () => {
  expect(cut(along(country))).toBeUndefined();
  expect(
    cut(along(country.slice(0, 10)), 10, along([...country.slice(0, 10), ...country.slice(100)])),
  ).toBeUndefined();
  expect(cut(along([{ code: "99001", km: 1 }]))).toBeUndefined();
});

test("codes of communes whose position is unknown are of today, so that their cut is seen", () => {
  const reference = along(country.filter((_, k) => k !== 59));
  const alone = along(country.slice(59, 60));
  const cutWith = (unplaced: ReadonlySet<string> | undefined) =>
    cutOf(alone, { departments: cutDepartments(alone), reference, unplaced, reachKm: 10.6 });
  expect(cutWith(undefined)).toBeUndefined();
  expect(cutWith(new Set(["99001"]))).toBeUndefined();
  expect(cutWith(new Set(["33059"]))?.departments).toEqual(["33", "40"]);
});

test("arrondissements stand for their commune", () => {
  const reference = along([
    { code: "75056", km: 0 },
    { code: "69123", km: 1 },
  ]);
  const byArrondissement = ["75101", "69381"].map((code, km) => ({ code, km }));
  expect(cut(along(byArrondissement), 10, reference)).toBeUndefined();
  expect(cut(along(byArrondissement.slice(0, 1)), 10, reference)?.departments).toEqual(["69"]);
});

/** As many communes as each department has, less some. */
const nation = (kept: (department: string, all: number) => number) =>
  along(
    departments.flatMap(({ code, communes }) =>
      Array.from({ length: kept(code, communes) }, (_, k) => ({
        code: code + String(k).padStart(5 - code.length, "0"),
        km: 0,
      })),
    ),
  );

test("the whole country has no cut department: of any vintage, without departments overseas, without a few communes", () => {
  expect(cutDepartments(nation((_, all) => all))).toEqual([]);
  expect(cutDepartments(nation((_, all) => Math.ceil(0.96 * all)))).toEqual([]);
  expect(cutDepartments(nation((_, all) => Math.min(999, 2 * all)))).toEqual([]);
  expect(cutDepartments(nation((code, all) => (code.startsWith("97") ? 0 : all)))).toEqual([]);
});

test("a department absent, one held in part, and one overseas held in part are cut", () => {
  const held = (code: string, all: number) =>
    code === "40" ? 0 : code === "33" || code === "974" ? all >> 1 : all;
  expect(cutDepartments(nation(held)).sort()).toEqual(["33", "40", "974"]);
});

const communesFrance = "communes/communes_france.csv";
describeShared("cut-out inputs of the real communes", [communesFrance], () => {
  const reachKm = 40 / 3;
  let rows: string[][];
  let reference: Communes;

  beforeAll(async () => {
    const sample = new URL("../../../data/sample/communes.parquet", import.meta.url);
    const table = await readTable(readFileSync(sample), { source: "communes.parquet" });
    reference = communesFrom(table, { problems: new Problems() });
    const [, ...lines] = new TextDecoder().decode(readShared(communesFrance)).trim().split("\n");
    rows = lines.map((line) => line.split(",")).filter((row) => row[6] !== "");
  });

  const toCommunes = (of: readonly string[][]) =>
    communesFrom(
      tableOf("communes", {
        code: textColumn(of.map((row) => row[0])),
        latitude: numberColumn(of.map((row) => Number(row[6]))),
        longitude: numberColumn(of.map((row) => Number(row[7]))),
      }),
      { problems: new Problems() },
    );

  test("all of them have none", () => {
    expect(cutDepartments(toCommunes(rows))).toEqual([]);
  });

  test.each([
    ["a region", (row: string[]) => row[3] === "75", 0.94, 0.85],
    ["a department", (row: string[]) => row[2] === "23", 0.94, 0.85],
    ["an intermunicipality", (row: string[]) => row[4] === "243300316", 1, 1],
  ])(
    "%s: nearly all of the communes near its cut are found, and few others",
    (_, isIn, recall, precision) => {
      const input = toCommunes(rows.filter(isIn));
      const absent = toCommunes(rows.filter((row) => !isIn(row)));
      const beyond = new Neighbours(absent.latitude, absent.longitude);
      const truly = new Set<number>();
      for (let c = 0; c < input.count; c++) {
        beyond.within(input.latitude[c], input.longitude[c], reachKm, () => truly.add(c));
      }
      const { near } = cut(input, reachKm, reference)!;
      const right = near.filter((c) => truly.has(c)).length;
      expect(right / truly.size).toBeGreaterThanOrEqual(recall);
      expect(right / near.length).toBeGreaterThanOrEqual(precision);
    },
  );
});
