/** A run on several threads: the blocks of each wave side by side, and a barrier after it. */
import {
  type Accessibility,
  accessibilityFrom,
  engineInput,
  type RunInput,
} from "../core/accessibility/run.ts";
import type { Engine } from "../core/engine/engine.ts";
import type { Kernel } from "../core/engine/kernel.ts";
import type { EngineTask } from "../core/engine/waves.ts";
import { activePairs } from "../core/territory/transpose.ts";
import type { TravelTimes } from "../core/territory/travelTimes.ts";
import { Pool, threadCount } from "./pool.ts";
import type { RunThread } from "./runWorker.ts";

/**
 * Active pairs from which one run is done sooner by two threads than by one. Starting and ending them takes as long as both
 * steps on 20 to 90 million pairs, and they halve the rest (`npm run bench -- --only threads`): 40 to 180 million.
 */
const PAIRS_THAT_PAY = 100_000_000;

/** Threads for one run on the pairs that lead to an active commune (u8[communes], not 0). */
export function threadsThatPay(travelTimes: TravelTimes, active: Uint8Array): number {
  const pays =
    travelTimes.destination.length >= PAIRS_THAT_PAY && activePairs(travelTimes, active) >= PAIRS_THAT_PAY;
  return pays ? threadCount(undefined) : 1;
}

/** Threads on the memory of an engine, one a block. Close it after the last run. */
export function runPool(kernel: Kernel, engine: Engine, worker = "runWorker.js"): Pool {
  const thread: RunThread = { kernel, engine: engine.memory };
  return new Pool(worker, engine.blocks.length, thread);
}

/** As `computeAccessibility`, to the bit. @throws Error when a thread dies or fails. */
export async function accessibilityInThreads(
  engine: Engine,
  input: RunInput,
  pool: Pool,
): Promise<Accessibility> {
  for (const wave of engine.waves(engineInput(input))) {
    // The barrier: accessibility reads the ratios of every block.
    await pool.each<EngineTask, void>(
      wave,
      (task) => task,
      () => undefined,
    );
  }
  const result = engine.emptyResult();
  engine.readInto(result);
  return accessibilityFrom(result, input);
}
