/** Threads that share one compiled kernel and one memory, through Piscina. */
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { Piscina } from "piscina";

/** Threads to use: those asked for, else the machine's. */
export function threadCount(asked: number | undefined): number {
  return asked ?? availableParallelism();
}

/**
 * A pool of threads that run the built file `worker` (its name under dist/node), all with the same `workerData`. A thread
 * that dies makes the task it had fail, so that a run ends with an error and never waits for it.
 */
export class Pool {
  readonly threads: number;
  readonly #piscina: Piscina;

  constructor(worker: string, threads: number, workerData: unknown) {
    this.threads = threads;
    // Loaded when threads are used: a run that needs none does not spend 12 ms on it.
    const piscina = createRequire(import.meta.url)("piscina") as typeof import("piscina");
    this.#piscina = new piscina.Piscina({
      // The built file, wherever this one runs from: src/node or dist/node.
      filename: new URL(`../../dist/node/${worker}`, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      workerData,
    });
  }

  /**
   * Runs tasks in order on free slots; `make` gets the slot, below `threads`, that no other running task has. A slot's thread
   * goes on with its next task while `done` has the result of the last one, which therefore lies in no memory they share.
   */
  async each<Task, Result>(
    tasks: Iterable<Task>,
    make: (task: Task, slot: number) => unknown,
    done: (result: Result, task: Task) => void | Promise<void>,
  ): Promise<void> {
    const queue = tasks[Symbol.iterator]();
    const aborted = new AbortController();
    const { signal } = aborted;
    const begin = (slot: number): { readonly task: Task; readonly result: Promise<Result> } | undefined => {
      const next = signal.aborted ? undefined : queue.next();
      if (next === undefined || next.done) return undefined;
      const result = this.#piscina.run(make(next.value, slot), { signal }) as Promise<Result>;
      // Told when its turn comes, unless what is done before fails.
      result.catch(() => undefined);
      return { task: next.value, result };
    };
    const serve = async (slot: number): Promise<void> => {
      for (let running = begin(slot); running !== undefined; ) {
        const { task } = running;
        const result = await running.result;
        running = begin(slot);
        await done(result, task);
      }
    };
    try {
      await Promise.all(Array.from({ length: this.threads }, (_, slot) => serve(slot)));
    } catch (error) {
      aborted.abort();
      throw new Error(`a thread failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}
