import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { aplomb, cli, emptyFolder } from "../aplomb.ts";
import { codes, writeGrid } from "./gridFiles.ts";

let folder: string;
const whole = ["--communes", "places.parquet", "--times", "od.parquet", "--lang", "en"];

beforeAll(async () => {
  folder = emptyFolder();
  await writeGrid(folder, "csv", "arrow");
});

/** What is left of scratch folders. */
const scratches = (parent = folder): string[] =>
  readdirSync(parent, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.includes(".aplomb-scratch"),
  );

/** Runs in a folder of its own, so that the command line is the same; the bytes of what it wrote. */
function bytesOf(name: string, ...parameters: string[]): Buffer {
  const inputs = whole.map((part) => (/\.\w+$/.test(part) ? join(folder, part) : part));
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const { code, stderr } = aplomb(own, "run", ...inputs, ...parameters, "--out", "apl.parquet");
  expect(code, stderr).toBe(0);
  expect(scratches(own)).toEqual([]);
  return readFileSync(join(own, "apl.parquet"));
}

describe("aplomb run --memory", () => {
  test("writes the bytes of the run in memory, scratch files gone", () => {
    const inMemory = bytesOf("memory");
    expect(bytesOf("streamed", "--memory", "2GB").equals(inMemory)).toBe(true);
    expect(bytesOf("small", "--memory", "700MB", "--scratch", "here").equals(inMemory)).toBe(true);
  }, 300_000);

  test.each(["csv", "arrow"])(
    "reads %s in parts too",
    async (format) => {
      const columns = (out: string, ...more: string[]) => {
        const times = ["--communes", "places.parquet", "--times", `od.${format}`];
        const { code, stderr } = aplomb(
          folder,
          "--lang",
          "en",
          "run",
          ...times,
          ...more,
          "--out",
          out,
          "--csv",
          "plain",
        );
        expect(code, stderr).toBe(0);
        return readFileSync(join(folder, out), "utf8");
      };
      expect(columns(`${format}-2.csv`, "--memory", "1GB")).toBe(columns(`${format}-1.csv`));
    },
    300_000,
  );

  test("says everything that is wrong with every file at once, and leaves nothing behind", () => {
    writeFileSync(
      join(folder, "bad1.csv"),
      `origin,destination,minutes\n${codes[0]},${codes[1]},-3\n${codes[0]},nowhere,5\n${codes[1]},,5\n${codes[2]},${codes[0]},\n`,
    );
    writeFileSync(join(folder, "bad2.csv"), `origin,destination\n${codes[0]},${codes[1]}\n`);
    const times = ["--times", "bad1.csv", "bad2.csv"];
    const inMemory = aplomb(
      folder,
      "--lang",
      "en",
      "run",
      "--communes",
      "places.parquet",
      ...times,
      "--out",
      "bad.csv",
    );
    const { code, stderr } = aplomb(
      folder,
      ...[
        "--lang",
        "en",
        "run",
        "--communes",
        "places.parquet",
        ...times,
        "--memory",
        "1GB",
        "--out",
        "bad.csv",
      ],
    );
    expect(code).toBe(2);
    const problemsOf = (text: string) =>
      text
        .split("\n")
        .filter((line) => /^bad\d/.test(line))
        .sort();
    expect(problemsOf(stderr)).toEqual(problemsOf(inMemory.stderr));
    expect(problemsOf(stderr)).toHaveLength(5);
    expect(existsSync(join(folder, "bad.csv"))).toBe(false);
    expect(scratches()).toEqual([]);
  }, 300_000);

  test("unknown ids are counted and listed as in memory", () => {
    const foreign = "CRS3035RES200mN9999800E9999800";
    const rows = [
      [codes[0], foreign, 5],
      [foreign, codes[1], 5],
      [foreign, foreign, 5],
      [codes[0], codes[3], 3],
      [codes[3], codes[0], 30],
    ];
    writeFileSync(
      join(folder, "unknown.csv"),
      `origin,destination,minutes\n${rows.map((row) => row.join()).join("\n")}\n`,
    );
    const excluded = (out: string, ...more: string[]) => {
      aplomb(
        folder,
        "--lang",
        "en",
        "run",
        "--communes",
        "places.parquet",
        "--times",
        "unknown.csv",
        ...more,
        "--out",
        `${out}.csv`,
      );
      return readFileSync(join(folder, `${out}.excluded.csv`), "utf8");
    };
    const told = excluded("u2", "--memory", "1GB");
    expect(told).toBe(excluded("u1"));
    expect(told).toContain(foreign);
  }, 300_000);

  test("pairs given twice are refused as in memory, wherever they lead", () => {
    // every third place has a supply: 0, 3, 6…
    const pairs = [
      [7, 8, 2],
      [5, 3, 4],
      [5, 4, 3],
      [5, 4, 1],
      [2, 1, 6],
      [5, 3, 4],
      [7, 8, 2],
      [2, 1, 6],
      [9, 9, 0],
      [10, 10, 0],
      [9, 9, 0],
      [10, 10, 1],
      [9, 10, 5],
      [10, 9, 5],
    ] as const;
    const rows = pairs.map(([from, to, minutes]) => `${codes[from]},${codes[to]},${minutes}`);
    writeFileSync(join(folder, "twice.csv"), `origin,destination,minutes\n${rows.join("\n")}\n`);
    const said = (files: readonly string[], ...more: string[]): string => {
      const inputs = ["--communes", "places.parquet", "--times", ...files, "--out", "twice-apl.csv"];
      const { code, stderr } = aplomb(folder, "--lang", "en", "run", ...inputs, ...more);
      expect(code).toBe(2);
      return stderr.replace(/^\d\/\d \w+\n/gm, ""); // stages that took a second
    };
    const inMemory = said(["twice.csv"]);
    expect(said(["twice.csv"], "--memory", "1GB")).toBe(inMemory);
    expect(inMemory.match(/more than once/g)).toHaveLength(6);
    const allTwice = said(["od.parquet", "od.parquet"]);
    expect(said(["od.parquet", "od.parquet"], "--memory", "700MB")).toBe(allTwice);
    expect(allTwice).toMatch(/got \d{6} more pairs given more than once/);
    expect(inMemory).toContain(`twice.csv, row 8: got ${codes[7]} to ${codes[8]} more than once`);
    expect(scratches()).toEqual([]);
  }, 300_000);

  test("a truncated file, a prepared matrix, one direction, no times, too small a budget are refused", () => {
    writeFileSync(join(folder, "cut.parquet"), readFileSync(join(folder, "od.parquet")).subarray(0, 40_000));
    const refused = (...parameters: string[]): string => {
      const { code, stderr } = aplomb(
        folder,
        "--lang",
        "en",
        "run",
        "--communes",
        "places.parquet",
        "--out",
        "no.csv",
        ...parameters,
      );
      expect(code).toBe(2);
      return stderr;
    };
    expect(refused("--times", "cut.parquet", "--memory", "1GB")).toContain(
      "cut.parquet: got a truncated or damaged file",
    );
    expect(refused("--times", "x.matrix.arrow", "--memory", "1GB")).toContain("a prepared matrix");
    expect(refused("--times", "od.csv", "--symmetric", "--memory", "1GB")).toContain("--symmetric");
    expect(refused("--memory", "1GB")).toContain("no --times");
    expect(refused("--times", "od.csv", "--memory", "100MB")).toMatch(
      /--memory: got 100MB, expected at least \d+MB/,
    );
    expect(refused("--times", "od.csv", "--memory", "much")).toContain("Expected a size such as 2GB");
    expect(scratches()).toEqual([]);
  }, 300_000);

  test("Ctrl-C removes the scratch files and writes nothing", async () => {
    const own = join(folder, "stopped");
    mkdirSync(own);
    const inputs = ["--communes", join(folder, "places.parquet"), "--times", join(folder, "od.parquet")];
    const run = spawn(process.execPath, [cli, "run", ...inputs, "--memory", "1GB", "--out", "apl.csv"], {
      cwd: own,
    });
    const ended = new Promise<number | null>((resolve) => run.once("exit", resolve));
    const began = Date.now();
    while (scratches(own).length === 0 && Date.now() - began < 20_000) await sleep(2);
    expect(scratches(own)).not.toEqual([]);
    run.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(readdirSync(own)).toEqual([]);
  }, 300_000);

  test("a full disk fails the command, says so and leaves nothing", () => {
    // 256 KB of memory as a disk, where the user may mount one; elsewhere the unit tests of makeBlocks inject the failure.
    const disk = join(folder, "disk");
    mkdirSync(disk);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]).status !== 0) return;
    try {
      const inputs = ["--communes", "places.parquet", "--times", "od.parquet", "--memory", "1GB"];
      const { code, stderr } = aplomb(
        folder,
        "--lang",
        "en",
        "run",
        ...inputs,
        "--scratch",
        disk,
        "--out",
        "full.csv",
      );
      expect(code).toBe(1);
      expect(stderr).toContain("the disk is full (ENOSPC). Free some space");
      expect(readdirSync(disk)).toEqual([]);
      expect(existsSync(join(folder, "full.csv"))).toBe(false);
    } finally {
      spawnSync("umount", [disk]);
    }
  }, 300_000);

  test("the whole process stays under its budget", async () => {
    const script = `process.argv.splice(1, 0, "aplomb");
      process.on("exit", () => console.error("peak " + process.resourceUsage().maxRSS * 1024));
      await import(${JSON.stringify(pathToFileURL(cli).href)})`;
    const inputs = ["--communes", "places.parquet", "--times", "od.parquet", "--out", "peak.csv"];
    const { stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", script, "run", ...inputs, "--memory", "600MB"],
      { cwd: folder, encoding: "utf8" },
    );
    const peak = Number(/peak (\d+)/.exec(stderr)?.[1]);
    expect(peak).toBeGreaterThan(30e6);
    expect(peak).toBeLessThan(600e6);
  }, 300_000);
});
