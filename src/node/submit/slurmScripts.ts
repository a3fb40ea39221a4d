import { shardExitCodes } from "../exitCodes.ts";
import { indexRanges } from "../shards/progress.ts";
import { directiveValue, shellWord, shellWords } from "./shellWords.ts";
import {
  mergeWords,
  runName,
  type Submission,
  type SubmittedStage,
  secondTries,
  shardWords,
} from "./submission.ts";

/** What the jobs of a run ask of Slurm. */
export interface SlurmSettings {
  /** What starts aplomb on a node, as a shell reads it. */
  readonly aplomb: string;
  /** Folder of the run, absolute or s3://. */
  readonly run: string;
  /** Folder of what the jobs print, absolute. */
  readonly logs: string;
  /** File of the merged table. */
  readonly out: string;
  readonly cpus: number;
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  readonly time?: string | undefined;
  readonly memory?: string | undefined;
  /** Tasks of an array that run at once, at most. */
  readonly arrayLimit?: number | undefined;
  /** Lines of shell before aplomb, for example `module load nodejs/20`. */
  readonly setup: readonly string[];
  /** Any other option of sbatch, for example `--qos=long`. */
  readonly directives: readonly string[];
}

/** A script for sbatch, and which job it waits for: the one before in the list, where `waits`. */
export interface SlurmJob {
  readonly name: string;
  readonly array?: string;
  readonly waits: boolean;
  readonly script: string;
}

/** One job array a stage that misses shards, then the merge. */
export function slurmJobs(submission: Submission, settings: SlurmSettings): SlurmJob[] {
  const open = submission.stages.filter(({ missing }) => missing.length > 0);
  const arrays = open.map((stage, at) => ({
    name: stage.name,
    array: indexRanges(stage.missing),
    waits: at > 0,
    script: arrayScript(submission, stage, settings),
  }));
  return [...arrays, { name: "merge", waits: arrays.length > 0, script: mergeScript(submission, settings) }];
}

/** Options of sbatch that do not stand in the script: the job that this one waits for. */
export function dependencyOptions(before: string): string[] {
  // Without the second option, a job whose array failed waits for ever.
  return [`--dependency=afterok:${before}`, "--kill-on-invalid-dep=yes"];
}

function arrayScript(submission: Submission, stage: SubmittedStage, settings: SlurmSettings): string {
  const { arrayLimit, aplomb, run } = settings;
  const { tryAgain } = shardExitCodes;
  const limit = arrayLimit === undefined ? "" : `%${arrayLimit}`;
  return script(submission, stage.name, settings, {
    directives: [`--array=${indexRanges(stage.missing)}${limit}`, "--requeue"],
    log: "%x-%A_%a.txt",
    body: [
      "status=0",
      `${aplomb} ${shellWords(shardWords(submission, stage, run))} || status=$?`,
      `# ${tryAgain}: try again. Only an administrator can tell Slurm so (RequeueExit); the job's owner may requeue it.`,
      `if [ "$status" -eq ${tryAgain} ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${secondTries} ]; then`,
      '  scontrol requeue "$SLURM_ARRAY_JOB_ID"_"$SLURM_ARRAY_TASK_ID"',
      "fi",
      'exit "$status"',
    ],
  });
}

function mergeScript(submission: Submission, settings: SlurmSettings): string {
  const { aplomb, run, out } = settings;
  return script(submission, "merge", settings, {
    directives: ["--requeue"],
    log: "%x-%j.txt",
    body: [`${aplomb} ${shellWords(mergeWords(run, out))}`],
  });
}

interface ScriptParts {
  readonly directives: readonly string[];
  readonly log: string;
  readonly body: readonly string[];
}

function script(submission: Submission, stage: string, settings: SlurmSettings, parts: ScriptParts): string {
  const { setup, cpus, partition, account, time, memory, logs } = settings;
  // In the name of a log, % begins a pattern; the folder's own are doubled.
  const log = `${logs.replaceAll("%", "%%")}/${parts.log}`;
  const asked = { partition, account, time, mem: memory };
  const options = [
    `--job-name=${runName(submission)}-${stage}`,
    ...parts.directives,
    `--output=${directiveValue(log)}`,
    "--open-mode=append",
    `--cpus-per-task=${cpus}`,
    ...Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}=${directiveValue(value)}`],
    ),
    ...settings.directives,
  ];
  // `module` is a function of the login shell.
  const shell = setup.length > 0 ? "#!/bin/bash -l" : "#!/bin/sh";
  const lines = [shell, ...options.map((each) => `#SBATCH ${each}`), ...setup, ...parts.body];
  return `${lines.join("\n")}\n`;
}

/** A shell script that submits every job, each held by the one before, and prints their numbers. */
export function submitScript(jobs: readonly SlurmJob[], logs: string, heading: readonly string[]): string {
  const functions = jobs.map(({ name, script }) => `${name}_job() { cat <<'APLOMB'\n${script}APLOMB\n}`);
  const calls = jobs.map(({ name, waits }, at) => {
    const options = waits
      ? ` ${dependencyOptions(`$${jobs[at - 1].name}`)
          .map((each) => `"${each}"`)
          .join(" ")}`
      : "";
    // With several clusters, sbatch prints job;cluster.
    return `${name}=$(${name}_job | sbatch --parsable${options})\n${name}=\${${name}%%;*}\necho "${name}: $${name}"`;
  });
  const comments = heading.map((line) => `# ${line}`);
  return `${["#!/bin/sh", ...comments, "set -eu", `mkdir -p -- ${shellWord(logs)}`, ...functions, ...calls].join("\n")}\n`;
}
