import fc from "fast-check";
import { expect, test } from "vitest";
import { numberWords } from "../../../src/core/words/numbers.ts";

test("what rounds to zero has no sign", () => {
  const french = numberWords("fr");
  expect([-1e-9, -0, 1e-9].map((value) => french.decimal(value, 4))).toEqual(Array(3).fill("0,0000"));
  expect([french.integer(-0.4), french.percent(-1e-6)]).toEqual(["0", "0,0\u00a0%"]);
  expect(french.decimal(-0.06, 1)).toBe("-0,1");
});

/** Halfway cases are left out: Intl rounds the shortest decimal, toFixed the float itself. */
test.each([
  ["fr", "fr-FR"],
  ["en", "en-GB"],
] as const)("numbers are written as Intl writes them: %s", (language, locale) => {
  const words = numberWords(language);
  const whole = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
  fc.assert(
    fc.property(whole, fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
      const fractionDigits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      const value = digits / 10 ** decimals;
      expect(words.decimal(value, decimals)).toBe(
        new Intl.NumberFormat(locale, fractionDigits).format(value).replace(/^-(?=[0,.]*$)/, ""),
      );
      const share = (digits % 1e9) / 10 ** (decimals + 2);
      expect(words.percent(share, decimals)).toBe(
        new Intl.NumberFormat(locale, {
          style: "percent",
          ...fractionDigits,
          signDisplay: "negative",
        }).format(share),
      );
      expect(words.integer(digits)).toBe(new Intl.NumberFormat(locale).format(digits));
    }),
  );
});
