import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumPath } from "./chromium.ts";
import { describeSteps, type StepTiming, stepScript, stepTiming } from "./explorerSteps.ts";
import { timingOf } from "./measure.ts";
import { nationalFiles } from "./nationalFiles.ts";
import { type Row, rowsOf } from "./rows.ts";

const cli = fileURLToPath(new URL("../node/cli.js", import.meta.url));
const STEPS = 40;

/**
 * The explorer in Chromium: from nothing to the first picture, and one step of every slider that the page has (found
 * in the page, so that none is left out), of its meshes and of its second map, until the map is recoloured.
 */
export async function explorerRows(): Promise<Row[]> {
  const path = await chromiumPath();
  if (path === undefined) {
    console.log("explorer: no chromium on this machine, left out");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const { places, options } = nationalFiles(folder);
    const { pairs, matrix } = prepared(folder, options);
    return [
      ...(await territoryRows(browser, "embedded sample, 14,735 communes", [])),
      ...(await territoryRows(browser, `${places} places, ${pairs} pairs`, [...options, "--times", matrix])),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function territoryRows(browser: Browser, name: string, options: readonly string[]): Promise<Row[]> {
  const server = await startExplorer(options);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(stepScript);
    const first: number[] = [];
    for (let open = 0; open < 3; open++) {
      await page.goto("about:blank");
      await page.goto(server.url);
      first.push(await firstPicture(page));
    }
    const steps: StepTiming[] = [];
    const slideAll = async (as = "", only = "") => {
      for (const slider of (await sliders(page)).filter((each) => each.startsWith(only))) {
        steps.push(stepTiming(`${slider}${as}`, await slide(page, slider)));
      }
    };
    await slideAll();
    steps.push(stepTiming("mesh", await meshes(page)));
    await page.selectOption("#select-mesh", "epci");
    await slideAll(", by epci", "weight");
    await page.selectOption("#select-mesh", "commune");
    await page.click("#two-maps");
    await slideAll(", two maps", "cutoff-2");
    await page.click("#one-map");
    for (const family of ["gaussian", "logistic", "power"]) {
      await page.selectOption("#select-family", family);
      for (const slider of await sliders(page)) {
        if (steps.some(({ name }) => name === slider)) continue;
        steps.push(stepTiming(slider, await slide(page, slider)));
      }
    }
    await page.close();
    console.log(`\nExplorer in Chromium, ${name}\n\n${describeSteps(steps)}\n`);
    const timings = [...steps, timingOf("cold page to the first picture", first)];
    return rowsOf(`Explorer in Chromium, ${name}`, timings, timings[0].name);
  } finally {
    server.stop();
  }
}

/** Names of the sliders that can be moved. */
async function sliders(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=range]:not(:disabled)")].map(
      ({ name }) => name,
    ),
  );
}

/** Milliseconds from the start of navigation to the first map. */
async function firstPicture(page: Page): Promise<number> {
  await page.locator(".page[data-ready=true]").waitFor({ timeout: 60_000 });
  return page.evaluate(() => performance.getEntriesByName("aplomb-painted")[0].startTime);
}

/** Moves a slider around where it stands, one step after the other; milliseconds of each, from the event to the painted map. */
async function slide(page: Page, name: string): Promise<number[]> {
  return page.evaluate(
    async ({ name, steps }) => {
      const input = document.querySelector<HTMLInputElement>(`#slider-${name}`)!;
      const [min, max, step, at] = [input.min, input.max, input.step, input.value].map(Number);
      const reach = Math.max(2 * step, 0.3 * (max - min));
      const [low, high] = [Math.max(min, at - reach), Math.min(max, at + reach)];
      const taken: number[] = [];
      let moved = at;
      for (let count = 0; count < steps; count++) {
        const share = Math.abs((((2 * count + 1) / steps) % 2) - 1);
        const value = min + Math.round((low + (high - low) * share - min) / step) * step;
        if (Math.abs(value - moved) < step / 2) continue;
        moved = value;
        taken.push(
          await window.aplombStep(() => {
            input.value = String(value);
            input.dispatchEvent(new Event("input", { bubbles: true }));
          }),
        );
      }
      input.value = String(at);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 500));
      return taken;
    },
    { name, steps: STEPS },
  );
}

/** Goes through the meshes, each shown once before: zones are made at the first need. */
async function meshes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const select = document.querySelector<HTMLSelectElement>("#select-mesh")!;
    const values = [...select.options].map(({ value }) => value);
    const taken: number[] = [];
    for (const value of [...values, ...values, ...values, ...values, "commune"]) {
      if (value === select.value) continue;
      const ms = await window.aplombStep(() => {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
      taken.push(ms);
    }
    return taken.slice(values.length);
  });
}

/** The travel times of a territory, by `aplomb prepare`. */
function prepared(
  folder: string,
  inputs: readonly string[],
): { readonly matrix: string; readonly pairs: string } {
  const matrix = join(folder, "national.matrix.arrow");
  const options = [...inputs, "--speed", "54", "--max-minutes", "20", "--out", matrix, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "prepare", ...options], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`prepare: ${stderr}`);
  return { matrix, pairs: Number(JSON.parse(stdout).pairs).toLocaleString("en") };
}

/** `aplomb explore` as a user starts it, in a process of its own. */
async function startExplorer(options: readonly string[]): Promise<{ readonly url: string; stop(): void }> {
  const server = spawn(process.execPath, [cli, "explore", "--no-open", ...options]);
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`explore ended with ${code}: ${said}`)));
  });
  return { url, stop: () => server.kill("SIGTERM") };
}
