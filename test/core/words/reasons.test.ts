import { expect, test } from "vitest";
import { english } from "../../../src/core/words/en.ts";
import { french } from "../../../src/core/words/fr.ts";

test("reasons, notes and sources of demand are told in both languages", () => {
  for (const words of ["reasons", "notes", "demandSources"] as const) {
    expect(Object.keys(english[words])).toEqual(Object.keys(french[words]));
  }
});
