import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { aplomb, cli, type Outcome, startAplomb } from "../aplomb.ts";
import { startBucket } from "../storage/bucket.ts";
import { folderOf, keepingSbatch, shell, withCommands } from "./commands.ts";

const grid = `parameters:
  decay.weights[1]: [1/2, 2/3]
  supplyFactor: {from: 0.8, to: 1, steps: 32}
`;

/** A folder whose run/ holds a plan of four shards, of which the second is done. */
const planned = folderOf();

beforeAll(() => {
  writeFileSync(join(planned, "grid.yaml"), grid);
  expect(aplomb(planned, "plan", "grid.yaml", "--shards", "4", "--out", "run/").code).toBe(0);
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

test("a manifest is one document a Job, or one Workflow; what precedes it says how to go on", () => {
  const manifest = (...options: string[]): { text: string; documents: Record<string, unknown>[] } => {
    const parameters = [
      "kubernetes",
      "run/",
      "--image",
      "aplomb:1",
      "--pvc",
      "work",
      "--lang",
      "en",
      ...options,
    ];
    const { code, stdout, stderr } = aplomb(planned, "submit", ...parameters);
    expect(code, stderr).toBe(0);
    return { text: stdout, documents: parseAllDocuments(stdout).map((each) => each.toJS()) };
  };
  const { text, documents } = manifest("--namespace", "user-one", "--env", "TZ=Europe/Paris");
  expect(documents.map(({ kind }) => kind)).toEqual(["Job", "Job"]);
  const [first, second] = documents.map(({ metadata }) => (metadata as { name: string }).name);
  expect(text).toContain(
    `# kubectl --namespace user-one wait --for=condition=complete --timeout=24h job/${first} &&\n` +
      `#   kubectl --namespace user-one patch job/${second} `,
  );
  expect(text).toContain("/aplomb/run/plan.json");
  expect(manifest("--argo").documents).toMatchObject([{ kind: "Workflow" }]);
  expect(manifest("--folder", "sweeps/one", "--mount", "/volume").text).toContain(
    "/volume/sweeps/one/plan.json",
  );
});

test("a run in a bucket: pods read it there, Slurm's logs stay on the disk", async () => {
  const bucket = await startBucket();
  try {
    const folder = folderOf();
    writeFileSync(join(folder, "grid.yaml"), grid);
    const run = (...parameters: string[]) => startAplomb(folder, parameters, bucket.environment).outcome;
    const address = `s3://${bucket.name}/run`;
    const planned = await run("plan", "grid.yaml", "--shards", "2", "--out", `${address}/`);
    expect(planned.code, planned.stderr).toBe(0);
    const manifest = await run(
      "submit",
      "kubernetes",
      `${address}/`,
      "--image",
      "aplomb:1",
      "--secret",
      "keys",
    );
    expect(manifest.code, manifest.stderr).toBe(0);
    expect(manifest.stdout).toContain(`- ${address}/plan.json\n`);
    expect(manifest.stdout).not.toContain("volume");
    const script = await run("submit", "slurm", address);
    expect(script.code, script.stderr).toBe(0);
    expect(script.stdout).toContain(`shard ${address}/plan.json || status=$?\n`);
    expect(script.stdout).toMatch(new RegExp(`mkdir -p -- ${folder}/aplomb-[0-9a-f]{12}-logs\n`));
  } finally {
    await bucket.close();
  }
}, 60_000);

test("inputs that containers would not find are told", () => {
  const folder = folderOf();
  writeFileSync(
    join(folder, "communes.csv"),
    "code,population,doctors,latitude,longitude\n23001,1000,2,46,2\n",
  );
  writeFileSync(join(folder, "grid.yaml"), "parameters:\n  supplyFactor: {from: 0.8, to: 1, steps: 40}\n");
  const inputs = [
    "--communes",
    "communes.csv",
    "--map",
    "demand=population",
    "--acts",
    "5000",
    "--method",
    "gp-2012",
  ];
  expect(aplomb(folder, "plan", "grid.yaml", ...inputs, "--out", "runs/one/").code).toBe(0);
  const told = (...options: string[]): string => {
    const volume = ["--pvc", "work", "--image", "aplomb:1", "--lang", "en"];
    return aplomb(folder, "submit", "kubernetes", "runs/one/", ...volume, ...options).stderr;
  };
  expect(told()).toBe("! outside the volume, and yet containers must see: /communes.csv\n");
  expect(told("--folder", "runs/one")).toBe("");
}, 60_000);

test("the Dockerfile installs the archive that npm pack writes", () => {
  const { stdout } = aplomb(planned, "submit", "dockerfile");
  const { name, version } = JSON.parse(read("package.json")) as { name: string; version: string };
  expect(stdout).toContain(`COPY ${name}-${version}.tgz /tmp/\n`);
  expect(stdout).toContain("USER 1000:1000\n");
});
