import { languages } from "../../core/words/languages.ts";
import { Stages } from "../stages.ts";
import { openStore } from "../storage/openStore.ts";
import { checkedMerge } from "./checkedMerge.ts";
import { refuseTarget } from "./mergeTarget.ts";
import { readPlan } from "./plan.ts";
import { planAddress } from "./planFolder.ts";

export interface MergeCommandOptions {
  readonly lang: "fr" | "en";
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `aplomb merge`: the parts of a plan as one file, byte for byte that of a run in one process. @throws InputError */
export async function mergeCommand(address: string, options: MergeCommandOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(3, (stage) => words.stages[stage] ?? stage);
  try {
    await refuseTarget("--out", options.out, options.force === true);
    const { folder, name } = planAddress(address);
    const store = await openStore(folder);
    const plan = await readPlan(store, name);
    const { written: outputs, figures } = await checkedMerge(plan, store, { out: options.out, stages });
    stages.stop();
    const parts = plan.stages.reduce((sum, { shards }) => sum + shards.length, 0);
    const report = {
      plan: plan.plan,
      content: plan.content,
      shards: parts,
      ...figures?.json,
      outputs,
      stages: stages.done,
    };
    if (options.json) console.log(JSON.stringify(report, null, 2));
    else {
      if (figures !== undefined) console.log(figures.text(words));
      console.log(words.shards.merged(words.numbers.integer(parts), outputs.join(", ")));
    }
  } finally {
    stages.stop();
  }
}
