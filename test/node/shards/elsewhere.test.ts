import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { aplomb, emptyFolder, inEnglish } from "../aplomb.ts";

const methods = fileURLToPath(new URL("../../../data/methods/", import.meta.url));
const rules = fileURLToPath(new URL("../../../data/rules/gp-2017.json", import.meta.url));

test("documents of one's own are found from any folder, and the whole tree may move", () => {
  const root = emptyFolder();
  const study = join(root, "study");
  for (const folder of ["study/inputs", "study/work"]) mkdirSync(join(root, folder), { recursive: true });
  const inputs = (name: string) => join(study, "inputs", name);
  cpSync(join(methods, "gp-2012.json"), inputs("method.json"));
  cpSync(join(methods, "gp-2022.json"), inputs("weights.json"));
  cpSync(rules, inputs("rules.json"));
  const bands = Array.from({ length: 19 }, (_, band) =>
    band < 18 ? `pop_${5 * band}_${5 * band + 4}` : "pop_90_plus",
  );
  const rows = Array.from({ length: 40 }, (_, i) =>
    [
      23001 + i,
      5000 * (i % 3),
      4000 * (i % 3),
      3000 * (i % 3),
      46 + i / 100,
      2,
      i % 2,
      ...bands.map((_, band) => 10 + ((i + band) % 7)),
    ].join(),
  );
  writeFileSync(
    inputs("communes.csv"),
    `code,supply_all,supply_65,supply_62,latitude,longitude,half,${bands}\n${rows.join("\n")}\n`,
  );
  writeFileSync(
    inputs("grid.yaml"),
    "parameters:\n  supplyFactor: {from: 0.5, to: 1, steps: 10}\n  ageWeights: [gp-2023, ../inputs/weights.json]\n",
  );
  const work = join(study, "work");
  const options = ["--communes", "../inputs/communes.csv", "--method", "../inputs/method.json"];
  options.push("--age-weights", "../inputs/weights.json", "--k", "1", "--variants", "all,65,62");
  options.push("--per", "zone", "--zone", "half", "--rules", "../inputs/rules.json");
  const local = aplomb(
    work,
    "sweep",
    "--grid",
    "../inputs/grid.yaml",
    ...options,
    "--out",
    "local",
    "--merge",
    "one.parquet",
  );
  expect(local.code, local.stderr).toBe(0);
  const planned = aplomb(work, "plan", "../inputs/grid.yaml", ...options, "--out", "../run", "--shards", "2");
  expect(planned.code, planned.stderr).toBe(0);

  // From another folder, through a link, then after everything moved.
  symlinkSync(join(study, "run"), join(root, "link"), "junction");
  const first = aplomb(root, "shard", "link/plan.json", "--index", "0");
  expect(first.code, first.stderr).toBe(0);
  renameSync(study, join(root, "moved"));
  const second = aplomb(root, "shard", "moved/run", "--index", "1");
  expect(second.code, second.stderr).toBe(0);
  const merged = aplomb(root, "merge", "moved/run", "--out", "two.parquet");
  expect(merged.code, merged.stderr).toBe(0);
  const one = (name: string) => readFileSync(join(root, "moved/work", name));
  expect(readFileSync(join(root, "two.parquet")).equals(one("one.parquet"))).toBe(true);
  expect(readFileSync(join(root, "moved/run/stability.parquet")).equals(one("local/stability.parquet"))).toBe(
    true,
  );

  writeFileSync(join(root, "moved/inputs/weights.json"), readFileSync(join(methods, "gp-2023.json")));
  const changed = inEnglish(root, "shard", "moved/run", "--index", "1", "--force");
  expect(changed.code).toBe(65);
  expect(changed.stderr).toMatch(/weights\.json: got a file that changed/);
  expect(changed.stderr).toContain("1 problem in the input");
}, 120_000);
