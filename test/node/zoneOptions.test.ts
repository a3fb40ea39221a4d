import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { aplomb, emptyFolder } from "./aplomb.ts";

const folder = emptyFolder();
const index = {
  kind: "composite",
  id: "mine",
  title: { fr: "Indice", en: "Index" },
  date: "2026-01-15",
  version: "1",
  mesh: { fr: "EPCI", en: "EPCI" },
  indicators: [{ id: "a", label: { fr: "A", en: "A" }, column: "a", direction: "raises", weight: 1 }],
  normalisation: "min-max",
  aggregation: "arithmetic",
  threshold: { zones: 1 },
  classes: { selected: { fr: "Oui", en: "Yes" }, others: { fr: "Non", en: "No" } },
  sources: ["note"],
};

beforeAll(() => {
  writeFileSync(join(folder, "file.csv"), "code\n33001\n");
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
});

/** Rules, an option that they have no use for, and whose it is. */
const refused: readonly (readonly [rules: string, option: readonly string[], whose: string])[] = [
  ["pharmacy-2024", ["--supply", "file.csv"], "rules by accessibility (gp-2017"],
  ["pharmacy-2024", ["--method", "gp-2017"], "rules by accessibility"],
  ["pharmacy-2024", ["--order", "apl_65"], "rules by accessibility"],
  ["pharmacy-2024", ["--quota", "zip=1000"], "rules by accessibility"],
  ["pharmacy-2024", ["--indicators", "file.csv"], "composite index"],
  ["density", ["--list", "file.csv"], "rules by list (red-zones-2025)"],
  ["red-zones-2025", ["--variants", "65"], "rules by accessibility"],
  ["red-zones-2025", ["--pharmacies", "file.csv"], "rules by criteria (pharmacy-2024, density)"],
  ["red-zones-2025", ["--mesh", "file.csv"], "rules by accessibility"],
  ["red-zones-2025", ["--speed", "50"], "or by criteria"],
  ["red-zones-2025", ["--inside", "zip"], "--overlap FILE with it"],
  ["index.json", ["--k", "1"], "rules by accessibility"],
  ["index.json", ["--times", "file.csv"], "or by criteria"],
  ["index.json", ["--cap", "4%"], "rules by criteria"],
  ["gp-2018", ["--max-minutes", "30"], "rules by criteria"],
  ["gp-2018", ["--overlap", "file.csv"], "rules by list"],
  [
    "gp-2018",
    ["--accessibility", "file.csv", "--by", "commune", "--method", "gp-2017"],
    "that is read, not computed",
  ],
];

describe("options that the rules have no use for", () => {
  it.each(refused)("%s: %j is refused, and says whose it is", (rules, option, whose) => {
    const { code, stderr } = aplomb(
      folder,
      "zone",
      "--rules",
      rules,
      ...option,
      "--out",
      "no/",
      "--lang",
      "en",
    );
    expect(code).toBe(2);
    expect(stderr).toContain(option.findLast((part) => part.startsWith("--")));
    expect(stderr).toContain(whose);
    expect(readdirSync(folder)).not.toContain("no");
  });

  it("all of them at once; defaults are not options given", () => {
    const { stderr } = aplomb(
      folder,
      "zone",
      "--rules",
      "density",
      "--supply",
      "file.csv",
      "--list",
      "file.csv",
      "--acts",
      "5400",
      "--lang",
      "en",
    );
    for (const option of ["--supply", "--list", "--acts"]) expect(stderr).toContain(option);
    expect(stderr).not.toContain("--method");
    expect(stderr).toContain("3 problems");
  });
});
