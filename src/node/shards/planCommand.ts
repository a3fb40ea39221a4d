import { languages } from "../../core/words/languages.ts";
import { Stages } from "../stages.ts";
import { openStore } from "../storage/openStore.ts";
import type { Store } from "../storage/store.ts";
import type { SweepOptions } from "../sweep/sweepOptions.ts";
import { planName, type ShardPlan } from "./plan.ts";
import { claimFolder } from "./planFolder.ts";

export interface PlanCommandOptions extends SweepOptions {
  readonly lang: "fr" | "en";
  readonly shards?: number;
  /** Budget of a shard of a grid, in bytes. */
  readonly memory?: number;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `aplomb plan`: everything checked, nothing computed; the plan in its folder. @throws InputError */
export async function planCommand(options: PlanCommandOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(5, (stage) => words.stages[stage] ?? stage);
  try {
    const store = await openStore(options.out);
    const made = await planOfOptions(options, store, stages);
    const force = options.force === true;
    const plan = await claimFolder(store, made, { force, shards: options.shards !== undefined });
    stages.stop();
    const address = store.addressOf(planName);
    if (options.json) {
      const told = plan.stages.map(({ name, unit, after, shards }) => ({
        name,
        unit,
        after,
        shards: shards.length,
        [unit]: shards.at(-1)!.end,
      }));
      const { kind, plan: hash, content } = plan;
      console.log(JSON.stringify({ kind, plan: hash, content, stages: told, outputs: [address] }, null, 2));
      return;
    }
    const { integer } = words.numbers;
    for (const { name, shards } of plan.stages) {
      const [count, of] = [integer(shards.at(-1)!.end), integer(shards.length)];
      console.log(words.shards.planned(address, count, words.shards.stages[name] ?? name, of));
    }
    const asked = options.shards ?? 0;
    if (plan.stages.some(({ shards }) => shards.length < asked))
      console.log(words.shards.fewer(integer(asked)));
  } finally {
    stages.stop();
  }
}

/** A sweep where there is a document of what moves; else, with tables of travel times, a grid. */
async function planOfOptions(options: PlanCommandOptions, store: Store, stages: Stages): Promise<ShardPlan> {
  const isGrid = options.grid === undefined && options.preset === undefined && options.times !== undefined;
  if (isGrid) return (await import("../grid/gridPlan.ts")).planGrid(options, store, stages);
  return (await (await import("../sweep/sweepPlan.ts")).planSweep(options, store, stages)).plan;
}
