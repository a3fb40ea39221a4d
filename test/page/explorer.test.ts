import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { placesOfSupply } from "../../src/core/accessibility/presence.ts";
import { computeAccessibility } from "../../src/core/accessibility/run.ts";
import { summarise } from "../../src/core/accessibility/summary.ts";
import { Engine } from "../../src/core/engine/engine.ts";
import type { StepDecay } from "../../src/core/method/decay.ts";
import { classOf } from "../../src/core/pictures/breaks.ts";
import { palette } from "../../src/core/pictures/palettes.ts";
import { numberWords } from "../../src/core/words/numbers.ts";
import { readTable } from "../../src/formats/read.ts";
import { loadKernel } from "../../src/node/kernelFile.ts";
import { accessBreaksOf } from "../../src/page/map/painting.ts";
import { Problems } from "../../src/table/problems.ts";
import { type TextColumn, textAt } from "../../src/table/table.ts";
import { Explorer, type ExplorerPage } from "./explorer.ts";
import { type SampleInputs, sampleInputs } from "./sampleInputs.ts";

let explorer: Explorer;
let inputs: SampleInputs;
const { decimal, percent } = numberWords("fr");
const breaks = accessBreaksOf([2.5, 4]);
const colours = palette("access", breaks.length + 1, "light");

beforeAll(async () => {
  [explorer, inputs] = await Promise.all([Explorer.start(), sampleInputs()]);
});
afterAll(() => explorer.stop());
afterEach(async () => {
  expect(await explorer.closePages()).toEqual([]);
});

/** What the Node engine says of the sample under a decay, for doctors up to 65 and 62. */
function nodeRun(decay: StepDecay): readonly Float64Array[] {
  const { travelTimes, demand, supply, present } = inputs;
  const active = placesOfSupply(supply, present);
  const engine = Engine.create(loadKernel(), { travelTimes, variants: 2, active });
  return computeAccessibility(engine, { demand, supply, decay, present }).accessibility;
}

function summaryOf(accessibility: Float64Array) {
  const { communes, demand } = inputs;
  return summarise({ accessibility, population: communes.population, demand, thresholds: [2.5, 4] });
}

const official: StepDecay = {
  family: "step",
  cutoffs: [10, 15, 20],
  weights: [1, 2 / 3, 1 / 3],
  edge: "right-closed",
};

/** Column `apl_65` of the page's own CSV export, by commune code. */
async function exportedApl(page: ExplorerPage): Promise<Map<string, number>> {
  const { name, bytes } = await page.exported("export-csv");
  expect(name).toBe("aplomb-commune.csv");
  const table = await readTable(bytes, { source: name, problems: new Problems() });
  const code = table.columns.get("code") as TextColumn;
  const apl = table.columns.get("apl_65")!;
  expect(apl.kind).toBe("number");
  return new Map(
    Array.from({ length: table.rows }, (_, row) => [
      textAt(code, row),
      Number(apl.kind === "number" && apl.values[row]),
    ]),
  );
}

describe("the explorer on the embedded sample", { timeout: 90_000 }, () => {
  test("opens on the figures of the Node engine, under the marks that are due", async () => {
    const page = await explorer.open();
    const [apl65] = nodeRun(official);
    const { mean, shares } = summaryOf(apl65);
    expect(await page.text("#figure-mean .card-value")).toBe(decimal(mean, 2));
    expect(await page.text("#figure-under .card-value")).toBe(percent(shares[0].share).replace(/\s/g, " "));
    expect(await page.text("#mark")).toMatch(/FICTIFS.*estimés/);
    expect(await page.page.locator(".chart svg").count()).toBe(4);
    expect(await exportedApl(page)).toEqual(
      new Map(inputs.communes.codes.map((code, c) => [code, apl65[c]])),
    );
  });

  test("a slider moves numbers and pixels to what the Node engine says", async () => {
    const page = await explorer.open();
    const { codes, population } = inputs.communes;
    const moved: StepDecay = { ...official, weights: [1, 0.1, 0.1] };
    const [[before], [after]] = [nodeRun(official), nodeRun(moved)];
    const changed = [...codes.keys()].filter((c) => classOf(after[c], breaks) !== classOf(before[c], breaks));
    const commune = changed.reduce(
      (largest, c) => (population[c] > population[largest] ? c : largest),
      changed[0],
    );
    await page.search(codes[commune]);
    expect(await page.middleColour()).toBe(colours[classOf(before[commune], breaks)]);
    await page.slide("weight-2", 0.1);
    expect(await page.middleColour()).toBe(colours[classOf(after[commune], breaks)]);
    expect(await page.text("#commune-apl-0 .card-value")).toBe(decimal(after[commune], 2));
    await page.page.locator("#tab-overview").click();
    await page.settled();
    expect(await page.text("#figure-mean .card-value")).toBe(decimal(summaryOf(after).mean, 2));
    expect(await page.text("#figure-mean .card-reference")).toContain(decimal(summaryOf(before).mean, 2));
    expect(await exportedApl(page)).toEqual(
      new Map(inputs.communes.codes.map((code, c) => [code, after[c]])),
    );
  });

  test("search knows accents and arrows; the commune's accessibility is the sum of what is listed", async () => {
    const page = await explorer.open();
    const box = page.page.locator("#search");
    await box.fill("saint etienne");
    await box.press("ArrowDown");
    await box.press("ArrowUp");
    const first = await page.text("#search-0 strong");
    expect(first).toBe("Saint-Étienne");
    expect(await box.getAttribute("aria-activedescendant")).toBe("search-0");
    await box.press("Enter");
    await page.settled();
    expect(await page.text("#commune-name")).toBe("Saint-Étienne (42218)");
    const more = page.page.locator(".origins > button");
    if (await more.isVisible()) await more.click();
    const shares = await page.page.locator("#origins tbody tr td:nth-child(5)").allInnerTexts();
    const sum = shares.reduce((total, text) => total + Number(text.replace(",", ".")), 0);
    const apl = Number((await page.text("#commune-apl-0 .card-value")).replace(",", "."));
    expect(Math.abs(sum - apl)).toBeLessThan(0.006 * shares.length);
    await box.fill("zzzz");
    expect(await page.text("#search-list")).toBe("Aucune commune de ce nom");
  });

  test("a click on the map explains that commune; a doctor more or less ripples around it", async () => {
    const page = await explorer.open();
    await page.search("Guéret");
    const name = await page.text("#commune-name");
    await page.search("Limoges");
    await page.search("23096");
    const { width, height } = (await page.page.locator("#map-0").boundingBox())!;
    await page.page.locator("#tab-overview").click();
    await page.page.locator("#map-0 .map-surface").click({ position: { x: width / 2, y: height / 2 } });
    await page.settled();
    expect(await page.text("#commune-name")).toBe(name);
    const before = await page.text("#commune-apl-0 .card-value");
    await page.page.locator("#add-doctor").click();
    await page.settled();
    const number = (text: string) => Number(text.replace(",", "."));
    const more = await page.text("#commune-apl-0 .card-value");
    expect(number(more)).toBeGreaterThan(number(before));
    expect(await page.text("#ripple")).toMatch(/communes y gagnent/);
    await page.page.locator("#undo-doctor").click();
    await page.settled();
    expect(await page.text("#commune-apl-0 .card-value")).toBe(before);
    await page.page.locator("#remove-doctor").click();
    await page.settled();
    expect(number(await page.text("#commune-apl-0 .card-value"))).toBeLessThan(number(before));
    await page.page.locator("#show-ripple").click();
    await page.settled();
    expect(await page.text(".legend-title")).toMatch(/^Écart à la référence/);
  });

  test("the permanent link restores the whole state", async () => {
    const page = await explorer.open();
    await page.slide("cutoff-3", 25);
    await page.slide("age", 60);
    await page.search("Aurillac");
    await page.page.locator("#add-doctor").click();
    await page.page.locator("#select-mesh").selectOption("epci");
    await page.page.locator("#two-maps").click();
    await page.settled();
    await expect.poll(() => new URL(page.page.url()).hash).toContain("maps=2");
    const apl = await page.text("#commune-apl-0 .card-value");
    const colour = await page.middleColour(1);
    const again = await explorer.open(new URL(page.page.url()).hash.slice(1));
    expect(await again.text("#commune-apl-0 .card-value")).toBe(apl);
    expect(await again.middleColour(1)).toBe(colour);
    expect(await again.page.locator("#slider-cutoff-3").inputValue()).toBe("25");
    expect(await again.page.locator("#slider-age").inputValue()).toBe("60");
    expect(await again.page.locator("#select-mesh").inputValue()).toBe("epci");
    expect(await again.page.locator("#undo-doctor").isVisible()).toBe(true);
    const broken = await explorer.open("ages=12&tab=zoning");
    expect(await broken.text(".notice")).toContain("ages=12");
  });
});
