import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aplomb, emptyFolder, inEnglish } from "../aplomb.ts";

const grid = `parameters:
  decay.weights[1]: [1/2, 2/3]
  supplyFactor: {from: 0.8, to: 1, steps: 20}
`;

test("shards run one by one, in any order and twice, merge to the bytes of the single process", () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  writeFileSync(path("grid.yaml"), grid);
  const whole = aplomb(folder, "sweep", "--grid", "grid.yaml", "--merge", "whole.parquet");
  expect(whole.code, whole.stderr).toBe(0);

  const planned = aplomb(folder, "plan", "grid.yaml", "--shards", "4", "--out", "run/", "--json");
  expect(planned.code, planned.stderr).toBe(0);
  expect(JSON.parse(planned.stdout)).toMatchObject({ kind: "sweep", stages: [{ shards: 4, scenarios: 40 }] });
  expect(aplomb(folder, "missing", "run/").stdout).toBe("0-3\n");

  for (const index of ["2", "0"]) {
    const { code, stderr } = inEnglish(folder, "shard", "run/plan.json", "--index", index);
    expect(code, stderr).toBe(0);
  }
  expect(aplomb(folder, "missing", "run/").stdout).toBe("1,3\n");
  const early = inEnglish(folder, "merge", "run/", "--out", "early.parquet");
  expect(early.code).toBe(2);
  expect(early.stderr).toContain("2 shards missing of 4 (1,3)");
  expect(existsSync(path("early.parquet"))).toBe(false);

  const [first] = readdirSync(path("run")).filter((name) => name.endsWith("-00000.parquet"));
  const bytes = readFileSync(path(`run/${first}`));
  const again = aplomb(folder, "shard", "run", "--index", "0", "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ index: 0, computed: false });
  const forced = aplomb(folder, "shard", "run", "--index", "0", "--force", "--json");
  expect(JSON.parse(forced.stdout)).toMatchObject({ index: 0, computed: true });
  expect(readFileSync(path(`run/${first}`))).toEqual(bytes);

  // The local sweep finds the folder of the plan, and completes it.
  const completed = aplomb(folder, "sweep", "--grid", "grid.yaml", "--out", "run", "--json");
  expect(JSON.parse(completed.stdout)).toMatchObject({ computed: 24, parts: 4 });
  const missing = aplomb(folder, "missing", "run/");
  expect(missing).toMatchObject({ code: 0, stdout: "" });
  expect(aplomb(folder, "merge", "run/", "--out", "merged.parquet").code).toBe(0);
  expect(readFileSync(path("merged.parquet"))).toEqual(readFileSync(path("whole.parquet")));
}, 180_000);

test("settings of several kinds, missing in most scenarios, merge to the bytes of the single process", () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  const mixed = `sampling: one-at-a-time
parameters:
  ageWeights: [2022, gp-2023]
  decay.cutoffs: [[10, 15, 20], [9, 14, 20]]
  decay.weights[1]: [0.5, 0.55, 0.6, 0.7, 0.8]
  timeFactor: {from: 0.9, to: 1.1, steps: 12}
`;
  writeFileSync(path("grid.yaml"), mixed);
  const whole = aplomb(folder, "sweep", "--grid", "grid.yaml", "--merge", "whole.parquet");
  expect(whole.code, whole.stderr).toBe(0);
  expect(aplomb(folder, "plan", "grid.yaml", "--shards", "3", "--out", "run").code).toBe(0);
  for (const index of ["0", "1", "2"]) expect(aplomb(folder, "shard", "run", "--index", index).code).toBe(0);
  const merged = aplomb(folder, "merge", "run", "--out", "merged.parquet");
  expect(merged.code, merged.stderr).toBe(0);
  expect(readFileSync(path("merged.parquet"))).toEqual(readFileSync(path("whole.parquet")));
  const tornado = (run: string) => readFileSync(path(`${run}/tornado.csv`), "utf8");
  expect(tornado("run")).toEqual(tornado("sweep"));
}, 180_000);

test("unsound parts are named all at once, nothing is written, and their shards run again", () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  writeFileSync(path("grid.yaml"), grid);
  aplomb(folder, "plan", "grid.yaml", "--shards", "5", "--out", "run/");
  expect(aplomb(folder, "sweep", "--grid", "grid.yaml", "--out", "run", "--merge", "one.csv").code).toBe(0);
  writeFileSync(path("other.yaml"), grid.replace("0.8", "0.7"));
  aplomb(folder, "plan", "other.yaml", "--shards", "5", "--out", "other/");
  expect(aplomb(folder, "shard", "other", "--index", "3").code).toBe(0);

  const parts = readdirSync(path("run")).filter((name) => name.endsWith(".parquet"));
  const bytes = readFileSync(path(`run/${parts[0]}`));
  writeFileSync(path(`run/${parts[0]}`), bytes.subarray(0, bytes.length - 100)); // truncated
  const flipped = Buffer.from(readFileSync(path(`run/${parts[1]}`)));
  flipped[200] ^= 1;
  writeFileSync(path(`run/${parts[1]}`), flipped); // one bit
  copyFileSync(path(`run/${parts[4]}`), path(`run/${parts[2]}`)); // duplicated
  const foreign = readdirSync(path("other")).find((name) => name.endsWith(".parquet"))!;
  copyFileSync(path(`other/${foreign}`), path(`run/${parts[3]}`)); // of another plan, renamed
  copyFileSync(path(`other/${foreign}`), path(`run/${foreign}`)); // of another plan, under its name

  const merged = inEnglish(folder, "merge", "run", "--out", "two.csv");
  expect(merged.code).toBe(2);
  const lines = merged.stderr.split("\n");
  const told = (name: string) => lines.find((line) => line.startsWith(join("run", name)));
  expect(told(parts[0])).toMatch(/truncated file.*run its shard again/);
  expect(told(parts[1])).toMatch(/checksum does not hold/);
  expect(told(parts[2])).toContain(`a duplicate of ${parts[4]}`);
  expect(told(parts[3])).toMatch(/a part of another plan/);
  expect(told(foreign)).toMatch(/a part of another plan/);
  expect(merged.stderr).toContain("5 problems");
  expect(existsSync(path("two.csv"))).toBe(false);

  expect(aplomb(folder, "missing", "run").stdout).toBe("");
  expect(aplomb(folder, "missing", "run", "--verify").stdout).toBe("0-3\n");
  rmSync(path(`run/${foreign}`));
  for (const index of ["0", "1", "2", "3"])
    expect(aplomb(folder, "shard", "run", "--index", index).code).toBe(0);
  expect(aplomb(folder, "merge", "run", "--out", "two.csv").code).toBe(0);
  expect(readFileSync(path("two.csv"))).toEqual(readFileSync(path("one.csv")));
}, 180_000);

test("a shard says by its exit code whether to try again", () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  writeFileSync(path("grid.yaml"), grid);
  writeFileSync(
    path("communes.csv"),
    "code,population,doctors,latitude,longitude\n23001,1000,1,46,2\n23002,500,0,46.01,2\n",
  );
  const options = [
    "--communes",
    "communes.csv",
    "--method",
    "gp-2012",
    "--k",
    "1",
    "--map",
    "demand=population",
    "--acts",
    "5000",
  ];
  const planned = aplomb(folder, "plan", "grid.yaml", "--shards", "5", "--out", "run", ...options);
  expect(planned.code, planned.stderr).toBe(0);
  const shard = (...parameters: string[]) => inEnglish(folder, "shard", "run/plan.json", ...parameters);

  expect(shard()).toMatchObject({ code: 64 });
  expect(shard("--index", "5").stderr).toContain("0 to 4");
  expect(shard("--index", "5").code).toBe(64);
  expect(shard("--index", "one").code).toBe(64);
  expect(aplomb(folder, "shard", "absent/plan.json", "--index", "0").code).toBe(65);

  const communes = readFileSync(path("communes.csv"), "utf8");
  writeFileSync(path("communes.csv"), communes.replace("1000", "1001"));
  const changed = shard("--index", "0");
  expect(changed.code).toBe(65);
  expect(changed.stderr).toMatch(/communes\.csv: got a file that changed since the plan was made/);
  writeFileSync(path("communes.csv"), communes);

  const plan = readFileSync(path("run/plan.json"), "utf8");
  const refused = (text: string, message: string) => {
    writeFileSync(path("run/plan.json"), text);
    const { code, stderr } = shard("--index", "0");
    expect(stderr).toContain(message);
    expect(code).toBe(78);
  };
  refused(plan.replace('"version": "0.1.0"', '"version": "0.0.9"'), "a plan of aplomb 0.0.9");
  refused(plan.slice(0, 500), "truncated or damaged");
  refused(
    plan.replace('"reach": 15', '"reach": 16').replace('"begin": 8', '"begin": 7'),
    "changed after it was made",
  );
  refused('{"program": "another"}', "another JSON document");
  writeFileSync(path("run/plan.json"), plan);
  const done = shard("--index", "0");
  expect(done.code, done.stderr).toBe(0);
}, 180_000);
