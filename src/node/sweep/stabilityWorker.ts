/** A thread that draws the stability of zones from some parts of a sweep. */
import { workerData } from "node:worker_threads";
import type { StabilityCounts } from "../../core/scenario/stability.ts";
import type { Range } from "../shards/plan.ts";
import { addedParts, type StabilityWork } from "./stabilityParts.ts";

const work = (workerData as [unknown, StabilityWork])[1] ?? (workerData as StabilityWork);

export default async function runParts(range: Range): Promise<StabilityCounts> {
  return (await addedParts(work, range)).counts;
}
