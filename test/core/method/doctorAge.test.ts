import { expect, test } from "vitest";
import { ageAt, countsInVariant, dayOf, variantOf } from "../../../src/core/method/doctorAge.ts";

const rules = { limit: "at-most", referenceDate: "2023-12-31", missing: "excluded" } as const;

test("a doctor of the limit's age counts; under the other reading he does not", () => {
  expect([64, 65, 65.9, 66].map((age) => countsInVariant(age, 65, rules))).toEqual([true, true, true, false]);
  const under = { ...rules, limit: "under" } as const;
  expect([64, 64.9, 65].map((age) => countsInVariant(age, 65, under))).toEqual([true, true, false]);
  expect(countsInVariant(99, "all", under)).toBe(true);
});

test("an unknown age is outside every limit, or inside where the method says so", () => {
  expect(countsInVariant(Number.NaN, 65, rules)).toBe(false);
  expect(countsInVariant(Number.NaN, "all", rules)).toBe(true);
  expect(countsInVariant(Number.NaN, 65, { ...rules, missing: "counted" })).toBe(true);
});

test("ages are completed years", () => {
  const reference = { year: 2023, month: 12, day: 31 };
  expect(ageAt(reference, { year: 1958, month: 12, day: 31 })).toBe(65);
  expect(ageAt(reference, { year: 1958, month: 1, day: 1 })).toBe(65);
  expect(ageAt({ year: 2023, month: 6, day: 30 }, { year: 1958, month: 7, day: 1 })).toBe(64);
  expect(ageAt({ year: 2023, month: 2, day: 28 }, { year: 1960, month: 2, day: 29 })).toBe(62);
});

test("days are read as ISO or French text", () => {
  expect(dayOf("1958-12-31")).toEqual({ year: 1958, month: 12, day: 31 });
  expect(dayOf("1958-12-31T00:00:00.000Z")).toEqual({ year: 1958, month: 12, day: 31 });
  expect(dayOf("31/12/1958")).toEqual({ year: 1958, month: 12, day: 31 });
  for (const text of ["31/02/1958", "1958-13-01", "1958", "12.31.1958", ""])
    expect(dayOf(text)).toBeUndefined();
});

test("variants go by name", () => {
  expect(["all", "65", "62", "17", "121", "sixty", ""].map(variantOf)).toEqual([
    "all",
    65,
    62,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
