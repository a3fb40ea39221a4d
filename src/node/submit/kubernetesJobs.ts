import type { IJob } from "kubernetes-models/batch/v1/Job";
import type { IPodFailurePolicy } from "kubernetes-models/batch/v1/PodFailurePolicy";
import { shardExitCodes } from "../exitCodes.ts";
import { sha256 } from "../files.ts";
import { indexRanges } from "../shards/progress.ts";
import { containerOf, labelsOf, type PodSettings, podTemplate } from "./pods.ts";
import { shellWords } from "./shellWords.ts";
import {
  finalExitCodes,
  finalMergeCodes,
  mergeWords,
  runName,
  type Submission,
  type SubmittedStage,
  secondTries,
  shardWords,
} from "./submission.ts";

/**
 * One Indexed Job a stage that misses shards, then the merge. Kubernetes has no dependency between Jobs: all but the
 * first are suspended, to be resumed once the one before is complete.
 */
export function kubernetesJobs(submission: Submission, settings: PodSettings): IJob[] {
  const open = submission.stages.filter(({ missing }) => missing.length > 0);
  const jobs = open.map((stage, at) => stageJob(submission, stage, settings, at > 0));
  return [...jobs, mergeJob(submission, settings, jobs.length > 0)];
}

function stageJob(
  submission: Submission,
  stage: SubmittedStage,
  settings: PodSettings,
  suspend: boolean,
): IJob {
  const { missing, shards } = stage;
  const container = containerOf(settings, "shard", stageCommand(submission, stage, settings));
  const parallelism = Math.min(missing.length, settings.parallelism ?? missing.length);
  // A Job cannot be changed, so what is left of a stage is another one.
  const rest = missing.length < shards ? `-${sha256(Buffer.from(indexRanges(missing))).slice(0, 6)}` : "";
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadataOf(submission, `${stage.name}${rest}`, settings),
    spec: {
      completionMode: "Indexed",
      completions: missing.length,
      parallelism,
      backoffLimitPerIndex: secondTries,
      // Some shards may be wrong; when a tenth of them are, so are the others.
      maxFailedIndexes: Math.ceil(missing.length / 10),
      podFailurePolicy: shardFailures("shard"),
      ...(suspend ? { suspend } : {}),
      template: podTemplate(submission, container, settings),
    },
  } satisfies IJob;
}

/** Kubernetes numbers completions from 0 without gaps: the n-th completion of a rest is its n-th missing shard. */
function stageCommand(submission: Submission, stage: SubmittedStage, settings: PodSettings): string[] {
  const words = ["aplomb", ...shardWords(submission, stage, settings.run)];
  if (stage.missing.length === stage.shards) return words;
  const script = `shift "$JOB_COMPLETION_INDEX" && exec ${shellWords(words)} --index "$1"`;
  return ["/bin/sh", "-c", script, "shard", ...stage.missing.map(String)];
}

const shardFailures = (containerName: string): IPodFailurePolicy => ({
  rules: [
    { action: "FailIndex", onExitCodes: { containerName, operator: "In", values: [...finalExitCodes] } },
    // Evicted, preempted, drained: no fault of the shard.
    { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
    { action: "Count", onExitCodes: { containerName, operator: "In", values: [shardExitCodes.tryAgain] } },
  ],
});

const mergeFailures = (containerName: string): IPodFailurePolicy => ({
  rules: [
    { action: "FailJob", onExitCodes: { containerName, operator: "In", values: [...finalMergeCodes] } },
    { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
  ],
});

function mergeJob(submission: Submission, settings: PodSettings, suspend: boolean): IJob {
  const { run, out } = settings;
  const container = containerOf(settings, "merge", ["aplomb", ...mergeWords(run, out)]);
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: metadataOf(submission, "merge", settings),
    spec: {
      backoffLimit: secondTries,
      podFailurePolicy: mergeFailures("merge"),
      ...(suspend ? { suspend } : {}),
      template: podTemplate(submission, container, settings),
    },
  } satisfies IJob;
}

function metadataOf(submission: Submission, stage: string, { namespace }: PodSettings) {
  const name = `${runName(submission)}-${stage}`;
  return { name, ...(namespace === undefined ? {} : { namespace }), labels: labelsOf(submission) };
}
