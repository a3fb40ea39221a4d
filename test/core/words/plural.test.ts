import { expect, test } from "vitest";
import { languages } from "../../../src/core/words/languages.ts";
import { agreedFrench, countedEnglish, countedFrench } from "../../../src/core/words/plural.ts";
import { typeset } from "../../../src/core/words/typography.ts";

test("French nouns are plural from 2 on, English ones for all but 1", () => {
  const { fr, en } = languages;
  const french = (value: number, decimals = 0) =>
    countedFrench(fr.numbers.decimal(value, decimals), "commune");
  const english = (value: number) => countedEnglish(en.numbers.decimal(value, 0), "commune");
  expect([0, 1, 2, 21, 1000].map((value) => french(value).endsWith("s"))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  expect([french(1.5, 1), french(-1), french(2.1, 1)]).toEqual(["1,5 commune", "-1 commune", "2,1 communes"]);
  expect([0, 1, 2, 1000].map((value) => english(value).endsWith("s"))).toEqual([true, false, true, true]);
  expect(countedFrench("1", "canal", "canaux")).toBe("1 canal");
  expect(agreedFrench("3", "vit", "vivent")).toBe("vivent");
});

test("apostrophes and the spaces of French punctuation are typographic, once and for all", () => {
  const text = "L'Île d'Aix : « l'eau », d'où ; n'est-ce pas ? 'cited' 5' x = 'a'";
  const printed = typeset(text);
  expect(printed).toBe(
    "L\u2019Île d\u2019Aix\u00a0: «\u00a0l\u2019eau\u00a0», d\u2019où\u00a0; n\u2019est-ce pas\u00a0? 'cited' 5' x = 'a'",
  );
  expect(typeset(printed)).toBe(printed);
});
