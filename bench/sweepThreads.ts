import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Kernel, Sweep } from "aplomb";
import type { ThreadOfSweep } from "./sweepThread.ts";

/** Threads that are there before the sweeps that are timed on them. */
export interface SweepThreads {
  /** Digests of all scenarios, f64[scenarios][variants][figures]. */
  run(): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Scenarios that a thread is given at once. */
const SHARD = 64;

export function startSweep(kernel: Kernel, sweep: Sweep): SweepThreads {
  const threads = Array.from({ length: sweep.memory.shape.workspaces }, (_, slot) => {
    const workerData: ThreadOfSweep = { kernel, sweep, slot };
    return new Worker(new URL("sweepThread.js", import.meta.url), { workerData });
  });
  return {
    async run() {
      const { scenarios } = sweep;
      let digests: Float64Array | undefined;
      let next = 0;
      const serve = async (thread: Worker) => {
        while (next < scenarios) {
          const begin = next;
          const end = Math.min(scenarios, begin + SHARD);
          next = end;
          thread.postMessage({ begin, end });
          const [part] = (await once(thread, "message")) as [{ begin: number; digests: Float64Array }];
          const width = part.digests.length / (end - begin);
          digests ??= new Float64Array(scenarios * width);
          digests.set(part.digests, begin * width);
        }
      };
      await Promise.all(threads.map(serve));
      return digests!;
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
