/** A thread of a sweep: computes a shard and returns its part files. */
import { workerData } from "node:worker_threads";
import { move, transferableSymbol, valueSymbol } from "piscina";
import type { Kernel } from "../../core/engine/kernel.ts";
import type { SweepMemory } from "../../core/engine/sweepMemory.ts";
import { designOf } from "../../core/scenario/sampling.ts";
import { Scenarios } from "../../core/scenario/scenarios.ts";
import { type SweepBlock, SweepRunner } from "../../core/scenario/sweep.ts";
import type { SweepInput } from "../../core/scenario/sweepInput.ts";
import { digestTable, placeTable } from "../../core/scenario/sweepTables.ts";
import type { Table } from "../../table/table.ts";
import { partFile } from "../shards/parts.ts";
import type { Stage } from "../shards/plan.ts";
import type { SweepPlaces } from "./sweepInputs.ts";

export interface SweepThread {
  readonly kernel: Kernel;
  readonly memory: SweepMemory;
  readonly input: SweepInput;
  readonly variants: readonly string[];
  readonly places: SweepPlaces | undefined;
  /** Hash of the plan. */
  readonly plan: string;
  readonly stage: Stage;
  readonly metadata: ReadonlyMap<string, string>;
}

export interface SweepTask {
  /** Workspace of the memory, which no other running shard has. */
  readonly slot: number;
  readonly index: number;
}

/** Rows of a row group of places, at least a scenario's. */
const groupRows = 100_000;

const thread = (workerData as [unknown, SweepThread])[1] ?? (workerData as SweepThread);
const runners = new Map<number, SweepRunner>();

/** The part files of a shard, `Uint8Array[]` in the order of the stage's tables. */
export default async function runShard({ slot, index }: SweepTask): Promise<unknown> {
  const { kernel, memory, input, stage, plan } = thread;
  let runner = runners.get(slot);
  if (runner === undefined) {
    runner = new SweepRunner(kernel, memory, slot, input);
    runners.set(slot, runner);
  }
  const { begin, end } = stage.shards[index];
  const block = runner.run(begin, end);
  const files: Uint8Array[] = [];
  for (const table of stage.tables) {
    const identity = { plan, stage: stage.name, table, index };
    files.push(
      table === "digests"
        ? await partFile(digests(block), identity)
        : await partFile(places(block), identity, { groupRows: wholeScenarios() }),
    );
  }
  return moved(files);
}

/** Has Piscina hand the bytes over, without a copy. */
const moved = (files: readonly Uint8Array[]): unknown =>
  move({ [transferableSymbol]: files.map(({ buffer }) => buffer), [valueSymbol]: files });

/** Rows of as many whole scenarios as make a row group: their places, which come back in each group, are encoded once. */
function wholeScenarios(): number {
  const { length } = thread.places!.codes;
  return length * Math.max(1, Math.floor(groupRows / length));
}

function places(block: SweepBlock): Table {
  const { input, places, variants, metadata } = thread;
  const values = input.keepCommunes ? block.communes : block.zones;
  return placeTable(block, values, places!, variants, metadata);
}

function digests(block: SweepBlock): Table {
  const { input, variants, metadata } = thread;
  const design = designOf(input.plan, "plan");
  const scenarios = new Scenarios(design, input.base, input.ageWeights);
  const moves = design.parameters.includes("variants");
  const names = {
    parameters: design.parameters,
    distributions: Object.values(input.plan.parameters),
    settings: design.settings,
    variantsOf: (scenario: number) => (moves ? scenarios.at(scenario).method.variants.map(String) : variants),
  };
  return digestTable(block, input.variants, input.base.thresholds, names, metadata);
}
