/** Sweeps as shards: each computes a range of scenarios. */

import type { Inputs } from "../inputs.ts";
import { loadInputs } from "../inputs.ts";
import { loadKernel } from "../kernelFile.ts";
import { Pool } from "../pool.ts";
import type { Kind, OpenOptions, OpenStage } from "../shards/kinds.ts";
import type { ShardPlan } from "../shards/plan.ts";
import { inputOptions, namedInputs, unchangedInputs } from "../shards/planInputs.ts";
import { type SweepSetting, settingOf, sweepMemory } from "./sweepInputs.ts";
import { mergeSweep } from "./sweepMerge.ts";
import { sweepMetadata } from "./sweepMetadata.ts";
import { checkedPlanOf, sweepWorkOf } from "./sweepWork.ts";
import type { SweepTask, SweepThread } from "./sweepWorker.ts";

export const sweepKind: Kind = {
  open: async (plan, store, options) => {
    const work = sweepWorkOf(plan);
    const inputs = await unchangedInputs(plan, store, async () =>
      loadInputs(await inputOptions(plan, store, work.options), options.stages),
    );
    const { per, zone } = work;
    const { k, map } = await inputOptions(plan, store, work.options);
    const setting = await settingOf(checkedPlanOf(work), work.method, inputs, {
      per,
      zone,
      k,
      map,
      classEnds: Uint32Array.from(work.classEnds),
      documents: await namedInputs(plan, store),
    });
    return openSweep(plan, setting, inputs, options);
  },
  merge: mergeSweep,
};

/** A stage of a sweep whose inputs are read. */
export async function openSweep(
  plan: ShardPlan,
  setting: SweepSetting,
  inputs: Pick<Inputs, "travelTimes">,
  { stage, threads, stages }: OpenOptions,
): Promise<OpenStage> {
  const kernel = loadKernel({ shared: true });
  const { input, variants, places } = setting;
  const memory = await stages.run("load", () => sweepMemory(kernel, setting, inputs, threads));
  const metadata = sweepMetadata(plan);
  const thread: SweepThread = { kernel, memory, input, variants, places, plan: plan.plan, stage, metadata };
  const pool = new Pool("sweep/sweepWorker.js", threads, thread);
  return {
    each: (indices, done) =>
      pool.each<number, Uint8Array[]>(
        indices,
        (index, slot): SweepTask => ({ index, slot }),
        (files, index) => done(index, files),
      ),
    close: () => pool.close(),
  };
}
