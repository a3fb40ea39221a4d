import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { computeAccessibility } from "../../src/core/accessibility/run.ts";
import { Engine } from "../../src/core/engine/engine.ts";
import { loadKernel } from "../../src/node/kernelFile.ts";
import { accessibilityInThreads, runPool } from "../../src/node/runInThreads.ts";
import { activeOf, instances, matrixOf } from "../core/engine/instance.ts";
import { aplomb, emptyFolder } from "./aplomb.ts";

const kernel = loadKernel({ shared: true });
const instance = fc.sample(instances({ variants: fc.constant(4) }), { numRuns: 40, seed: 5 });
const largest = instance.reduce((a, b) => (a.pairs.length > b.pairs.length ? a : b));

function runOf({ demand, supply, decay, ...territory }: typeof largest, blocks: number) {
  const options = {
    travelTimes: matrixOf(territory),
    variants: supply.length,
    active: activeOf({ ...territory, supply }),
  };
  const variants = supply.map((_, v) => String(v));
  const input = {
    demand,
    supply: { variants, values: supply },
    decay,
    present: new Uint8Array(territory.communes).fill(1),
  };
  return { engine: Engine.create(kernel, { ...options, blocks }), input };
}

test("threads find what one finds, to the bit, run after run", async () => {
  const alone = runOf(largest, 1);
  const { engine, input } = runOf(largest, 3);
  expect(engine.blocks.length).toBe(3);
  const expected = computeAccessibility(alone.engine, alone.input);
  const pool = runPool(kernel, engine);
  try {
    expect(await accessibilityInThreads(engine, input, pool)).toEqual(expected);
    expect(await accessibilityInThreads(engine, input, pool)).toEqual(expected);
  } finally {
    await pool.close();
  }
}, 30_000);

test("a thread that dies ends the run with an error, and is not waited for", async () => {
  const { engine, input } = runOf(largest, 2);
  const pool = runPool(kernel, engine, "../../test/node/dyingWorker.mjs");
  try {
    await expect(accessibilityInThreads(engine, input, pool)).rejects.toThrow(/a thread failed/);
  } finally {
    await pool.close();
  }
}, 30_000);

test("aplomb run --threads 2 --by region writes the same table", () => {
  const folder = emptyFolder();
  const run = (name: string, ...options: string[]) => {
    const { code, stdout, stderr } = aplomb(folder, "run", "--out", name, "--json", ...options);
    expect(code, stderr).toBe(0);
    return { report: JSON.parse(stdout), bytes: readFileSync(join(folder, name), "utf8") };
  };
  const alone = run("one.csv");
  const both = run("two.csv", "--threads", "2", "--by", "region");
  expect(alone.report.threads).toBe(1);
  expect(both.report.threads).toBe(2);
  expect(both.bytes).toBe(alone.bytes);
  const unknown = aplomb(folder, "run", "--threads", "2", "--by", "regoin");
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("--by");
}, 120_000);
