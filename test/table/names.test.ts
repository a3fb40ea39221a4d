import { expect, test } from "vitest";
import { nearestName, normalName } from "../../src/table/names.ts";

test.each([
  ["Code INSEE", "codeinsee"],
  ["code_insee", "codeinsee"],
  ["Accessibilité, à 65 ans", "accessibilitea65ans"],
  ["Cœur", "coeur"],
  ["﻿code", "code"],
])("%j is compared as %j", (name, normal) => expect(normalName(name)).toBe(normal));

test("the nearest name is the one with fewest edits for its length; nothing near is undefined", () => {
  expect(nearestName(["minutes"], ["origin", "minute", "min"])).toBe("minute");
  expect(nearestName(["code", "codgeo"], ["CODGOE", "nom"])).toBe("CODGOE");
  expect(nearestName(["minutes"], ["x", "code"])).toBeUndefined();
});
