import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { submissionWords } from "../../core/words/submission.ts";
import { InputError, Problems } from "../../table/problems.ts";
import { isRemote } from "../storage/address.ts";
import { measureShard } from "./measureShard.ts";
import { ownProgram } from "./ownProgram.ts";
import { readSubmission, refuseMerged } from "./readSubmission.ts";
import { shellWords } from "./shellWords.ts";
import {
  dependencyOptions,
  type SlurmJob,
  type SlurmSettings,
  slurmJobs,
  submitScript,
} from "./slurmScripts.ts";
import { runName, type Submission } from "./submission.ts";
import { type Language, outOf, runOf, summaryOf } from "./summary.ts";

export interface SlurmOptions {
  readonly lang: Language;
  readonly out?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly time?: string;
  readonly mem?: string;
  readonly cpus: number;
  readonly arrayLimit?: number;
  readonly setup: readonly string[];
  readonly option: readonly string[];
  readonly aplomb?: string;
  readonly maxShards: number;
  readonly force?: boolean;
  readonly verify?: boolean;
  readonly measure?: boolean;
  readonly exec?: boolean;
  readonly json?: boolean;
}

/** `aplomb submit slurm`: prints the script that submits the run, or submits it. @throws InputError */
export async function submitSlurm(folder: string, options: SlurmOptions): Promise<void> {
  const run = runOf(folder);
  let submission = await readSubmission(run, options);
  const settings = settingsOf(run, submission, options);
  refuse(submission, settings, options);
  await refuseMerged(settings.out, options);
  if (options.measure) {
    await measureShard(submission, run, options.lang);
    submission = await readSubmission(run, options);
  }
  const jobs = slurmJobs(submission, settings);
  if (options.exec) {
    await submit(jobs, settings, options);
    return;
  }
  const words = submissionWords[options.lang];
  const heading = [
    summaryOf(submission, settings.out, options.lang),
    words.slurm,
    words.again(`aplomb ${shellWords(["missing", run])}`),
  ];
  process.stdout.write(submitScript(jobs, settings.logs, heading));
}

function settingsOf(run: string, submission: Submission, options: SlurmOptions): SlurmSettings {
  const { aplomb, cpus, partition, account, time, mem, arrayLimit, setup, option } = options;
  return {
    aplomb: aplomb ?? shellWords(ownProgram()),
    run,
    logs: isRemote(run) ? resolve(`${runName(submission)}-logs`) : `${run}/logs`,
    out: outOf(run, options.out),
    cpus,
    partition,
    account,
    time,
    memory: mem,
    arrayLimit,
    setup,
    directives: option,
  };
}

/** @throws InputError where Slurm would not take the array, or would take a path for another. */
function refuse(submission: Submission, { logs, out }: SlurmSettings, { maxShards }: SlurmOptions): void {
  const problems = new Problems();
  for (const { name, shards } of submission.stages) {
    if (shards <= maxShards) continue;
    problems.error({
      source: submission.source,
      got: `${shards} shards (${name})`,
      expected: `${maxShards} at most: the indices of an array stay under Slurm's MaxArraySize`,
      advice: `Plan with --shards ${maxShards}, or pass --max-shards ${shards} where \`scontrol show config\` says that MaxArraySize is above ${shards}.`,
    });
  }
  for (const path of [logs, out]) {
    if (!/[\\\n]/.test(path)) continue;
    problems.error({
      source: path,
      got: "a backslash or line break in a name",
      expected: "a name that Slurm reads as it is",
      advice: "Rename it.",
    });
  }
  problems.throwIfAny();
}

/** Hands the jobs to sbatch, each held by the one before, and prints their numbers. */
async function submit(
  jobs: readonly SlurmJob[],
  { logs }: SlurmSettings,
  options: SlurmOptions,
): Promise<void> {
  const words = submissionWords[options.lang];
  await mkdir(logs, { recursive: true });
  const submitted: { readonly name: string; readonly job: string; readonly array?: string }[] = [];
  for (const { name, array, waits, script } of jobs) {
    const before = submitted.at(-1)?.job;
    const holding = waits && before !== undefined ? dependencyOptions(before) : [];
    try {
      const job = await sbatch(["--parsable", ...holding], script);
      submitted.push({ name, job, ...(array === undefined ? {} : { array }) });
    } catch (error) {
      if (submitted.length === 0) throw error;
      const held = submitted.map((each) => `${each.name} (${each.job})`).join(", ");
      throw new Error(`${(error as Error).message} Already submitted: ${held}; scancel takes them back.`);
    }
    if (!options.json) console.log(words.submitted(name, submitted.at(-1)!.job, array));
  }
  if (options.json) console.log(JSON.stringify({ jobs: submitted, logs }, null, 2));
}

/** The number of the job that sbatch made of a script. */
async function sbatch(options: readonly string[], script: string): Promise<string> {
  const child = spawn("sbatch", options, { stdio: ["pipe", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
    });
  }
  // Where sbatch refuses before it has read, what it says matters, not the broken pipe.
  child.stdin.on("error", () => {}).end(script);
  const code = await new Promise<number | null>((done, failed) => {
    child.on("error", (error: NodeJS.ErrnoException) => failed(error.code === "ENOENT" ? noSbatch : error));
    child.on("close", done);
  });
  // With several clusters, sbatch prints job;cluster.
  const job = printed.stdout.trim().split(";")[0];
  if (code === 0 && /^\d+$/.test(job)) return job;
  throw new Error(
    `sbatch: ${printed.stderr.trim() || `exit code ${code}, printed "${printed.stdout.trim()}"`}`,
  );
}

const noSbatch = new InputError([
  {
    severity: "error",
    source: "--exec",
    got: "no command sbatch here",
    expected: "a machine that submits to Slurm",
    advice: "Run it on the cluster's login node, or without --exec to print the script.",
  },
]);
