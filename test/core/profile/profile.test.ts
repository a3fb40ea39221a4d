import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indicatorsFrom, territoryNamed } from "../../../src/core/profile/indicators.ts";
import { lastDigit } from "../../../src/core/profile/population.ts";
import { profileOf } from "../../../src/core/profile/profile.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";

type Row = readonly [
  territory: string,
  code: string,
  level: string,
  indicator: string,
  unit: string,
  value: number,
];

const read = (rows: readonly Row[]) => {
  const problems = new Problems();
  const text = (column: number) => textColumn(rows.map((row) => String(row[column])));
  const table = tableOf("indicators.csv", {
    territoire: text(0),
    code: text(1),
    niveau: text(2),
    indicateur: text(3),
    unite: text(4),
    valeur: numberColumn(rows.map((row) => row[5])),
  });
  return { indicators: indicatorsFrom(table, { problems }), problems };
};

describe("indicators", () => {
  it("a value given twice is an error with both rows", () => {
    const { problems } = read([
      ["Aube", "10", "département", "beds", "count", 1],
      ["Marne", "51", "département", "beds", "count", 2],
      ["AUBE", "10", "departement", "beds", "count", 3],
    ]);
    expect(problems.errors).toMatchObject([{ row: 4, got: expect.stringContaining("first in row 2") }]);
  });

  it("territories are named by code, name, or level and code where codes overlap; others are told the nearest", () => {
    const { indicators } = read([
      ["Loire-Atlantique", "44", "département", "beds", "count", 1],
      ["Grand Est", "44", "région", "beds", "count", 2],
      ["Ain", "1", "département", "beds", "count", 2],
    ]);
    const problems = new Problems();
    const named = (name: string) => territoryNamed(indicators, name, "profile", problems);
    expect([named("department:44"), named("région:44"), named("grand est"), named("01")]).toEqual([
      0, 1, 1, 2,
    ]);
    expect([named("44"), named("Grand-Ouest")]).toEqual([-1, -1]);
    expect(problems.errors.map((each) => each.got)).toEqual(["44", "Grand-Ouest"]);
    expect(problems.errors[1].advice).toContain("Grand Est");
  });

  it("a department is compared with its own region, not with another department of that code", () => {
    const { indicators } = read([
      ["Aube", "10", "department", "rate", "%", 3],
      ["Loire-Atlantique", "44", "department", "rate", "%", 5],
      ["Grand Est", "44", "region", "rate", "%", 6],
      ["France", "FR", "nation", "rate", "%", 4],
    ]);
    const [line] = profileOf(indicators, [0]).lines;
    expect(line.comparisons.map(({ with: level, ratio }) => [level, ratio])).toEqual([
      ["region", 0.5],
      ["nation", 0.75],
    ]);
  });

  it("counts compare by rates only: ratio of rates = ratio of counts / ratio of populations, none without population", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (a, b, people, others) => {
        const { indicators } = read([
          ["A", "10", "department", "beds", "nombre", a],
          ["A", "10", "department", "population", "nombre", people],
          ["B", "67", "department", "beds", "nombre", b],
          ["B", "67", "department", "population", "nombre", others],
          ["C", "51", "department", "beds", "nombre", b],
        ]);
        const lines = profileOf(indicators, [0], { twins: new Map([[0, 1]]) }).lines;
        expect(lines[0].per100k / ((a / people) * 1e5)).toBeCloseTo(1, 12);
        expect((lines[0].comparisons[0].ratio * b * people) / (a * others)).toBeCloseTo(1, 12);
        expect(profileOf(indicators, [0], { twins: new Map([[0, 2]]) }).lines[0].comparisons).toEqual([]);
      }),
    );
  });

  it("the last digit of a printed number", () => {
    expect([46367, 1.9, 2.05, 100].map(lastDigit)).toEqual([1, 0.1, 0.01, 1]);
  });
});
