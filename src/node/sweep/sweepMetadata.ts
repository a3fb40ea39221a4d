import { metadataOf } from "../metadata.ts";
import type { ShardPlan } from "../shards/plan.ts";
import { sweepWorkOf } from "./sweepWork.ts";

/** What every file of a sweep says of itself, whatever the shards; `command`: of merged files, which no part carries. */
export function sweepMetadata(plan: ShardPlan, command?: string): Map<string, string> {
  const { method, origin, generator } = sweepWorkOf(plan);
  const inputs = plan.inputs.map(({ file, sha256 }) => ({ file, sha256 }));
  const metadata = metadataOf({ command: command ?? "", method, ...origin, inputs });
  if (command === undefined) metadata.delete("aplomb.command");
  metadata.set("aplomb.sweep.content", plan.content);
  metadata.set("aplomb.sweep.generator", generator);
  return metadata;
}
