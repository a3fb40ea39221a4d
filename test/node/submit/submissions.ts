import type { PodSettings } from "../../../src/node/submit/pods.ts";
import type { SlurmSettings } from "../../../src/node/submit/slurmScripts.ts";
import type { Submission } from "../../../src/node/submit/submission.ts";

const plan = "0123456789abcdef".repeat(4);
const indices = (count: number): number[] => [...Array(count).keys()];

/** A sweep of eight shards, of which some are missing. */
export const sweepMissing = (missing: readonly number[] = indices(8)): Submission => ({
  plan,
  source: "run/plan.json",
  inputs: [],
  stages: [{ name: "scenarios", shards: 8, missing }],
});

/** A grid of four and three shards, of which some are missing. */
export const gridMissing = (
  ratios: readonly number[] = indices(4),
  accessibility: readonly number[] = indices(3),
): Submission => ({
  plan,
  source: "run/plan.json",
  inputs: [],
  stages: [
    { name: "ratios", shards: 4, missing: ratios },
    { name: "accessibility", shards: 3, missing: accessibility },
  ],
});

export const slurmSettings: SlurmSettings = {
  aplomb: "aplomb",
  run: "/shared/run",
  logs: "/shared/run/logs",
  out: "/shared/run/result.parquet",
  cpus: 2,
  setup: [],
  directives: [],
};

export const podSettings: PodSettings = {
  image: "registry.example/aplomb:0.1.0",
  run: "/aplomb/run",
  out: "/aplomb/run/result.parquet",
  volume: { claim: "work", mount: "/aplomb" },
  environment: new Map(),
  cpu: "1500m",
  memory: "2Gi",
};
