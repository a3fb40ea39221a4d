import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { elementsOf, textOf } from "../core/pictures/picture.ts";
import { aplomb, emptyFolder } from "./aplomb.ts";

/** 33901 and 33902 became 33902; 33905 was shared between 33906 and 33907; 33908 is of the first year alone, 33909 of the second. */
const folder = emptyFolder();
const header = "code,name,department,region,latitude,longitude,population,demand,supply_65,apl_65,density";
const row = (code: number, demand: number, apl: number) =>
  `${code},Commune ${code},33,75,${44 + (code % 10) / 10},${-(code % 4) / 10},${demand},${demand},${demand * 2},${apl},1`;

beforeAll(() => {
  const before = [
    row(33901, 1000, 2),
    row(33902, 3000, 4),
    row(33903, 500, 3),
    row(33905, 400, 1),
    row(33906, 100, 2),
    row(33908, 800, 2),
  ];
  const after = [row(33902, 4100, 3), row(33903, 510, 3.5), row(33906, 300, 2.5), row(33909, 700, 1)];
  writeFileSync(join(folder, "before.csv"), [header, ...before].join("\n"));
  writeFileSync(join(folder, "after.csv"), [header, ...after].join("\n"));
  writeFileSync(join(folder, "same.csv"), [header, ...before].join("\n").replaceAll(",3,1", ",3.25,1"));
  writeFileSync(join(folder, "merged.csv"), "former,current\n33901,33902\n33905,33906\n33905,33907\n");
});

const map = (out: string, ...more: string[]) =>
  aplomb(
    folder,
    "map",
    "before.csv",
    "after.csv",
    "--difference",
    "--merged",
    "merged.csv",
    "--out",
    out,
    "--force",
    ...more,
  );

function valuesOf(file: string): Record<string, number> {
  const svg = readFileSync(join(folder, file), "utf8");
  const cells = elementsOf(svg, "path").filter((path) => path.has("data-code") && path.has("data-value"));
  return Object.fromEntries(cells.map((path) => [path.get("data-code")!, Number(path.get("data-value"))]));
}

describe("two results of different vintages", () => {
  it("are brought to the communes of today; what has no counterpart is named, one by one", () => {
    const { code, stderr } = map("difference.svg");
    expect([code, stderr]).toEqual([0, ""]);
    // 33902 was (1000 x 2 + 3000 x 4) / 4000 = 3.5
    expect(valuesOf("difference.svg")).toEqual({ "33902": 3 - 3.5, "33903": 0.5, "33906": 0.5 });
    const text = textOf(readFileSync(join(folder, "difference.svg"), "utf8"));
    expect(text).toContain(
      "Communes anciennes réunies à celles d&#39;aujourd&#39;hui avant de comparer : 1.",
    );
    expect(text).toContain(
      "1 dans le seul premier fichier, 1 dans le seul second, 1 partagée entre plusieurs",
    );
    expect(
      readFileSync(join(folder, "difference.left-out.csv"), "utf8").trim().split(/\r?\n/).slice(1),
    ).toEqual([
      "33905,Commune 33905,ambiguous-merge",
      "33908,Commune 33908,only-before",
      "33909,Commune 33909,only-after",
    ]);
  });

  it("the chart counts the same people, and says the same", () => {
    const parameters = ["chart", "before.csv", "after.csv", "--kind", "difference", "--merged", "merged.csv"];
    expect(aplomb(folder, ...parameters, "--out", "difference-chart.svg").code).toBe(0);
    const text = textOf(readFileSync(join(folder, "difference-chart.svg"), "utf8"));
    expect(text).toContain(
      "4\u202f000 habitants perdent plus de 0,05, 0 est stable, 600 gagnent plus de 0,05.",
    );
    expect(text).toContain("1 dans le seul premier fichier");
  });

  it("a layer has both values and their difference", () => {
    expect(map("difference.geojson").code).toBe(0);
    const { features } = JSON.parse(readFileSync(join(folder, "difference.geojson"), "utf8"));
    const of = (code: string) =>
      features.find((each: { properties: { code: string } }) => each.properties.code === code).properties;
    expect(of("33902")).toMatchObject({ before: 3.5, after: 3, difference: -0.5 });
    expect(of("33909")).toMatchObject({ before: null, after: 1, difference: null });
  });

  it("supplies and populations add up; a column that cannot be carried is refused", () => {
    expect(map("supply.svg", "--value", "supply_65").code).toBe(0);
    expect(valuesOf("supply.svg")["33902"]).toBe(8200 - 8000);
    const { code, stderr } = map("no.svg", "--value", "density", "--lang", "en");
    expect(code).toBe(2);
    expect(stderr).toContain("apl_65, supply_65, population, demand");
  });

  it("of the same communes, any column is compared as it is", () => {
    const parameters = ["map", "before.csv", "same.csv", "--difference", "--out", "same.svg"];
    expect(aplomb(folder, ...parameters).code).toBe(0);
    expect(valuesOf("same.svg")["33903"]).toBe(0.25);
    expect(aplomb(folder, ...parameters, "--value", "density", "--force").code).toBe(0);
    expect(textOf(readFileSync(join(folder, "same.svg"), "utf8"))).not.toContain("Communes anciennes");
  });
});
