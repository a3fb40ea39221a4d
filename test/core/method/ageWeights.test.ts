import { describe, expect, test } from "vitest";
import {
  type AgeWeights,
  ageBandName,
  ageBandOf,
  uncoveredAge,
  weightOfBand,
} from "../../../src/core/method/ageWeights.ts";
import { parseMethod } from "../../../src/core/method/document.ts";
import { methodJson } from "./methods.ts";

const weights = parseMethod(methodJson("gp-2023"), "gp-2023").ageWeights as AgeWeights;
const weightOf = (name: string) => {
  const band = ageBandOf(name);
  return band && weightOfBand(band, weights);
};

test("bands go by name", () => {
  expect(ageBandOf("5-9")).toEqual({ from: 5, to: 9 });
  expect(ageBandOf("90+")).toEqual({ from: 90, to: Number.POSITIVE_INFINITY });
  expect(["9-5", "5", "-5", "5-", "a-b"].map(ageBandOf)).toEqual(Array(5).fill(undefined));
  expect(
    [
      { from: 5, to: 9 },
      { from: 90, to: Number.POSITIVE_INFINITY },
    ].map(ageBandName),
  ).toEqual(["5-9", "90+"]);
});

describe("weight of a band", () => {
  test("a published band has its published weight", () => {
    expect(weightOf("70-74")).toEqual({ weight: 1.46, joined: 1 });
    expect(weightOf("90+")).toEqual({ weight: 2.26, joined: 1 });
  });

  test("a narrower one has the weight of the band it lies in", () => {
    expect(weightOf("90-94")).toEqual({ weight: 2.26, joined: 1 });
    expect(weightOf("3-3")).toEqual({ weight: 1.12, joined: 1 });
  });

  test("a wider one has the plain mean of those it joins, and says how many", () => {
    expect(weightOf("0-14")).toEqual({ weight: (1.12 + 0.58 + 0.51) / 3, joined: 3 });
    expect(weightOf("75+")).toEqual({ weight: (1.57 + 1.63 + 1.89 + 2.26) / 4, joined: 4 });
  });

  test("one that cuts a published band has none", () => {
    expect(["0-2", "3-5", "0-17", "18-24", "80-92", "92+"].map(weightOf)).toEqual([
      { weight: 1.12, joined: 1 },
      undefined,
      undefined,
      undefined,
      undefined,
      { weight: 2.26, joined: 1 },
    ]);
  });
});

test("coverage: the first age left out or given twice", () => {
  const bands = (...names: string[]) => names.map((name) => ageBandOf(name)!);
  expect(uncoveredAge(bands("0-4", "5+"))).toBeUndefined();
  expect(uncoveredAge(bands("5-9", "10+"))).toBe(0);
  expect(uncoveredAge(bands("0-4", "6+"))).toBe(5);
  expect(uncoveredAge(bands("0-4", "4+"))).toBe(4);
  expect(uncoveredAge(bands("0-4", "5-9"))).toBe(10);
  expect(uncoveredAge([])).toBe(0);
});
