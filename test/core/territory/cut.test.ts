import { expect, test } from "vitest";
import { type Communes, communesFrom } from "../../../src/core/territory/communes.ts";
import { cutOf } from "../../../src/core/territory/cut.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";

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

test("an input of one department is near its cut up to the reach and 4 km, affected up to a second reach", () => {
  const communes = along(department("33"));
  const cut = cutOf(communes, along(country), 10.6)!;
  expect(cut.departments).toEqual(["40"]);
  expect(cut.absent).toBe(60);
  // the nearest absent commune is at 61 km
  expect(codesOf(communes, cut.near)).toEqual(
    department("33")
      .slice(47)
      .map(({ code }) => code),
  );
  expect(codesOf(communes, cut.affected)).toEqual(
    department("33")
      .slice(36, 47)
      .map(({ code }) => code),
  );
});

test("a cut inside a department is seen", () => {
  const communes = along(country.slice(0, 30));
  expect(cutOf(communes, along(country), 10)!.departments).toEqual(["33", "40"]);
});

test("communes without coordinates are placed by the reference", () => {
  const reference = along(country);
  const [placed, unplaced] = [along(department("33")), along(department("33"), false)];
  expect(cutOf(unplaced, reference, 10)).toEqual(cutOf(placed, reference, 10));
});

test("the whole country, and the country less a few merged communes, have no cut", () => {
  expect(cutOf(along(country), along(country), 10)).toBeUndefined();
  expect(cutOf(along(country.filter(({ km }) => km !== 20)), along(country), 10)).toBeUndefined();
});

test("codes that are none of the reference's have no cut that could be known", () => {
  expect(cutOf(along([{ code: "99001", km: 1 }]), along(country), 10)).toBeUndefined();
});

test("arrondissements stand for their commune", () => {
  const reference = along([
    { code: "75056", km: 0 },
    { code: "69123", km: 400 },
    { code: "13055", km: 700 },
    { code: "31555", km: 800 },
  ]);
  const byArrondissement = ["75101", "69381", "13201", "31555"].map((code, k) => ({ code, km: k }));
  expect(cutOf(along(byArrondissement), reference, 10)).toBeUndefined();
  expect(cutOf(along(byArrondissement.slice(0, 1)), reference, 10)?.departments).toEqual(["13", "31", "69"]);
});
