import { placesOfSupply } from "../core/accessibility/presence.ts";
import type { Results } from "../core/accessibility/resultTable.ts";
import { type Accessibility, computeAccessibility } from "../core/accessibility/run.ts";
import { Engine } from "../core/engine/engine.ts";
import type { Inputs } from "./inputs.ts";
import { loadKernel } from "./kernelFile.ts";
import type { Stages } from "./stages.ts";

export interface ComputedRun {
  readonly result: Accessibility;
  /** Travel times whose destination has supply: what the engine keeps. */
  readonly activePairs: number;
  /** Milliseconds of each repetition of the computing stage. */
  readonly repeats: readonly number[];
}

/** Lays the matrix out in the kernel's memory and runs both steps, `repeat` times for who measures. */
export async function computeRun(inputs: Inputs, stages: Stages, repeat = 1): Promise<ComputedRun> {
  const { supply, supplied, travelTimes, demand, present, method } = inputs;
  const engine = await stages.run("load", () =>
    Engine.create(loadKernel(), {
      travelTimes,
      variants: supply.variants.length,
      active: placesOfSupply(supply, present),
    }),
  );
  const input = {
    demand: demand.values,
    supply: { variants: supply.variants, values: supplied },
    decay: method.decay,
    present,
  };
  const repeats: number[] = [];
  const result = await stages.run("compute", () => {
    let last: Accessibility | undefined;
    for (let turn = 0; turn < repeat; turn++) {
      const begin = performance.now();
      last = computeAccessibility(engine, input);
      repeats.push(performance.now() - begin);
    }
    return last!;
  });
  return { result, activePairs: engine.pairs, repeats };
}

/** What a run found, as every later step reads it. */
export function resultsOf(inputs: Inputs, { result }: ComputedRun): Results {
  const { communes, demand, supplied, travelTimes, synthetic } = inputs;
  return {
    communes,
    demand: demand.values,
    variants: result.variants,
    supply: supplied,
    ratio: result.ratio,
    accessibility: result.accessibility,
    estimated: travelTimes.estimated,
    synthetic,
  };
}
