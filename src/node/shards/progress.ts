/** Which shards of a plan are done, by the part files in its folder. */
import { InputError } from "../../table/problems.ts";
import { PassingFailure } from "../failures.ts";
import type { Store } from "../storage/store.ts";
import { type PartFault, partFault, partNames, runAgain } from "./parts.ts";
import type { ShardPlan, Stage } from "./plan.ts";

/** Indices of the shards that lack a part, in order. */
export async function missingShards(plan: ShardPlan, stage: Stage, store: Store): Promise<number[]> {
  const held = new Set((await store.list()).filter(({ bytes }) => bytes > 0).map(({ name }) => name));
  return [...stage.shards.keys()].filter((index) =>
    partNames(plan, stage, index).some((name) => !held.has(name)),
  );
}

/** @throws PassingFailure when the stage reads the parts of another one that is not done yet. */
export async function refuseEarly(plan: ShardPlan, { name, after }: Stage, store: Store): Promise<void> {
  const before = plan.stages.find((stage) => stage.name === after);
  const missing = before === undefined ? [] : await missingShards(plan, before, store);
  if (missing.length === 0) return;
  throw new PassingFailure(
    `${store.address}: stage ${name} reads the parts of ${after}, of which shards ${indexRanges(missing)} are missing. Run it once they are done.`,
  );
}

/** A part that is there and cannot be used. */
export interface UnsoundPart extends PartFault {
  readonly name: string;
  readonly index: number;
}

/** Reads the parts of shards, one at a time, and tells which are unsound; those that are not there are no concern of it. */
export async function unsoundParts(plan: ShardPlan, stage: Stage, store: Store): Promise<UnsoundPart[]> {
  const held = new Set((await store.list()).map(({ name }) => name));
  const unsound: UnsoundPart[] = [];
  for (const index of stage.shards.keys()) {
    for (const [at, name] of partNames(plan, stage, index).entries()) {
      if (!held.has(name)) continue;
      const fault = await faultOf(plan, stage, store, index, at);
      if (fault !== undefined) unsound.push({ name, index, ...fault });
    }
  }
  return unsound;
}

/** Whether every part of a shard is there and sound. The folder, which may hold thousands of files, is not listed. */
export async function isShardDone(
  plan: ShardPlan,
  stage: Stage,
  store: Store,
  index: number,
): Promise<boolean> {
  for (const [at, name] of partNames(plan, stage, index).entries()) {
    if (!(await store.exists(name))) return false;
    if ((await faultOf(plan, stage, store, index, at)) !== undefined) return false;
  }
  return true;
}

/** What is wrong with the part of a shard that holds the stage's table number `at`. */
async function faultOf(
  plan: ShardPlan,
  stage: Stage,
  store: Store,
  index: number,
  at: number,
): Promise<PartFault | undefined> {
  const [name, table] = [partNames(plan, stage, index)[at], stage.tables[at]];
  try {
    return partFault(await store.read(name), { plan: plan.plan, stage: stage.name, table, index });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { got: error.problems[0].got ?? "an unreadable file", advice: runAgain };
  }
}

/** Indices as schedulers take them: "3,17-19"; "" for none. */
export function indexRanges(indices: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const index of indices) {
    const open = ranges.at(-1);
    if (open !== undefined && open[1] === index - 1) open[1] = index;
    else ranges.push([index, index]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
