import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { randomFrom } from "./input.ts";
import { type Timing, timingOf } from "./measure.ts";
import { type Row, rowsOf } from "./rows.ts";

const cli = fileURLToPath(new URL("../node/cli.js", import.meta.url));
const STEPS = 40;

/** The explorer in Chromium: from nothing to the first picture, and from a slider to the recoloured map. */
export async function explorerRows(): Promise<Row[]> {
  const path = await chromiumPath();
  if (path === undefined) {
    console.log("explorer: no chromium on this machine, left out");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "aplomb-bench-"));
  const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const national = nationalFiles(folder);
    return [
      ...(await territoryRows(browser, "embedded sample, 14,735 communes, age limits", [], "age", [58, 74])),
      ...(await territoryRows(browser, `${PLACES} places, ${national.pairs} pairs`, national.options)),
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function territoryRows(
  browser: Browser,
  name: string,
  options: readonly string[],
  other = "cutoff-2",
  range: readonly [number, number] = [11, 19],
): Promise<Row[]> {
  const server = await startExplorer(options);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const first: number[] = [];
    for (let open = 0; open < 3; open++) {
      await page.goto("about:blank");
      await page.goto(server.url);
      first.push(await firstPicture(page));
    }
    const weight = await slide(page, "weight-2", [0.34, 1]);
    const moved = await slide(page, other, range);
    await page.close();
    const timings: Timing[] = [
      timingOf("slider of a weight to the map", weight),
      timingOf(`slider ${other} to the map`, moved),
      timingOf("cold page to the first picture", first),
    ];
    for (const [what, samples] of [
      ["weight", weight],
      [other, moved],
    ] as const) {
      const sorted = samples.toSorted((a, b) => a - b);
      console.log(
        `explorer, ${name}, ${what}: 95th percentile ${sorted[Math.floor(0.95 * sorted.length)].toFixed(1)} ms`,
      );
    }
    return rowsOf(`Explorer in Chromium, ${name}`, timings, timings[0].name);
  } finally {
    server.stop();
  }
}

/** Milliseconds from the start of navigation to the first map. */
async function firstPicture(page: Page): Promise<number> {
  await page.locator(".page[data-ready=true]").waitFor({ timeout: 60_000 });
  return page.evaluate(
    () =>
      performance.getEntriesByName("aplomb-step")[0]?.duration +
      performance.getEntriesByName("aplomb-step")[0]?.startTime,
  );
}

/** Moves a slider back and forth, one step after the other; milliseconds of each, from the event to the painted map. */
async function slide(page: Page, name: string, [low, high]: readonly [number, number]): Promise<number[]> {
  return page.evaluate(
    async ({ name, low, high, steps }) => {
      const input = document.querySelector<HTMLInputElement>(`#slider-${name}`)!;
      const marks = () => performance.getEntriesByName("aplomb-step");
      performance.clearMeasures("aplomb-step");
      for (let step = 0; step < steps; step++) {
        const before = marks().length;
        const share = Math.abs((((2 * step) / steps) % 2) - 1);
        input.value = String(low + (high - low) * share);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        const until = performance.now() + 2000;
        while (marks().length === before && performance.now() < until)
          await new Promise((resolve) => setTimeout(resolve, 2));
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      return marks().map(({ duration }) => duration);
    },
    { name, low, high, steps: STEPS },
  );
}

const PLACES = 35_000;

/** A national territory, seeded: places over a square as dense as France, a fourth of them with doctors, and their matrix. */
function nationalFiles(folder: string): { readonly options: readonly string[]; readonly pairs: string } {
  const random = randomFrom(35);
  const lines = Array.from({ length: PLACES }, (_, place) => {
    const code = String(1001 + Math.floor(place / 369) * 1000 + (place % 369)).padStart(5, "0");
    const people = Math.round(60 * random() ** -0.85);
    const doctors = random() < 0.27 ? Math.ceil(people * (0.4 + random()) * 1e-3) : 0;
    const place2 = [42.9 + 7.2 * random(), -1.5 + 8.5 * random()].map((degrees) => degrees.toFixed(5));
    return [code, ...place2, people, doctors].join(",");
  });
  const communes = join(folder, "communes.csv");
  const matrix = join(folder, "national.matrix.arrow");
  writeFileSync(communes, `code,latitude,longitude,population,doctors\n${lines.join("\n")}\n`);
  const options = ["--communes", communes, "--speed", "54", "--max-minutes", "20", "--out", matrix, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "prepare", ...options], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`prepare: ${stderr}`);
  return {
    options: ["--communes", communes, "--times", matrix],
    pairs: Number(JSON.parse(stdout).pairs).toLocaleString("en"),
  };
}

/** `aplomb explore` as a user starts it, in a process of its own. */
async function startExplorer(options: readonly string[]): Promise<{ readonly url: string; stop(): void }> {
  const server = spawn(process.execPath, [cli, "explore", "--no-open", ...options]);
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    server.on("exit", (code) => reject(new Error(`explore ended with ${code}`)));
  });
  return { url, stop: () => server.kill("SIGTERM") };
}

/** The system's chromium, else the one that @sparticuz/chromium ships; undefined where neither runs here. */
async function chromiumPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (found) return found;
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x"; // unpacks the libraries that it needs, too
  const packed = await import("@sparticuz/chromium").catch(() => undefined);
  return packed?.default.executablePath();
}
