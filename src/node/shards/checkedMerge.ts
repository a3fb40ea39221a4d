import { InputError, type Problem } from "../../table/problems.ts";
import type { Store } from "../storage/store.ts";
import { kindOf, type Merged, type MergeOptions } from "./kinds.ts";
import { isPartName, isPartOf, partNames } from "./parts.ts";
import { planName, type ShardPlan } from "./plan.ts";
import { indexRanges, missingShards, unsoundParts } from "./progress.ts";

/**
 * Merges a plan's parts once every one of them is there and sound.
 * @throws InputError naming every part that is missing, truncated, damaged, foreign or duplicated; nothing is written.
 */
export async function checkedMerge(plan: ShardPlan, store: Store, options: MergeOptions): Promise<Merged> {
  const kind = await kindOf(plan);
  const problems = await options.stages.run("check", () => partProblems(plan, store));
  if (problems.length > 0) throw new InputError(problems);
  const merged = await kind.merge(plan, store, options);
  await store.clearUnfinished(isPartName);
  return merged;
}

async function partProblems(plan: ShardPlan, store: Store): Promise<Problem[]> {
  const problems: Problem[] = [];
  const add = (name: string, problem: Omit<Problem, "severity" | "source">): void =>
    void problems.push({ severity: "error", source: store.addressOf(name), ...problem });
  const expected = new Set<string>();
  for (const stage of plan.stages) {
    const missing = await missingShards(plan, stage, store);
    if (missing.length > 0) {
      add(planName, {
        field: `stage ${stage.name} of the plan`,
        got: `${missing.length} ${missing.length === 1 ? "shard" : "shards"} missing of ${stage.shards.length} (${indexRanges(missing)})`,
        expected: "the parts of all of them",
        advice: "Run them (`aplomb missing` lists them, `aplomb shard` computes one), then merge.",
      });
    }
    for (const { name, got, advice } of await unsoundParts(plan, stage, store))
      add(name, { got, expected: "the part of its name, whole", advice });
    for (const index of stage.shards.keys())
      for (const name of partNames(plan, stage, index)) expected.add(name);
  }
  for (const { name } of await store.list()) {
    if (!isPartName(name) || expected.has(name)) continue;
    const got = isPartOf(plan, name) ? "a part of no shard of this plan" : "a part of another plan";
    add(name, {
      got,
      expected: `parts of plan ${plan.plan.slice(0, 12)} alone`,
      advice: "Move it elsewhere.",
    });
  }
  return problems;
}
