/** A thread of a sweep: computes a part and writes its files, each whole or not at all. */
import { workerData } from "node:worker_threads";
import type { Kernel } from "../core/engine/kernel.ts";
import type { SweepMemory } from "../core/engine/sweepMemory.ts";
import { designOf } from "../core/scenario/sampling.ts";
import { Scenarios } from "../core/scenario/scenarios.ts";
import { type SweepInput, SweepRunner } from "../core/scenario/sweep.ts";
import { digestTable, placeTable } from "../core/scenario/sweepTables.ts";
import { writeTable } from "../formats/write.ts";
import { writeFiles } from "./files.ts";

export interface SweepThread {
  readonly kernel: Kernel;
  readonly memory: SweepMemory;
  readonly input: SweepInput;
  /** Names of the variants, where the sweep does not move them. */
  readonly variants: readonly string[];
  readonly places: { readonly column: string; readonly codes: readonly string[] } | undefined;
  readonly metadata: ReadonlyMap<string, string>;
}

export interface SweepPart {
  /** Workspace of the memory, which no other running part has. */
  readonly slot: number;
  readonly begin: number;
  readonly end: number;
  readonly digests: string;
  readonly places: string;
}

const thread = (workerData as [unknown, SweepThread])[1] ?? (workerData as SweepThread);
const runners = new Map<number, SweepRunner>();

/** Computes and writes a part. The digests come last: a part whose digests exist is complete. */
export default async function runPart({ slot, begin, end, digests, places }: SweepPart): Promise<number> {
  const { kernel, memory, input, metadata } = thread;
  let runner = runners.get(slot);
  if (runner === undefined) {
    runner = new SweepRunner(kernel, memory, slot, input);
    runners.set(slot, runner);
  }
  const block = runner.run(begin, end);
  const replace = () => true;
  if (thread.places !== undefined) {
    const values = input.keepCommunes ? block.communes : block.zones;
    const table = placeTable(block, values, thread.places, thread.variants, metadata);
    await writeFiles([{ path: places, bytes: await writeTable(table, "parquet") }], replace);
  }
  const design = designOf(input.plan, "plan");
  const scenarios = new Scenarios(design, input.base, input.ageWeights);
  const moves = design.parameters.includes("variants");
  const table = digestTable(
    block,
    input.variants,
    input.base.thresholds,
    {
      parameters: design.parameters,
      settings: design.settings,
      variantsOf: (scenario) =>
        moves ? scenarios.at(scenario).method.variants.map(String) : thread.variants,
    },
    metadata,
  );
  await writeFiles([{ path: digests, bytes: await writeTable(table, "parquet") }], replace);
  return end - begin;
}
