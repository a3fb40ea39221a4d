import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capChecks } from "../../../src/core/zoning/caps.ts";
import { combinationOf } from "../../../src/core/zoning/criteria.ts";
import { parseCriteriaRules } from "../../../src/core/zoning/criteriaRules.ts";
import { type CriteriaInput, criteriaZoningOf } from "../../../src/core/zoning/criteriaZoning.ts";
import type { MeasuredZones } from "../../../src/core/zoning/measuredZones.ts";
import { Problems } from "../../../src/table/problems.ts";

const rules = parseCriteriaRules(
  JSON.parse(readFileSync(new URL("../../../data/rules/pharmacy-2024.json", import.meta.url), "utf8")),
  "pharmacy-2024",
);

/** Zones of region 75, whose cap is 4 %. */
const zonesOf = (density: readonly number[], farShare: readonly number[], population: readonly number[]) => {
  const codes = density.map((_, zone) => `Z${zone}`);
  return {
    source: "zones.csv",
    count: codes.length,
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    names: codes,
    departments: codes.map(() => "16"),
    regions: codes.map(() => "75"),
    communes: new Float64Array(codes.length).fill(1),
    population: Float64Array.from(population),
    measures: new Map([
      ["density", Float64Array.from(density)],
      ["far-share", Float64Array.from(farShare)],
    ]),
  } satisfies MeasuredZones;
};
const zone = (input: Omit<CriteriaInput, "rules">) => {
  const problems = new Problems();
  return { ...criteriaZoningOf({ rules, ...input }, problems), problems };
};

describe("caps of regions", () => {
  it("are inhabitants: the limit itself is within, one inhabitant more is not", () => {
    const check = (selected: number) =>
      capChecks(new Map([["75", { population: 100_000, selected }]]), rules.caps!)[0];
    expect(check(4000)).toMatchObject({ limit: 4000, room: 0, isWithin: true });
    expect(check(4001)).toMatchObject({ room: -1, isWithin: false });
    expect(capChecks(new Map([["99", { population: 10, selected: 10 }]]), {})[0]).toMatchObject({
      isWithin: true,
    });
  });

  it("a region over its cap is refused with what each criterion selects; nationally it is only shown", () => {
    const zones = zonesOf([10, 30, 30], [0, 0.5, 0], [3000, 2000, 95_000]);
    const { problems } = zone({ zones, region: "75" });
    expect(problems.errors).toHaveLength(1);
    expect(problems.errors[0].got).toContain("5000 inhabitants selected in region 75 (5.00 %)");
    expect(problems.errors[0].expected).toContain("at most 4000 (4.00 %), 1000 fewer");
    expect(problems.errors[0].advice).toContain("low-density 3.00 %, poor-access 2.00 %");
    expect(zone({ zones }).problems.errors).toEqual([]);
    expect(zone({ zones }).caps).toMatchObject([{ region: "75", isWithin: false }]);
    expect(zone({ zones, region: "75", cap: Number.POSITIVE_INFINITY }).problems.errors).toEqual([]);
    const combination = combinationOf("low-density");
    expect(zone({ zones, region: "75", combination })).toMatchObject({ selectedPopulation: 3000 });
  });

  it("no accepted selection exceeds its cap, whatever the zones", () => {
    const units = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 9999 }),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(units, fc.double({ min: 0, max: 1, noNaN: true }), (all, cap) => {
        const zones = zonesOf(
          all.map(([d]) => d),
          all.map(([, f]) => f / 100),
          all.map(([, , p]) => p),
        );
        const result = zone({ zones, region: "75", cap });
        const selected = all.filter(([d, f]) => d < 19.02 || f > 20).reduce((sum, [, , p]) => sum + p, 0);
        const whole = all.reduce((sum, [, , p]) => sum + p, 0);
        expect(result.selectedPopulation).toBe(selected);
        expect(result.problems.errors.length === 0).toBe(selected <= cap * whole + 1e-6);
        expect(result.holdings.reduce((sum, each) => sum + each.population, 0)).toBe(whole);
      }),
    );
  });
});

describe("priority neighbourhoods", () => {
  const zones = zonesOf([10, 30, 30], [0, 0, 0], [3000, 2000, 95_000]);
  const qpv = (at: number) => ({
    code: `QP${at}`,
    name: "",
    population: 600,
    parts: [{ commune: "", zone: at, population: 600 }],
  });

  it("that meet the criteria count alone outside selected zones, and add nothing inside", () => {
    const result = zone({
      zones,
      qpv: [qpv(0), qpv(1), qpv(2)],
      qpvMeasures: new Map([["density", Float64Array.from([5, 19, 19.02])]]),
    });
    expect(result.qpvClass).toEqual(["", "selected", ""]);
    expect(result.selectedPopulation).toBe(3600);
    expect(result.caps[0].selected).toBe(3600);
    expect(result.qpvBy).toEqual([["low-density"], ["low-density"], []]);
  });

  it("are held to the thresholds of the zones, not to a median of their own", () => {
    const result = zone({
      zones,
      reference: "computed",
      qpv: [qpv(1)],
      qpvMeasures: new Map([["density", Float64Array.from([19.9])]]),
    });
    expect(result.selection.criteria[0].thresholds[0].value).toBe(20);
    expect(result.qpvClass).toEqual(["selected"]);
  });
});
