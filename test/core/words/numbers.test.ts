import { expect, test } from "vitest";
import { numberWords } from "../../../src/core/words/numbers.ts";

test("what rounds to zero has no sign", () => {
  const french = numberWords("fr-FR");
  expect([-1e-9, -0, 1e-9].map((value) => french.decimal(value, 4))).toEqual(Array(3).fill("0,0000"));
  expect([french.integer(-0.4), french.percent(-1e-6)]).toEqual(["0", "0,0\u00a0%"]);
  expect(french.decimal(-0.06, 1)).toBe("-0,1");
});
