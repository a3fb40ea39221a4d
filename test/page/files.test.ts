import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FeatureCollection } from "geojson";
import { PNG } from "pngjs";
import { topology } from "topojson-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { palette } from "../../src/core/pictures/palettes.ts";
import { readTable } from "../../src/formats/read.ts";
import { writeTable } from "../../src/formats/write.ts";
import { siteOf } from "../../src/node/server.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/table.ts";
import { elementsOf, textOf } from "../core/pictures/picture.ts";
import { aplomb } from "../node/aplomb.ts";
import { Explorer } from "./explorer.ts";

let explorer: Explorer;
beforeAll(async () => {
  explorer = await Explorer.start();
});
afterAll(() => explorer.stop());
afterEach(async () => {
  expect(await explorer.closePages()).toEqual([]);
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Three communes near Guéret, the middle one with the doctors; a name that is markup. */
const codes = ["23001", "23002", "23003"];
const names = ["Ahun", '<img src=x onerror="document.title=1">', "Ajain"];
const columns = {
  code: textColumn(codes),
  nom: textColumn(names),
  lat: numberColumn([46.08, 46.12, 46.2]),
  lon: numberColumn([2.04, 2.02, 1.99]),
  population: numberColumn([1000, 500, 250]),
  doctors: numberColumn([0, 2, 0]),
};
const communes = tableOf("communes", columns);

const square = (x: number, y: number) => [
  [
    [x, y],
    [x + 0.02, y],
    [x + 0.02, y + 0.02],
    [x, y + 0.02],
    [x, y],
  ],
];
const contours = {
  type: "FeatureCollection",
  features: codes.map((code, at) => ({
    type: "Feature",
    properties: { code, nom: names[at] },
    geometry: { type: "Polygon", coordinates: square(2 + at / 50, 46.1) },
  })),
};

describe("files of the reader's own", { timeout: 90_000 }, () => {
  test("communes dropped as CSV, Parquet, Arrow and XLSX are computed and shown, names as text", async () => {
    const page = await explorer.open();
    for (const format of ["csv", "parquet", "arrow", "xlsx"] as const) {
      await page.drop([{ name: `mine.${format}`, bytes: await writeTable(communes, format) }]);
      expect(await page.text(".notice")).toContain(`Chargé : mine.${format}`);
      expect(await page.text(".foot-notes")).toContain("3 communes");
      // flat weights over so short a distance: every inhabitant has 2 x 5,400 / 1,750
      expect(await page.text("#figure-mean .card-value")).toBe("6,17");
      expect(await page.text("#mark")).toMatch(/^temps de trajet estimés/);
      await page.page.locator(".notice button").click();
    }
    await page.search("23002");
    expect(await page.text("#commune-name")).toBe(`${names[1]} (23002)`);
    expect(await page.page.title()).not.toBe("1");
    await expect.poll(() => new URL(page.page.url()).hash).toContain("files=mine.csv");
  });

  test("travel times and contours are taken with communes; contours are drawn instead of cells", async () => {
    const page = await explorer.open();
    const times =
      "origin,destination,minutes\n23001,23002,12\n23003,23002,18\n23002,23001,12\n23002,23003,18\n";
    await page.drop([
      { name: "communes.csv", bytes: await writeTable(communes, "csv") },
      { name: "times.csv", bytes: encode(times) },
      { name: "contours.geojson", bytes: encode(JSON.stringify(contours)) },
    ]);
    expect(await page.page.locator("#mark").count()).toBe(0);
    expect(await page.text(".foot-notes")).not.toContain("Cellules");
    await page.search("Ajain");
    const ratio = 10_800 / (500 + (2 / 3) * 1000 + 250 / 3);
    expect(await page.text("#commune-apl-0 .card-value")).toBe((ratio / 3).toFixed(2).replace(".", ","));
    expect(await page.text("#origins tbody tr td:nth-child(2)")).toBe("18");
  });

  test("TopoJSON is drawn as GeoJSON is; a commune without contour is counted, and gets none", async () => {
    const page = await explorer.open();
    const two = { ...contours, features: contours.features.slice(0, 2) };
    const topojson = topology({ communes: two as FeatureCollection }, 1e5);
    await page.drop([
      { name: "communes.csv", bytes: await writeTable(communes, "csv") },
      { name: "contours.topojson", bytes: encode(JSON.stringify(topojson)) },
    ]);
    expect(await page.text(".foot-notes")).toContain("1 commune sans contour, hors de la carte");
    await page.search("23002");
    const drawn = await page.middleColour();
    await page.drop([{ name: "contours.geojson", bytes: encode(JSON.stringify(contours)) }]);
    expect(await page.text(".foot-notes")).not.toContain("sans contour");
    await page.search("23002");
    expect(await page.middleColour()).toBe(drawn);
    await page.drop([{ name: "cut.topojson", bytes: encode('{"type":"Topology","objects":{}}') }]);
    expect(await page.text(".notice.error")).toMatch(/cut\.topojson.*Topology/);
  });

  test("a list of zones without their communes is circles at the poles, with its legend, and no polygon", async () => {
    const page = await explorer.open();
    await page.drop([{ name: "mine.csv", bytes: await writeTable(communes, "csv") }]);
    await page.search("23002");
    const before = await page.middleColour();
    const list =
      "zone,name,class,population\n23002,A,selection-nationale,1500\n23003,B,selection-complementaire,200\n87001,C,selection-nationale,10\n";
    await page.drop([{ name: "zones.csv", bytes: encode(list) }]);
    const legend = await page.text("#zone-list");
    expect(legend).toMatch(/Liste de zones, zones\.csv.*cercle au pôle.*1 zone dont le pôle n'est pas/);
    expect(await page.page.locator("#zone-list li").count()).toBe(2);
    // the cells under the symbols stay those of the communes
    expect(await page.middleColour()).toBe(before);
    const [first] = palette("classes", 4, "light");
    // beside the name and the dot of the selected commune
    expect(await page.middleColour(0, "map-lines", 11)).toBe(first);
  });

  test("the circles of a list of zones are on the exported pictures too, in their colours, with their legend", async () => {
    const page = await explorer.open();
    await page.drop([{ name: "mine.csv", bytes: await writeTable(communes, "csv") }]);
    const list =
      "zone,name,class,population\n23002,A,selection-nationale,1500\n23003,B,selection-complementaire,200\n87001,C,selection-nationale,10\n";
    await page.drop([{ name: "zones.csv", bytes: encode(list) }]);
    const svg = new TextDecoder().decode((await page.exported("export-svg")).bytes);
    const circles = elementsOf(svg, "circle").filter((circle) => circle.has("data-code"));
    const colours = palette("classes", 4, "light");
    expect(circles.map((circle) => [circle.get("data-code"), circle.get("fill")])).toEqual([
      ["23002", colours[0]],
      ["23003", colours[1]],
    ]);
    const [area, smaller] = circles.map((circle) => Number(circle.get("r")) ** 2);
    expect(area / smaller).toBeCloseTo(1500 / 200, 1);
    const said = textOf(svg);
    for (const text of ["Liste de zones, zones.csv", "chaque zone est un cercle sur son pôle"]) {
      expect(said).toContain(text);
    }
    expect(said).toContain("1 zone dont le pôle n&#39;est pas une commune d&#39;ici");
    const { width, data } = PNG.sync.read(Buffer.from((await page.exported("export-png")).bytes));
    for (const circle of circles) {
      const [x, y] = ["cx", "cy"].map((name) => Math.round(2 * Number(circle.get(name))));
      const at = 4 * (y * width + x);
      expect(`#${Buffer.from(data.subarray(at, at + 3)).toString("hex")}`).toBe(circle.get("fill"));
    }
  });

  test("a refused file says all that is wrong, and the page goes on as it was", async () => {
    const page = await explorer.open();
    const under = await page.text("#figure-under .card-value");
    const broken =
      "code,latitude,longitude,population,doctors\n23001,46,2,-5,1\n23001,x,2,10,1\nzz,99,2,10,1\n";
    await page.drop([
      { name: "communes.csv", bytes: encode(broken) },
      { name: "cut.parquet", bytes: encode("PAR1 and no more") },
      { name: "odd.json", bytes: encode("{") },
    ]);
    const said = await page.text(".notice.error");
    expect(said).toMatch(/cut\.parquet.*tronqué ou endommagé/);
    expect(said).toMatch(/odd\.json/);
    await page.drop([{ name: "communes.csv", bytes: encode(broken) }]);
    expect(await page.text(".notice.error")).toMatch(
      /communes\.csv, ligne 2, colonne population — trouvé\s: -5/,
    );
    await page.drop([{ name: "nothing.csv", bytes: encode("a,b\n1,2\n") }]);
    expect(await page.text(".notice.error")).toMatch(
      /nothing\.csv — trouvé\s: les colonnes a, b\s; attendu\s: des communes/,
    );
    await page.page.locator(".notice.error button").click();
    expect(await page.text("#figure-under .card-value")).toBe(under);
    await page.slide("cutoff-3", 28);
    expect(await page.text("#figure-under .card-reference")).toContain(under);
  });
});

describe("exports", { timeout: 90_000 }, () => {
  test("XLSX of zones reads back, with the marks; SVG and PNG draw what is shown, with the marks", async () => {
    const page = await explorer.open("mesh=department&region=75");
    const xlsx = await page.exported("export-xlsx");
    expect(xlsx.name).toBe("aplomb-department-75.xlsx");
    const table = await readTable(xlsx.bytes, { source: xlsx.name });
    expect(table.rows).toBe(12);
    expect([...table.columns.keys()]).toEqual(
      expect.arrayContaining([
        "code",
        "name",
        "population",
        "apl_65",
        "apl_62",
        "reference_apl_65",
        "class",
        "synthetic",
      ]),
    );
    const svg = await page.exported("export-svg");
    expect(svg.name).toBe("aplomb-accessibility-department-75.svg");
    const text = new TextDecoder().decode(svg.bytes);
    expect(text).toContain("FICTIFS");
    expect(text).toContain("estimés");
    const inRegion = await page.page.locator("#zones").count();
    expect(inRegion).toBe(1);
    expect(text.match(/<path data-code=/g)?.length).toBeGreaterThan(900);
    const png = await page.exported("export-png");
    expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    const width = new DataView(png.bytes.buffer, png.bytes.byteOffset).getUint32(16);
    expect(width).toBe(2400);
  });
});

describe("aplomb explore", { timeout: 90_000 }, () => {
  test("--times and --contours are read, checked, served and shown", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aplomb-own-"));
    try {
      const write = (name: string, bytes: Uint8Array | string): string => {
        writeFileSync(join(folder, name), bytes);
        return join(folder, name);
      };
      const own = {
        communes: write("communes.csv", await writeTable(communes, "csv")),
        times: [write("times.csv", "origin,destination,minutes\n23001,23002,12\n23003,23002,18\n")],
        symmetric: true,
        contours: write(
          "contours.topojson",
          JSON.stringify(topology({ all: contours as FeatureCollection })),
        ),
      };
      const mine = await Explorer.start(own);
      const page = await mine.open();
      expect(await page.page.locator("#mark").count()).toBe(0);
      expect(await page.page.locator("#slider-speed").count()).toBe(0);
      expect(await page.text(".foot-notes")).not.toContain("Cellules");
      await page.search("Ajain");
      const ratio = 10_800 / (500 + (2 / 3) * 1000 + 250 / 3);
      expect(await page.text("#commune-apl-0 .card-value")).toBe((ratio / 3).toFixed(2).replace(".", ","));
      expect(await mine.closePages()).toEqual([]);
      await mine.stop();
      const bad = aplomb(folder, "explore", "--no-open", "--contours", write("bad.geojson", "{}"));
      expect(bad).toMatchObject({ code: 2 });
      expect(bad.stderr).toMatch(/bad\.geojson/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("--build writes a site that works under any path; it refuses to overwrite; bad input is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "aplomb-site-"));
    try {
      const own = join(folder, "communes.csv");
      writeFileSync(own, await writeTable(communes, "csv"));
      const built = aplomb(folder, "explore", "--build", "site", "--communes", own);
      expect(built).toMatchObject({ code: 0, stderr: "" });
      expect(aplomb(folder, "explore", "--build", "site")).toMatchObject({ code: 2 });
      const missing = aplomb(folder, "explore", "--build", "other", "--communes", "none.csv");
      expect(missing.code).toBe(2);
      expect(missing.stderr).toMatch(/none\.csv — trouvé\s: aucun fichier de ce nom/);
      const site = siteOf(join(folder, "site"), "under/a/path/");
      const manifest = JSON.parse(Buffer.from(site.get("under/a/path/data/manifest.json")!()).toString());
      expect(manifest).toMatchObject({ sample: false, supply: null, times: null });
      const { startServer } = await import("../../src/node/server.ts");
      const server = await startServer(site);
      const page = await explorer.openAt(`${server.url}under/a/path/`);
      expect(await page.text("#figure-mean .card-value")).toBe("6,17");
      await page.page.context().close();
      await server.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("serves until it is stopped, then ends with code 0 and frees its port", async () => {
    const cli = fileURLToPath(new URL("../../dist/node/cli.js", import.meta.url));
    const server = spawn(process.execPath, [cli, "explore", "--no-open", "--lang", "en"]);
    const ended = new Promise((resolve) => server.on("exit", resolve));
    const url = await new Promise<string>((resolve) => {
      server.stdout.on("data", (said) => resolve(/http:\S+/.exec(String(said))?.[0] ?? ""));
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await fetch(url).then((response) => response.text())).toContain("<title>aplomb</title>");
    server.kill("SIGTERM");
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test("the page itself, without data, is under 400 kB compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    const page = fileURLToPath(new URL("../../dist/page/", import.meta.url));
    const files = [...siteOf(page).keys()].map((path) => join(page, path));
    const bytes = files.map((path) => gzipSync(readFileSync(path), { level: 9 }).length);
    expect(files.every((path) => statSync(path).isFile())).toBe(true);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
  });
});
