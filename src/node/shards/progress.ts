/** Which shards of a plan are done, by the part files in its folder. */
import type { Store } from "../storage/store.ts";
import { type PartFault, partFault, partNames } from "./parts.ts";
import type { ShardPlan, Stage } from "./plan.ts";

/** Indices of the shards that lack a part, in order. */
export async function missingShards(plan: ShardPlan, stage: Stage, store: Store): Promise<number[]> {
  const held = new Set((await store.list()).filter(({ bytes }) => bytes > 0).map(({ name }) => name));
  return [...stage.shards.keys()].filter((index) =>
    partNames(plan, stage, index).some((name) => !held.has(name)),
  );
}

/** A part that is there and cannot be used. */
export interface UnsoundPart extends PartFault {
  readonly name: string;
  readonly index: number;
}

/** Reads the parts of shards, one at a time, and tells which are unsound; those that are not there are no concern of its. */
export async function unsoundParts(
  plan: ShardPlan,
  stage: Stage,
  store: Store,
  indices: Iterable<number> = stage.shards.keys(),
): Promise<UnsoundPart[]> {
  const held = new Map((await store.list()).map(({ name, bytes }) => [name, bytes]));
  const unsound: UnsoundPart[] = [];
  for (const index of indices) {
    for (const [at, name] of partNames(plan, stage, index).entries()) {
      if (!held.has(name)) continue;
      const bytes = held.get(name) === 0 ? new Uint8Array() : await store.read(name);
      const identity = { plan: plan.plan, stage: stage.name, table: stage.tables[at], index };
      const fault = partFault(bytes, identity);
      if (fault !== undefined) unsound.push({ name, index, ...fault });
    }
  }
  return unsound;
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
