import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { palette } from "../../src/core/pictures/palettes.ts";
import { fillsOf, textOf } from "../core/pictures/picture.ts";
import { aplomb, emptyFolder } from "./aplomb.ts";

const folder = emptyFolder();
const epci = ["200010700", "200069854", "243300316"];
const codes = Array.from({ length: 24 }, (_, k) => `${k < 12 ? 33 : 24}${901 + k}`);

function write(name: string, header: string, row: (code: string, k: number) => string): void {
  writeFileSync(join(folder, name), [header, ...codes.map(row)].join("\n"));
}

const index = {
  kind: "composite",
  id: "my-index",
  title: { fr: "Indice de l'agence", en: "The agency's index" },
  date: "2026-01-15",
  version: "1",
  mesh: { fr: "EPCI", en: "EPCI" },
  indicators: [
    { id: "poor", label: { fr: "Pauvreté", en: "Poverty" }, column: "poor", direction: "raises", weight: 1 },
  ],
  normalisation: "min-max",
  aggregation: "arithmetic",
  threshold: { zones: 1 },
  classes: { selected: { fr: "EPCI fragile", en: "Fragile EPCI" }, others: { fr: "Autre", en: "Other" } },
  sources: ["Note de l'agence"],
};

beforeAll(() => {
  mkdirSync(join(folder, "made"));
  write("communes.csv", "code,name,department,region,epci,latitude,longitude,population,poor", (code, k) =>
    [
      code,
      `Commune ${k}`,
      code.slice(0, 2),
      75,
      epci[k % 3],
      44.5 + 0.12 * Math.floor(k / 6),
      -0.6 + 0.15 * (k % 6),
      1000 + k,
      k % 3,
    ].join(","),
  );
  write(
    "apl.csv",
    "code,name,department,region,epci,latitude,longitude,population,demand,supply_65,apl_65,apl_62,estimated,synthetic",
    (code, k) =>
      [
        code,
        `Commune ${k}`,
        code.slice(0, 2),
        75,
        epci[k % 3],
        44.5 + 0.12 * Math.floor(k / 6),
        -0.6 + 0.15 * (k % 6),
        1000 + k,
        990 + k,
        k * 5000,
        1.5 + 1.6 * (k % 3),
        1 + (k % 3),
        true,
        true,
      ].join(","),
  );
  write(
    "facilities.csv",
    "commune,pharmacies,doctors",
    (code, k) => `${code},${k % 3 === 0 ? 0 : 2},${k % 3}`,
  );
  writeFileSync(join(folder, "list.csv"), `epci\n${epci[1]}\n`);
  writeFileSync(join(folder, "index.json"), JSON.stringify(index));
  write("other.csv", "code,classe", (code, k) => `${code},${["Zone 10", "Zone 2", "Bleue"][k % 3]}`);
  write("many.csv", "code,classe", (code, k) => `${code},C${k}`);
});

const kinds: readonly (readonly [
  kind: string,
  options: readonly string[],
  texts: readonly string[],
  fills: number,
])[] = [
  [
    "gp-2017",
    ["--accessibility", "apl.csv", "--by", "epci"],
    [
      "méthode du 22 février 2017",
      "Seuil 1 - zones nationales non modifiables",
      "Règles : gp-2017, 22 février 2017",
      "FICTIFS",
      "ESTIMÉS",
    ],
    4,
  ],
  [
    "gp-2018",
    ["--accessibility", "apl.csv", "--by", "epci"],
    ["arrêté du 13 novembre 2017", "ZIP A", "Règles : gp-2018, 13 novembre 2017"],
    3,
  ],
  [
    "pharmacy-2024",
    ["--communes", "communes.csv", "--by", "epci", "--pharmacies", "facilities.csv"],
    [
      "l&#39;accès aux médicaments est insuffisant",
      "Territoire fragile",
      "Autre territoire",
      "décret 2024-756",
    ],
    2,
  ],
  [
    "red-zones-2025",
    ["--communes", "communes.csv", "--list", "list.csv", "--list-date", "2025-06-27"],
    ["Zones rouges du pacte", "Zone rouge", "Hors zone rouge", "Liste du 27 juin 2025."],
    2,
  ],
  [
    "index.json",
    ["--communes", "communes.csv"],
    ["Indice de l&#39;agence", "EPCI fragile", "Règles : my-index, 15 janvier 2026 (Note de l&#39;agence)."],
    2,
  ],
  [
    "density",
    ["--communes", "communes.csv", "--professionals", "facilities.csv", "--by", "epci"],
    ["Déserts médicaux par la densité", "Désert médical", "Règles : density"],
    2,
  ],
];

describe.each(kinds)("the map of a zoning by %s", (kind, options, texts, fills) => {
  const name = kind.replace(".json", "");

  it("carries the title, classes, day and sources of its own rules, in each format", () => {
    const made = aplomb(folder, "zone", "--rules", kind, ...options, "--out", `made/${name}/`);
    expect([made.code, made.stderr.replace(/^!.*\n/gm, "")]).toEqual([0, ""]);
    const drawn = ["communes.csv", "zones.csv", "communes.parquet"].map((file) => {
      const picture = `${name}-${file}.svg`;
      const { code, stderr } = aplomb(
        folder,
        "map",
        "--classes",
        `made/${name}/${file}`,
        "--communes",
        "communes.csv",
        "--out",
        picture,
        "--date",
        "2026-02-03",
      );
      expect([code, stderr]).toEqual([0, ""]);
      return readFileSync(join(folder, picture), "utf8");
    });
    for (const svg of drawn) for (const text of texts) expect(textOf(svg)).toContain(text);
    const colours = palette("classes", fills);
    for (const svg of drawn) expect(colours).toEqual(expect.arrayContaining([...fillsOf(svg).values()]));
    if (name !== "gp-2017") for (const svg of drawn) expect(textOf(svg)).not.toContain("22 février 2017");
  });
});

describe("a zoning of another program", () => {
  const map = (file: string, ...more: string[]) =>
    aplomb(
      folder,
      "map",
      "--classes",
      file,
      "--communes",
      "communes.csv",
      "--out",
      "other.svg",
      "--force",
      ...more,
    );

  it("has a neutral title, its own names in the order of numbers, and colours without an order", () => {
    expect(map("other.csv").code).toBe(0);
    const svg = readFileSync(join(folder, "other.svg"), "utf8");
    expect(textOf(svg)).toMatch(/^Zonage /);
    expect(textOf(svg)).toMatch(/Bleue 8 Zone 2 8 Zone 10 8/);
    expect(textOf(svg)).not.toContain("Règles");
    const colours = [...palette("categories", 3)];
    expect([...new Set(fillsOf(svg).values())].sort()).toEqual(colours.sort());
  });

  it("takes the title and rules that are named", () => {
    expect(map("other.csv", "--title", "Mes zones").code).toBe(0);
    expect(textOf(readFileSync(join(folder, "other.svg"), "utf8"))).toMatch(/^Mes zones /);
    expect(map("other.csv", "--rules", "gp-2018").code).toBe(0);
    expect(textOf(readFileSync(join(folder, "other.svg"), "utf8"))).toContain("arrêté du 13 novembre 2017");
  });

  it("with more classes than eyes tell apart is refused", () => {
    const { code, stderr } = map("many.csv", "--lang", "en");
    expect(code).toBe(2);
    expect(stderr).toContain("24 classes");
    expect(stderr).toContain("at most 8");
    expect(readdirSync(folder)).not.toContain("many.svg");
  });

  it("does not take the metadata of a file that had its name before", () => {
    const csv = join(folder, "made", "gp-2018", "communes.csv");
    const text = readFileSync(csv, "utf8").replace(/^code,name/, "code,nom");
    writeFileSync(csv, text);
    expect(map("made/gp-2018/communes.csv").code).toBe(0);
    expect(textOf(readFileSync(join(folder, "other.svg"), "utf8"))).toMatch(/^Zonage /);
  });
});

describe("a map of zones at their poles", () => {
  it("counts and lists every zone of the region that was asked for, the ones without a position too", () => {
    expect(aplomb(folder, "zone", "--out", "na2017").code).toBe(0);
    const map = (...more: string[]) =>
      aplomb(folder, "map", "--classes", "na2017/zones.csv", "--out", "na.svg", "--force", "--json", ...more);
    const whole = JSON.parse(map().stdout);
    expect(whole.drawn + whole.withoutPosition).toBe(213);
    const region = JSON.parse(map("--region", "75").stdout);
    const zones = readFileSync(join(folder, "na2017", "zones.csv"), "utf8")
      .trim()
      .split(/\r?\n/);
    const column = zones[0].split(",").indexOf("region");
    const inside = zones.slice(1).filter((zone) => zone.split(",")[column] === "75").length;
    expect(region.drawn + region.withoutPosition).toBe(inside);
    expect(region.withoutPosition).toBeGreaterThan(0);
    expect(region.outputs).toHaveLength(2);
  });
});
