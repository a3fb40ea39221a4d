import { type Command, InvalidArgumentError, Option } from "commander";
import { integerOption, mapOption } from "../inputOptions.ts";
import type { KubernetesOptions } from "../submit/kubernetes.ts";
import type { SlurmOptions } from "../submit/slurm.ts";

/** Shards of an array by default: Slurm's MaxArraySize is 1,001 where nobody changed it. */
const maxShards = 1000;

const collected = (text: string, previous: readonly string[]): readonly string[] => [...previous, text];

function patternOption(pattern: RegExp, expected: string): (text: string) => string {
  return (text) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(`Expected ${expected}.`);
    return text;
  };
}

const nameOption = patternOption(
  /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  "a name of Kubernetes: a-z, 0-9, - and .",
);
const processorsOption = patternOption(/^(\d+(\.\d+)?|\d+m)$/, "processors, for example 2 or 500m");
const memoryOption = patternOption(/^\d+(\.\d+)?([KMGT]i?)?$/, "an amount of memory, for example 2Gi");
const folderOption = patternOption(/^\//, "a path that starts with /");

export function register(program: Command): void {
  const submit = program
    .command("submit")
    .description("hand a run (aplomb plan) to a scheduler: only the shards that are missing, then the merge");
  registerSlurm(submit);
  registerKubernetes(submit);
  submit
    .command("dockerfile")
    .description("print the recipe of an image that runs aplomb, for Kubernetes")
    .action(async () => {
      const { dockerfile } = await import("../submit/dockerfile.ts");
      process.stdout.write(dockerfile());
    });
}

function registerSlurm(submit: Command): void {
  submit
    .command("slurm")
    .argument("<run>", "the folder that aplomb plan wrote")
    .description("print the shell script that submits a job array, and the merge that waits for it")
    .option("--exec", "submit now (sbatch), and print the numbers of the jobs")
    .option("--out <file>", "merged table (default: result.parquet in the run's folder)")
    .option("--partition <name>", "partition of the jobs, as sbatch takes it")
    .option("--account <name>", "account of the jobs, as sbatch takes it")
    .option("--time <limit>", "time limit of each task, as sbatch takes it: 20 (minutes), 1:00:00…")
    .option("--mem <size>", "memory of each task, as sbatch takes it: 4G…")
    .option(
      "--cpus <number>",
      "processors of each task; a shard computes on one of them",
      integerOption(1),
      1,
    )
    .option("--array-limit <number>", "most tasks that run at once", integerOption(1))
    .addOption(
      new Option(
        "--setup <line>",
        "shell line to run before aplomb, for example 'module load nodejs'; repeatable",
      )
        .argParser(collected)
        .default([]),
    )
    .addOption(
      new Option("--option <option>", "any other option of sbatch: --option=--qos=long; repeatable")
        .argParser(collected)
        .default([]),
    )
    .option("--aplomb <command>", "what starts aplomb on a node (default: this aplomb and this Node.js)")
    .option("--max-shards <number>", "most shards in one array", integerOption(1), maxShards)
    .option("--force", "let the merge replace a file that exists")
    .option("--verify", "read every part, and submit also the shards whose parts are damaged")
    .option("--measure", "first compute one shard here, and tell how long it took")
    .option("--json", "with --exec: print one JSON document instead of text")
    .action(async (run: string, _, command: Command) => {
      const { submitSlurm } = await import("../submit/slurm.ts");
      await submitSlurm(run, command.optsWithGlobals<SlurmOptions>());
    });
}

function registerKubernetes(submit: Command): void {
  submit
    .command("kubernetes")
    .argument("<run>", "the folder that aplomb plan wrote: a path or an s3:// address")
    .description("print the manifest of an Indexed Job and of the merge, or of an Argo Workflow")
    .requiredOption("--image <name>", "image that holds aplomb (aplomb submit dockerfile)")
    .option("--namespace <name>", "namespace, as kubectl takes it", nameOption)
    .option("--pvc <claim>", "claim of the volume that holds the run", nameOption)
    .option("--mount <path>", "where containers see the volume", folderOption, "/aplomb")
    .option("--folder <path>", "the run's folder in the volume (default: its name)")
    .option(
      "--secret <name>",
      "secret whose keys become environment variables (AWS_ACCESS_KEY_ID…)",
      nameOption,
    )
    .addOption(
      new Option("--env <name=value>", "environment variable of the containers; repeatable")
        .argParser(mapOption)
        .default(new Map()),
    )
    .option(
      "--out <file>",
      "merged table, under --mount or s3:// (default: result.parquet in the run's folder)",
    )
    .option("--cpu <amount>", "processors of each pod", processorsOption, "1")
    .option("--memory <amount>", "memory of each pod", memoryOption, "2Gi")
    .option("--parallelism <number>", "most pods that run at once", integerOption(1))
    .option("--service-account <name>", "account that pods run under", nameOption)
    .option("--argo", "print an Argo Workflow, which holds the merge by itself (SSP Cloud)")
    .option("--force", "let the merge replace a file that exists")
    .option("--verify", "read every part, and submit also the shards whose parts are damaged")
    .option("--measure", "first compute one shard here, and tell how long it took")
    .action(async (run: string, _, command: Command) => {
      const { submitKubernetes } = await import("../submit/kubernetes.ts");
      await submitKubernetes(run, command.optsWithGlobals<KubernetesOptions>());
    });
}
