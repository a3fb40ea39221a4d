import { languages } from "../../core/words/languages.ts";
import { messageIn, saidOf } from "../../core/words/problems/describe.ts";
import type { Language } from "../../core/words/words.ts";
import { openStore } from "../storage/openStore.ts";
import { readPlan, type ShardPlan, type Stage, stageOf } from "./plan.ts";
import { planAddress } from "./planFolder.ts";
import { indexRanges, missingShards, unsoundParts } from "./progress.ts";

export interface MissingOptions {
  readonly lang: Language;
  readonly stage?: string;
  readonly verify?: boolean;
  readonly json?: boolean;
}

/**
 * `aplomb missing`: the indices of the shards left to run, as schedulers take them; nothing where none is. With --verify,
 * those whose parts are unsound too, each part named on stderr. Of several stages, the first that is not done, which stderr
 * names: those after it wait for it.
 */
export async function missingCommand(address: string, options: MissingOptions): Promise<void> {
  const { folder, name } = planAddress(address);
  const store = await openStore(folder);
  const plan = await readPlan(store, name);
  const left = async (stage: Stage): Promise<number[]> => {
    const indices = new Set(await missingShards(plan, stage, store));
    if (options.verify) {
      for (const { name, index, got } of await unsoundParts(plan, stage, store)) {
        console.error(saidOf(store.addressOf(name), messageIn(got, options.lang), options.lang));
        indices.add(index);
      }
    }
    return [...indices].sort((a, b) => a - b);
  };
  const asked = options.stage === undefined ? plan.stages : [stageOf(plan, options.stage)];
  const stages: StageReport[] = [];
  for (const stage of asked) stages.push({ name: stage.name, ...told(stage, await left(stage)) });
  if (options.json) return console.log(JSON.stringify(report(plan, stages), null, 2));
  const next = stages.find(({ missing }) => missing.length > 0);
  if (next === undefined) return;
  if (stages.length > 1) console.error(languages[options.lang].shards.stage(next.name));
  console.log(next.ranges);
}

interface StageReport {
  readonly name: string;
  readonly shards: number;
  readonly done: number;
  readonly missing: readonly number[];
  readonly ranges: string;
}

const told = ({ shards }: Stage, missing: readonly number[]): Omit<StageReport, "name"> => ({
  shards: shards.length,
  done: shards.length - missing.length,
  missing,
  ranges: indexRanges(missing),
});

const report = ({ kind, plan, content }: ShardPlan, stages: readonly StageReport[]) => ({
  kind,
  plan,
  content,
  complete: stages.every(({ missing }) => missing.length === 0),
  stages,
});
