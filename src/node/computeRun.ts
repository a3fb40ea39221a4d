import { placesOfSupply } from "../core/accessibility/presence.ts";
import type { Results } from "../core/accessibility/resultTable.ts";
import {
  type Accessibility,
  accessibilityFrom,
  computeAccessibility,
  engineInput,
  type RunInput,
  supplyToTell,
} from "../core/accessibility/run.ts";
import { Engine } from "../core/engine/engine.ts";
import type { GridInputs } from "./grid/gridInputs.ts";
import type { Inputs, RunInputs } from "./inputs.ts";
import { loadKernel } from "./kernelFile.ts";
import { accessibilityInThreads, runPool, threadsThatPay } from "./runInThreads.ts";
import type { Stages } from "./stages.ts";
import { zoneOfEachCommune } from "./zoneTable.ts";

export interface ComputedRun {
  readonly result: Accessibility;
  /** Travel times whose destination has supply: what the engine keeps. */
  readonly activePairs: number;
  /** Threads that computed, each a block of rows. */
  readonly threads: number;
  /** Milliseconds of each repetition of the computing stage. */
  readonly repeats: readonly number[];
}

export interface ComputeOptions {
  /** Runs of the computing stage, for who measures. */
  readonly repeat?: number; // = 1
  /** As many as are asked for; without, as many as pay. */
  readonly threads?: number | undefined;
  /** What blocks of rows follow, where there are several threads: department, region, epci or a column of the communes. */
  readonly by?: string | undefined;
}

/** Lays the matrix out in the kernel's memory and runs both steps. */
export async function computeRun(
  inputs: Inputs,
  stages: Stages,
  options: ComputeOptions = {},
): Promise<ComputedRun> {
  const { communes, communesTable, supply, travelTimes, present } = inputs;
  const { by = "region" } = options;
  const active = placesOfSupply(supply, present);
  const threads = options.threads ?? threadsThatPay(travelTimes, active);
  const kernel = loadKernel({ shared: threads > 1 });
  const labels =
    threads > 1 || options.by !== undefined
      ? zoneOfEachCommune({ communes }, communesTable, by, "--by")
      : undefined;
  const engine = await stages.run("load", () =>
    Engine.create(kernel, {
      travelTimes,
      variants: supply.variants.length,
      active,
      blocks: threads,
      ...(labels === undefined ? {} : { labels }),
    }),
  );
  const input = runInput(inputs);
  const pool = threads > 1 ? runPool(kernel, engine) : undefined;
  try {
    const timed = await repeated(stages, options.repeat, () =>
      pool ? accessibilityInThreads(engine, input, pool) : computeAccessibility(engine, input),
    );
    return { ...timed, activePairs: engine.pairs, threads: engine.blocks.length };
  } finally {
    await pool?.close();
  }
}

/** As `computeRun`, from blocks of pairs in `folder`, each read while another is summed. @throws InputError naming duplicates. */
export async function computeGridRun(
  inputs: GridInputs,
  folder: string,
  stages: Stages,
  { repeat }: Pick<ComputeOptions, "repeat"> = {},
): Promise<ComputedRun> {
  const { blocksOf, gridEngineOf, runGrid } = await import("./grid/runGrid.ts");
  const input = runInput(inputs);
  const blocks = await stages.run("load", () => blocksOf(inputs, folder));
  const engine = gridEngineOf(inputs, blocks);
  const timed = await repeated(stages, repeat, async () =>
    accessibilityFrom(await runGrid(engine, blocks, engineInput(input)), input),
  );
  return { ...timed, activePairs: inputs.spilled.activePairs, threads: 1 };
}

/** What is computed on, as engines take it. */
export function runInput({ demand, supply, supplied, method, present }: RunInputs): RunInput {
  return {
    demand: demand.values,
    supply: { variants: supply.variants, values: supplied },
    decay: method.decay,
    present,
  };
}

/** Runs the computing stage `repeat` times, each of them timed; the last result. */
async function repeated(
  stages: Stages,
  repeat = 1,
  run: () => Accessibility | Promise<Accessibility>,
): Promise<Pick<ComputedRun, "result" | "repeats">> {
  const repeats: number[] = [];
  const result = await stages.run("compute", async () => {
    let last: Accessibility | undefined;
    for (let turn = 0; turn < repeat; turn++) {
      const begin = performance.now();
      last = await run();
      repeats.push(performance.now() - begin);
    }
    return last!;
  });
  return { result, repeats };
}

/** What a run found, as every later step reads it. */
export function resultsOf(inputs: RunInputs, { result }: Pick<ComputedRun, "result">): Results {
  const { communes, demand, supplied, present, estimated, synthetic } = inputs;
  return {
    communes,
    demand: demand.values,
    variants: result.variants,
    supply: supplyToTell(supplied, present),
    ratio: result.ratio,
    accessibility: result.accessibility,
    estimated,
    synthetic,
  };
}
