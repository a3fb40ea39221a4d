import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { aplomb, emptyFolder, type Outcome } from "../aplomb.ts";
import { writeGrid } from "./gridFiles.ts";

let folder: string;
const inputs = ["--communes", "places.parquet", "--times", "od.parquet", "--lang", "en"];
const shard = (stage: string, index: number): Outcome =>
  aplomb(folder, "shard", "run", "--stage", stage, "--index", String(index));

beforeAll(async () => {
  folder = emptyFolder();
  await writeGrid(folder);
  const { code, stderr } = aplomb(folder, "plan", ...inputs, "--shards", "3", "--out", "run");
  expect(code, stderr).toBe(0);
}, 300_000);

test("a grid is planned in two stages, the second after the first", () => {
  const plan = JSON.parse(readFileSync(join(folder, "run", "plan.json"), "utf8"));
  expect(plan.kind).toBe("grid");
  expect(plan.command).toMatch(/^aplomb run --communes places.parquet --times od.parquet/);
  expect(
    plan.stages.map(({ name, after, shards }: { name: string; after?: string; shards: unknown[] }) => [
      name,
      after,
      shards.length,
    ]),
  ).toEqual([
    ["ratios", undefined, 3],
    ["accessibility", "ratios", 3],
  ]);
});

test("accessibility before all ratios: try again; then the merge is the run, byte for byte", () => {
  expect(shard("ratios", 2).code).toBe(0);
  expect(aplomb(folder, "missing", "run")).toMatchObject({
    code: 0,
    stdout: "0-1\n",
    stderr: "étape ratios\n",
  });
  const early = shard("accessibility", 0);
  expect(early.code, early.stderr).toBe(75);
  for (const index of [0, 1]) expect(shard("ratios", index).code).toBe(0);
  for (const index of [1, 0, 2]) expect(shard("accessibility", index).code).toBe(0);

  const parts = readdirSync(join(folder, "run")).filter((name) => name.endsWith(".parquet"));
  expect(parts).toHaveLength(6);
  const again = parts.find((name) => name.startsWith("accessibility"))!;
  const bytes = readFileSync(join(folder, "run", again));
  rmSync(join(folder, "run", again));
  const missing = aplomb(folder, "missing", "run", "--stage", "accessibility").stdout.trim();
  expect(missing).toBe("0");
  expect(aplomb(folder, "missing", "run")).toMatchObject({ stdout: "0\n", stderr: "étape accessibility\n" });
  expect(aplomb(folder, "merge", "run", "--out", "merged.parquet").code).not.toBe(0);
  expect(shard("accessibility", 0).code).toBe(0);
  expect(readFileSync(join(folder, "run", again)).equals(bytes)).toBe(true);

  expect(aplomb(folder, "missing", "run")).toMatchObject({ code: 0, stdout: "", stderr: "" });
  const merge = aplomb(folder, "merge", "run", "--out", "merged.parquet");
  expect(merge.code, merge.stderr).toBe(0);
  const run = aplomb(folder, "run", ...inputs, "--out", "whole.parquet");
  expect(run.code, run.stderr).toBe(0);
  const merged = readFileSync(join(folder, "merged.parquet"));
  expect(merged.equals(readFileSync(join(folder, "whole.parquet")))).toBe(true);
  expect(aplomb(folder, "merge", "run", "--out", "merged.csv").code).toBe(0);
  expect(aplomb(folder, "run", ...inputs, "--out", "whole.csv").code).toBe(0);
  const beside = (name: string) =>
    JSON.parse(readFileSync(join(folder, `${name}-metadata.json`), "utf8")).notes;
  expect(beside("merged.csv")).toEqual(beside("whole.csv"));
  expect(existsSync(join(folder, "run", "plan.json"))).toBe(true);
}, 300_000);
