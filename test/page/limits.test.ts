import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { classOf, differenceBreaks } from "../../src/core/pictures/breaks.ts";
import { palette } from "../../src/core/pictures/palettes.ts";
import { numberWords } from "../../src/core/words/numbers.ts";
import { readTable } from "../../src/formats/read.ts";
import { readTableFile } from "../../src/node/tables.ts";
import { accessBreaksOf } from "../../src/page/map/painting.ts";
import { type Table, textAt } from "../../src/table/table.ts";
import { aplomb } from "../node/aplomb.ts";
import { Explorer, type ExplorerPage } from "./explorer.ts";

const { decimal } = numberWords("fr");
const variants = ["65", "62", "60"];
let folder: string;
let node: Table;
let explorer: Explorer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-limits-"));
  const out = join(folder, "apl.parquet");
  const { code, stderr } = aplomb(folder, "run", "--variants", variants.join(","), "--out", out);
  expect(code, stderr).toBe(0);
  node = (await readTableFile(out)).table;
  explorer = await Explorer.start({ variants });
});
afterAll(async () => {
  await explorer.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  expect(await explorer.closePages()).toEqual([]);
});

const numbersOf = (table: Table, name: string): readonly number[] => {
  const column = table.columns.get(name);
  expect(column?.kind, name).toBe("number");
  return column?.kind === "number" ? [...column.values] : [];
};

/** What a column of texts says, row after row. */
const textsOf = (table: Table, name: string): readonly string[] => {
  const column = table.columns.get(name);
  expect(column?.kind, name).toBe("text");
  return column?.kind === "text" ? Array.from({ length: table.rows }, (_, row) => textAt(column, row)) : [];
};

const apl = (variant: string): Float64Array => Float64Array.from(numbersOf(node, `apl_${variant}`));

async function exported(page: ExplorerPage): Promise<Table> {
  const { name, bytes } = await page.exported("export-csv");
  return readTable(bytes, { source: name });
}

async function choose(page: ExplorerPage, list: string, value: string): Promise<void> {
  await page.page.locator(`#select-${list}`).selectOption(value);
  await page.settled();
}

const chosen = (page: ExplorerPage, list: string): Promise<string> =>
  page.page.locator(`#select-${list}`).inputValue();

/** A commune whose colour tells the three limits apart: its position and its code. */
function tellingCommune(): { readonly at: number; readonly code: string } {
  const breaks = accessBreaksOf([2.5, 4]);
  const population = numbersOf(node, "population");
  const classes = variants.map((variant) => [...apl(variant)].map((value) => classOf(value, breaks)));
  const telling = population
    .map((_, at) => at)
    .filter((at) => new Set(classes.map((each) => each[at])).size === variants.length)
    .sort((a, b) => population[b] - population[a]);
  return { at: telling[0], code: textsOf(node, "code")[telling[0]] };
}

describe("a method with three age limits", { timeout: 90_000 }, () => {
  test("the reader chooses which is on the map and which it is compared with; the figures are those of Node", async () => {
    const { at, code } = tellingCommune();
    const page = await explorer.open();
    expect(await page.page.locator("#select-limit option").allTextContents()).toEqual([
      "65 ans ou moins",
      "62 ans ou moins",
      "60 ans ou moins",
    ]);
    expect([await chosen(page, "limit"), await chosen(page, "compared-limit")]).toEqual(["65", "62"]);
    await page.search(code);
    const breaks = accessBreaksOf([2.5, 4]);
    const colours = palette("access", breaks.length + 1, "light");
    expect(await page.middleColour()).toBe(colours[classOf(apl("65")[at], breaks)]);

    await choose(page, "limit", "60");
    await choose(page, "compared-limit", "65");
    expect(await page.middleColour()).toBe(colours[classOf(apl("60")[at], breaks)]);
    expect(await page.text("#commune-apl-0 .card-value")).toBe(decimal(apl("60")[at], 2));
    const table = await exported(page);
    for (const column of ["supply_60", "apl_60", "supply_65", "apl_65"]) {
      expect(numbersOf(table, column), column).toEqual(numbersOf(node, column));
    }

    await choose(page, "shown", "gap");
    expect(await page.text(".legend-title")).toMatch(
      /^Écart entre médecins 60 ans ou moins et 65 ans ou moins/,
    );
    const gaps = (one: string, other: string) => {
      const compared = apl(other);
      return apl(one).map((value, commune) => value - compared[commune]);
    };
    const steps = differenceBreaks(gaps("65", "62"));
    const signed = palette("difference", steps.length + 1, "light");
    const gap = gaps("60", "65")[at];
    expect(gap).toBeLessThan(0);
    expect(await page.middleColour()).toBe(signed[classOf(gap, steps)]);
    const surface = page.page.locator("#map-0 .map-surface");
    const { width, height } = (await surface.boundingBox())!;
    await surface.hover({ position: { x: width / 2, y: height / 2 } });
    expect(await page.text(".tip")).toContain(`${decimal(gap, 3)} entre les deux âges limites`);
  });

  test("the permanent link holds the choice, and a slider between two limits is another one", async () => {
    const page = await explorer.open("tab=settings");
    await choose(page, "limit", "62");
    await choose(page, "compared-limit", "60");
    await choose(page, "shown", "gap");
    await expect
      .poll(() => new URL(page.page.url()).hash)
      .toMatch(/ages=62_60.*show=gap|show=gap.*ages=62_60/);
    const again = await explorer.open(new URL(page.page.url()).hash.slice(1));
    expect([await chosen(again, "limit"), await chosen(again, "compared-limit")]).toEqual(["62", "60"]);
    expect(await chosen(again, "shown")).toBe("gap");
    expect(await again.middleColour()).toBe(await page.middleColour());
    await again.slide("age", 63);
    expect(await again.page.locator("#select-limit option:checked").innerText()).toBe("autre limite");
    await again.slide("age", 65);
    expect(await again.page.locator("#select-limit option").count()).toBe(3);
    expect(await chosen(again, "limit")).toBe("65");
    const english = await explorer.open("lang=en");
    expect(await english.text('label[for="select-limit"]')).toBe("On the map");
    expect(await english.text('label[for="select-compared-limit"]')).toBe("Compared with");
  });

  test("zonings read the higher limit first, whichever is on the map", async () => {
    const page = await explorer.open();
    await choose(page, "limit", "65");
    await choose(page, "compared-limit", "60");
    const classes = textsOf(await exported(page), "class");
    await choose(page, "limit", "60");
    await choose(page, "compared-limit", "65");
    expect(textsOf(await exported(page), "class")).toEqual(classes);
    expect(new Set(classes).size).toBeGreaterThan(2);
  });

  test("supply that is counted by limit offers them all, without sliders; two limits leave nothing to choose", async () => {
    const codes = ["23001", "23002", "23003"];
    const places = codes.map((code, at) => `${code},${46.08 + 0.04 * at},2.04,${1000 + at}`);
    const supply = codes.map((code, at) => `${code},${9000 - at},${8000 - at},${7000 - at}`);
    const paths = [join(folder, "communes.csv"), join(folder, "supply.csv"), join(folder, "two.csv")];
    writeFileSync(paths[0], `code,latitude,longitude,population\n${places.join("\n")}\n`);
    writeFileSync(paths[1], `code,supply_60,supply_65,supply_all\n${supply.join("\n")}\n`);
    writeFileSync(
      paths[2],
      `code,supply_65,supply_62\n${supply.map((row) => row.slice(0, -5)).join("\n")}\n`,
    );
    const counted = await Explorer.start({ communes: paths[0], supply: paths[1] });
    const two = await Explorer.start({ communes: paths[0], supply: paths[2] });
    try {
      const page = await counted.open();
      const options = await page.page.locator("#select-limit option").allTextContents();
      expect(options).toEqual(["65 ans ou moins", "60 ans ou moins", "tous âges"]);
      expect(await page.page.locator("#slider-age").isVisible()).toBe(false);
      await choose(page, "limit", "all");
      expect(numbersOf(await exported(page), "supply_all")).toEqual([7000, 6999, 6998]);
      const plain = await two.open();
      expect(await plain.page.locator("#select-limit").isVisible()).toBe(false);
      expect(await plain.page.locator("#slider-age").isVisible()).toBe(true);
      expect([...(await counted.closePages()), ...(await two.closePages())]).toEqual([]);
    } finally {
      await Promise.all([counted.stop(), two.stop()]);
    }
  });
});
