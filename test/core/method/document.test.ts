import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { type Method, methodSchema, parseMethod } from "../../../src/core/method/document.ts";
import { methodNames } from "../../../src/core/method/embedded.ts";
import { InputError, type Problem } from "../../../src/table/problems.ts";
import { changed, methodJson } from "./methods.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const published = JSON.parse(readFileSync(`${root}data/methods/method.schema.json`, "utf8"));
const acceptedBySchema = new Ajv({ strict: true, allowUnionTypes: true }).compile(published);

function problemsOf(json: unknown): readonly Problem[] {
  try {
    parseMethod(json, "mine.json");
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe.each(methodNames)("%s", (name) => {
  const method = parseMethod(methodJson(name), name);

  test("is accepted by the parser and by the published JSON Schema", () => {
    expect(method.id).toBe(name);
    expect(acceptedBySchema(methodJson(name)), JSON.stringify(acceptedBySchema.errors)).toBe(true);
  });

  test("names a source for every rule and number", () => {
    const described = new Set(["$schema", "id", "version", "date", "title", "profession", "sources"]);
    const sourced = method.sources.flatMap((source) => source.of);
    const isSourced = (path: string) => sourced.some((of) => path === of || path.startsWith(`${of}.`));
    const unsourced = Object.entries(method)
      .filter(([field]) => !described.has(field))
      .flatMap(([field, value]) => leavesOf(field, value))
      .filter((path) => !isSourced(path));
    expect(unsourced).toEqual([]);
  });
});

function leavesOf(path: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(`${path}.${key}`, inner));
}

describe("what the four methods say", () => {
  const [gp2012, gp2017, gp2022, gp2023] = methodNames.map((name) => parseMethod(methodJson(name), name));

  test("decay", () => {
    expect(gp2012.decay).toEqual({
      family: "step",
      cutoffs: [5, 10, 15],
      weights: [1, 0.3, 0.1],
      edge: "right-closed",
    });
    for (const { decay } of [gp2017, gp2022, gp2023]) {
      expect(decay).toEqual({
        family: "step",
        cutoffs: [10, 15, 20],
        weights: [1, 2 / 3, 1 / 3],
        edge: "right-closed",
      });
    }
  });

  test("age weights: none of their own before 2022", () => {
    expect([gp2012.ageWeights, gp2017.ageWeights]).toEqual([null, null]);
    expect(gp2022.ageWeights?.bands.map((band) => band.weight)).toEqual([
      0.93, 0.59, 0.55, 0.59, 0.73, 0.78, 0.84, 0.88, 0.9, 0.97, 1.06, 1.14, 1.16, 1.19, 1.52, 1.53, 1.72,
      1.99, 2.39,
    ]);
    expect(gp2023.ageWeights?.bands.map((band) => band.weight)).toEqual([
      1.12, 0.58, 0.51, 0.6, 0.75, 0.79, 0.82, 0.85, 0.89, 0.93, 1.03, 1.15, 1.18, 1.23, 1.46, 1.57, 1.63,
      1.89, 2.26,
    ]);
    expect(gp2023.ageWeights?.bands.map((band) => band.from)).toEqual(
      Array.from({ length: 19 }, (_, i) => 5 * i),
    );
  });

  test("activity: excluded under 3,600 in 2017, raised to it in 2022 and 2023", () => {
    expect(gp2012.activity).toBeNull();
    expect([gp2017, gp2022, gp2023].map((method) => method.activity?.floor?.below)).toEqual([
      "excluded",
      "raised",
      "raised",
    ]);
    expect([gp2017, gp2022, gp2023].map((method) => method.activity?.centres.bounds)).toEqual([
      "minimum",
      "none",
      "none",
    ]);
  });

  test("variants and thresholds", () => {
    expect([gp2012, gp2017, gp2022, gp2023].map((method) => method.variants)).toEqual([
      ["all"],
      [65, 62],
      [65, 62],
      [65, 62],
    ]);
    expect(gp2017.thresholds).toEqual([2.5, 4]);
  });
});

/** One wrong value a field, with the field named and what was expected of it. */
const wrong: [path: string, value: unknown, expected: string][] = [
  ["id", "GP 2023", "lower-case words and digits joined by -, such as gp-2023"],
  ["version", "one", "a version such as 1.0"],
  ["date", "22/02/2017", "a date such as 2017-02-22, 2024-12 or 2012"],
  ["title", { fr: "x" }, "this field"],
  ["title.fr", "", "text that is not empty"],
  ["profession", 3, "text"],
  ["decay.family", "steps", '"step" or "gaussian" or "exponential" or "linear" or "logistic" or "power"'],
  ["decay.cutoffs", [10, 9, 20], "finite minutes above 10, by at least 0.001"],
  ["decay.weights", [1, "2/0", 0], 'a number, or a fraction as text such as "2/3"'],
  ["decay.weights", [1, 0.5], "3 weights, one per cutoff"],
  ["decay.edge", "closed", '"right-closed" or "left-closed"'],
  ["ageWeights", "gp-2023", "an object"],
  ["ageWeights.id", "", "text that is not empty"],
  [
    "ageWeights.bands",
    [{ ages: "0-4", weight: 1 }],
    "bands in ascending order that cover every age once, from 0 to an open last band",
  ],
  [
    "ageWeights.bands",
    [{ ages: "0 to 4", weight: 1 }],
    'ages such as "0-4", or "90+" for the open last band',
  ],
  ["ageWeights.bands", [{ ages: "0+", weight: -1 }], "weights of at least 0"],
  ["ageWeights.k", 0, "above 0"],
  ["activity.minimum.acts", -1, "at least 0"],
  ["activity.minimum.exactly", "yes", '"counted" or "excluded"'],
  ["activity.minimum.per", "cabinet", '"doctor" or "practice"'],
  ["activity.floor.acts", "3600", "a number"],
  ["activity.floor.below", "raise", '"raised" or "excluded"'],
  ["activity.floor.per", null, '"doctor" or "practice"'],
  ["activity.cap.acts", 3000, "a cap of at least the minimum and the floor"],
  ["activity.cap.per", "all", '"doctor" or "practice"'],
  ["activity.newcomers.acts", Number.POSITIVE_INFINITY, "a finite number"],
  ["activity.centres.bounds", "floor", '"none" or "minimum" or "all"'],
  ["activity.centres.ages", true, '"every-variant" or "by-age" or "only-all"'],
  ["activity.sectors", [1], '"1" or "2" or "3"'],
  ["activity.mep.firstLine", [""], "text that is not empty"],
  ["activity.mep.untold", "no", '"counted" or "excluded"'],
  ["doctorAge.limit", "<=", '"at-most" or "under"'],
  ["doctorAge.referenceDate", "2023-02-30", "a day such as 2023-12-31"],
  ["doctorAge.missing", "drop", '"counted" or "excluded"'],
  ["variants", [], "at least one variant"],
  ["variants", [65, 65], "each variant once"],
  ["variants", ["sixty-five"], '"all", or an age limit of 18 to 120'],
  ["variants", [12], "at least 18"],
  ["thresholds", [4, 2.5], "increasing thresholds"],
  ["zoneWeight", "mean", '"standardised" or "population"'],
  ["fullTimeActs", 0, "above 0"],
  ["sources", [{ of: ["decai"], kind: "primary", document: "x" }], "sources of fields that the method has"],
  [
    "sources",
    [{ of: ["decay"], kind: "rumour", document: "x" }],
    '"primary" or "secondary" or "computed" or "choice"',
  ],
];

describe("each field is checked", () => {
  test.each(wrong)("%s = %j: expected %s", (path, value, expected) => {
    const problems = problemsOf(changed(methodJson("gp-2023"), path, value));
    expect(problems.map((problem) => problem.expected)).toContain(expected);
    expect(problems.every((problem) => problem.source === "mine.json")).toBe(true);
    const deepest = path.split(".")[0];
    expect(
      problems.every((problem) => problem.field === undefined || problem.field.startsWith(deepest)),
    ).toBe(true);
  });

  test.each(Object.keys(methodSchema.pipe[0].entries).filter((field) => field !== "$schema"))(
    "%s is required",
    (field) => {
      const problems = problemsOf(changed(methodJson("gp-2023"), field, undefined));
      expect(problems.map(({ field, got }) => [field, got])).toEqual([[field, "nothing"]]);
      expect(acceptedBySchema(changed(methodJson("gp-2023"), field, undefined))).toBe(false);
    },
  );

  test("every problem is told at once, with its field", () => {
    const json = changed(
      changed(methodJson("gp-2023"), "decay.weights", [1, 2, "x"]),
      "activity.cap.acts",
      "many",
    );
    const problems = problemsOf({ ...json, thresholds: [2.5, -1] });
    expect(problems.map(({ field, got }) => [field, got])).toEqual([
      ["decay.weights[2]", '"x"'],
      ["activity.cap.acts", '"many"'],
      ["thresholds[1]", "-1"],
      ["thresholds", "a list of 2"],
    ]);
  });

  test("an unknown field is named, with the nearest known one", () => {
    const [problem] = problemsOf(changed(methodJson("gp-2023"), "activity.newcommers", null));
    expect(problem).toMatchObject({
      field: "activity",
      got: 'a field "newcommers"',
      advice: "Did you mean newcomers?",
    });
    const [inDecay] = problemsOf(changed(methodJson("gp-2023"), "decay.cutoff", [10]));
    expect(inDecay).toMatchObject({ field: "decay", advice: "Did you mean cutoff?" });
  });

  test.each([[null], [[]], [3], ["gp-2023"]])("%j is no method", (json) => {
    expect(problemsOf(json)).toMatchObject([{ source: "mine.json", expected: "an object" }]);
  });

  test("the message is a line a problem", () => {
    const json = changed(methodJson("gp-2023"), "decay.weights", [1, 0.7, 0.9]);
    expect(() => parseMethod(json, "mine.json")).toThrow(
      "mine.json, decay.weights[2]: got 0.9, expected a weight in [0, 0.7].",
    );
  });
});

test("each bound may be absent, and each family of decay is accepted by parser and schema", () => {
  const shared = { cutoff: 20, edge: "left-closed" };
  const decays = [
    { family: "gaussian", sigma: 8, ...shared },
    { family: "exponential", halfLife: 6, zeroAtCutoff: true, ...shared },
    { family: "linear", start: 0, ...shared },
    { family: "logistic", middle: 12, spread: 2, ...shared },
    { family: "power", start: 1, exponent: 1.5, ...shared },
  ];
  for (const decay of decays) {
    const json = changed(methodJson("gp-2022"), "decay", decay);
    expect(acceptedBySchema(json)).toBe(true);
    expect(parseMethod(json, "mine.json").decay).toEqual(
      decay.family === "linear" ? decay : { zeroAtCutoff: false, ...decay },
    );
  }
  for (const field of ["minimum", "floor", "cap", "newcomers"]) {
    const json = changed(methodJson("gp-2022"), `activity.${field}`, null);
    expect(acceptedBySchema(json)).toBe(true);
    const method: Method = parseMethod(json, "mine.json");
    expect(method.activity).toHaveProperty(field, null);
  }
});

test("the published JSON Schema is current", () => {
  const { status, stderr } = spawnSync(process.execPath, ["src/build/schemas.mjs", "--check"], { cwd: root });
  expect(stderr.toString()).toBe("");
  expect(status).toBe(0);
});
