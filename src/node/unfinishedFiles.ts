/** Files under the name they have while they are written, where the process may be stopped meanwhile. */
import { rmSync } from "node:fs";

/** Exit codes of a shell for a program that a signal ended. */
export const signalExitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type EndingSignal = keyof typeof signalExitCodes;

/**
 * Removes the files of `paths` where the process ends before `release` is called: by itself, or by Ctrl-C.
 * @returns release
 */
export function removeOnExit(paths: ReadonlySet<string>): () => void {
  const remove = (): void => {
    for (const path of paths) rmSync(path, { force: true });
  };
  const end = (signal: EndingSignal): never => process.exit(signalExitCodes[signal]);
  const signals = Object.keys(signalExitCodes) as EndingSignal[];
  process.once("exit", remove);
  for (const signal of signals) process.once(signal, end);
  return () => {
    process.removeListener("exit", remove);
    for (const signal of signals) process.removeListener(signal, end);
  };
}
