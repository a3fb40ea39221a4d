import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { aplomb, startAplomb } from "../aplomb.ts";
import { startBucket } from "../storage/bucket.ts";
import { folderOf, planRun, sweepDocument } from "./commands.ts";

/** A folder whose run/ holds a plan. */
const planned = folderOf();
beforeAll(() => planRun(planned, 2));

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
    writeFileSync(join(folder, "grid.yaml"), sweepDocument);
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
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8")) as {
    name: string;
    version: string;
  };
  expect(stdout).toContain(`COPY ${name}-${version}.tgz /tmp/\n`);
  expect(stdout).toContain("USER 1000:1000\n");
});
