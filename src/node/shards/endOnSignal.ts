import type { Store } from "../storage/store.ts";

/** Exit codes of a shell for a program that a signal ended. */
export const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

export type EndingSignal = keyof typeof signalExitCodes;

/**
 * Ends the process on SIGINT or SIGTERM, once nothing half written is left in the folder, saying `said`.
 * @returns what makes the process heed signals as before.
 */
export function endOnSignal(
  store: Pick<Store, "dropUnfinished">,
  said: string,
  exitCode: (signal: EndingSignal) => number,
): () => void {
  const end = (signal: EndingSignal): void => {
    store.dropUnfinished();
    console.error(said);
    process.exit(exitCode(signal));
  };
  const signals = Object.keys(signalExitCodes) as EndingSignal[];
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.removeListener(signal, end);
  };
}
