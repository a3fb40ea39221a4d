import axe from "axe-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Explorer, type ExplorerPage } from "./explorer.ts";

let explorer: Explorer;
beforeAll(async () => {
  explorer = await Explorer.start();
});
afterAll(() => explorer.stop());
afterEach(async () => {
  expect(await explorer.closePages()).toEqual([]);
});

/** Serious and critical findings of axe by the rules of WCAG 2.2 A and AA: the rule and where. */
async function findings({ page }: ExplorerPage): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })";
  const results = (await page.evaluate(run)) as Pick<axe.AxeResults, "violations">;
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    );
}

describe("reading the page", { timeout: 90_000 }, () => {
  test.each([
    ["wide, light, French", "commune=36044&tab=commune", { width: 1440 }],
    [
      "narrow, dark, English",
      "lang=en&theme=dark&tab=settings&maps=2",
      { width: 390, height: 844, dark: true },
    ],
  ] as const)("axe has no serious finding: %s", async (_, link, options) => {
    const page = await explorer.open(link, options);
    for (const tab of ["settings", "overview", "commune", "zoning", "table"]) {
      const button = page.page.locator(`#tab-${tab}`);
      if (!(await button.isVisible())) continue;
      await button.click();
      await page.settled();
      expect(await findings(page), tab).toEqual([]);
    }
    // nothing wider than the screen
    const [inner, scroll] = await page.page.evaluate(() => [
      innerWidth,
      document.documentElement.scrollWidth,
    ]);
    expect(scroll).toBeLessThanOrEqual(inner);
  });

  test("all of it by the keyboard: a slider, the tabs, the map, the menu", async () => {
    const page = await explorer.open("commune=36044");
    // not the mean: by conservation no decay moves it
    const under = await page.text("#figure-under .card-value");
    await page.page.locator("#slider-weight-2").focus();
    for (let press = 0; press < 20; press++) await page.page.keyboard.press("ArrowLeft");
    await page.settled();
    expect(await page.text("#figure-under .card-value")).not.toBe(under);
    await page.page.locator("#tab-overview").focus();
    await page.page.keyboard.press("ArrowRight");
    expect(await page.page.locator("#tab-commune").getAttribute("aria-selected")).toBe("true");
    await page.page.locator("#map-0 .map-surface").focus();
    for (const key of ["+", "+", "ArrowRight"]) await page.page.keyboard.press(key);
    await expect.poll(() => new URL(page.page.url()).hash).toMatch(/at=\d+\.\d_\d+\.\d_2\.250/);
    await page.page.keyboard.press("0");
    await expect.poll(() => new URL(page.page.url()).hash).not.toContain("at=");
    await page.page.locator("#export summary").press("Enter");
    expect(await page.page.locator("#export-csv").isVisible()).toBe(true);
    await page.page.keyboard.press("Escape");
    expect(await page.page.locator("#export-csv").isVisible()).toBe(false);
  });

  test("wheel, drag and pinch move both maps together; a dense screen gets more pixels", async () => {
    const page = await explorer.open("maps=2", { deviceScaleFactor: 2, touch: true });
    const surface = page.page.locator("#map-1 .map-surface");
    const { x, y, width, height } = (await surface.boundingBox())!;
    const canvasWidth = await page.page
      .locator("#map-1 .map-ground")
      .evaluate((canvas) => (canvas as HTMLCanvasElement).width);
    expect(canvasWidth).toBeGreaterThan(1.5 * width);
    await page.page.mouse.move(x + width / 2, y + height / 2);
    await page.page.mouse.wheel(0, -600);
    await expect.poll(() => new URL(page.page.url()).hash).toContain("at=");
    const wheeled = new URL(page.page.url()).hash;
    await page.page.mouse.down();
    await page.page.mouse.move(x + width / 2 + 80, y + height / 2 + 40, { steps: 4 });
    await page.page.mouse.up();
    await expect.poll(() => new URL(page.page.url()).hash).not.toBe(wheeled);
    const zoomOf = () => Number(/at=[\d.]+_[\d.]+_([\d.]+)/.exec(new URL(page.page.url()).hash)?.[1]);
    const before = zoomOf();
    await surface.evaluate(
      (canvas, at) => {
        const press = (type: string, pointerId: number, dx: number) =>
          canvas.dispatchEvent(
            new PointerEvent(type, {
              pointerId,
              pointerType: "touch",
              clientX: at.x + dx,
              clientY: at.y,
              bubbles: true,
            }),
          );
        canvas.setPointerCapture = () => undefined;
        press("pointerdown", 11, -20);
        press("pointerdown", 12, 20);
        for (const reach of [30, 45, 60]) {
          press("pointermove", 11, -reach);
          press("pointermove", 12, reach);
        }
        press("pointerup", 11, -60);
        press("pointerup", 12, 60);
      },
      { x: x + width / 2, y: y + height / 2 },
    );
    await expect.poll(zoomOf).toBeGreaterThan(1.5 * before);
    // both maps look at the same place: without a difference in settings, at the same colours
    await expect.poll(async () => (await page.middleColour(0)) === (await page.middleColour(1))).toBe(true);
  });

  test("the table sorts by its headings, and its classes are those of the zoning's gauges", async () => {
    const page = await explorer.open("mesh=department&tab=table");
    const column = async (position: number) =>
      (await page.page.locator(`#zones tbody tr:not(.spacer) > :nth-child(${position})`).allInnerTexts()).map(
        (text) => Number(text.replace(/\s/g, "").replace(",", ".")),
      );
    await page.page.locator("#sort-apl").click();
    await page.settled();
    const apl = await column(2);
    expect(apl.length).toBeGreaterThan(10);
    const isAscending = apl[0] <= apl[1];
    expect(apl).toEqual([...apl].sort((a, b) => (isAscending ? a - b : b - a)));
    await page.page.locator("#sort-population").click();
    await page.settled();
    const population = await column(5);
    expect(population).toEqual([...population].sort((a, b) => b - a));
    expect(await page.page.locator("#zones th[aria-sort=descending]").innerText()).toContain("Habitants");
    await page.page.locator("#tab-zoning").click();
    await page.settled();
    const zones = await page.page.locator("#zoning-classes tbody td:nth-child(2)").allInnerTexts();
    expect(zones.reduce((sum, text) => sum + Number(text), 0)).toBe(100);
    expect(await page.page.locator(".gauge").count()).toBe(4);
    expect(await page.text("#gauge-conventional .gauge-said")).toBe("atteinte");
    await page.slide("low", 3);
    await page.slide("cap", 4000);
    expect(await page.text("#gauge-conventional .gauge-said")).toMatch(/dépassé|reste/);
  });

  test("French and English, light and dark: the choice is kept in the link and nothing else changes", async () => {
    const page = await explorer.open("commune=36044&tab=commune&decay=step_8*1_15*0.5_20*0.2_right");
    const apl = await page.text("#commune-apl-0 .card-value");
    const dark = () => page.page.evaluate(() => document.documentElement.dataset.theme);
    expect(await dark()).toBe("light");
    await page.page.locator("#language").click();
    await page.settled();
    expect(await page.page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect(await page.text("#tab-zoning")).toBe("Zoning");
    expect(await page.text("#mark")).toMatch(/SYNTHETIC.*estimated/);
    expect(await page.text("#commune-apl-0 .card-value")).toBe(apl.replace(",", "."));
    await page.page.locator("#theme").click();
    await page.page.locator("#theme").click();
    await page.settled();
    expect(await dark()).toBe("dark");
    await expect.poll(() => new URL(page.page.url()).hash).toMatch(/lang=en&theme=dark/);
  });
});
