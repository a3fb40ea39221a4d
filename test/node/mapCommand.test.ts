import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { PNG } from "pngjs";
import { beforeAll, describe, expect, it } from "vitest";
import { elementsOf, textOf } from "../core/pictures/picture.ts";
import { aplomb, emptyFolder } from "./aplomb.ts";

const folder = emptyFolder();
const header =
  "code,name,department,region,epci,latitude,longitude,population,demand,supply_65,apl_65,apl_62,estimated,synthetic";
const rows = Array.from({ length: 24 }, (_, k) => {
  const code = `${k < 12 ? 33 : 24}${900 + k}`;
  const name = k === 2 ? '"L\'Île ""<i>A</i>"" & Cie"' : `Commune ${k}`;
  const region = 75;
  const place = k === 5 ? "," : `${44.5 + 0.12 * Math.floor(k / 6)},${-0.6 + 0.15 * (k % 6)}`;
  const apl = k === 7 ? "," : `${k / 5 + 0.123456789},${k / 6}`;
  return `${code},${name},${code.slice(0, 2)},${region},E${k % 3},${place},${1000 + k},${990 + k},${k * 5000},${apl},true,true`;
});

beforeAll(() => {
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "out", "apl.csv"), [header, ...rows].join("\n"));
  const later = rows.map((row, k) =>
    k === 7 ? row : row.replace(/,([\d.]+),([\d.]+),true,true$/, ",2.5,2,true,true"),
  );
  writeFileSync(join(folder, "later.csv"), [header, ...later].join("\n"));
  const classes = rows.map(
    (row, k) => `${row.slice(0, 5)},Z${k % 4},${["seuil-1", "seuil-2", "seuil-3", "hors-vivier"][k % 4]}`,
  );
  writeFileSync(join(folder, "classes.csv"), ["code,zone,class", ...classes].join("\n"));
});

const map = (...parameters: string[]) => aplomb(folder, "map", ...parameters);

describe("aplomb map", () => {
  it("draws every commune that has a position with the file's own values, and lists the others", () => {
    const { code, stdout, stderr } = map("out/apl.csv", "--out", "map.svg", "--date", "2026-01-31");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("dessinées : 23");
    const svg = readFileSync(join(folder, "map.svg"), "utf8");
    const values = new Map(
      elementsOf(svg, "path")
        .filter((path) => path.has("data-code"))
        .map((path) => [path.get("data-code"), path.get("data-value")]),
    );
    expect(values.size).toBe(23);
    rows.forEach((_, k) => {
      if (k === 5) return;
      const read = values.get(`${k < 12 ? 33 : 24}${900 + k}`);
      if (k === 7) expect(read).toBeUndefined();
      else expect(Number(read)).toBe(Number(`${k / 5 + 0.123456789}`));
    });
    expect(svg).not.toContain("<i>");
    expect(textOf(svg)).toContain("Date : 31 janvier 2026.");
    expect(textOf(svg)).toContain("FICTIFS");
    expect(readFileSync(join(folder, "map.left-out.csv"), "utf8").trim().split(/\r?\n/).slice(1)).toEqual([
      "33905,Commune 5,no-position",
      "33907,Commune 7,no-value",
    ]);
  });

  it("writes PNG of the width asked for", () => {
    expect(map("out/apl.csv", "--out", "small.png", "--width", "500").code).toBe(0);
    expect(PNG.sync.read(readFileSync(join(folder, "small.png"))).width).toBe(500);
  });

  it("does not replace a file without --force, and says so before drawing", () => {
    const { code, stderr } = map("out/apl.csv", "--out", "map.svg");
    expect(code).toBe(2);
    expect(stderr).toContain("--force");
  });

  it("draws differences, selections and classes", () => {
    expect(map("out/apl.csv", "later.csv", "--difference", "--out", "diff.svg").code).toBe(0);
    const difference = readFileSync(join(folder, "diff.svg"), "utf8");
    const first = elementsOf(difference, "path").find((path) => path.get("data-code") === "33900");
    expect(Number(first?.get("data-value"))).toBe(2.5 - 0.123456789);
    const json = map("out/apl.csv", "--department", "24", "--out", "part.svg", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ drawn: 12, missing: 0, outputs: ["part.svg"] });
    expect(
      map("out/apl.csv", "--classes", "classes.csv", "--rules", "gp-2017", "--out", "classes.svg").code,
    ).toBe(0);
    const classes = readFileSync(join(folder, "classes.svg"), "utf8");
    expect(textOf(classes)).toContain("Seuil 1 - zones nationales non modifiables");
    expect(classes).toContain('class="zone-borders"');
  });

  it.each([
    [["out/apl.csv", "--out", "x.gif"], ".svg, .png, .geojson, .parquet"],
    [["out/apl.csv", "--value", "apl_6", "--out", "x.svg"], "Did you mean apl_65?"],
    [["out/apl.csv", "--region", "99", "--out", "x.svg"], "one of 75"],
    [["out/apl.csv", "later.csv", "--out", "x.svg"], "two with --difference"],
    [["out/apl.csv", "--breaks", "3,2", "--out", "x.svg"], "increasing numbers"],
    [["--out", "x.svg"], "or --classes"],
    [["absent.csv", "--out", "x.svg"], "no such file"],
  ])("refuses %j with what to do", (parameters, message) => {
    const { code, stderr } = map(...parameters, "--lang", "en");
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(folder)).not.toContain("x.svg");
  });
});

describe("layers for a GIS", () => {
  it("GeoJSON holds a feature a row, its columns, and null where nothing is known", () => {
    expect(map("out/apl.csv", "--out", "communes.geojson").code).toBe(0);
    const layer = JSON.parse(readFileSync(join(folder, "communes.geojson"), "utf8"));
    expect(layer.features).toHaveLength(24);
    const of = (code: string) =>
      layer.features.find((feature: { properties: { code: string } }) => feature.properties.code === code);
    expect(of("33900")).toEqual({
      type: "Feature",
      properties: expect.objectContaining({
        code: "33900",
        department: "33",
        apl_65: 0.123456789,
        synthetic: true,
      }),
      geometry: { type: "Point", coordinates: [-0.6, 44.5] },
    });
    expect(of("33905").geometry).toBeNull();
    expect(of("33907").properties.apl_65).toBeNull();
    expect(layer.bbox).toHaveLength(4);
  });

  it("GeoParquet is read by another program with its geometries and values", async () => {
    expect(
      map("out/apl.csv", "--classes", "classes.csv", "--rules", "gp-2017", "--out", "communes.parquet").code,
    ).toBe(0);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const path = join(folder, "communes.parquet");
    const read = await connection.runAndReadAll(
      `select code, apl_65, class, class_label, geometry::varchar from '${path}' where code in ('33900', '33905') order by code`,
    );
    expect(read.getRows()).toEqual([
      ["33900", 0.123456789, "seuil-1", "Seuil 1 - zones nationales non modifiables", "POINT (-0.6 44.5)"],
      [
        "33905",
        1.123456789,
        "seuil-2",
        "Seuil 2 - aides conventionnelles applicables, zones modifiables",
        null,
      ],
    ]);
    const geo = await connection.runAndReadAll(
      `select decode(value) from parquet_kv_metadata('${path}') where decode(key) = 'geo'`,
    );
    expect(JSON.parse(String(geo.getRows()[0][0]))).toMatchObject({
      version: "1.1.0",
      primary_column: "geometry",
      columns: { geometry: { encoding: "WKB", geometry_types: ["Point"] } },
    });
  });
});

describe("aplomb chart and report", () => {
  it.each(["distribution", "variants", "tenths", "lorenz", "thresholds"])("draws %s", (kind) => {
    const { code, stderr } = aplomb(folder, "chart", "out/apl.csv", "--kind", kind, "--out", `${kind}.svg`);
    expect([code, stderr]).toEqual([0, ""]);
    const text = textOf(readFileSync(join(folder, `${kind}.svg`), "utf8"));
    expect(text).toContain("FICTIFS");
    expect(text).toContain("Hors du compte, faute de donnée : 1 commune (1\u202f007 habitants).");
  });

  it("draws vintages and changes", () => {
    const vintages = ["out/apl.csv", "later.csv", "--kind", "evolution", "--labels", "2022,2023"];
    expect(aplomb(folder, "chart", ...vintages, "--out", "evolution.svg").code).toBe(0);
    expect(textOf(readFileSync(join(folder, "evolution.svg"), "utf8"))).toContain("2022");
    expect(
      aplomb(folder, "chart", "out/apl.csv", "later.csv", "--kind", "difference", "--out", "d.svg").code,
    ).toBe(0);
    expect(aplomb(folder, "chart", "out/apl.csv", "--kind", "evolution", "--out", "no.svg").code).toBe(2);
  });

  it("writes one report, whose headline is the weighted mean of the file", () => {
    const { code, stderr } = aplomb(folder, "report", "out", "--out", "report.html");
    expect([code, stderr]).toEqual([0, ""]);
    const html = readFileSync(join(folder, "report.html"), "utf8");
    let [sum, weight] = [0, 0];
    rows.forEach((_, k) => {
      if (k === 7) return;
      sum += (990 + k) * Number(`${k / 5 + 0.123456789}`);
      weight += 990 + k;
    });
    const [, mean] = /<strong><data value="([^"]+)">/.exec(html)!;
    expect(Number(mean)).toBeCloseTo(sum / weight, 12);
    expect(html).toContain("FICTIFS");
    expect(html).not.toMatch(/<script|<i>/);
  });

  it("a folder without results is refused", () => {
    const { code, stderr } = aplomb(folder, "report", ".", "--out", "no.html");
    expect(code).toBe(2);
    expect(stderr).toContain("aplomb run --out out/");
  });
});
