import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameOfPart, partFile } from "../../../src/node/shards/parts.ts";
import { type StabilityWork, stabilityOf, stabilityThreads } from "../../../src/node/sweep/stabilityParts.ts";
import { stabilityTable } from "../../../src/node/sweep/stabilityTable.ts";
import { readRules } from "../../../src/node/zoning/documents.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { plainTable } from "../../formats/tables.ts";

const plan = "a".repeat(64);
const codes = Array.from({ length: 23 }, (_, zone) => `Z${zone}`);
const scenarios = 40;
/** About 4, at which gp-2018 changes class; zone 5 is missing, zone 6 far beyond the histogram. */
const values = Array.from({ length: scenarios * codes.length }, (_, row) => {
  const zone = row % codes.length;
  if (zone === 5) return Number.NaN;
  return (zone === 6 ? 40 : 3) + (zone % 7) / 4 + Math.sin(row * row) / 2;
});

let folder = "";
let work: StabilityWork;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-stability-"));
  for (let index = 0; index < 5; index++) {
    const own = Array.from({ length: 8 * codes.length }, (_, row) => row + 8 * index * codes.length);
    const table = tableOf("zone", {
      scenario: numberColumn(Int32Array.from(own, (row) => Math.floor(row / codes.length))),
      zone: textColumn(own.map((row) => codes[row % codes.length]!)),
      apl_65: numberColumn(own.map((row) => values[row]!)),
      apl_62: numberColumn(own.map((row) => values[row]! / 2)),
    });
    const identity = { plan, stage: "scenarios", table: "zone", index };
    const bytes = await partFile(table, identity, { groupRows: 3 * codes.length });
    writeFileSync(join(folder, nameOfPart(identity)), bytes);
  }
  const rules = await readRules("gp-2018");
  const names = ["apl_65", "apl_62"];
  work = { folder, plan, table: "zone", parts: 5, scenarios, codes, names, rules };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("range and classes of each zone, over the row groups of all parts", async () => {
  const stability = await stabilityOf(work, 1);
  const classes = ["zip-a", "vivier", "hors-vivier"];
  codes.forEach((_, zone) => {
    const own = values.filter((_, row) => row % codes.length === zone);
    const { least, most, quantile } = stability.spread(zone, 0);
    expect([least, most]).toEqual([Math.min(...own), Math.max(...own)]);
    const median = own.toSorted((a, b) => a - b)[scenarios / 2 - 1]!;
    if (zone !== 5 && zone !== 6) expect(Math.abs(quantile(0.5) - median)).toBeLessThanOrEqual(0.0051);
    const counted = classes.map(
      (id) =>
        own.filter((value) => (value <= 2.5 ? "zip-a" : value <= 4 ? "vivier" : "hors-vivier") === id).length,
    );
    expect(stability.shares(zone)).toEqual(
      zone === 5 ? [0, 0, 0] : counted.map((count) => count / scenarios),
    );
  });
});

test("threads that share the parts out find what one thread does", async () => {
  const [one, two] = await Promise.all([1, 2].map(async (threads) => stabilityOf(work, threads)));
  const table = (stability: typeof one) => plainTable(stabilityTable(stability!, work, "zone", new Map()));
  expect(table(two)).toEqual(table(one));
}, 30_000);

test("threads are those that pay: many values, on a disk, in histograms that fit in memory", () => {
  const large = { ...work, scenarios: 10_000_000 };
  expect(stabilityThreads(work, 4)).toBe(1);
  expect(stabilityThreads(large, 4)).toBe(4);
  expect(stabilityThreads(large, 16)).toBe(5);
  expect(stabilityThreads({ ...large, folder: "s3://bucket/run/" }, 4)).toBe(1);
  expect(stabilityThreads({ ...large, codes: new Array(14_000).fill("") }, 4)).toBe(2);
  expect(stabilityThreads({ ...large, codes: new Array(35_000).fill("") }, 4)).toBe(1);
});
