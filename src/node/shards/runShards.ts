import type { Store } from "../storage/store.ts";
import type { OpenStage } from "./kinds.ts";
import { partNames } from "./parts.ts";
import type { ShardPlan, Stage } from "./plan.ts";

/** Computes shards and writes their parts, each as it is done: the last part of a shard says that it is done. */
export async function runShards(
  plan: ShardPlan,
  stage: Stage,
  store: Store,
  open: OpenStage,
  indices: readonly number[],
  done: (index: number) => void = () => undefined,
): Promise<void> {
  let unwritten: { readonly error: unknown } | undefined;
  try {
    await open.each(indices, async (index, files) => {
      const names = partNames(plan, stage, index);
      try {
        for (const [at, bytes] of files.entries()) await store.write(names[at], bytes);
      } catch (error) {
        unwritten = { error };
        throw error;
      }
      done(index);
    });
  } catch (error) {
    // What could not be written is told as such, not as the failure of whoever computed it.
    throw unwritten === undefined ? error : unwritten.error;
  }
}
