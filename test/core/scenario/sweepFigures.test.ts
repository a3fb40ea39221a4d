import { expect, test } from "vitest";
import { sweepFigures } from "../../../src/core/scenario/sweepFigures.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";

test("the median of an even number of scenarios lies between the two in the middle; missing figures are left out", () => {
  const digests = tableOf("digests", {
    scenario: numberColumn([0, 0, 1, 1, 2, 2, 3, 3]),
    variant: textColumn(["65", "all", "65", "all", "65", "all", "65", "all"]),
    mean: numberColumn([4, 9, 1, Number.NaN, 2, 7, 30, 8]),
    "share_under_2.5": numberColumn([0.5, 0, 0.25, Number.NaN, 0.75, Number.NaN, 1, Number.NaN]),
  });
  expect(sweepFigures(digests, [2.5])).toEqual([
    {
      variant: "65",
      mean: { least: 1, median: 3, most: 30 },
      shares: [{ threshold: 2.5, least: 0.25, median: 0.625, most: 1 }],
    },
    {
      variant: "all",
      mean: { least: 7, median: 8, most: 9 },
      shares: [{ threshold: 2.5, least: 0, median: 0, most: 0 }],
    },
  ]);
});

test("where variants move, each goes by its own name; a figure that no scenario has is missing", () => {
  const digests = tableOf("digests", {
    variant: textColumn(["65", "62", "65"]),
    mean: numberColumn([1, Number.NaN, 3]),
  });
  const missing = { least: Number.NaN, median: Number.NaN, most: Number.NaN };
  expect(sweepFigures(digests, [])).toEqual([
    { variant: "65", mean: { least: 1, median: 2, most: 3 }, shares: [] },
    { variant: "62", mean: missing, shares: [] },
  ]);
});
