import { inputWords, optionWords } from "../inputWords.ts";
import { commandLine } from "../metadata.ts";
import { fileName } from "../shards/planInputs.ts";
import type { SweepOptions } from "./sweepOptions.ts";

/**
 * The sweep as one could type it where the files are: files without their folders, and nothing that does not change a
 * figure (threads, shards, where it is written), so that outputs are the same wherever and however it ran.
 */
export function sweepCommandLine(options: SweepOptions): string {
  const file = (name: string | undefined): string | undefined => name && fileName(name);
  return commandLine([
    "sweep",
    ...optionWords("grid", file(options.grid)),
    ...optionWords("preset", options.preset),
    ...optionWords("sampling", options.sampling),
    ...optionWords("samples", options.samples),
    ...optionWords("seed", options.seed),
    ...inputWords(options),
    ...optionWords("per", options.per),
    ...optionWords("zone", options.zone),
    ...optionWords("rules", file(options.rules)),
  ]);
}
