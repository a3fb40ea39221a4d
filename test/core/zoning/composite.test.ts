import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compositeIndexOf } from "../../../src/core/zoning/composite.ts";
import { type CompositeRules, parseCompositeRules } from "../../../src/core/zoning/compositeRules.ts";
import type { MeasuredZones } from "../../../src/core/zoning/measuredZones.ts";
import { Problems } from "../../../src/table/problems.ts";

const label = { fr: "x", en: "x" };
const base = {
  kind: "composite",
  id: "mine",
  title: label,
  date: "2026-01-01",
  version: "1",
  mesh: label,
  classes: { selected: label, others: label },
  sources: ["mine"],
};
const indicator = (id: string, fields: object = {}) => ({
  id,
  label,
  column: id,
  direction: "raises",
  weight: 1,
  ...fields,
});
const rulesWith = (fields: object): CompositeRules =>
  parseCompositeRules(
    { ...base, normalisation: "min-max", aggregation: "arithmetic", threshold: { zones: 1 }, ...fields },
    "mine.json",
  );

const zonesWith = (
  measures: Record<string, readonly number[]>,
  population?: readonly number[],
): MeasuredZones => {
  const columns = Object.entries(measures).map(
    ([name, values]) => [name, Float64Array.from(values)] as const,
  );
  const codes = Array.from(columns[0][1], (_, zone) => `Z${zone}`);
  return {
    source: "indicators.csv",
    count: codes.length,
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    names: codes,
    departments: codes,
    regions: codes,
    communes: new Float64Array(codes.length),
    population: population ? Float64Array.from(population) : new Float64Array(codes.length).fill(100),
    measures: new Map(columns),
  };
};
const indexOf = (rules: CompositeRules, zones: MeasuredZones) => {
  const problems = new Problems();
  return { ...compositeIndexOf(rules, zones, problems), problems };
};

/** The index as its document reads, zone by zone, sharing nothing with the code. */
function naiveIndex(rules: CompositeRules, columns: Record<string, readonly number[]>, zone: number): number {
  let total = 0;
  let weights = 0;
  for (const { column, direction, weight } of rules.indicators) {
    const known = columns[column].filter((value) => !Number.isNaN(value));
    const value = columns[column][zone];
    if (Number.isNaN(value)) {
      if (rules.missing === "no-index") return Number.NaN;
      continue;
    }
    const least = Math.min(...known);
    const largest = Math.max(...known);
    const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
    const deviation = Math.sqrt(
      known.reduce((sum, each) => sum + each * each, 0) / known.length - mean * mean,
    );
    const isFlat = least === largest;
    let scaled = value;
    if (rules.normalisation === "min-max") scaled = isFlat ? 0.5 : (value - least) / (largest - least);
    if (rules.normalisation === "z-score") scaled = isFlat ? 0 : (value - mean) / deviation;
    if (rules.normalisation === "rank") {
      const below = known.filter((each) => each < value).length;
      const equal = known.filter((each) => each === value).length;
      scaled = (below + equal / 2) / known.length;
    }
    const isUnit = rules.normalisation === "min-max" || rules.normalisation === "rank";
    if (direction === "lowers") scaled = isUnit ? 1 - scaled : -scaled;
    total += weight * scaled;
    weights += weight;
  }
  return weights === 0 ? Number.NaN : total / weights;
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -40, max: 40 }).map((each) => each / 4) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);

describe("composite index", () => {
  it("every normalisation, direction and weight agrees with a naive reading of the document", () => {
    const document = fc.record({
      normalisation: fc.constantFrom("min-max", "z-score", "rank", "none"),
      missing: fc.constantFrom("no-index", "reweight"),
      directions: fc.tuple(fc.constantFrom("raises", "lowers"), fc.constantFrom("raises", "lowers")),
      weights: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    });
    const zones = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(document, zones, ({ normalisation, missing, directions, weights }, cells) => {
        const columns = { a: cells.map(([a]) => a), b: cells.map(([, b]) => b) };
        const rules = rulesWith({
          normalisation,
          missing,
          indicators: ["a", "b"].map((id, at) =>
            indicator(id, { direction: directions[at], weight: weights[at] }),
          ),
        });
        const { index, steps, rank } = indexOf(rules, zonesWith(columns));
        cells.forEach((_, zone) => {
          const expected = naiveIndex(rules, columns, zone);
          if (Number.isNaN(expected)) expect(index[zone]).toBeNaN();
          else expect(index[zone]).toBeCloseTo(expected, 6);
          const above = [...index].filter((each) => each > index[zone]).length;
          expect(rank[zone]).toEqual(Number.isNaN(expected) ? Number.NaN : above + 1);
        });
        expect(steps.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("a geometric mean is the product of powers; the largest is the worst indicator", () => {
    const columns = { a: [0, 0.25, 1], b: [1, 0.81, 0] };
    const indicators = [indicator("a", { weight: 1 }), indicator("b", { weight: 3 })];
    const geometric = indexOf(rulesWith({ indicators, aggregation: "geometric" }), zonesWith(columns)).index;
    expect(geometric[0]).toBe(0);
    expect(geometric[1]).toBeCloseTo(0.25 ** 0.25 * 0.81 ** 0.75, 12);
    expect([...indexOf(rulesWith({ indicators, aggregation: "largest" }), zonesWith(columns)).index]).toEqual(
      [1, 0.81, 1],
    );
  });

  it("given bounds hold values beyond them", () => {
    const indicators = [indicator("a", { bounds: { least: 0, largest: 10 } })];
    expect([...indexOf(rulesWith({ indicators }), zonesWith({ a: [-5, 5, 20] })).index]).toEqual([0, 0.5, 1]);
  });

  it("thresholds: a figure included or not, so many zones, a share; zones that tie are all in or all out", () => {
    const zones = zonesWith({ a: [0, 1, 1, 2, 4] }, [10, 20, 30, 25, 15]);
    const selected = (threshold: object) =>
      indexOf(rulesWith({ normalisation: "none", indicators: [indicator("a")], threshold }), zones)
        .zoneClass.map((each) => (each === "selected" ? "x" : "."))
        .join("");
    expect(selected({ atLeast: 2 })).toBe("...xx");
    expect(selected({ above: 2 })).toBe("....x");
    expect(selected({ zones: 2 })).toBe("...xx");
    expect(selected({ zones: 3 })).toBe("...xx");
    expect(selected({ zonesShare: 0.8 })).toBe(".xxxx");
    expect(selected({ populationShare: 0.4 })).toBe("...xx");
    expect(selected({ populationShare: 0.39 })).toBe("....x");
    expect(selected({ populationShare: 0.89 })).toBe("...xx");
    expect(selected({ populationShare: 0.9 })).toBe(".xxxx");
  });

  it("an indicator that is the same everywhere is told, a column that is not there is an error", () => {
    const { problems, index } = indexOf(
      rulesWith({ indicators: [indicator("a"), indicator("nope")] }),
      zonesWith({ a: [3, 3] }),
    );
    expect(problems.warnings).toMatchObject([{ column: "a", got: "3 in every zone" }]);
    expect(problems.errors).toMatchObject([{ column: "nope", source: "indicators.csv" }]);
    expect([...index]).toEqual([0.5, 0.5]);
  });

  it("documents: a geometric mean of z-scores, bounds without min-max, an id twice, weights of 0 are refused at once", () => {
    const indicators = [
      indicator("a", { normalisation: "z-score" }),
      indicator("a", { normalisation: "rank", bounds: { least: 0, largest: 1 } }),
    ];
    const run = () => rulesWith({ indicators, aggregation: "geometric" });
    expect(run).toThrow(/z-score[\s\S]*a again[\s\S]*bounds/);
    expect(() => rulesWith({ indicators: [indicator("a", { weight: 0 })] })).toThrow(/weight/);
  });
});
