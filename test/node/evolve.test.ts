import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeShared, sharedFile } from "../shared.ts";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

const workbook = "drees/apl_generalistes_2022_2023.xlsx";

describeShared("aplomb evolve on DREES's 2022 and 2023", [workbook], () => {
  it("keeps the published means through the merged communes, and splits nothing it cannot", {
    timeout: 120_000,
  }, () => {
    const folder = emptyFolder();
    for (const year of ["2022", "2023"]) {
      const imported = aplomb(
        folder,
        "import",
        "drees",
        sharedFile(workbook),
        "--sheet",
        year,
        "--out",
        `apl${year}.csv`,
      );
      expect(imported.code).toBe(0);
    }
    const { code, stdout } = aplomb(
      folder,
      "evolve",
      "apl2022.csv",
      "apl2023.csv",
      "--out",
      "evolution/",
      "--json",
    );
    expect(code).toBe(0);
    const { vintages, notSplit } = JSON.parse(stdout);
    expect(vintages.map(({ label }: { label: string }) => label)).toEqual(["2022", "2023"]);
    const means = vintages.map(({ variants }: { variants: Record<string, { mean: number }> }) =>
      ["all", "65"].map((variant) => variants[variant].mean.toFixed(4)),
    );
    // method.md, table 7.1: a mean over merged communes is the mean over their parts
    expect(means).toEqual([
      ["3.7890", "3.3423"],
      ["3.7446", "3.2947"],
    ]);
    expect(notSplit).toContain("--times");
    const [head, first] = readFileSync(join(folder, "evolution", "evolution.csv"), "utf8").split(/\r?\n/);
    const row = Object.fromEntries(head.split(",").map((name, k) => [name, first.split(",")[k]]));
    expect(Number(row.apl_65_change)).toBe(Number(row.apl_65_2023) - Number(row.apl_65_2022));
    const refused = inEnglish(folder, "evolve", "apl2022.csv");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("at least two");
  });
});
