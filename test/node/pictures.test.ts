import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { summarise } from "../../src/core/accessibility/summary.ts";
import { tenthsChart } from "../../src/core/pictures/charts/accessibilityCharts.ts";
import { drawMap } from "../../src/core/pictures/map.ts";
import { shadeClasses } from "../../src/core/pictures/shading.ts";
import { chartWords } from "../../src/core/words/charts.ts";
import { mapWords } from "../../src/core/words/pictures.ts";
import { chartDocument } from "../../src/node/chartDocument.ts";
import { readOutline } from "../../src/node/pictures/outline.ts";
import { pngOf } from "../../src/node/png.ts";
import { communes, smallPicture } from "../core/pictures/picture.ts";

const folder = fileURLToPath(new URL("../fixtures/pictures/", import.meta.url));

/**
 * The picture is the golden one, but for at most 0.2 % of its pixels (rounding of curves differs between processors).
 * With UPDATE_PICTURES=1 it becomes the golden one: look at it before it is committed.
 */
async function expectGolden(name: string, svg: string): Promise<void> {
  const path = `${folder}${name}.png`;
  const bytes = await pngOf(svg, 700);
  if (process.env.UPDATE_PICTURES || !existsSync(path)) {
    if (process.env.CI) throw new Error(`no golden picture ${name}.png`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, bytes);
  }
  const [drawn, golden] = [PNG.sync.read(Buffer.from(bytes)), PNG.sync.read(readFileSync(path))];
  expect([drawn.width, drawn.height]).toEqual([golden.width, golden.height]);
  const different = pixelmatch(drawn.data, golden.data, undefined, drawn.width, drawn.height, {
    threshold: 0.1,
  });
  expect(different / (drawn.width * drawn.height)).toBeLessThan(0.002);
}

describe("golden pictures", () => {
  it("a map of values, with a missing commune and one off the map", async () => {
    await expectGolden("map-values", drawMap(smallPicture({ outline: await readOutline() })).svg);
  });

  it("a zoning map with symbols, dark, in English", async () => {
    const names = Array.from({ length: communes }, (_, k) => ["one", "two", "three", "four"][k % 4]);
    const order = ["one", "two", "three", "four"].map((name) => ({ name, label: `Class ${name}` }));
    const picture = smallPicture({
      theme: "dark",
      words: mapWords.en,
      counted: mapWords.en.zones,
      shape: "symbols",
      outline: await readOutline(),
      shading: shadeClasses(names, order, { heading: "Zoning", theme: "dark" }),
      circles: {
        values: Float64Array.from({ length: communes }, (_, k) => 100 + 300 * k),
        heading: "Population",
        shaded: true,
      },
    });
    await expectGolden("map-symbols", drawMap(picture).svg);
  });

  it("a chart", async () => {
    const accessibility = Float64Array.from({ length: 100 }, (_, k) => 0.8 + k * 0.05);
    const population = new Float64Array(100).fill(1000);
    const summary = summarise({ accessibility, population, demand: population, thresholds: [2.5] });
    const chart = tenthsChart({
      document: await chartDocument(),
      theme: "light",
      numbers: mapWords.fr.numbers,
      words: chartWords.fr,
      subtitle: "Essai",
      marks: [mapWords.fr.synthetic],
      notes: ["Source : essai."],
      series: [{ variant: "65", accessibility, population, summary }],
      thresholds: [2.5],
    });
    await expectGolden("chart-tenths", chart.svg);
    // the numbers on the bars are those of the summary
    for (const mean of summary.tenths)
      expect(chart.svg).toContain(`>${mapWords.fr.numbers.decimal(mean, 2)}<`);
  });
});
