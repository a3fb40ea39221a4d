import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type PracticeSupplyOptions,
  supplyFromPractices,
} from "../../../src/core/accessibility/practiceSupply.ts";
import type { Method } from "../../../src/core/method/document.ts";
import { InputError } from "../../../src/table/problems.ts";
import { collectors, communesOf, embedded, excludedOf, tableOfRows } from "./tables.ts";

const gp2012 = embedded("gp-2012");
const gp2017 = embedded("gp-2017");
const gp2023 = embedded("gp-2023");
const two = communesOf("23001", "23002");

type Row = Record<string, string | number>;

function count(rows: Row[], method: Method, options: Partial<PracticeSupplyOptions> = {}, communes = two) {
  const { problems, excluded } = collectors();
  const supply = supplyFromPractices(tableOfRows("practices.csv", rows), communes, method, {
    problems,
    excluded,
    variants: ["all"],
    ...options,
  });
  const [values] = supply.values;
  const noteOf = (reason: string, variant?: string) =>
    supply.notes.find((note) => note.reason === reason && note.variant === variant)?.count ?? 0;
  return { supply, values: [...values], problems, excluded: excludedOf(excluded), noteOf };
}

const errorsOf = (run: () => { problems: { errors: readonly { expected: string }[] } }) => {
  try {
    return run().problems.errors;
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
};

describe("hand cases of gp-2017", () => {
  const records = (a: number, b: number) => [
    { doctor: "d", commune: "23001", acts: a },
    { doctor: "d", commune: "23002", acts: b },
  ];

  test("one doctor with 2,500 + 1,500 acts in two communes counts both", () => {
    expect(count(records(2500, 1500), gp2017).values).toEqual([2500, 1500]);
  });

  test("5,000 + 3,000 counts 3,750 + 2,250", () => {
    const { values, noteOf } = count(records(5000, 3000), gp2017);
    expect(values).toEqual([3750, 2250]);
    expect(noteOf("doctors-capped")).toBe(1);
  });

  test("without a doctor id each record is a doctor: 2,500 and 1,500 are excluded", () => {
    const rows = records(2500, 1500).map(({ doctor, ...row }) => ({
      ...row,
      practice: `c${doctor}${row.commune}`,
    }));
    const { values, excluded } = count(rows, gp2017);
    expect(values).toEqual([0, 0]);
    expect(excluded).toEqual({ "doctor-below-floor": { cd23001: 1, cd23002: 1 } });
  });

  test("a newcomer with 900 counts 5,400", () => {
    const { values, noteOf } = count([{ commune: "23001", acts: 900, installed_during_year: "oui" }], gp2017);
    expect(values).toEqual([5400, 0]);
    expect(noteOf("doctors-imputed")).toBe(1);
  });

  test("a health centre with 240 counts 0 in 2017 and 240 in 2023", () => {
    const rows = [{ practice: "cds1", commune: "23001", kind: "centre de santé", acts: 240 }];
    expect(count(rows, gp2017).values).toEqual([0, 0]);
    expect(count(rows, gp2017).excluded).toEqual({ "doctor-below-minimum": { cds1: 1 } });
    expect(count(rows, gp2023).values).toEqual([240, 0]);
  });

  test("raised to 3,600 in 2023, shared out by acts", () => {
    const { values, noteOf } = count(records(600, 300), gp2023);
    expect(values).toEqual([2400, 1200]);
    expect(noteOf("doctors-raised")).toBe(1);
  });
});

describe("the field", () => {
  test("a doctor who is liberal and in a centre obeys the bounds in his liberal practice only", () => {
    const rows = [
      { doctor: "d", commune: "23001", kind: "libéral", acts: 3000 },
      { doctor: "d", commune: "23002", kind: "CDS", acts: 1000 },
    ];
    expect(count(rows, gp2023).values).toEqual([3600, 1000]);
    expect(count(rows, gp2017).values).toEqual([0, 1000]);
  });

  test("hospitals, sector 3 and particular practices without first-line care are listed and left out", () => {
    const rows = [
      { practice: "a", commune: "23001", kind: "liberal", sector: "1", mep: "non", acts: 4000 },
      { practice: "b", commune: "23001", kind: "Hôpital", sector: "", mep: "", acts: 4000 },
      {
        practice: "c",
        commune: "23001",
        kind: "liberal",
        sector: "secteur 2",
        mep: "Homéopathes",
        acts: 4000,
      },
      { practice: "d", commune: "23001", kind: "liberal", sector: "3", mep: "", acts: 4000 },
      { practice: "e", commune: "23001", kind: "liberal", sector: "S1", mep: "angiologue", acts: 4000 },
      { practice: "f", commune: "23001", kind: "liberal", sector: "", mep: "oui", acts: 4000 },
      { practice: "g", commune: "23001", kind: "centre", sector: "3", mep: "angiologue", acts: 100 },
    ];
    const { values, excluded, noteOf } = count(rows, gp2023);
    expect(values).toEqual([12_100, 0]);
    expect(excluded).toEqual({
      "practice-outside-field": { b: 1 },
      "practice-sector-not-counted": { d: 1 },
      "practice-mep-not-counted": { e: 1 },
    });
    expect([noteOf("practices-sector-untold"), noteOf("practices-mep-untold")]).toEqual([1, 1]);
    const strict: Method = {
      ...gp2023,
      activity: {
        ...gp2023.activity!,
        sectors: ["2"],
        mep: { firstLine: [], untold: "excluded" },
      },
    };
    expect(Object.keys(count(rows, strict).excluded["practice-mep-not-counted"])).toEqual(["c", "f"]);
  });

  test("a practice in a commune that is not in the run keeps its part of the doctor's acts, and is listed", () => {
    const rows = [
      { doctor: "d", commune: "23001", acts: 5000 },
      { doctor: "d", commune: "87085", acts: 3000 },
    ];
    const { values, excluded } = count(rows, gp2023);
    expect(values).toEqual([3750, 0]);
    expect(excluded).toEqual({ "practice-unknown-commune": { "87085": 1 } });
  });

  test("a doctor installed during the year in one of his places only is no newcomer, and that is counted", () => {
    const rows = [
      { doctor: "d", commune: "23001", acts: 4000, installed_during_year: 0 },
      { doctor: "d", commune: "23002", acts: 1000, installed_during_year: 1 },
    ];
    const { values, noteOf } = count(rows, gp2023);
    expect(values).toEqual([4000, 1000]);
    expect(noteOf("doctors-partly-new")).toBe(1);
  });
});

describe("doctor-age variants", () => {
  const rows = [
    { doctor: "a", commune: "23001", acts: 4000, age: 61 },
    { doctor: "b", commune: "23001", acts: 4000, age: 62 },
    { doctor: "c", commune: "23001", acts: 4000, age: 65 },
    { doctor: "d", commune: "23001", acts: 4000, age: 66 },
    { doctor: "e", commune: "23001", acts: 4000, age: "" },
    { doctor: "f", commune: "23002", kind: "centre", acts: 500, age: 70 },
  ].map((row) => ({ kind: "liberal", ...row, age: row.age === "" ? Number.NaN : Number(row.age) }));

  test("at most the limit at the reference date; centres in every variant; unknown ages listed", () => {
    const { supply, excluded, noteOf } = count(rows, gp2023, { variants: ["65", "62", "60", "all"] });
    expect(supply.variants).toEqual(["65", "62", "60", "all"]);
    expect(supply.values.map((values) => [...values])).toEqual([
      [12_000, 500],
      [8000, 500],
      [0, 500],
      [20_000, 500],
    ]);
    expect(excluded).toEqual({ "doctor-without-age": { e: 1 } });
    expect(["65", "62", "60", "all"].map((variant) => noteOf("doctors-beyond-age", variant))).toEqual([
      1, 2, 4, 0,
    ]);
    expect(noteOf("doctors")).toBe(6);
  });

  test("each reading of the rule is a field", () => {
    const with65 = (changes: Partial<Method>) =>
      count(rows, { ...gp2023, ...changes }, { variants: ["65"] }).values;
    expect(with65({ doctorAge: { ...gp2023.doctorAge, limit: "under" } })).toEqual([8000, 500]);
    expect(with65({ doctorAge: { ...gp2023.doctorAge, missing: "counted" } })).toEqual([16_000, 500]);
    const centres = (ages: "by-age" | "only-all") =>
      with65({ activity: { ...gp2023.activity!, centres: { bounds: "none", ages } } });
    expect(centres("by-age")).toEqual([12_000, 0]);
    expect(centres("only-all")).toEqual([12_000, 0]);
    const all = {
      ...gp2023,
      activity: { ...gp2023.activity!, centres: { bounds: "none", ages: "only-all" } },
    } as const;
    expect(count(rows, all).values).toEqual([20_000, 500]);
  });

  test("the method's variants by default, in its order", () => {
    expect(count(rows, gp2023, { variants: undefined }).supply.variants).toEqual(["65", "62"]);
  });

  test("a date or a year of birth gives the age at the reference date", () => {
    const born = [
      { doctor: "a", commune: "23001", acts: 4000, birth_date: "1958-12-31" },
      { doctor: "b", commune: "23001", acts: 4000, birth_date: "31/12/1957" },
      { doctor: "c", commune: "23002", acts: 4000, birth_date: "", annee_naissance: 1958 },
      { doctor: "d", commune: "23002", acts: 4000, birth_date: "", annee_naissance: 1957 },
    ];
    expect(count(born, gp2023, { variants: ["65"] }).values).toEqual([4000, 4000]);
    expect(count(born, gp2023, { variants: ["65"], referenceDate: "2022-12-31" }).values).toEqual([
      8000, 8000,
    ]);
    expect(count(born, gp2023, { variants: ["65"], referenceDate: "2023-12-30" }).values).toEqual([
      8000, 4000,
    ]);
  });

  test("a doctor's age may stand in one of his rows only", () => {
    const once = [
      { doctor: "d", commune: "23001", acts: 2000, age: Number.NaN },
      { doctor: "d", commune: "23002", acts: 2000, age: 50 },
    ];
    expect(count(once, gp2023, { variants: ["65"] }).values).toEqual([2000, 2000]);
  });

  test("without ages: all by default with a warning, an error where a limit is asked", () => {
    const ageless = rows.map(({ age: _, ...row }) => row);
    const { supply, problems } = count(ageless, gp2023, { variants: undefined });
    expect(supply.variants).toEqual(["all"]);
    expect(problems.warnings.map(({ expected }) => expected)).toEqual([
      "doctors' ages, for the variants 65, 62",
    ]);
    expect(() => count(ageless, gp2023, { variants: ["65"] })).toThrow(
      "practices.csv, column age: got no age, birth_date or birth_year, expected doctors' ages, to count those up to 65. Add the column, or ask for --variants all.",
    );
  });

  test("a variant that is none, or given twice, is an error", () => {
    const { problems } = count(rows, gp2023, { variants: ["65", "65", "seniors"] });
    expect(problems.errors.map(({ got }) => got)).toEqual(["65", "seniors"]);
    expect(() => count(rows, gp2023, { variants: ["seniors"] })).toThrow(InputError);
  });
});

describe("wrong records", () => {
  const ok = { practice: "a", doctor: "d", commune: "23001", kind: "liberal", acts: 4000, age: 50 };
  const cases: [string, Row[], Record<string, unknown>[]][] = [
    ["negative acts", [{ ...ok, acts: -1 }], [{ row: 2, column: "acts", got: "-1" }]],
    [
      "missing acts",
      [ok, { ...ok, doctor: "e", acts: Number.NaN }],
      [{ row: 3, column: "acts", got: "nothing" }],
    ],
    ["an unknown kind", [{ ...ok, kind: "clinic" }], [{ row: 2, column: "kind", got: '"clinic"' }]],
    ["an empty kind", [ok, { ...ok, kind: "" }], [{ row: 3, column: "kind" }]],
    [
      "an unknown sector",
      [{ ...ok, sector: "4" }],
      [{ row: 2, column: "sector", got: '"4"', expected: "1, 2 or 3" }],
    ],
    ["no commune", [{ ...ok, commune: "" }, ok], [{ row: 2, column: "commune" }]],
    ["an age of 12", [{ ...ok, age: 12 }], [{ row: 2, column: "age", got: "an age of 12" }]],
    [
      "two ages",
      [ok, { ...ok, commune: "23002", age: 51 }],
      [{ row: 3, column: "age", got: "an age of 51", expected: "one age of doctor d (50 in row 2)" }],
    ],
    [
      "no date",
      [{ ...ok, age: Number.NaN, birth_date: "31/31/1958" }],
      [{ row: 2, column: "birth_date", got: '"31/31/1958"' }],
    ],
    [
      "no truth",
      [{ ...ok, installed_during_year: "peut-être" }],
      [{ row: 2, column: "installed_during_year", got: '"peut-être"' }],
    ],
  ];
  test.each(cases)("%s", (_, rows, expected) => {
    expect(errorsOf(() => count(rows, gp2023))).toMatchObject(
      expected.map((problem) => ({ source: "practices.csv", ...problem })),
    );
  });

  test("missing acts are an error, and never make a supply NaN", () => {
    const { values } = count([ok, { ...ok, doctor: "e", commune: "23002", acts: Number.NaN }], gp2023);
    expect(values).toEqual([4000, 0]);
  });

  test("missing acts of a newcomer are imputed, unless the method imputes none", () => {
    const rows = [{ ...ok, acts: Number.NaN, installed_during_year: "vrai" }];
    expect(count(rows, gp2023).values).toEqual([5400, 0]);
    const none: Method = { ...gp2023, activity: { ...gp2023.activity!, newcomers: null } };
    expect(errorsOf(() => count(rows, none))).toMatchObject([{ row: 2, column: "acts" }]);
  });

  test("a record that repeats another is added, with a warning", () => {
    const { values, problems } = count([ok, ok], gp2023);
    expect(values).toEqual([6000, 0]);
    expect(problems.warnings).toMatchObject([
      { got: "1 record that repeats practice, doctor and commune of another: a (row 3)" },
    ]);
  });

  test("gp-2012 has no known activity rules: they are named by the user or the records are refused", () => {
    expect(() => count([ok], gp2012)).toThrow(
      "since gp-2012 has no known activity rules. Name the rules to use",
    );
    expect(count([{ ...ok, acts: 300 }], gp2012, { activity: gp2023.activity! }).values).toEqual([3600, 0]);
    expect(count([{ ...ok, acts: 300 }], gp2012, { activity: gp2017.activity! }).values).toEqual([0, 0]);
  });

  test("French column names and words", () => {
    const rows = [
      {
        Cabinet: "c1",
        Médecin: "m1",
        "Code commune": "23001",
        Type: "Libéral",
        Âge: 50,
        Secteur: "1",
        MEP: "Non",
        Actes: "4 000",
        "Installé dans l'année": "Non",
      },
      {
        Cabinet: "c2",
        Médecin: "m2",
        "Code commune": "23002",
        Type: "Centre de santé",
        Âge: 60,
        Secteur: "",
        MEP: "",
        Actes: "1 200,5",
        "Installé dans l'année": "",
      },
    ];
    expect(count(rows, gp2023).values).toEqual([4000, 1200.5]);
  });
});

describe("per practice, for explain", () => {
  test("counted acts by variant, outcomes and rows; the values are their sums by commune", () => {
    const rows = [
      { practice: "p1", doctor: "d", commune: "23002", acts: 3000, age: 70 },
      { practice: "p2", doctor: "d", commune: "23001", acts: 5000, age: 70 },
      { practice: "p3", doctor: "e", commune: "23001", acts: 300, age: 40 },
    ];
    const { supply } = count(rows, gp2023, { variants: ["all", "65"] });
    const practices = supply.practices!;
    expect(practices.id).toEqual(["p3", "p2", "p1"]);
    expect([...practices.row]).toEqual([4, 3, 2]);
    expect(practices.counted.map((acts) => [...acts])).toEqual([
      [3600, 3750, 2250],
      [3600, 0, 0],
    ]);
    expect(practices.outcomes).toEqual([["raised"], ["capped"], ["capped"]]);
    expect([...practices.acts]).toEqual([300, 5000, 3000]);
    expect(supply.values.map((values) => [...values])).toEqual([
      [7350, 2250],
      [3600, 0],
    ]);
  });
});

const codes = Array.from({ length: 8 }, (_, i) => String(23001 + i));
const record = fc.record({
  doctor: fc.constantFrom("", "d1", "d2", "d3", "d4"),
  practice: fc.constantFrom("p1", "p2", "p3", "p4", "p5"),
  commune: fc.constantFrom(...codes, "87085"),
  kind: fc.constantFrom("liberal", "centre"),
  acts: fc.integer({ min: 0, max: 9000 }),
  installed_during_year: fc.constantFrom(0, 1),
});
const ageOf: Record<string, number> = { "": 50, d1: 40, d2: 63, d3: 66, d4: 80 };
const records = fc
  .array(record, { minLength: 1, maxLength: 30 })
  .map((rows) => rows.map((row) => ({ ...row, age: ageOf[row.doctor] })));
const eight = communesOf(...codes);

/** The rules of gp-2017 and gp-2023 written down from the two documents, on one doctor's records. */
function naiveSupply(
  rows: readonly {
    doctor: string;
    commune: string;
    kind: string;
    acts: number;
    age: number;
    installed_during_year: number;
  }[],
  is2023: boolean,
  limit: number,
) {
  const supply = Object.fromEntries(codes.map((code) => [code, 0]));
  const done = new Set<string>();
  rows.forEach((row, i) => {
    const key = row.doctor === "" ? `row ${i}` : row.doctor + row.kind;
    if (done.has(key)) return;
    done.add(key);
    const own =
      row.doctor === ""
        ? [row]
        : rows.filter((other) => other.doctor === row.doctor && other.kind === row.kind);
    const total = own.reduce((sum, { acts }) => sum + acts, 0);
    let counted = total;
    if (row.kind === "liberal") {
      if (own.every((other) => other.installed_during_year === 1)) counted = 5400;
      else if (total < 250) counted = 0;
      else if (total < 3600) counted = is2023 ? 3600 : 0;
      counted = Math.min(counted, 6000);
      if (row.age > limit) counted = 0;
    } else if (!is2023 && total < 250) counted = 0;
    for (const { commune, acts } of own) {
      if (commune in supply) supply[commune] += total > 0 ? (counted * acts) / total : counted / own.length;
    }
  });
  return codes.map((code) => supply[code]);
}

describe("properties", () => {
  test("agrees with the two documents' rules written down naively", () => {
    fc.assert(
      fc.property(records, fc.boolean(), (rows, is2023) => {
        const { supply } = count(rows, is2023 ? gp2023 : gp2017, { variants: ["65", "all"] }, eight);
        for (const [v, limit] of [65, 200].entries()) {
          const expected = naiveSupply(rows, is2023, limit);
          for (const [c, value] of supply.values[v].entries()) expect(value).toBeCloseTo(expected[c], 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("permuting the records changes nothing, to the last bit", () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const options = { variants: ["65", "all"] };
        const one = count(rows, gp2023, options, eight).supply;
        const other = count(shuffled, gp2023, options, eight).supply;
        expect(other.values).toEqual(one.values);
        expect(other.notes).toEqual(expect.arrayContaining([...one.notes]));
        expect(other.practices?.counted).toEqual(one.practices?.counted);
      }),
      { numRuns: 200 },
    );
  });

  test("a narrower variant is never above a wider one, and the values are the practices' sums", () => {
    fc.assert(
      fc.property(records, (rows) => {
        const { supply } = count(rows, gp2023, { variants: ["60", "62", "65", "all"] }, eight);
        for (let c = 0; c < eight.count; c++) {
          const values = supply.values.map((values) => values[c]);
          expect(values).toEqual([...values].sort((a, b) => a - b));
        }
        const practices = supply.practices!;
        supply.values.forEach((values, v) => {
          const known = [...practices.counted[v]].filter((_, p) => practices.commune[p] !== -1);
          expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(
            known.reduce((a, b) => a + b, 0),
            6,
          );
        });
      }),
    );
  });
});

test("the file's own column names stand in messages", () => {
  const rows = [
    { Commune: "23001", Médecin: "m", Nature: "clinique", Âge: 7, Actes: 4000 },
    { Commune: "23001", Médecin: "m", Nature: "libéral", Âge: 7, Actes: Number.NaN },
  ];
  const { problems } = count(rows, gp2023);
  expect(problems.errors.map(({ row, column }) => [row, column])).toEqual([
    [2, "Nature"],
    [2, "Âge"],
    [3, "Âge"],
    [3, "Actes"],
  ]);
});

test("a reference date that is no day is refused", () => {
  expect(() => count([{ commune: "23001", acts: 1 }], gp2023, { referenceDate: "2023-31-12" })).toThrow(
    "reference date: got 2023-31-12, expected a day such as 2023-12-31.",
  );
});

test("a table without kinds or doctors says what it is taken for", () => {
  const whole = { commune: "23001", acts: 5000, kind: "liberal", doctor: "d1" };
  const told = (row: Row) => count([row], gp2023).problems.warnings.map(({ got, advice }) => [got, advice]);
  expect(told(whole)).toEqual([]);
  expect(told({ commune: "23001", acts: 5000 })).toEqual([
    ['no column "kind"', "Each practice was read as liberal."],
    ['no column "doctor"', "Each row was read as one doctor."],
  ]);
});
