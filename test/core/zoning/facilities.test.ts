import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { facilitiesFrom, facilityMeasures } from "../../../src/core/zoning/facilities.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";

const communes = communesFrom(tableOf("communes", { code: textColumn(["01001", "01002", "01004"]) }), {
  problems: new Problems(),
});
const names = ["pharmacies", "pharm"];
const read = (columns: Parameters<typeof tableOf>[1]) => {
  const [problems, excluded] = [new Problems(), new Exclusions()];
  return {
    values: facilitiesFrom(tableOf("p.csv", columns), communes, names, { problems, excluded }),
    problems,
    excluded,
  };
};

describe("facilities of communes", () => {
  it("are counts that add up, 0 where the table has none; unknown communes are listed", () => {
    const { values, excluded, problems } = read({
      codgeo: textColumn(["1004", "01001", "01004", "99999"]),
      pharm_2020: numberColumn([2, 1, 3, 7]),
    });
    expect([...values]).toEqual([1, 0, 5]);
    expect(excluded.all).toMatchObject([{ reason: "facilities-unknown-commune", count: 7 }]);
    expect(problems.errors).toEqual([]);
  });

  it("are one a row where the table lists them", () => {
    expect([...read({ commune: textColumn(["01001", "01001", "01002"]) }).values]).toEqual([2, 1, 0]);
  });

  it("an empty count is unknown, never 0, and listed; a negative one is an error with its row", () => {
    const { values, problems, excluded } = read({
      code: textColumn(["01001", "01002", "01004"]),
      pharmacies: numberColumn([Number.NaN, -1, 2]),
    });
    expect([values[0], values[2]]).toEqual([Number.NaN, 2]);
    expect(excluded.all).toMatchObject([{ reason: "facilities-missing", count: 1 }]);
    expect(problems.errors.map((each) => each.row)).toEqual([3]);
  });

  it("without a column of counts are one a row, which is said; counts under another name are an error", () => {
    const codes = (...values: string[]) => textColumn(values);
    const listed = read({
      code: codes("01001", "01001", "01002"),
      finess: numberColumn([160000012, 0, 5]),
    }).problems;
    expect(listed.all).toMatchObject([
      {
        severity: "warning",
        got: 'no column "pharmacies"',
        advice: "Each of its 3 rows was counted as one.",
      },
    ]);
    const counted = read({ code: codes("01001", "01002"), nb_officines: numberColumn([4, 0]) }).problems;
    expect(counted.errors).toMatchObject([
      { advice: "If nb_officines is the number, pass --map pharmacies=nb_officines." },
    ]);
  });

  it("of a table of communes need a column of counts: its rows are no facilities", () => {
    const problems = new Problems();
    const table = tableOf("communes.csv", { code: textColumn(["01001"]) });
    const options = { problems, excluded: new Exclusions(), isCounted: true };
    expect(() => facilitiesFrom(table, communes, names, options)).toThrow(/pharmacies/);
  });
});

describe("measures of zones", () => {
  it("density and far share agree with sums over the zone's communes; strict or not at the minutes themselves", () => {
    const commune = fc.record({
      zone: fc.integer({ min: -1, max: 3 }),
      population: fc.integer({ min: 0, max: 5000 }),
      weighted: fc.integer({ min: 0, max: 5000 }),
      facilities: fc.constantFrom(0, 0, 1, 2, 3, Number.NaN),
      minutes: fc.constantFrom(0, 14.999, 15, 15.001, 30, Number.POSITIVE_INFINITY, Number.NaN),
    });
    const exactly = fc.constantFrom("near" as const, "far" as const);
    fc.assert(
      fc.property(fc.array(commune, { maxLength: 30 }), exactly, (all, exactly) => {
        const measures = facilityMeasures({
          rules: { per: 100_000, far: { minutes: 15, exactly } },
          zone: Int32Array.from(all, (each) => each.zone),
          zones: 4,
          population: Float64Array.from(all, (each) => each.population),
          weighted: Float64Array.from(all, (each) => each.weighted),
          facilities: Float64Array.from(all, (each) => each.facilities),
          minutes: Float64Array.from(all, (each) => each.minutes),
        });
        for (let zone = 0; zone < 4; zone++) {
          const own = all.filter((each) => each.zone === zone);
          const sum = (of: (each: (typeof all)[number]) => number, among = own) =>
            among.reduce((total, each) => total + of(each), 0);
          const known = own.filter((each) => !Number.isNaN(each.minutes));
          const far = known.filter((each) => each.minutes > 15 || (exactly === "far" && each.minutes === 15));
          const people = sum((each) => each.population, known);
          const weighted = sum((each) => each.weighted);
          const density = (sum((each) => each.facilities) * 1e5) / weighted;
          expect(measures.density[zone]).toEqual(weighted === 0 ? Number.NaN : density); // NaN where a count is unknown
          const farPeople = sum((each) => each.population, far);
          expect(measures.farShare![zone]).toEqual(people === 0 ? Number.NaN : farPeople / people);
          expect(measures.withoutTime[zone]).toBe(own.length - known.length);
          expect(measures.unreachable[zone]).toBe(
            sum(
              (each) => each.population,
              known.filter((each) => each.minutes === Number.POSITIVE_INFINITY),
            ),
          );
        }
      }),
    );
  });
});
