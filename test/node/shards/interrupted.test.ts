import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { aplomb, emptyFolder, startAplomb } from "../aplomb.ts";

const faults = new URL("./faults.mjs", import.meta.url).href;
const environment = (fault: string) => ({ NODE_OPTIONS: `--import ${faults}`, FAULT: fault });

let folder: string;
let wholePart: Buffer;
const held = () =>
  readdirSync(join(folder, "run"), { encoding: "utf8" }).filter((name) => name !== "plan.json");

beforeAll(() => {
  folder = emptyFolder();
  writeFileSync(join(folder, "grid.yaml"), "parameters:\n  supplyFactor: {from: 0.8, to: 1, steps: 40}\n");
  const lines = Array.from({ length: 60 }, (_, i) => `${23001 + i},${1000 + i},${i % 3},${46 + i / 100},2`);
  writeFileSync(
    join(folder, "communes.csv"),
    `code,population,doctors,latitude,longitude\n${lines.join("\n")}\n`,
  );
  const inputs = ["--communes", "communes.csv", "--map", "demand=population", "--acts", "5000"];
  const options = [...inputs, "--method", "gp-2012", "--shards", "4"];
  for (const out of ["run", "whole"]) {
    const { code, stderr } = aplomb(folder, "plan", "grid.yaml", "--out", out, ...options);
    expect(code, stderr).toBe(0);
  }
  expect(aplomb(folder, "shard", "whole", "--index", "1").code).toBe(0);
  const [part] = readdirSync(join(folder, "whole")).filter((name) => name.endsWith(".parquet"));
  wholePart = readFileSync(join(folder, "whole", part));
});

/** Resolves once the process has said something on stderr. */
const said = (process: ChildProcess, words: string) =>
  new Promise<void>((resolve) => {
    process.stderr!.on("data", (text) => {
      if (String(text).includes(words)) resolve();
    });
  });

test("SIGTERM while a part is being written: it is dropped, and the code says to try again", async () => {
  const shard = startAplomb(folder, ["shard", "run", "--index", "0"], environment("half-written"));
  await said(shard.process, "half written");
  expect(held()).toEqual([expect.stringMatching(/^\.digests-.*\.tmp$/)]);
  shard.process.kill("SIGTERM");
  const { code, stderr } = await shard.outcome;
  expect(code).toBe(75);
  expect(stderr).toContain("arrêté par un signal");
  expect(held()).toEqual([]);
}, 60_000);

test("SIGTERM while a thread computes: the process ends at once, and says to try again", async () => {
  const shard = startAplomb(
    folder,
    ["--lang", "en", "shard", "run", "--index", "0"],
    environment("stuck-thread"),
  );
  await said(shard.process, "computing");
  shard.process.kill("SIGTERM");
  const { code, stderr } = await shard.outcome;
  expect(code).toBe(75);
  expect(stderr).toContain("stopped by a signal");
  expect(held()).toEqual([]);
}, 60_000);

test("a full disk: said, nothing half written is left, and the code says to try again", async () => {
  const shard = await startAplomb(folder, ["shard", "run", "--index", "0"], environment("full-disk")).outcome;
  expect(shard.stderr).toMatch(
    /run\s: le disque est plein \(ENOSPC\)\. Libérer de la place, puis relancer la même commande/,
  );
  expect(shard.code).toBe(75);
  expect(held()).toEqual([]);
}, 60_000);

test("a shard killed while it writes is missing, and what it left does no harm", async () => {
  const shard = startAplomb(folder, ["shard", "run", "--index", "1"], environment("half-written"));
  await said(shard.process, "half written");
  shard.process.kill("SIGKILL");
  await shard.outcome;
  expect(held()).toEqual([expect.stringMatching(/^\.digests-.*\.tmp$/)]);
  expect(aplomb(folder, "missing", "run")).toMatchObject({ code: 0, stdout: "0-3\n" });
}, 60_000);

test("every shard twice at the same time gives the bytes of one; the merge clears what the killed one left", async () => {
  const twice = ["0", "1", "2", "3", "0", "1", "2", "3"];
  const outcomes = await Promise.all(
    twice.map(
      (index) => startAplomb(folder, ["shard", "run/plan.json", "--force", "--index", index]).outcome,
    ),
  );
  for (const { code, stderr } of outcomes) expect(code, stderr).toBe(0);
  const part = held().find((name) => name.endsWith("-00001.parquet"))!;
  expect(readFileSync(join(folder, "run", part)).equals(wholePart)).toBe(true);
  const merged = aplomb(folder, "merge", "run", "--out", "merged.parquet");
  expect(merged.code, merged.stderr).toBe(0);
  expect(held()).toHaveLength(4);
}, 120_000);

test("a local sweep whose disk is full fails, keeps the parts that are whole, and is resumed", async () => {
  const parameters = ["sweep", "--grid", "grid.yaml", "--out", "local", "--communes", "communes.csv"];
  parameters.push("--map", "demand=population", "--acts", "5000", "--method", "gp-2012");
  const full = await startAplomb(folder, parameters, environment("full-disk")).outcome;
  expect(full.code).toBe(1);
  expect(full.stderr).toContain("le disque est plein");
  expect(readdirSync(join(folder, "local"))).toEqual(["plan.json"]);
  expect(aplomb(folder, ...parameters).code).toBe(0);
}, 60_000);
