import { languages } from "../../core/words/languages.ts";
import { saidOf } from "../../core/words/problems/describe.ts";
import { shardExitCodes } from "../exitCodes.ts";
import { UsageError } from "../failures.ts";
import { Stages } from "../stages.ts";
import { openStore } from "../storage/openStore.ts";
import { endOnSignal } from "./endOnSignal.ts";
import { kindOf } from "./kinds.ts";
import { readPlan, type Stage, stageOf } from "./plan.ts";
import { planAddress } from "./planFolder.ts";
import { isShardDone, refuseEarly } from "./progress.ts";
import { runShards } from "./runShards.ts";

export interface ShardCommandOptions {
  readonly lang: "fr" | "en";
  readonly index?: number;
  readonly stage?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What schedulers call the index of a task. */
const indexVariables = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"] as const;

/**
 * `aplomb shard`: computes one shard and writes its parts; where they are there and sound, says so and does nothing.
 * SIGTERM and SIGINT drop what is being written and end the process with "try again".
 * @throws InputError
 */
export async function shardCommand(address: string, options: ShardCommandOptions): Promise<void> {
  const words = languages[options.lang];
  const { folder, name } = planAddress(address);
  const store = await openStore(folder);
  const release = endOnSignal(
    store,
    saidOf("aplomb", words.shards.stopped, options.lang),
    () => shardExitCodes.tryAgain,
  );
  const stages = new Stages(6, (stage) => words.stages[stage] ?? stage);
  try {
    const plan = await readPlan(store, name);
    const stage = stageOf(plan, options.stage);
    const index = indexOf(options.index, stage, process.env);
    const isDone = !options.force && (await isShardDone(plan, stage, store, index));
    if (!isDone) {
      await refuseEarly(plan, stage, store);
      const kind = await kindOf(plan);
      const open = await kind.open(plan, store, { stage, threads: 1, stages });
      try {
        await stages.run("compute", () => runShards(plan, stage, store, open, [index]));
      } finally {
        await open.close();
      }
    }
    stages.stop();
    const { begin, end } = stage.shards[index];
    if (options.json) {
      const { plan: hash } = plan;
      const report = {
        plan: hash,
        stage: stage.name,
        index,
        begin,
        end,
        computed: !isDone,
        stages: stages.done,
      };
      console.log(JSON.stringify(report, null, 2));
    } else {
      const { integer } = words.numbers;
      const range = `${words.shards.stages[stage.name] ?? stage.name} ${integer(begin)}–${integer(end - 1)}`;
      console.log(words.shards[isDone ? "already" : "done"](index, range));
    }
  } finally {
    stages.stop();
    release();
  }
}

/** The index of the option, else the scheduler's. @throws UsageError when there is none, or the stage has no such shard. */
export function indexOf(
  asked: number | undefined,
  { name, shards }: Stage,
  environment: Readonly<Record<string, string | undefined>>,
): number {
  const variable = indexVariables.find((each) => environment[each] !== undefined);
  const text = asked ?? (variable === undefined ? undefined : environment[variable]);
  const index = Number(text);
  if (text !== undefined && text !== "" && Number.isInteger(index) && shards[index] !== undefined)
    return index;
  throw new UsageError([
    {
      severity: "error",
      source: asked === undefined && variable !== undefined ? variable : "--index",
      got: String(text ?? "nothing"),
      expected: `the index of a shard of ${name}: 0 to ${shards.length - 1}`,
      ...(text === undefined
        ? { advice: `Pass --index, or run in an array job that sets ${indexVariables.join(" or ")}.` }
        : {}),
    },
  ]);
}
