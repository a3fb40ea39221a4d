import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { aplomb, emptyFolder, inEnglish, startAplomb } from "../aplomb.ts";

const grid = `parameters:
  decay.weights[1]: [1/2, 2/3]
  supplyFactor: {from: 0.8, to: 1, steps: 20}
`;

interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}
interface SweepFigures {
  readonly mean: Spread;
  readonly shares: readonly ({ readonly threshold: number } & Spread)[];
}

/** Cells of a CSV file without quotes, by column. */
function rowsOf(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at], cell])));
}

test("a sweep on the sample: parts, a plan, a resumed part and a merged file whose base is `aplomb run`", () => {
  const folder = emptyFolder();
  const path = (name: string) => join(folder, name);
  writeFileSync(path("grid.yaml"), grid);
  const first = aplomb(
    folder,
    "sweep",
    "--grid",
    "grid.yaml",
    "--threads",
    "2",
    "--merge",
    "one.csv",
    "--json",
  );
  expect(first.code, first.stderr).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({
    scenarios: 40,
    computed: 40,
    complete: true,
    estimated: true,
    synthetic: true,
  });
  const parts = readdirSync(path("sweep")).filter((name) => name !== "plan.json");
  expect(parts).toHaveLength(1);

  const run = JSON.parse(aplomb(folder, "run", "--json").stdout);
  const base = rowsOf(path("one.csv")).filter((row) => row.scenario === "39");
  for (const { variant, mean } of base) {
    const expected = run.variants[variant].mean;
    expect(Math.abs(Number(mean) - expected)).toBeLessThanOrEqual(1e-12 * expected);
  }

  const { variants } = JSON.parse(first.stdout);
  for (const [variant, figures] of Object.entries<SweepFigures>(variants)) {
    const rows = rowsOf(path("one.csv")).filter((row) => row.variant === variant);
    expect(rows).toHaveLength(40);
    const spreadOf = (column: string) => {
      const values = rows.map((row) => Number(row[column])).sort((a, b) => a - b);
      return { least: values[0], median: (values[19]! + values[20]!) / 2, most: values[39] };
    };
    expect(figures.mean).toEqual(spreadOf("mean"));
    expect(figures.shares.map(({ threshold }) => threshold)).toEqual([1.5, 2.5, 4]);
    for (const { threshold, ...share } of figures.shares)
      expect(share).toEqual(spreadOf(`share_under_${threshold}`));
  }

  rmSync(path(`sweep/${parts[0]}`));
  const again = aplomb(
    folder,
    "sweep",
    "--grid",
    "grid.yaml",
    "--threads",
    "1",
    "--merge",
    "two.csv",
    "--json",
  );
  expect(JSON.parse(again.stdout)).toMatchObject({ computed: 40, complete: true });
  expect(readFileSync(path("two.csv"))).toEqual(readFileSync(path("one.csv")));

  writeFileSync(path("grid.yaml"), grid.replace("20}", "21}"));
  const other = inEnglish(folder, "sweep", "--grid", "grid.yaml");
  expect(other.code).toBe(2);
  expect(other.stderr).toContain("holds another sweep");
  expect(readdirSync(path("sweep")).sort()).toEqual([...parts, "plan.json"]);
}, 180_000);

test("impossible grids are refused before anything starts, with the reason and the count", () => {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, "grid.yaml"),
    "parameters:\n  decay.weights[2]: [0.2, 0.9]\n  decay.cutoffs[0]: [5, 17]\n",
  );
  const { code, stderr } = inEnglish(folder, "sweep", "--grid", "grid.yaml");
  expect(code).toBe(2);
  expect(stderr).toContain("3 impossible scenarios of 4");
  expect(existsSync(join(folder, "sweep"))).toBe(false);
  writeFileSync(join(folder, "grid.yaml"), "parameters:\n  decay.wieghts: [0.2, 0.9]\n  nothing: [1]\n");
  expect(aplomb(folder, "sweep", "--grid", "grid.yaml").code).toBe(2);
}, 60_000);

test("rules that cannot class the zones of a scenario by themselves are refused with the reason", () => {
  const folder = emptyFolder();
  const refusal = (plan: string, rules: string) => {
    writeFileSync(join(folder, "grid.yaml"), `parameters:\n  ${plan}\n`);
    const options = ["--grid", "grid.yaml", "--per", "zone", "--zone", "epci", "--rules", rules];
    const { code, stderr } = inEnglish(folder, "sweep", ...options);
    expect(code).toBe(2);
    return stderr;
  };
  expect(refusal("supplyFactor: [0.8, 1]", "nurses-2020")).toMatch(
    /nurses-2020, which cuts the sorted zones/,
  );
  const moved = refusal("variants: [[65], [62]]", "gp-2017");
  expect(moved).toMatch(/gp-2017, which reads the APL of 65/);
  expect(moved).toMatch(/Take `variants` out of the plan/);
}, 60_000);

test("a range of a thousand million values is refused at once, with the most there may be", () => {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, "huge.yaml"),
    "sampling: full\nparameters:\n  timeFactor: {from: 0.1, to: 2, steps: 1000000000}\n",
  );
  const { code, stderr } = inEnglish(folder, "sweep", "--grid", "huge.yaml");
  expect(code).toBe(2);
  expect(stderr).toContain(
    "huge.yaml, parameters.timeFactor.steps: got 1000000000, expected at most 1000000",
  );
  expect(readdirSync(folder)).toEqual(["huge.yaml"]);
});

test("Ctrl-C keeps the parts that are done and says how to go on; a sweep says where its figures are", async () => {
  const folder = emptyFolder();
  const plan = (samples: number) =>
    `sampling: latin-hypercube\nsamples: ${samples}\nparameters:\n  activity.cap.acts: {uniform: [5000, 7000]}\n`;
  writeFileSync(join(folder, "long.yaml"), plan(100_000));
  const options = ["sweep", "--grid", "long.yaml", "--threads", "1", "--out", "long"];
  const { process: sweep, outcome } = startAplomb(folder, options);
  const partsOf = () => readdirSync(join(folder, "long")).filter((name) => name.endsWith(".parquet"));
  while (!existsSync(join(folder, "long")) || partsOf().length === 0) await sleep(20);
  sweep.kill("SIGINT");
  const { code, stderr } = await outcome;
  expect(code).toBe(130);
  expect(stderr).toContain("la même commande fera le reste");
  expect(readdirSync(join(folder, "long")).filter((name) => !/^(plan|digests-)/.test(name))).toEqual([]);

  writeFileSync(join(folder, "one.yaml"), plan(2));
  const done = aplomb(folder, "sweep", "--grid", "one.yaml", "--out", "one").stdout;
  expect(done).toContain("2 scénarios, dont 2 calculés à l'instant");
  expect(done).toMatch(/^! .*FICTIFS.*\n! temps de trajet estimés/m);
  expect(done).toMatch(/médiane \(de la plus basse à la plus haute valeur\).*\n.*moyenne.*< 1,5/);
  expect(done).toMatch(/65 ans ou moins +\d,\d\d \(\d,\d\d à \d,\d\d\)/);
  expect(done).toContain("parties Parquet (1 lot) dans one ; --merge");
}, 120_000);
