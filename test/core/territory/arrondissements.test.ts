import { expect, test } from "vitest";
import { communeRows, listedPerCommune, perCommune } from "../../../src/core/accessibility/communeRows.ts";
import { supplyFromHeadcount } from "../../../src/core/accessibility/headcountSupply.ts";
import { practicesFrom } from "../../../src/core/accessibility/practices.ts";
import { communeOfArrondissement } from "../../../src/core/territory/arrondissements.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { pairsFrom } from "../../../src/core/territory/pairs.ts";
import { facilitiesFrom } from "../../../src/core/zoning/facilities.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems, problemInEnglish } from "../../../src/table/problems.ts";
import { embedded } from "../accessibility/tables.ts";

const communesOf = (codes: readonly string[]) =>
  communesFrom(tableOf("communes.csv", { code: textColumn(codes) }), { problems: new Problems() });
/** Aubervilliers, Lyon, Marseille, Paris. */
const whole = communesOf(["13055", "69123", "75056", "93001"]);
const parts = communesOf(["75101", "75102", "93001"]);

const context = () => ({ problems: new Problems(), excluded: new Exclusions() });
const warnings = ({ warnings }: Problems) => warnings.map(problemInEnglish);

test("each arrondissement has its commune, and no other code has one", () => {
  const all = Array.from({ length: 100_000 }, (_, code) => String(code).padStart(5, "0"));
  const found = all.filter((code) => communeOfArrondissement(code) !== undefined);
  expect(found).toHaveLength(20 + 9 + 16);
  expect(["75101", "75120", "69381", "69389", "13201", "13216"].map(communeOfArrondissement)).toEqual([
    ...["75056", "75056", "69123", "69123", "13055", "13055"],
  ]);
  expect(["75056", "2A004", "", "75121"].map(communeOfArrondissement)).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
});

test("travel times: the mean of the arrondissements' own, unless the table gives the commune's", () => {
  const options = context();
  const table = tableOf("od.csv", {
    origin: textColumn(["75101", "75102", "93001", "93001", "75101", "93001", "13201"]),
    destination: textColumn(["93001", "93001", "75101", "75102", "75102", "93001", "13055"]),
    minutes: numberColumn([10, 20, 12, 30, 5, 0, 7]),
  });
  const pairsOf = (rows: typeof table) => {
    const { origin, destination, minutes } = pairsFrom(rows, whole, options);
    return Array.from(origin, (o, p) => [whole.codes[o], whole.codes[destination[p]], minutes[p]]);
  };
  expect(pairsOf(table)).toEqual([
    ["93001", "93001", 0],
    ["75056", "93001", 15],
    ["93001", "75056", 21],
  ]);
  expect(warnings(options.problems)).toEqual([
    "od.csv, column origin: got 4 rows of arrondissements (13201, 75101, 75102), expected codes of the communes (13055, 75056). Each was read as its commune.",
    "od.csv, column destination: got 3 rows of arrondissements (75101, 75102), expected codes of the communes (75056). Each was read as its commune.",
  ]);
  const given = tableOf("od.csv", {
    origin: textColumn(["75101", "75056", "93001"]),
    destination: textColumn(["93001", "93001", "75056"]),
    minutes: numberColumn([10, 18, 17]),
  });
  expect(pairsOf(given)).toEqual([
    ["75056", "93001", 18],
    ["93001", "75056", 17],
  ]);
});

test("headcounts of arrondissements add up; beside the commune's own row they would count twice", () => {
  const options = context();
  const table = tableOf("doctors.csv", {
    code: textColumn(["75101", "75102", "93001", "13201", "13055"]),
    doctors: numberColumn([3, 4, 5, 6, 9]),
  });
  const { values } = supplyFromHeadcount(table, whole, embedded("gp-2023"), { ...options, acts: 1 });
  expect([...values[0]]).toEqual([9, 0, 7, 5]);
  expect(options.excluded.all).toEqual([
    { reason: "supply-unknown-commune", count: 1, ids: new Map([["13201", 1]]), supply: new Map() },
  ]);
  expect(warnings(options.problems)).toEqual([
    "doctors.csv, column code: got 2 rows of arrondissements (75101, 75102), expected codes of the communes (75056). Each was read as its commune.",
  ]);
});

test("a missing cell of one arrondissement: unknown demand, and a doctor less that is listed", () => {
  const options = context();
  const table = tableOf("x.csv", { code: textColumn(["75101", "75102"]) });
  const rows = communeRows(table, whole, { ...options, unknown: "unknown" });
  const column = Float64Array.of(3, Number.NaN);
  expect([...perCommune(column, rows)]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect([...listedPerCommune(column, rows, whole, options.excluded, "missing")]).toEqual([0, 0, 3, 0]);
  expect(options.excluded.count("missing")).toBe(1);
});

test("practices and pharmacies of arrondissements are in their commune", () => {
  const options = context();
  const { activity, doctorAge } = embedded("gp-2023");
  const practices = practicesFrom(
    tableOf("practices.csv", {
      commune: textColumn(["69381", "75108", "69123"]),
      acts: numberColumn([1000, 2000, 3000]),
      age: numberColumn([40, 50, 60]),
      kind: textColumn(["liberal", "liberal", "liberal"]),
    }),
    whole,
    { ...options, activity: activity!, doctorAge },
  );
  expect(Array.from(practices.commune, (c) => whole.codes[c])).toEqual(["69123", "69123", "75056"]);
  const pharmacies = tableOf("pharmacies.csv", { code: textColumn(["13201", "13202", "13055", "93001"]) });
  expect([...facilitiesFrom(pharmacies, whole, ["pharmacies"], options)]).toEqual([3, 0, 0, 1]);
  expect(warnings(options.problems)).toHaveLength(4);
});

test("a whole commune is not shared out between the arrondissements of the run", () => {
  const options = context();
  const table = tableOf("doctors.csv", {
    code: textColumn(["75056", "93001"]),
    doctors: numberColumn([9, 1]),
  });
  const { values } = supplyFromHeadcount(table, parts, embedded("gp-2023"), { ...options, acts: 1 });
  expect([...values[0]]).toEqual([0, 0, 1]);
  expect(options.excluded.count("supply-unknown-commune")).toBe(1);
  expect(options.problems.all).toEqual([]);
});
