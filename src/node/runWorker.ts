/** A thread of a run: one block of a wave, in the memory that all threads share. */
import { workerData } from "node:worker_threads";
import type { Kernel } from "../core/engine/kernel.ts";
import { type EngineMemory, type EngineTask, EngineThread } from "../core/engine/waves.ts";

export interface RunThread {
  readonly kernel: Kernel;
  readonly engine: EngineMemory;
}

const { kernel, engine } = (workerData as [unknown, RunThread])[1] ?? (workerData as RunThread);
const thread = new EngineThread(kernel, engine);

export default function runBlock(task: EngineTask): void {
  thread.run(task);
}
