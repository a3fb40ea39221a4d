import type { SingleBar } from "cli-progress";

/** A named part of a command and the milliseconds it took. */
export interface Stage {
  readonly name: string;
  readonly ms: number;
}

/** A command shows nothing of its progress before this many milliseconds have passed. */
const quietMs = 1000;

/**
 * Runs the parts of a command in order, times each, and says on stderr where it stands once a second has passed:
 * a bar on a terminal, one plain line a stage elsewhere.
 */
export class Stages {
  readonly done: Stage[] = [];
  readonly #started = performance.now();
  readonly #planned: number;
  readonly #nameOf: (stage: string) => string;
  #bar: SingleBar | undefined;

  constructor(planned: number, nameOf: (stage: string) => string = (stage) => stage) {
    this.#planned = planned;
    this.#nameOf = nameOf;
  }

  async run<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
    await this.#show(name);
    const begin = performance.now();
    const result = await work();
    this.add(name, performance.now() - begin);
    return result;
  }

  add(name: string, ms: number): void {
    this.done.push({ name, ms });
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  async #show(name: string): Promise<void> {
    if (performance.now() - this.#started < quietMs) return;
    const position = this.done.length;
    if (!process.stderr.isTTY) {
      console.error(`${position + 1}/${this.#planned} ${this.#nameOf(name)}`);
      return;
    }
    if (!this.#bar) {
      const { SingleBar } = (await import("cli-progress")).default;
      this.#bar = new SingleBar({
        format: "{bar} {value}/{total} {stage}",
        clearOnComplete: true,
        hideCursor: true,
      });
      this.#bar.start(this.#planned, position, { stage: this.#nameOf(name) });
    } else this.#bar.update(position, { stage: this.#nameOf(name) });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
