import type { Store } from "../storage/store.ts";
import { type EndingSignal, signalExitCodes } from "../unfinishedFiles.ts";

/**
 * Ends the process on SIGINT, SIGTERM or SIGHUP, once nothing half written is left in the folder, saying `said`.
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
