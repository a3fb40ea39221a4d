import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { nameOfPart } from "../../../src/node/shards/parts.ts";
import { planOf, planText, type ShardPlan } from "../../../src/node/shards/plan.ts";
import { aplomb, cli, type Outcome } from "../aplomb.ts";
import { folderOf, keepingSbatch, planRun, shell, withCommands } from "./commands.ts";

/** A folder whose run/ holds a plan of four shards, of which the second is done. */
const planned = folderOf();

beforeAll(() => {
  planRun(planned, 4);
  expect(aplomb(planned, "shard", "run/", "--index", "1").code).toBe(0);
});

function copyOfRun(): string {
  const folder = folderOf();
  cpSync(join(planned, "run"), join(folder, "run"), { recursive: true });
  return folder;
}

function submit(folder: string, env: NodeJS.ProcessEnv, ...parameters: string[]): Outcome {
  const options = { cwd: folder, env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, "submit", ...parameters, "--lang", "en"],
    options,
  );
  return { code: status, stdout, stderr };
}

const read = (...path: string[]): string => readFileSync(join(...path), "utf8");

test("the printed script, run, submits the missing shards and the merge; each script runs as it is", () => {
  const folder = copyOfRun();
  const seen = folderOf();
  const printed = aplomb(folder, "submit", "slurm", "run/", "--lang", "en");
  expect(printed).toMatchObject({ code: 0, stderr: "" });
  expect(printed.stdout).toContain("scenarios 0,2-3 (3 of 4), then the merge into");
  const submitted = shell(printed.stdout, withCommands({ sbatch: keepingSbatch }, { SEEN: seen }));
  expect(submitted).toMatchObject({ status: 0, stdout: "scenarios: 101\nmerge: 102\n", stderr: "" });
  expect(existsSync(join(folder, "run/logs"))).toBe(true);
  for (const index of [0, 2, 3]) {
    const task = { SLURM_ARRAY_JOB_ID: "101", SLURM_ARRAY_TASK_ID: String(index) };
    const { status, stderr } = shell(read(seen, "script1"), withCommands({}, task));
    expect(status, stderr).toBe(0);
  }
  expect(aplomb(folder, "missing", "run/").stdout.trim()).toBe("");
  expect(shell(read(seen, "script2")).status).toBe(0);
  expect(existsSync(join(folder, "run/result.parquet"))).toBe(true);

  const again = aplomb(folder, "submit", "slurm", "run/", "--lang", "en");
  expect(again.code).toBe(2);
  expect(again.stderr).toContain("result.parquet, which exists already");
  const forced = aplomb(folder, "submit", "slurm", "run/", "--force", "--lang", "en");
  expect(forced.stdout).toContain("nothing to compute, then the merge");
  expect(forced.stdout).not.toContain("--array");
}, 120_000);

test("--exec submits and prints the numbers; the merge is held by the array", () => {
  const folder = copyOfRun();
  const seen = folderOf();
  const env = withCommands({ sbatch: keepingSbatch }, { SEEN: seen });
  const { code, stdout, stderr } = submit(folder, env, "slurm", "run/", "--exec", "--json");
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    jobs: [
      { name: "scenarios", job: "101", array: "0,2-3" },
      { name: "merge", job: "102" },
    ],
    logs: join(folder, "run/logs"),
  });
  expect(read(seen, "options2")).toBe("--parsable\n--dependency=afterok:101\n--kill-on-invalid-dep=yes\n");
});

test("--exec says what sbatch said, and what is submitted already", () => {
  const env = (refused: string) =>
    withCommands({ sbatch: keepingSbatch }, { SEEN: folderOf(), REFUSED: refused });
  const first = submit(copyOfRun(), env("0"), "slurm", "run/", "--exec");
  expect(first).toMatchObject({ code: 1, stdout: "" });
  expect(first.stderr).toContain("sbatch: error: invalid partition");
  const second = submit(copyOfRun(), env("1"), "slurm", "run/", "--exec");
  expect(second.code).toBe(1);
  expect(second.stderr).toContain("Already submitted: scenarios (101)");
  const none = submit(copyOfRun(), { PATH: folderOf() }, "slurm", "run/", "--exec");
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("no command sbatch here");
});

test("what no scheduler could run is refused, all at once", () => {
  const folder = copyOfRun();
  const refused = (...parameters: string[]): string => {
    const { code, stdout, stderr } = aplomb(folder, "submit", ...parameters, "--lang", "en");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };
  expect(refused("slurm", "run/", "--max-shards", "3")).toContain(
    "Plan with --shards 3, or pass --max-shards 4",
  );
  expect(refused("slurm", "nowhere/")).toContain("no such file");
  expect(refused("slurm", "run/", "--out", "back\\slash.parquet")).toContain("a backslash");
  const both = refused("kubernetes", "run/", "--image", "aplomb", "--out", "/elsewhere/r.parquet");
  expect(both).toContain("--pvc: got nothing");
  expect(both).toContain("--out: got /elsewhere/r.parquet, expected a file under /aplomb");
  expect(refused("kubernetes", "run/")).toContain("--image");
  expect(refused("kubernetes", "run/", "--image", "aplomb", "--cpu", "many")).toContain(
    "Expected processors",
  );
  expect(refused("slurm")).toContain("missing required argument");
});

test("--verify takes up a damaged part; --measure computes a shard and tells that shards are short", () => {
  const folder = copyOfRun();
  const [part] = readdirSync(join(folder, "run")).filter((name) => name.endsWith("00001.parquet"));
  const bytes = readFileSync(join(folder, "run", part));
  bytes[100] ^= 1;
  writeFileSync(join(folder, "run", part), bytes);
  const lang = ["--lang", "en"];
  expect(aplomb(folder, "submit", "slurm", "run/", ...lang).stdout).toContain("--array=0,2-3\n");
  expect(aplomb(folder, "submit", "slurm", "run/", "--verify", ...lang).stdout).toContain("--array=0-3\n");
  const measured = aplomb(folder, "submit", "slurm", "run/", "--measure", ...lang);
  expect(measured.code).toBe(0);
  expect(measured.stdout).toContain("--array=2-3\n");
  expect(measured.stderr).toMatch(/shard 0, computed here, took \d+(\.\d)? s\n! less than a minute a shard/);
}, 60_000);

test("the stages of a grid: each array names its stage, and only what is missing of it", () => {
  const folder = folderOf();
  const ranges = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ begin: index, end: index + 1 }));
  const stages: ShardPlan["stages"] = [
    { name: "ratios", unit: "rows", tables: ["rows"], shards: ranges(3) },
    { name: "accessibility", unit: "rows", after: "ratios", tables: ["values"], shards: ranges(2) },
  ];
  const plan = planOf({ kind: "grid", command: "aplomb run", inputs: [], stages, work: {}, results: {} });
  writeFileSync(join(folder, "plan.json"), planText(plan));
  writeFileSync(join(folder, nameOfPart({ plan: plan.plan, table: "rows", index: 1 })), "there");
  const seen = folderOf();
  const env = withCommands({ sbatch: keepingSbatch }, { SEEN: seen });
  const { code, stdout, stderr } = submit(folder, env, "slurm", ".", "--exec");
  expect(code, stderr).toBe(0);
  expect(stdout).toBe("ratios: 101 [0,2]\naccessibility: 102 [0-1]\nmerge: 103\n");
  const scripts = [1, 2, 3].map((n) => read(seen, `script${n}`));
  expect(scripts[0]).toContain("/plan.json --stage ratios ||");
  expect(scripts[1]).toContain("/plan.json --stage accessibility ||");
  expect(scripts[2]).toMatch(/ merge .*\/ --out .*\/result\.parquet --force\n$/);
  expect([1, 2, 3].map((n) => read(seen, `options${n}`).includes("afterok"))).toEqual([false, true, true]);
});
