import { beforeAll, describe, expect, test } from "vitest";
import { resultsFromDrees } from "../../../src/core/accessibility/drees.ts";
import { type Results, resultsFrom, resultTable } from "../../../src/core/accessibility/resultTable.ts";
import { summarise } from "../../../src/core/accessibility/summary.ts";
import { readTable } from "../../../src/formats/read.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { InputError, Problems } from "../../../src/table/problems.ts";
import type { Column } from "../../../src/table/table.ts";
import { describeShared, readShared } from "../../shared.ts";

const sheet: Record<string, Column> = {
  "Code commune INSEE": textColumn(["01004", "97424", "01001"]),
  Commune: textColumn(["Ambérieu-en-Bugey", "Cilaos", "L'Abergement-Clémenciat"]),
  "APL aux médecins généralistes": numberColumn([3.646, 3.817, 1.89]),
  "APL aux médecins généralistes de moins de 65 ans": numberColumn([2.88, 2.676, 1.828]),
  "Population standardisée 2020 pour la médecine générale": numberColumn([14002.685, 5260.259, 810.855]),
  "Population totale 2020": numberColumn([14288, 5568, 806]),
};
const read = (columns: Record<string, Column>, map?: ReadonlyMap<string, string>) =>
  resultsFromDrees(tableOf("apl.xlsx", columns), { problems: new Problems(), map });

describe("a sheet of the workbook", () => {
  test("gives both variants, demand and population, by commune code", () => {
    const results = read(sheet);
    expect(results.communes.codes).toEqual(["01001", "01004", "97424"]);
    expect(results.communes.departments).toEqual(["01", "01", "974"]);
    expect([...results.communes.population]).toEqual([806, 14288, 5568]);
    expect(results.variants).toEqual(["all", "65"]);
    expect(results.accessibility.map((values) => [...values])).toEqual([
      [1.89, 3.646, 3.817],
      [1.828, 2.88, 2.676],
    ]);
    expect([...results.demand]).toEqual([810.855, 14002.685, 5260.259]);
    expect(results).toMatchObject({ estimated: false, synthetic: false });
  });

  test("becomes the project's result table, and reads back as it", () => {
    const table = resultTable(read(sheet), { source: "apl.parquet", metadata: new Map() });
    expect([...table.columns.keys()]).toEqual([
      ...["code", "name", "department", "region", "epci", "latitude", "longitude", "population", "demand"],
      ...["apl_all", "apl_65", "estimated", "synthetic"],
    ]);
    const again = resultsFrom(table, { problems: new Problems() });
    expect(again.accessibility).toEqual(read(sheet).accessibility);
    expect(again.communes.names).toEqual(["L'Abergement-Clémenciat", "Ambérieu-en-Bugey", "Cilaos"]);
  });

  test("other age limits and professions keep their variant", () => {
    const { "APL aux médecins généralistes de moins de 65 ans": under65, ...others } = sheet;
    const results = read({ ...others, "APL aux infirmières de 62 ans et moins": under65 });
    expect(results.variants).toEqual(["all", "62"]);
  });

  test("a column of another name is given by --map", () => {
    const { "Population totale 2020": population, ...others } = sheet;
    const results = read({ ...others, Habitants: population }, new Map([["population", "Habitants"]]));
    expect([...results.communes.population]).toEqual([806, 14288, 5568]);
  });

  test("a sheet of parameters, one without population, and one with a column twice are refused", () => {
    expect(() => read({ "Tranche d'âge": textColumn(["a"]), Poids: numberColumn([1]) })).toThrow(InputError);
    const { "Population standardisée 2020 pour la médecine générale": demand, ...others } = sheet;
    expect(() => read(others)).toThrow("Population standardisée");
    expect(() => read({ ...sheet, "Population standardisée 2021": demand })).toThrow("one column");
  });

  test("a negative value is an error with its row", () => {
    const negative = { ...sheet, "APL aux médecins généralistes": numberColumn([3, -1, 2]) };
    expect(() => read(negative)).toThrow("row 3");
  });

  test("messages name the headings of the workbook, not the project's columns", () => {
    const heading = "APL aux médecins généralistes de moins de 65 ans";
    expect(() => read({ ...sheet, [heading]: textColumn(["2.5", "x", "3"]) })).toThrow(
      `apl.xlsx, row 3, column ${heading}: got "x", expected a number`,
    );
    const population = "Population totale 2020";
    expect(() => read({ ...sheet, [population]: numberColumn([1, 2, -3]) })).toThrow(
      `apl.xlsx, row 4, column ${population}: got -3, expected inhabitants`,
    );
  });
});

/** As printed: means by standardised and total weight, % of the population under 1.5, 2.5 and 4, tenth means of apl_65. */
const printed = {
  "2022": {
    communes: 34_964,
    all: { mean: "3.7890", meanByPopulation: "3.7949", shares: ["2.04", "14.88", "58.39"] },
    65: { mean: "3.3423", meanByPopulation: "3.3476", shares: ["4.12", "24.99", "73.06"] },
    tenths: "1.466 2.135 2.496 2.826 3.124 3.410 3.729 4.075 4.548 5.665",
  },
  "2023": {
    communes: 34_954,
    all: { mean: "3.7446", meanByPopulation: "3.7511", shares: ["2.31", "16.63", "59.87"] },
    65: { mean: "3.2947", meanByPopulation: "3.3008", shares: ["5.02", "27.41", "73.17"] },
    tenths: "1.382 2.059 2.419 2.754 3.070 3.375 3.708 4.076 4.533 5.630",
  },
} as const;

const workbook = "drees/apl_generalistes_2022_2023.xlsx";
describeShared("the genuine DREES workbook", [workbook], () => {
  const sheets = new Map<string, Results>();

  beforeAll(async () => {
    for (const year of Object.keys(printed)) {
      const table = await readTable(readShared(workbook), { source: workbook, sheet: year });
      const problems = new Problems();
      sheets.set(year, resultsFromDrees(table, { problems }));
      expect(problems.all).toEqual([]);
    }
  });

  describe.each(Object.entries(printed))("sheet %s", (year, { communes, tenths, ...means }) => {
    test.each(["all", "65"] as const)("aggregates of %s are DREES's to the printed digit", (variant) => {
      const results = sheets.get(year)!;
      expect(results.communes.count).toBe(communes);
      const summary = summarise({
        accessibility: results.accessibility[results.variants.indexOf(variant)],
        population: results.communes.population,
        demand: results.demand,
        thresholds: [1.5, 2.5, 4],
      });
      const { mean, meanByPopulation, shares } = means[variant];
      expect(summary.mean.toFixed(4)).toBe(mean);
      expect(summary.meanByPopulation.toFixed(4)).toBe(meanByPopulation);
      expect(summary.shares.map(({ share }) => (100 * share).toFixed(2))).toEqual(shares);
      expect(summary.missing).toBe(0);
      if (variant === "65") expect(summary.tenths.map((tenth) => tenth.toFixed(3)).join(" ")).toBe(tenths);
    });

    test("standardised and total population have one sum", () => {
      const { communes, demand } = sheets.get(year)!;
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      expect(Math.abs(sum(demand) / sum(communes.population) - 1)).toBeLessThan(1e-9);
    });
  });
});
