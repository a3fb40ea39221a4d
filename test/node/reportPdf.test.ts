import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executable, launchBrowser, openPage } from "../page/browser.ts";
import { aplomb, emptyFolder } from "./aplomb.ts";

const folder = emptyFolder();
/** A4 within the margins of the style sheet: 184 mm at 96 pixels an inch. */
const pageWidth = 695;

let browser: Browser;

beforeAll(async () => {
  mkdirSync(join(folder, "out"));
  const rows = Array.from({ length: 160 }, (_, k) => {
    const code = `${["24", "33", "40", "64"][k % 4]}${String(100 + k)}`;
    const place = `${44 + 0.05 * Math.floor(k / 16)},${-0.6 + 0.06 * (k % 16)}`;
    return `${code},Saint-Jean-de-la-Très-Longue-Commune-sur-${k},${code.slice(0, 2)},75,E${k % 9},${place},${2500 + k},${2400 + k},${k * 500},${(k % 50) / 10},${(k % 45) / 10},true,true`;
  });
  writeFileSync(
    join(folder, "out", "apl.csv"),
    [
      "code,name,department,region,epci,latitude,longitude,population,demand,supply_65,apl_65,apl_62,estimated,synthetic",
      ...rows,
    ].join("\n"),
  );
  process.env.CHROME_PATH = await executable();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => browser?.close());

describe("the report on paper", () => {
  it("--pdf writes pages beside the HTML", () => {
    const zone = [
      "zone",
      "--accessibility",
      "out/apl.csv",
      "--by",
      "epci",
      "--rules",
      "gp-2018",
      "--out",
      "zoning/",
    ];
    expect(aplomb(folder, ...zone).code).toBe(0);
    const { code, stdout, stderr } = aplomb(
      folder,
      "report",
      "out",
      "zoning",
      "--out",
      "report.html",
      "--pdf",
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("report.html, report.pdf");
    const pdf = readFileSync(join(folder, "report.pdf"), "latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(4);
    expect(pages.length).toBeLessThanOrEqual(12);
    expect(aplomb(folder, "report", "out", "--out", "report.html", "--pdf").stderr).toContain("report.html");
  }, 60_000);

  it("nothing is wider than the page, no row or picture is cut between two, headings stay with what they head", async () => {
    const { page } = await openPage(browser, { width: pageWidth });
    await page.emulateMedia({ media: "print" });
    await page.goto(pathToFileURL(join(folder, "report.html")).href);
    const found = await page.evaluate((width) => {
      const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
      const breaks = (selector: string, property: string) =>
        new Set(all(selector).map((each) => getComputedStyle(each).getPropertyValue(property)));
      return {
        wide: all("body *:not(svg *)")
          .filter((each) => each.getBoundingClientRect().right > width + 1)
          .map(
            (each) =>
              `${each.tagName} ${each.className} ${each.getBoundingClientRect().right} ${each.textContent?.slice(0, 40)}`,
          ),
        tall: all("figure").filter((each) => each.getBoundingClientRect().height > 1010).length,
        rows: [...breaks("tr", "break-inside")],
        figures: [...breaks("figure", "break-inside")],
        headings: [...breaks("h2, h3", "break-after")],
        heads: [...breaks("thead", "display")],
        hidden: [...breaks("nav", "display")],
        small: all("svg text").filter((each) => {
          const svg = each.closest("svg svg")?.parentElement?.closest("svg") ?? each.closest("svg");
          const scale = svg!.getBoundingClientRect().width / Number(svg!.getAttribute("width"));
          return Number.parseFloat(getComputedStyle(each).fontSize) * scale < 7;
        }).length,
      };
    }, pageWidth);
    expect(found).toEqual({
      wide: [],
      tall: 0,
      rows: ["avoid"],
      figures: ["avoid"],
      headings: ["avoid"],
      heads: ["table-header-group"],
      hidden: ["none"],
      small: 0,
    });
  }, 60_000);

  it("without a browser --pdf is refused, with what to do, and nothing is written", () => {
    const { CHROME_PATH, PATH } = process.env;
    Object.assign(process.env, { CHROME_PATH: "", PATH: "" });
    try {
      const { code, stderr } = aplomb(folder, "report", "out", "--out", "none.html", "--pdf");
      expect(code).toBe(2);
      expect(stderr).toContain("CHROME_PATH");
      expect(existsSync(join(folder, "none.html"))).toBe(false);
    } finally {
      Object.assign(process.env, { CHROME_PATH, PATH });
    }
  });
});
