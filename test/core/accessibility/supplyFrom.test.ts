import { describe, expect, test } from "vitest";
import { supplyFromCounted } from "../../../src/core/accessibility/countedSupply.ts";
import {
  type HeadcountOptions,
  supplyFromHeadcount,
} from "../../../src/core/accessibility/headcountSupply.ts";
import { supplyBasis, supplyFrom } from "../../../src/core/accessibility/supplyFrom.ts";
import { collectors, communesOf, embedded, excludedOf, tableOfRows } from "./tables.ts";

const gp2023 = embedded("gp-2023");
const three = communesOf("23001", "23002", "23003");
type Row = Record<string, string | number>;

describe("headcount", () => {
  const headcount = (rows: Row[], options: Partial<HeadcountOptions> = {}) => {
    const { problems, excluded } = collectors();
    const table = tableOfRows("doctors.csv", rows);
    const supply = supplyFromHeadcount(table, three, gp2023, { problems, excluded, ...options });
    return {
      supply,
      values: supply.values.map((values) => [...values]),
      problems,
      excluded: excludedOf(excluded),
    };
  };

  test("doctors x the full-time number, or the stated mean, in the variant all", () => {
    const rows = [
      { code: "23001", doctors: 2 },
      { code: "23002", doctors: 0.5 },
      { code: "23003", doctors: 0 },
    ];
    expect(headcount(rows).supply.variants).toEqual(["all"]);
    expect(headcount(rows).values).toEqual([[10_800, 2700, 0]]);
    expect(headcount(rows, { acts: 4221 }).values).toEqual([[8442, 2110.5, 0]]);
    expect(headcount(rows, { variants: ["all"] }).supply.notes).toEqual([{ reason: "doctors", count: 2.5 }]);
  });

  test("asking for doctors up to 65 is an error that says why", () => {
    expect(() => headcount([{ code: "23001", doctors: 1 }], { variants: ["65"] })).toThrow(
      "doctors.csv: got variants 65 of a headcount, expected --variants all, since a number of doctors says nothing of their ages.",
    );
  });

  test("a commune without a row has no doctor; an empty cell and an unknown commune are listed", () => {
    const { values, excluded, supply } = headcount([
      { code: "23001", doctors: Number.NaN },
      { code: "23002", doctors: 1 },
      { code: "87085", doctors: 7 },
    ]);
    expect(values).toEqual([[0, 5400, 0]]);
    expect(excluded).toEqual({
      "supply-unknown-commune": { "87085": 1 },
      "headcount-missing": { "23001": 1 },
    });
    expect(supply.notes).toContainEqual({ reason: "communes-not-in-supply", count: 1 });
  });

  test("negative doctors, two rows of a commune and a missing column are errors", () => {
    const { problems } = headcount([
      { code: "23001", medecins: -1 },
      { code: "23001", medecins: 1 },
    ]);
    expect(problems.errors).toMatchObject([
      { row: 2, column: "medecins", got: "-1" },
      { row: 3, column: "code", got: "23001" },
    ]);
    expect(() => headcount([{ code: "23001", x: 1 }])).toThrow("expected a column doctors (or medecins,");
    expect(
      headcount([{ code: "23001", gp_bpe2017: 2 }], { map: new Map([["doctors", "gp_bpe2017"]]) }).values,
    ).toEqual([[10_800, 0, 0]]);
  });
});

describe("counted supply", () => {
  const counted = (rows: Row[], variants?: string[]) => {
    const { problems, excluded } = collectors();
    const supply = supplyFromCounted(tableOfRows("supply.csv", rows), three, {
      problems,
      excluded,
      variants,
    });
    return {
      supply,
      values: supply.values.map((values) => [...values]),
      problems,
      excluded: excludedOf(excluded),
    };
  };
  const rows = [
    { code: "23002", supply_65: 4000, supply_62: 3000 },
    { code: "23001", supply_65: 9000, supply_62: 9000 },
  ];

  test("every variant of the table, or those asked, in the order asked", () => {
    expect(counted(rows).supply.variants).toEqual(["65", "62"]);
    expect(counted(rows).values).toEqual([
      [9000, 4000, 0],
      [9000, 3000, 0],
    ]);
    expect(counted(rows, ["62"]).values).toEqual([[9000, 3000, 0]]);
    expect(counted(rows).supply.notes).toEqual([{ reason: "communes-not-in-supply", count: 1 }]);
    expect(counted([{ code: "23001", offre_all: 7, offre_60: 5 }]).supply.variants).toEqual(["all", "60"]);
  });

  test("a variant that the table lacks is an error naming its columns", () => {
    expect(() => counted(rows, ["60"])).toThrow("expected a column supply_60");
    expect(() => counted([{ code: "23001", x: 1 }])).toThrow(
      "expected a column supply_all, supply_65, supply_62…",
    );
  });

  test("an empty cell is listed, an unknown commune too, negative supply is an error", () => {
    const { excluded, problems } = counted([
      { code: "23001", supply_all: Number.NaN },
      { code: "23002", supply_all: -3 },
      { code: "75056", supply_all: 1 },
    ]);
    expect(excluded).toEqual({ "supply-unknown-commune": { "75056": 1 }, "supply-missing": { "23001": 1 } });
    expect(problems.errors).toMatchObject([{ row: 3, column: "supply_all", got: "-3" }]);
  });

  test("more for a narrower variant than for a wider one is a warning", () => {
    const { problems } = counted([{ code: "23001", supply_62: 10, supply_all: 9, supply_65: 10 }]);
    expect(problems.warnings).toMatchObject([
      { column: "supply_65", got: "more than supply_all in 1 commune (23001)" },
    ]);
  });
});

describe("which kind a table is", () => {
  const basis = (row: Row, map?: [string, string][]) =>
    supplyBasis(tableOfRows("t", [row]), map && new Map(map));

  test("by its columns, or by --map", () => {
    expect(basis({ commune: "23001", medecin: "m", actes: 3 })).toBe("practices");
    expect(basis({ commune: "23001", acts: 3 })).toBe("practices");
    expect(basis({ code: "23001", medecins: 3, consultations: 9000 })).toBe("headcount");
    expect(basis({ code: "23001", supply_65: 3, doctors: 4 })).toBe("counted");
    expect(basis({ code: "23001", gp_bpe2017: 4 }, [["doctors", "gp_bpe2017"]])).toBe("headcount");
    expect(basis({ code: "23001", population: 4 })).toBeUndefined();
  });

  test("supplyFrom reads each, and says what it looked for where it finds none", () => {
    const read = (row: Row, variants?: string[]) => {
      const { problems, excluded } = collectors();
      return supplyFrom(tableOfRows("t.csv", [row]), three, gp2023, {
        problems,
        excluded,
        variants,
      }).values.map(([first]) => first);
    };
    expect(read({ commune: "23001", acts: 4000, age: 63 })).toEqual([4000, 0]);
    expect(read({ code: "23001", doctors: 1 })).toEqual([5400]);
    expect(read({ code: "23001", supply_65: 1 })).toEqual([1]);
    expect(() => read({ code: "23001", population: 1 })).toThrow(
      "t.csv: got the columns code, population, expected practice records (acts, doctor, age…), a headcount (doctors) or counted supply",
    );
  });
});
