/** A thread of the sweeps that the bench times: answers a range of scenarios with its digests. */
import { parentPort, workerData } from "node:worker_threads";
import { type Kernel, type Sweep, SweepRunner } from "aplomb";

export interface ThreadOfSweep {
  readonly kernel: Kernel;
  readonly sweep: Sweep;
  readonly slot: number;
}

const { kernel, sweep, slot } = workerData as ThreadOfSweep;
const runner = new SweepRunner(kernel, sweep.memory, slot, sweep.input);
parentPort!.on("message", ({ begin, end }: { readonly begin: number; readonly end: number }) => {
  parentPort!.postMessage({ begin, digests: runner.run(begin, end).digests });
});
