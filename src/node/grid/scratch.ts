import { mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { InputError } from "../../table/problems.ts";
import { passingFailure } from "../failures.ts";
import { type EndingSignal, signalExitCodes } from "../unfinishedFiles.ts";

/** A folder of files that nobody is to see, removed however the command ends: done, failed, or stopped by Ctrl-C. */
export class Scratch {
  readonly folder: string;
  readonly #remove = (): void => {
    if (this.folder !== "") rmSync(this.folder, { recursive: true, force: true });
  };
  readonly #stops = Object.entries(signalExitCodes).map(([signal, code]) => {
    const stop = (): void => {
      this.#remove();
      process.exit(code);
    };
    return [signal as EndingSignal, stop] as const;
  });

  private constructor(parent: string) {
    // Before there is a folder: a signal that came in between would leave it.
    process.once("exit", this.#remove);
    for (const [signal, stop] of this.#stops) process.once(signal, stop);
    this.folder = "";
    try {
      this.folder = mkdtempSync(join(parent, ".aplomb-scratch-"));
    } finally {
      if (this.folder === "") this.#release();
    }
  }

  /** A new folder in `parent`, which is made where it is missing. @throws InputError where none can be made. */
  static async in(parent: string): Promise<Scratch> {
    try {
      await mkdir(parent, { recursive: true });
      return new Scratch(parent);
    } catch (error) {
      const got = error instanceof Error ? error.message : String(error);
      const expected = "a folder to write to";
      const advice = "Choose another with --scratch.";
      throw new InputError([{ severity: "error", source: parent, got, expected, advice }]);
    }
  }

  remove(): void {
    this.#remove();
    this.#release();
  }

  #release(): void {
    process.removeListener("exit", this.#remove);
    for (const [signal, stop] of this.#stops) process.removeListener(signal, stop);
  }
}

/** Where scratch files go: the folder asked for, else the one that holds the output. */
export function scratchParent({
  scratch,
  out,
}: {
  readonly scratch?: string;
  readonly out?: string;
}): string {
  if (scratch !== undefined) return resolve(scratch);
  const isFile = out !== undefined && !out.endsWith("/") && extname(out) !== "";
  return isFile ? dirname(resolve(out)) : dirname(resolve(out ?? "out"));
}

/** @throws PassingFailure where the disk is full or failing; the error itself otherwise. */
export function failedWrite(error: unknown, folder: string): never {
  const text = error instanceof Error ? error.message : String(error);
  const isFull = /no space left/i.test(text) ? Object.assign(new Error(text), { code: "ENOSPC" }) : error;
  throw passingFailure(isFull, folder) ?? error;
}
