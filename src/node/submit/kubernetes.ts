import { basename, posix } from "node:path";
import { stringify } from "yaml";
import { submissionWords } from "../../core/words/submission.ts";
import { Problems } from "../../table/problems.ts";
import { isRemote } from "../storage/address.ts";
import { argoWorkflow } from "./argoWorkflow.ts";
import { kubernetesJobs } from "./kubernetesJobs.ts";
import { measureShard } from "./measureShard.ts";
import type { PodSettings } from "./pods.ts";
import { readSubmission, refuseMerged } from "./readSubmission.ts";
import type { Submission } from "./submission.ts";
import { type Language, runOf, summaryOf } from "./summary.ts";

export interface KubernetesOptions {
  readonly lang: Language;
  readonly image: string;
  readonly namespace?: string;
  readonly pvc?: string;
  readonly mount: string;
  readonly folder?: string;
  readonly secret?: string;
  readonly env: ReadonlyMap<string, string>;
  readonly out?: string;
  readonly cpu: string;
  readonly memory: string;
  readonly parallelism?: number;
  readonly serviceAccount?: string;
  readonly argo?: boolean;
  readonly force?: boolean;
  readonly verify?: boolean;
  readonly measure?: boolean;
}

/** Shards of a Job whose failures are counted one by one, at most (Kubernetes' own limit). */
const maxCompletions = 100_000;

/** `aplomb submit kubernetes`: prints the manifest of the run. @throws InputError */
export async function submitKubernetes(folder: string, options: KubernetesOptions): Promise<void> {
  const here = runOf(folder);
  let submission = await readSubmission(here, options);
  refuse(submission, here, options);
  const settings = settingsOf(here, options);
  const words = submissionWords[options.lang];
  const unseen = inputsOutside(submission, settings);
  if (unseen.length > 0) console.error(`! ${words.unseen(unseen.join(", "))}`);
  if (isRemote(settings.out)) await refuseMerged(settings.out, options);
  if (options.measure) {
    await measureShard(submission, here, options.lang);
    submission = await readSubmission(here, options);
  }
  const summary = summaryOf(submission, settings.out, options.lang);
  if (options.argo) print([summary, words.argo, words.image], [argoWorkflow(submission, settings)]);
  else {
    const jobs = kubernetesJobs(submission, settings);
    const names = jobs.map(({ metadata }) => metadata!.name!);
    const chain = chainOf(names, options.namespace);
    const resumed = chain.length === 0 ? [] : [words.resumed, ...chain];
    print([summary, words.applied, ...resumed, words.image], jobs);
  }
}

/** Inputs that a container would look for where nothing is mounted: as it would name them. */
function inputsOutside({ inputs }: Submission, { run, volume }: PodSettings): string[] {
  const local = inputs.filter((path) => !isRemote(path) && (path.startsWith("/") || !isRemote(run)));
  const seen = local.map((path) => posix.resolve(run, path));
  return seen.filter((path) => volume === undefined || !path.startsWith(posix.join(volume.mount, "/")));
}

/** The commands that start each Job but the first once the one before is complete. */
function chainOf(names: readonly string[], namespace: string | undefined): string[] {
  const kubectl = namespace === undefined ? "kubectl" : `kubectl --namespace ${namespace}`;
  return names
    .slice(1)
    .flatMap((name, at) => [
      `${kubectl} wait --for=condition=complete --timeout=24h job/${names[at]} &&`,
      `  ${kubectl} patch job/${name} --type=merge --patch '{"spec":{"suspend":false}}'`,
    ]);
}

function print(heading: readonly string[], documents: readonly object[]): void {
  const texts = documents.map((each) => stringify(each, { lineWidth: 0, aliasDuplicateObjects: false }));
  process.stdout.write(
    `${heading.map((line) => `# ${line.replaceAll("\n", " ")}\n`).join("")}${texts.join("---\n")}`,
  );
}

function settingsOf(here: string, options: KubernetesOptions): PodSettings {
  const { pvc, mount, folder, out, env, ...asked } = options;
  const run = isRemote(here) ? here : posix.join(mount, folder ?? basename(here));
  return {
    ...asked,
    run,
    out: out ?? `${run}/result.parquet`,
    volume: pvc === undefined ? undefined : { claim: pvc, mount },
    environment: env,
  };
}

/** @throws InputError where no cluster could run the manifest. */
function refuse(submission: Submission, here: string, options: KubernetesOptions): void {
  const problems = new Problems();
  const { pvc, mount, folder, out } = options;
  if (!isRemote(here) && pvc === undefined) {
    problems.error({
      source: "--pvc",
      got: "nothing",
      expected: "the claim of the volume that holds the run",
      advice: "Or plan the run in a bucket: aplomb plan --out s3://bucket/run/, with --secret for its keys.",
    });
  }
  if (out !== undefined && !isRemote(out) && !out.startsWith(mount)) {
    problems.error({
      source: "--out",
      got: out,
      expected: `a file under ${mount}, or an s3:// address`,
      advice: "What a container writes elsewhere is lost.",
    });
  }
  for (const { name, shards } of submission.stages) {
    if (shards <= maxCompletions) continue;
    problems.error({
      source: submission.source,
      got: `${shards} shards (${name})`,
      expected: `${maxCompletions} at most, as Kubernetes has it`,
      advice: `Plan with --shards ${maxCompletions} or fewer.`,
    });
  }
  if ([folder, here, mount, out].some((path) => path?.includes("{{")) && options.argo) {
    problems.error({ source: "--argo", got: "{{ in a path", expected: "paths without it: Argo replaces it" });
  }
  problems.throwIfAny();
}
