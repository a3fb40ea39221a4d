import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { directiveValue, shellWord, shellWords } from "../../../src/node/submit/shellWords.ts";
import { type SlurmSettings, slurmJobs, submitScript } from "../../../src/node/submit/slurmScripts.ts";
import { folderOf, keepingSbatch, shell, withCommands } from "./commands.ts";
import { gridMissing, slurmSettings, sweepMissing } from "./submissions.ts";

const directives = (script: string): string[] =>
  script
    .split("\n")
    .filter((line) => line.startsWith("#SBATCH "))
    .map((line) => line.slice("#SBATCH ".length));

test("a shell reads every word as it was, whatever it holds", () => {
  const words = fc.array(
    fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(words, (texts) => {
      const { stdout } = shell(`printf '%s\\0' ${shellWords(texts)}`);
      expect(stdout.split("\0").slice(0, -1)).toEqual(texts);
    }),
    { numRuns: 50 },
  );
  expect(shellWord("/shared/run-1/plan.json")).toBe("/shared/run-1/plan.json");
  expect(shellWord("it's")).toBe("'it'\\''s'");
  expect(shellWord("")).toBe("''");
});

test("an array holds the missing shards alone, limited where asked, and the merge waits for it", () => {
  const [array, merge] = slurmJobs(sweepMissing([3, 5, 6, 7]), { ...slurmSettings, arrayLimit: 2 });
  expect(array).toMatchObject({ name: "scenarios", array: "3,5-7", waits: false });
  expect(directives(array.script)).toContain("--array=3,5-7%2");
  expect(array.script).toContain("aplomb shard /shared/run/plan.json || status=$?\n");
  expect(merge).toMatchObject({ name: "merge", waits: true });
  expect(merge.script).toContain("aplomb merge /shared/run/ --out /shared/run/result.parquet --force\n");
});

test("the stages of a grid follow each other; one that is done is left out; when all are, the merge waits for nothing", () => {
  const names = (jobs: ReturnType<typeof slurmJobs>) => jobs.map(({ name, waits }) => [name, waits]);
  expect(names(slurmJobs(gridMissing(), slurmSettings))).toEqual([
    ["ratios", false],
    ["accessibility", true],
    ["merge", true],
  ]);
  expect(names(slurmJobs(gridMissing([]), slurmSettings))).toEqual([
    ["accessibility", false],
    ["merge", true],
  ]);
  expect(names(slurmJobs(gridMissing([], []), slurmSettings))).toEqual([["merge", false]]);
  expect(slurmJobs(gridMissing(), slurmSettings)[1].script).toContain("--stage accessibility");
});

test("what is asked of Slurm stands in every script", () => {
  const asked: SlurmSettings = {
    ...slurmSettings,
    partition: "long",
    account: "drees",
    time: "1:00:00",
    memory: "4G",
    setup: ["module load nodejs/20"],
    directives: ["--qos=night"],
  };
  for (const { script } of slurmJobs(gridMissing(), asked)) {
    expect(script).toMatch(/^#!\/bin\/bash -l\n/);
    expect(directives(script)).toEqual(
      expect.arrayContaining([
        "--requeue",
        "--cpus-per-task=2",
        '--partition="long"',
        '--account="drees"',
        '--time="1:00:00"',
        '--mem="4G"',
        "--qos=night",
      ]),
    );
    expect(script.indexOf("module load")).toBeLessThan(script.indexOf("\naplomb "));
  }
});

test("the printed script submits each job held by the one before, with folders of any name", () => {
  const folder = join(folderOf(), `l'été $x 100% "a" #1 \`b\``);
  const settings = { ...slurmSettings, run: folder, logs: `${folder}/logs`, out: `${folder}/r.parquet` };
  const jobs = slurmJobs(gridMissing([1]), settings);
  const seen = folderOf();
  const environment = withCommands({ sbatch: keepingSbatch }, { SEEN: seen });
  const script = submitScript(jobs, settings.logs, ["two", "lines"]);
  const { status, stdout, stderr } = shell(script, environment);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toBe("ratios: 101\naccessibility: 102\nmerge: 103\n");
  const read = (name: string): string => readFileSync(join(seen, name), "utf8");
  jobs.forEach(({ script }, at) => {
    expect(read(`script${at + 1}`)).toBe(script);
  });
  expect(read("options1")).toBe("--parsable\n");
  expect(read("options2")).toBe("--parsable\n--dependency=afterok:101\n--kill-on-invalid-dep=yes\n");
  expect(read("options3")).toContain("afterok:102");
  const log = directives(jobs[0].script).find((line) => line.startsWith("--output="));
  expect(log).toBe(`--output=${directiveValue(`${folder.replace("%", "%%")}/logs/%x-%A_%a.txt`)}`);
  expect(() => mkdirSync(settings.logs)).toThrow("EEXIST");
});

test("the printed script stops at the first job that sbatch refuses", () => {
  const environment = withCommands({ sbatch: "echo 'sbatch: error: invalid partition' >&2; exit 1" });
  const logs = join(folderOf(), "logs");
  const { status, stdout, stderr } = shell(
    submitScript(slurmJobs(sweepMissing(), slurmSettings), logs, []),
    environment,
  );
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe("sbatch: error: invalid partition\n");
});

test.each([
  { code: 0, restarts: "", requeued: false },
  { code: 75, restarts: "", requeued: true },
  { code: 75, restarts: "2", requeued: true },
  { code: 75, restarts: "3", requeued: false },
  { code: 65, restarts: "", requeued: false },
  { code: 1, restarts: "", requeued: false },
])(
  "a task that ends with $code after '$restarts' restarts: requeued $requeued",
  ({ code, restarts, requeued }) => {
    const seen = join(folderOf(), "requeued");
    const commands = { aplomb: `exit ${code}`, scontrol: `echo "$@" > ${shellWord(seen)}` };
    const [{ script }] = slurmJobs(sweepMissing(), slurmSettings);
    const task = { SLURM_ARRAY_JOB_ID: "41", SLURM_ARRAY_TASK_ID: "7", SLURM_RESTART_COUNT: restarts };
    expect(shell(script, withCommands(commands, task)).status).toBe(code);
    const told = (): string => readFileSync(seen, "utf8");
    if (requeued) expect(told()).toBe("requeue 41_7\n");
    else expect(told).toThrow("ENOENT");
  },
);
