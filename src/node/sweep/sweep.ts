import { languages } from "../../core/words/languages.ts";
import { saidOf } from "../../core/words/problems/describe.ts";
import { threadCount } from "../pool.ts";
import { checkedMerge } from "../shards/checkedMerge.ts";
import { endOnSignal } from "../shards/endOnSignal.ts";
import { refuseTarget } from "../shards/mergeTarget.ts";
import { planName } from "../shards/plan.ts";
import { claimFolder } from "../shards/planFolder.ts";
import { missingShards } from "../shards/progress.ts";
import { runShards } from "../shards/runShards.ts";
import { Stages } from "../stages.ts";
import { openStore } from "../storage/openStore.ts";
import { signalExitCodes } from "../unfinishedFiles.ts";
import { openSweep } from "./sweepKind.ts";
import type { SweepOptions } from "./sweepOptions.ts";
import { planSweep } from "./sweepPlan.ts";
import { SweepProgress } from "./sweepProgress.ts";

export interface SweepCommandOptions extends SweepOptions {
  readonly lang: "fr" | "en";
  readonly threads?: number;
  readonly out: string;
  readonly merge?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `aplomb sweep`: a plan in its folder, its missing shards computed on this machine's threads, then merged. @throws InputError */
export async function sweepCommand(options: SweepCommandOptions): Promise<void> {
  const words = languages[options.lang];
  const force = options.force === true;
  const stages = new Stages(10, (stage) => words.stages[stage] ?? stage);
  let release: (() => void) | undefined;
  try {
    if (options.merge !== undefined) await refuseTarget("--merge", options.merge, force);
    const store = await openStore(options.out);
    const { plan: made, inputs, setting } = await planSweep(options, store, stages);
    const plan = await claimFolder(store, made, { force, shards: false });
    const [stage] = plan.stages;
    const missing = await missingShards(plan, stage, store);
    const said = saidOf("aplomb", words.sweep.stopped(options.out), options.lang);
    release = endOnSignal(store, said, (signal) => signalExitCodes[signal]);
    const scenariosOf = (index: number): number => stage.shards[index].end - stage.shards[index].begin;
    const computed = missing.reduce((sum, index) => sum + scenariosOf(index), 0);
    if (missing.length > 0) {
      const threads = Math.min(threadCount(options.threads), missing.length);
      const open = await openSweep(plan, setting, inputs, { stage, threads, stages });
      const progress = new SweepProgress(computed);
      try {
        await stages.run("compute", () =>
          runShards(plan, stage, store, open, missing, (index) => progress.add(scenariosOf(index))),
        );
      } finally {
        progress.stop();
        await open.close();
      }
    }
    const { written: outputs, figures } = await checkedMerge(plan, store, {
      out: options.merge,
      threads: options.threads,
      stages,
    });
    stages.stop();
    const report = {
      plan: plan.plan,
      content: plan.content,
      scenarios: stage.shards.at(-1)!.end,
      computed,
      complete: true,
      parts: stage.shards.length,
      ...figures?.json,
      outputs,
      stages: stages.done,
    };
    if (options.json) console.log(JSON.stringify(report, null, 2));
    else {
      const files = [store.addressOf(planName), ...outputs].join(", ");
      const { integer } = words.numbers;
      console.log(words.sweep.done(integer(report.scenarios), integer(computed)));
      if (figures !== undefined) console.log(`\n${figures.text(words)}\n`);
      if (options.merge === undefined) console.log(words.sweep.apart(integer(report.parts), options.out));
      console.log(words.about(words.summary.outputs, files));
    }
  } finally {
    stages.stop();
    release?.();
  }
}
