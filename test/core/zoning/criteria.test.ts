import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinationOf, selectByCriteria } from "../../../src/core/zoning/criteria.ts";
import { parseCriteriaRules } from "../../../src/core/zoning/criteriaRules.ts";
import type { MeasuredZones } from "../../../src/core/zoning/measuredZones.ts";
import {
  meetsEdges,
  resolveEdges,
  weightedMean,
  weightedMedian,
} from "../../../src/core/zoning/thresholds.ts";
import { InputError, Problems } from "../../../src/table/problems.ts";

const document = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../data/rules/${name}.json`, import.meta.url), "utf8"));
const pharmacy = parseCriteriaRules(document("pharmacy-2024"), "pharmacy-2024");
const density = parseCriteriaRules(document("density"), "density");

const measured = (
  measures: Record<string, readonly number[]>,
  population?: readonly number[],
): MeasuredZones => {
  const columns = Object.entries(measures).map(
    ([name, values]) => [name, Float64Array.from(values)] as const,
  );
  const zones = columns[0][1].length;
  const codes = Array.from({ length: zones }, (_, zone) => `Z${zone}`);
  return {
    source: "zones.csv",
    count: zones,
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    names: codes,
    departments: codes.map(() => "16"),
    regions: codes.map(() => "75"),
    communes: new Float64Array(zones).fill(1),
    population: population ? Float64Array.from(population) : new Float64Array(zones).fill(1000),
    measures: new Map(columns),
  };
};
const select = (rules: typeof pharmacy, zones: MeasuredZones, options = {}) => {
  const problems = new Problems();
  return { ...selectByCriteria(rules, zones, { problems, ...options }), problems };
};

describe("the pharmacy criteria of 2024", () => {
  it("the printed threshold of 2023 is strict: 19.02 itself is not low", () => {
    const { answers, thresholds } = select(pharmacy, measured({ density: [19.019999, 19.02, 19.03] }))
      .criteria[0];
    expect(thresholds).toMatchObject([{ edge: "below", value: 19.02, origin: "printed", year: "2023" }]);
    expect(answers).toEqual(["met", "unmet", "unmet"]);
  });

  it("computed, it is two thirds of the median of the zones, unweighted, and strict", () => {
    const values = [10, 20, 30, 40, 45, 60];
    const { answers, thresholds } = select(
      pharmacy,
      measured({ density: [...values, 70 / 3] }, [1, 1, 1, 1, 1, 1, 1e6]),
      { reference: "computed" },
    ).criteria[0];
    expect(thresholds[0]).toMatchObject({ reference: 30, value: 20, origin: "computed" });
    expect(answers).toEqual(["met", "unmet", "unmet", "unmet", "unmet", "unmet", "unmet"]);
  });

  it("the median of 2023 gives the printed threshold to the last bit", () => {
    const [threshold] = resolveEdges(pharmacy.criteria[0], new Float64Array(), new Float64Array(), 28.53);
    expect(threshold).toMatchObject({ value: 19.02, reference: 28.53, origin: "given" });
  });

  it("access is poor above 20 % of the population, not at 20 %", () => {
    expect(select(pharmacy, measured({ density: [50, 50], "far-share": [0.2, 0.2000001] })).selected).toEqual(
      ["unmet", "met"],
    );
  });

  it("either criterion selects by default, and each zone says which did", () => {
    const zones = measured({ density: [10, 10, 30, 30], "far-share": [0.5, 0, 0.5, 0] });
    expect(select(pharmacy, zones).by).toEqual([
      ["low-density", "poor-access"],
      ["low-density"],
      ["poor-access"],
      [],
    ]);
    const both = select(pharmacy, zones, { combination: combinationOf("low-density+poor-access") });
    expect(both.selected).toEqual(["met", "unmet", "unmet", "unmet"]);
  });

  it("a missing measure is unknown, and selects only where the others do", () => {
    const zones = measured({ density: [Number.NaN, Number.NaN, 10], "far-share": [0.5, 0.1, Number.NaN] });
    expect(select(pharmacy, zones).selected).toEqual(["met", "unknown", "met"]);
    const both = select(pharmacy, zones, { combination: combinationOf("low-density+poor-access") });
    expect(both.selected).toEqual(["unknown", "unmet", "unknown"]);
  });

  it("unknown criteria, and criteria whose measure is absent, are all errors at once", () => {
    const combination = combinationOf("low-density,on-call,no-such");
    const { problems } = select(pharmacy, measured({ density: [1] }), { combination });
    expect(problems.errors.map((each) => [each.column ?? each.source, each.got])).toEqual([
      ["--criteria", "no-such"],
      ["on_call", "the measures density"],
    ]);
  });
});

describe("density deserts", () => {
  it("339 less 30 % is 237.3, inclusive; 250 is exclusive", () => {
    const values = [237.3, 237.30001, 249.999, 250];
    const { criteria } = select(density, measured({ density: values }));
    expect(criteria.map((each) => each.thresholds[0].value)).toEqual([237.3, 250]);
    expect(criteria.map((each) => each.answers)).toEqual([
      ["met", "unmet", "unmet", "unmet"],
      ["met", "met", "met", "unmet"],
    ]);
  });

  it("241 is 29 % under and no desert by the mean, 216 is 36 % under and one", () => {
    const { criteria } = select(density, measured({ density: [241, 216] }));
    expect(criteria.map((each) => each.answers)).toEqual([
      ["unmet", "met"],
      ["met", "met"],
    ]);
  });

  it("computed, the mean is the nation's density: facilities / inhabitants", () => {
    const counts = [10, 400, 90];
    const people = [10_000, 100_000, 50_000];
    const values = counts.map((count, zone) => (count * 1e5) / people[zone]);
    const { criteria } = select(density, measured({ density: values }, people), { reference: "computed" });
    expect(criteria[0].thresholds[0].reference).toBeCloseTo(500 / 1.6, 10);
  });
});

/** The text of the rules, read again without any of the code above. */
const naiveMedian = (values: readonly number[]): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const value = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 400 }).map((each) => each / 4) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

describe("thresholds against a naive reference", () => {
  it("low density is recomputed from any zones: 3 x density < 2 x median", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), (values) => {
        const { answers, thresholds } = select(pharmacy, measured({ density: values }), {
          reference: "computed",
        }).criteria[0];
        const median = naiveMedian(values);
        expect(thresholds[0].reference).toEqual(median);
        answers.forEach((answer, zone) => {
          const expected = Number.isNaN(values[zone])
            ? "unknown"
            : 3 * values[zone] < 2 * median
              ? "met"
              : "unmet";
          expect(answer).toBe(expected);
        });
      }),
    );
  });

  it("a desert is 30 % under the mean of any zones: 10 x density <= 7 x mean", () => {
    const zone = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1000, 2000, 4000, 8000));
    fc.assert(
      fc.property(fc.array(zone, { minLength: 1, maxLength: 40 }), (zones) => {
        const values = zones.map(([count, people]) => (count * 1e5) / people);
        const people = zones.map(([, each]) => each);
        const { answers } = select(density, measured({ density: values }, people), { reference: "computed" })
          .criteria[0];
        const count = zones.reduce((sum, [each]) => sum + each, 0);
        const inhabitants = people.reduce((sum, each) => sum + each, 0);
        answers.forEach((answer, each) => {
          // Whole numbers throughout: count/people <= 7/10 x (sum of counts)/(sum of people).
          expect(answer).toBe(
            10 * zones[each][0] * inhabitants <= 7 * count * zones[each][1] ? "met" : "unmet",
          );
        });
      }),
    );
  });

  it("a weighted median is the median of each value repeated as often as it weighs", () => {
    const pair = fc.tuple(value, fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const values = Float64Array.from(pairs, ([each]) => each);
        const weights = Float64Array.from(pairs, ([, each]) => each);
        const repeated = pairs.flatMap(([each, times]) => Array<number>(times).fill(each));
        const known = repeated.filter((each) => !Number.isNaN(each));
        expect(weightedMedian(values, weights)).toEqual(known.length === 0 ? Number.NaN : naiveMedian(known));
        const sum = known.reduce((total, each) => total + each, 0);
        if (known.length > 0) expect(weightedMean(values, weights)).toBeCloseTo(sum / known.length, 9);
        else expect(weightedMean(values, weights)).toBeNaN();
      }),
    );
  });

  it("edges: each word includes or excludes the threshold itself; missing meets none, infinity is beyond all", () => {
    const at = (edge: "below" | "atMost" | "above" | "atLeast", each: number) =>
      meetsEdges(each, [{ edge, value: 4, reference: Number.NaN, origin: "fixed", year: "" }]);
    expect(([3, 4, 5] as const).map((each) => at("below", each))).toEqual([true, false, false]);
    expect(([3, 4, 5] as const).map((each) => at("atMost", each))).toEqual([true, true, false]);
    expect(([3, 4, 5] as const).map((each) => at("above", each))).toEqual([false, false, true]);
    expect(([3, 4, 5] as const).map((each) => at("atLeast", each))).toEqual([false, true, true]);
    expect(at("above", Number.POSITIVE_INFINITY)).toBe(true);
    expect(at("atMost", Number.NaN)).toBe(false);
  });
});

describe("criteria documents", () => {
  it("every problem is told at once, with its field", () => {
    const broken = document("pharmacy-2024") as { criteria: { id: string; above?: unknown }[]; per: unknown };
    broken.per = -1;
    broken.criteria[1].above = "2/0";
    expect(() => parseCriteriaRules(broken, "mine.json")).toThrow(InputError);
    expect(() => parseCriteriaRules(broken, "mine.json")).toThrow(/per: .*[\s\S]*criteria\[1\]/);
  });

  it("a combination of criteria that are not there, a repeated id and far-share without minutes are errors", () => {
    const { far: _, ...rest } = document("pharmacy-2024");
    const criteria = [...(rest.criteria as object[]), (rest.criteria as object[])[0]];
    const run = () => parseCriteriaRules({ ...rest, criteria, combination: [["nope"]] }, "mine.json");
    expect(run).toThrow(/low-density twice[\s\S]*nope[\s\S]*far-share/);
  });
});
