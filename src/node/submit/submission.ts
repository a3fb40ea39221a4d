import { exitCodes, shardExitCodes } from "../exitCodes.ts";

/** A run to hand to a scheduler: what its plan says, and which of its shards are still to compute. */
export interface Submission {
  /** Content hash of the plan, hexadecimal. */
  readonly plan: string;
  /** Address of the plan's file, for messages. */
  readonly source: string;
  /** Paths of the inputs as the plan has them: relative to its folder, absolute, or s3://. */
  readonly inputs: readonly string[];
  /** In order: each stage waits for the one before, the merge for the last. */
  readonly stages: readonly SubmittedStage[];
}

export interface SubmittedStage {
  /** `scenarios` of a sweep; `ratios`, then `accessibility`, of a grid. */
  readonly name: string;
  readonly shards: number;
  /** Indices of the shards to compute, ascending. */
  readonly missing: readonly number[];
}

/** Exit codes of a shard that no second try would change: wrong use, wrong input, wrong plan. */
export const finalExitCodes = [
  shardExitCodes.usage,
  shardExitCodes.badInput,
  shardExitCodes.configuration,
] as const;

/** Exit codes of a merge that no second try would change. */
export const finalMergeCodes = [exitCodes.badInput] as const;

/** Times that a shard is tried again before it is left to `aplomb missing`. */
export const secondTries = 3;

/** `aplomb-` and twelve digits of the plan: the name under which schedulers know the run. */
export const runName = ({ plan }: Submission): string => `aplomb-${plan.slice(0, 12)}`;

/** What follows `aplomb` to compute a shard of the stage; the scheduler's environment says which. */
export function shardWords({ stages }: Submission, stage: SubmittedStage, run: string): string[] {
  return ["shard", `${run}/plan.json`, ...(stages.length > 1 ? ["--stage", stage.name] : [])];
}

/** What follows `aplomb` to merge the run. A merge that a scheduler starts twice replaces its own file. */
export const mergeWords = (run: string, out: string): string[] => [
  "merge",
  `${run}/`,
  "--out",
  out,
  "--force",
];
