import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, type Site, siteOf, startServer } from "../../src/node/server.ts";
import { launchBrowser, openPage } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const examples = fileURLToPath(new URL("./examples/", import.meta.url));
/** 5,400 consultations for the 1,000 inhabitants at hand and the 500 at 12 minutes. */
const ratio = 5400 / (1000 + (2 / 3) * 500);
const expected = [ratio, (2 / 3) * ratio];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What the page of a site shows once it has computed; `isolated` false: served without the headers of isolation. */
async function textOf(site: Site, isolated = true): Promise<string> {
  const server: Server = await startServer(site, {
    policy: "default-src 'self' data: 'unsafe-inline' 'wasm-unsafe-eval'",
  });
  const { page, errors } = await openPage(browser);
  try {
    if (!isolated) {
      await page.route("**", async (route) => {
        const response = await route.fetch();
        const headers = Object.entries(response.headers()).filter(
          ([name]) => !name.startsWith("cross-origin"),
        );
        await route.fulfill({ response, headers: Object.fromEntries(headers) });
      });
    }
    await page.goto(server.url);
    const text = () => page.evaluate(() => document.body?.textContent?.trim());
    await expect.poll(text, { timeout: 10_000 }).toBeTruthy();
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    return (await text())!;
  } finally {
    await page.context().close();
    await server.close();
  }
}

test("a page without a bundler computes with the package's own files", async () => {
  const site = new Map([
    ...siteOf(join(examples, "plain")),
    ...siteOf(join(root, "dist"), "aplomb/dist/"),
    ["favicon.ico", () => new Uint8Array()],
  ]);
  const text = await textOf(site);
  expect(text.split(" ").map(Number)).toEqual(expected);
});

test("a page bundled by Vite computes in a Web Worker, isolated (shared memory) or not (plain memory)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aplomb-vite-"));
  try {
    cpSync(join(examples, "vite"), folder, { recursive: true });
    cpSync(join(root, "package.json"), join(folder, "node_modules/aplomb/package.json"));
    symlinkSync(join(root, "dist"), join(folder, "node_modules/aplomb/dist"));
    await build({ root: folder, base: "./", logLevel: "error", worker: { format: "es" } });
    const site = new Map([...siteOf(join(folder, "dist")), ["favicon.ico", () => new Uint8Array()] as const]);
    for (const isolated of [true, false]) {
      const text = await textOf(site, isolated);
      expect(text.split(" ").map(Number)).toEqual(expected);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the browser door and all it imports name no package and no Node module", () => {
  const seen = new Set<string>();
  const visit = (url: URL): void => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    for (const [, specifier] of readFileSync(url, "utf8").matchAll(/\bfrom "([^"]+)"|\bimport "([^"]+)"/g)) {
      expect(specifier, `${url.pathname} imports it`).toMatch(/^\./);
      visit(new URL(specifier, url));
    }
  };
  visit(new URL("../../dist/index.js", import.meta.url));
  expect(seen.size).toBeGreaterThan(5);
});
