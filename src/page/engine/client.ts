import type { Problem } from "../../table/problems.ts";
import type { Kind, Question, Questions, Reply } from "./protocol.ts";

/** What the worker could not do; `problems` when the input was at fault. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[]) {
    super(message);
    this.problems = problems;
  }
}

/** The worker, as promises: one answer a question. */
export class EngineClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  #next = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("answer" in data) waiting?.resolve(data.answer);
      else waiting?.reject(new RefusedError(data.message, data.problems ?? []));
    });
    worker.addEventListener("error", (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message));
      this.#waiting.clear();
    });
  }

  /** `moved`: buffers that go along instead of being copied. */
  ask<K extends Kind>(
    kind: K,
    ask: Questions[K]["ask"],
    moved: ArrayBuffer[] = [],
  ): Promise<Questions[K]["answer"]> {
    const id = this.#next++;
    const question: Question<K> = { id, kind, ask };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Questions[K]["answer"]), reject });
      this.#worker.postMessage(question, moved);
    });
  }
}
