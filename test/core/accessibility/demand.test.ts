import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageBandColumns, ageColumnOf } from "../../../src/core/accessibility/ageColumns.ts";
import { type DemandOptions, demandFrom } from "../../../src/core/accessibility/demand.ts";
import { ageBandName } from "../../../src/core/method/ageWeights.ts";
import type { Method } from "../../../src/core/method/document.ts";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { readCsv } from "../../../src/formats/csv/read.ts";
import { describeShared, readShared } from "../../shared.ts";
import { collectors, communesOf, embedded, excludedOf, tableOfRows } from "./tables.ts";

const gp2017 = embedded("gp-2017");
const gp2023 = embedded("gp-2023");
const weights2023 = gp2023.ageWeights!;
const names2023 = weights2023.bands.map(({ from, to }) =>
  to === Number.POSITIVE_INFINITY ? `pop_${from}_plus` : `pop_${from}_${to}`,
);

type Row = Record<string, string | number>;

function demand(
  rows: Row[],
  method: Method = gp2023,
  options: Partial<DemandOptions> = {},
  codes?: string[],
) {
  const { problems, excluded } = collectors();
  const table = tableOfRows("communes.csv", rows);
  const communes = codes ? communesOf(...codes) : communesFrom(table, { problems });
  const result = demandFrom(table, communes, method, { problems, excluded, ...options });
  return { ...result, values: [...result.values], problems, excluded: excludedOf(excluded) };
}

/** A commune with `inhabitants(band)` in each 5-year band. */
const aged = (code: string, inhabitants: (band: number) => number): Row => ({
  code,
  ...Object.fromEntries(names2023.map((name, band) => [name, inhabitants(band)])),
});

describe("names of age columns", () => {
  const named: [string, string, string?, number?][] = [
    ["pop_0_4", "0-4"],
    ["POP_05_09", "5-9"],
    ["pop_90p", "90+"],
    ["pop_90_plus", "90+"],
    ["pop_90+", "90+"],
    ["age_75_et_plus", "75+"],
    ["0-4 ans", "0-4"],
    ["de 5 à 9 ans", "5-9"],
    ["90 ans et plus", "90+"],
    ["Moins de 5 ans", "0-4"],
    ["P20_POP0014", "0-14", "all", 2020],
    ["P20_POP90P", "90+", "all", 2020],
    ["P20_H0014", "0-14", "men", 2020],
    ["P20_F90P", "90+", "women", 2020],
    ["ageq_rec01s1rpop2020", "0-4", "men", 2020],
    ["ageq_rec20s2rpop2020", "95+", "women", 2020],
    ["pop_0_4_f", "0-4", "women"],
    ["pop_85_plus_hommes", "85+", "men"],
  ];
  test.each(named)("%s is %s", (name, band, sex = "all", year = 0) => {
    const column = ageColumnOf(name);
    expect(column && [ageBandName(column.band), column.sex, column.year]).toEqual([band, sex, year]);
  });

  test.each([
    "code",
    "population",
    "pop_mun_2023",
    "pop_15_64_2021",
    "pct75_2020",
    "pop_9_5",
    "latitude",
    "pop",
    "P20_POP",
    "apl_65",
  ])("%s is none", (name) => expect(ageColumnOf(name)).toBeUndefined());

  test("the latest census, both sexes together where the file has that; one band alone is no structure", () => {
    const names = ["P14_POP0014", "P20_POP0014", "P20_POP1529", "P20_H0014", "P20_F0014", "P20_POP30P"];
    expect(ageBandColumns(names).map(({ columns }) => columns.map(({ name }) => name))).toEqual([
      ["P20_POP0014"],
      ["P20_POP1529"],
      ["P20_POP30P"],
    ]);
    expect(ageBandColumns(["code", "pop_15_64"])).toEqual([]);
  });
});

describe("age bands", () => {
  test("k x weight x inhabitants; a partial run has k = 1 and says so", () => {
    const { values, k, kSource, basis, ageWeights, joinedBands } = demand([
      aged("23001", (band) => (band === 0 ? 100 : 0)),
      aged("23002", (band) => (band === 18 ? 50 : band === 4 ? 10 : 0)),
    ]);
    expect(values[0]).toBeCloseTo(112, 10);
    expect(values[1]).toBeCloseTo(50 * 2.26 + 10 * 0.75, 10);
    expect([k, kSource, basis, ageWeights, joinedBands]).toEqual([1, "one", "age-bands", "gp-2023", []]);
  });

  test("k given, of the method, or asked to be computed", () => {
    const rows = [aged("23001", () => 10), aged("23002", (band) => band)];
    expect(demand(rows, gp2023, { k: 0.97 })).toMatchObject({ k: 0.97, kSource: "given" });
    const withK: Method = { ...gp2023, ageWeights: { ...weights2023, k: 0.96 } };
    expect(demand(rows, withK)).toMatchObject({ k: 0.96, kSource: "method" });
    expect(demand(rows, withK, { k: 0.97 })).toMatchObject({ k: 0.97, kSource: "given" });
    const national = demand(rows, withK, { k: "national" });
    expect(national.kSource).toBe("national");
    expect(national.values[0] + national.values[1]).toBeCloseTo(190 + 171, 9);
  });

  test("a missing cell makes the commune missing, and leaves both sides of k", () => {
    const rows = [aged("23001", () => 10), aged("23002", (band) => (band === 3 ? Number.NaN : 1000))];
    const { values, k } = demand(rows, gp2023, { k: "national" });
    expect(values[0]).toBeCloseTo(190, 9);
    expect(values[1]).toBeNaN();
    expect(k).toBeCloseTo(19 / weights2023.bands.reduce((sum, { weight }) => sum + weight, 0), 12);
  });

  test("men and women are added", () => {
    const rows = [
      {
        code: "23001",
        ...Object.fromEntries(
          names2023.flatMap((name) => [
            [`${name}_h`, 3],
            [`${name}_f`, 4],
          ]),
        ),
      },
    ];
    const [value] = demand(rows).values;
    expect(value).toBeCloseTo(demand([aged("23001", () => 7)]).values[0], 9);
  });

  test("wider bands have the plain mean of theirs, and are named", () => {
    const rows = [{ code: "23001", pop_0_14: 30, pop_15_64: 0, pop_65_74: 10, pop_75_plus: 0 }];
    const { values, joinedBands } = demand(rows);
    expect(values[0]).toBeCloseTo(30 * ((1.12 + 0.58 + 0.51) / 3) + 10 * ((1.23 + 1.46) / 2), 10);
    expect(joinedBands.map(({ ages, joined }) => [ages, joined])).toEqual([
      ["0-14", 3],
      ["15-64", 10],
      ["65-74", 2],
      ["75+", 4],
    ]);
  });

  test("narrower last bands have the weight of the open one", () => {
    const { pop_90_plus: _, ...row } = aged("23001", () => 1);
    const split = demand([{ ...row, pop_90_94: 0.5, pop_95_plus: 0.5 }]);
    expect(split.values[0]).toBeCloseTo(demand([aged("23001", () => 1)]).values[0], 10);
    expect(split.joinedBands).toEqual([]);
  });

  test("INSEE's file of overlapping bands: the ones that join published bands are used, the others are not", () => {
    const used = ["0014", "1529", "3044", "4559", "6074", "7589", "90P"];
    const crossing = ["0002", "0305", "0610", "1117", "1824", "2539", "4054", "5564", "6579", "80P"];
    const rows = [
      {
        CODGEO: "23001",
        ...Object.fromEntries([
          ...used.map((band) => [`P20_POP${band}`, 10]),
          ...crossing.map((band) => [`P20_POP${band}`, 9e9]),
        ]),
      },
    ];
    const { values, joinedBands } = demand(rows);
    const mean = (from: number, to: number) => {
      const joined = weights2023.bands.filter((band) => band.from >= from && band.from <= to);
      return joined.reduce((sum, { weight }) => sum + weight, 0) / joined.length;
    };
    const expected =
      10 * (mean(0, 14) + mean(15, 29) + mean(30, 44) + mean(45, 59) + mean(60, 74) + mean(75, 89) + 2.26);
    expect(values[0]).toBeCloseTo(expected, 9);
    expect(joinedBands).toHaveLength(6);
  });

  test("where a file has 5-year bands beside wider ones, the 5-year bands are used", () => {
    const row = { pop_0_14: 3e6, pop_15_plus: 3e6, ...aged("23001", (band) => band + 1), pop_75_plus: 3e6 };
    const { values, joinedBands } = demand([row]);
    expect(joinedBands).toEqual([]);
    expect(values[0]).toBeCloseTo(demand([aged("23001", (band) => band + 1)]).values[0], 9);
  });

  test("of several covers, the one of most bands", () => {
    const coarse = { pop_0_4: 1, pop_5_89: 1, pop_90_plus: 1 };
    const { joinedBands } = demand([{ code: "23001", ...coarse, pop_0_9: 1, pop_10_19: 1, pop_20_89: 1 }]);
    expect(joinedBands.map(({ ages }) => ages)).toEqual(["0-9", "10-19", "20-89"]);
  });

  test("bands that cut a published one, leave ages out, or have other columns are refused", () => {
    expect(() => demand([{ code: "23001", pop_0_17: 1, pop_18_plus: 1 }])).toThrow(
      "communes.csv: got 0-17, 18+, expected bands that join whole bands of the weights gp-2023 (0-4, 5-9,",
    );
    expect(() => demand([{ code: "23001", pop_0_4: 1, pop_10_plus: 1 }])).toThrow(
      "got 0-4, 10+, expected age bands that cover every age once, from 0 to an open last one (none goes on at 5)",
    );
    expect(() => demand([{ code: "23001", pop_0_4: 1, pop_5_9: 1 }])).toThrow("(none goes on at 10)");
    expect(() => demand([{ code: "23001", pop_0_4_h: 1, pop_0_4_f: 1, pop_5_plus_h: 1 }])).toThrow(
      "one column a band, or one of men and one of women in every band",
    );
    expect(() => demand([{ code: "23001", population: 1 }], gp2023, { basis: "age-bands" })).toThrow(
      "got no age bands",
    );
  });

  test("negative inhabitants are errors with their row", () => {
    const { problems } = demand([aged("23001", () => 1), aged("23002", (band) => (band === 2 ? -1 : 1))]);
    expect(problems.errors).toMatchObject([
      { source: "communes.csv", row: 3, column: "pop_10_14", got: "-1" },
    ]);
  });

  test("--map names a band's column", () => {
    const { pop_0_4: _, ...row } = aged("23001", () => 1);
    const { values } = demand([{ ...row, bebes: 1 }], gp2023, { map: new Map([["pop_0_4", "bebes"]]) });
    expect(values[0]).toBeCloseTo(demand([aged("23001", () => 1)]).values[0], 12);
  });

  test("a method without age weights refuses age bands, unless the user names weights", () => {
    const rows = [aged("23001", () => 1)];
    expect(() => demand(rows, gp2017)).toThrow(
      "expected a standardised population (column demand), since gp-2017 has no age weights. Name the weights",
    );
    expect(demand(rows, gp2017, { ageWeights: weights2023 })).toMatchObject({
      basis: "age-bands",
      ageWeights: "gp-2023",
    });
  });
});

describe("standardised and total populations", () => {
  test("a standardised population is the demand as it is, even beside age bands", () => {
    const rows = [
      { ...aged("23001", () => 1), pop_std: 761.728 },
      { ...aged("23002", () => 1), pop_std: Number.NaN },
    ];
    const { values, basis, k, kSource } = demand(rows);
    expect([values, basis, k, kSource]).toEqual([
      [761.728, Number.NaN],
      "standardised",
      1,
      "standardised input",
    ]);
    expect(demand(rows, gp2023, { basis: "age-bands" }).basis).toBe("age-bands");
    expect(demand(rows, gp2023, { ageWeights: weights2023 }).basis).toBe("age-bands");
  });

  test("the column of the DREES workbook", () => {
    const rows = [
      { "Code commune INSEE": "23001", "Population standardisée 2021 pour la médecine générale": 838.154 },
    ];
    expect(demand(rows).values).toEqual([838.154]);
  });

  test("--k is not applied to them, with a warning", () => {
    const { values, problems } = demand([{ code: "23001", demand: 10 }], gp2023, { k: 0.5 });
    expect(values).toEqual([10]);
    expect(problems.warnings).toMatchObject([{ source: "--k", advice: "It is not applied." }]);
  });

  test("a total population stands for itself, with a warning unless asked for", () => {
    const rows = [{ code: "23001", pop_mun: 270 }];
    const { values, kSource, problems } = demand(rows);
    expect([values, kSource]).toEqual([[270], "total population"]);
    expect(problems.warnings).toMatchObject([{ got: "a total population" }]);
    expect(demand(rows, gp2023, { basis: "total" }).problems.warnings).toEqual([]);
  });

  test("no population at all is an error", () => {
    expect(() => demand([{ code: "23001", name: "x" }])).toThrow("expected a population: total, by age band");
    expect(() => demand([{ code: "23001", population: 3 }], gp2023, { basis: "standardised" })).toThrow(
      "a standardised population",
    );
  });
});

describe("a table of its own", () => {
  test("is joined by code: in any order, communes without a row are missing, unknown ones are listed", () => {
    const rows = [
      { code: "23003", demand: 3 },
      { code: "87085", demand: 9 },
      { code: "23001", demand: 1 },
    ];
    const { values, excluded } = demand(rows, gp2023, {}, ["23001", "23002", "23003"]);
    expect(values).toEqual([1, Number.NaN, 3]);
    expect(excluded).toEqual({ "demand-unknown-commune": { "87085": 1 } });
  });

  test("a commune in two rows is an error, said once even where the communes come from the same table", () => {
    const { problems } = demand([
      { code: "23001", demand: 3 },
      { code: "23001", demand: 4 },
    ]);
    expect(problems.errors).toMatchObject([{ row: 3, column: "code", got: "23001" }]);
  });
});

const departments = [
  ...Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, "0")).filter((d) => d !== "20"),
  "2A",
  "2B",
];
const nation = departments.map((department, d) =>
  aged(`${department}001`, (band) => 30_000 + 1000 * ((d * 7 + band * 3) % 11)),
);

describe("national k", () => {
  test("is computed where every metropolitan department is there with 60 million inhabitants in all", () => {
    const { k, kSource, values } = demand(nation);
    expect(kSource).toBe("national");
    const inhabitants = nation.reduce(
      (sum, row) => sum + names2023.reduce((all, name) => all + Number(row[name]), 0),
      0,
    );
    expect(inhabitants).toBeGreaterThan(60e6);
    expect(values.reduce((a, b) => a + b, 0) / inhabitants).toBeCloseTo(1, 12);
    expect(k).toBeCloseTo(0.94, 1);
  });

  test("is not computed on a part of the nation, unless asked", () => {
    expect(demand(nation.slice(1)).kSource).toBe("one");
    const tenth = nation.map((row) => ({
      ...row,
      ...Object.fromEntries(names2023.map((name) => [name, Number(row[name]) / 10])),
    }));
    expect(demand(tenth).kSource).toBe("one");
    expect(demand(tenth, gp2023, { k: "national" }).kSource).toBe("national");
  });

  test("does not change when one commune is run with it", () => {
    const all = demand(nation);
    const one = demand([nation[22]], gp2023, { k: all.k });
    expect(one.k).toBe(all.k);
    expect(one.values[0]).toBe(all.values[22]);
    expect(demand([nation[22]]).kSource).toBe("one");
  });

  test("sums of demand and inhabitants agree, whatever the bands (property)", () => {
    const inhabitants = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 19, maxLength: 19 });
    fc.assert(
      fc.property(fc.array(inhabitants, { minLength: 1, maxLength: 10 }), (communes) => {
        const rows = communes.map((bands, c) => aged(String(23001 + c), (band) => bands[band]));
        const total = communes.flat().reduce((a, b) => a + b, 0);
        const { values, k } = demand(rows, gp2023, { k: "national" });
        expect(Number.isFinite(k) && k > 0).toBe(true);
        expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 4);
      }),
    );
  });
});

describeShared("communes_france.csv", ["communes/communes_france.csv"], () => {
  const table = readCsv(readShared("communes/communes_france.csv"), { source: "communes_france.csv" });

  test("the standardised population through --map, missing where the file has none", () => {
    const { problems, excluded } = collectors();
    const communes = communesFrom(table, { problems });
    const map = new Map([["demand", "pop_std_2016_drees"]]);
    const { values, basis } = demandFrom(table, communes, gp2023, { map, problems, excluded });
    expect(basis).toBe("standardised");
    expect(values[communes.index.get("01001")!]).toBe(761.728);
    expect(values.filter(Number.isNaN)).toHaveLength(146);
    expect([problems.errors, excluded.all]).toEqual([[], []]);
  });

  test("a band of 15-64 alone is no age structure: the total population is used, and that is said", () => {
    const { problems, excluded } = collectors();
    const communes = communesFrom(table, { problems });
    const { basis, values } = demandFrom(table, communes, gp2023, { problems, excluded });
    expect(basis).toBe("total");
    expect(values).toEqual(communes.population);
    expect(problems.warnings.map(({ got }) => got)).toEqual([
      "pop_mun_2023, pop_mun_2021",
      "a total population",
    ]);
  });
});
