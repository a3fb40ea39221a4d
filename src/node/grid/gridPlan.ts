/** One run on travel times larger than memory, as a plan of two stages: ratios, then accessibility. */
import { tmpdir } from "node:os";
import { decayReach } from "../../core/method/decay.ts";
import { InputError } from "../../table/problems.ts";
import type { InputOptions } from "../inputOptions.ts";
import { runCommandLine } from "../inputWords.ts";
import { planOf, rangesOf, type ShardPlan } from "../shards/plan.ts";
import { planInputs, type RecordedOptions, recordedOptions } from "../shards/planInputs.ts";
import type { Stages } from "../stages.ts";
import type { Store } from "../storage/store.ts";
import { printWarnings } from "../warnings.ts";
import { loadGridInputs } from "./gridInputs.ts";
import { Scratch } from "./scratch.ts";

const defaultShards = 8;
const defaultMemory = 2e9;

/** What a grid's shards need to know beside the inputs. */
export interface GridWork {
  readonly options: RecordedOptions;
  /** Budget of each shard, in bytes. */
  readonly memory: number;
}

export const gridWorkOf = (plan: ShardPlan): GridWork => plan.work as unknown as GridWork;

export interface GridPlanOptions extends InputOptions {
  readonly lang: "fr" | "en";
  readonly shards?: number;
  readonly memory?: number;
}

/** Reads and checks every input, travel times included, and keeps none of them. @throws InputError */
export async function planGrid(options: GridPlanOptions, store: Store, stages: Stages): Promise<ShardPlan> {
  const { shards = defaultShards, memory = defaultMemory } = options;
  const scratch = await Scratch.in(tmpdir());
  try {
    const none = { begin: 0, end: 0 };
    const ranges = { destinations: none, origins: none };
    const inputs = await loadGridInputs({ ...options, memory }, stages, scratch.folder, ranges);
    await printWarnings(inputs.problems.warnings, options.lang);
    const { active } = inputs.spilled;
    if (active.length === 0) {
      const expected = "some place with supply, without which there is nothing to compute";
      throw new InputError([{ severity: "error", source: "--supply", got: "none", expected }]);
    }
    const maxMinutes = options.maxMinutes ?? decayReach(inputs.method.decay);
    const work: GridWork = { options: recordedOptions({ ...options, maxMinutes }), memory };
    return planOf({
      kind: "grid",
      command: runCommandLine(options),
      inputs: await planInputs(options, inputs.files, store),
      stages: [
        { name: "ratios", unit: "rows", tables: ["ratios"], shards: rangesOf(active.length, shards, 1) },
        {
          name: "accessibility",
          unit: "rows",
          after: "ratios",
          tables: ["accessibility"],
          shards: rangesOf(inputs.communes.count, shards, 1),
        },
      ],
      work: { ...work },
      results: {},
    });
  } finally {
    scratch.remove();
  }
}
