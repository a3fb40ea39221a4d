import { commandLine } from "../metadata.ts";
import { fileName } from "../shards/planInputs.ts";
import type { SweepOptions } from "./sweepOptions.ts";

/**
 * The sweep as one could type it where the files are: files without their folders, and nothing that does not change a
 * figure (threads, shards, where it is written), so that outputs are the same wherever and however it ran.
 */
export function sweepCommandLine(options: SweepOptions): string {
  const words: string[] = ["sweep"];
  const add = (name: string, value: string | number | readonly string[] | undefined): void => {
    if (value === undefined) return;
    words.push(`--${name}`, ...(typeof value === "object" ? value : [String(value)]));
  };
  const file = (name: string | undefined): string | undefined => name && fileName(name);
  add("grid", file(options.grid));
  add("preset", options.preset);
  add("sampling", options.sampling);
  add("samples", options.samples);
  add("seed", options.seed);
  add("communes", file(options.communes));
  add("times", options.times?.map(fileName));
  add("supply", file(options.supply));
  add("method", fileName(options.method));
  add("variants", options.variants?.join());
  for (const [name, column] of options.map) add("map", `${name}=${column}`);
  if (options.symmetric) words.push("--symmetric");
  if (options.times === undefined) add("speed", options.speed);
  add("k", options.k);
  add("age-weights", file(options.ageWeights));
  add("activity", file(options.activity));
  add("acts", options.acts);
  add("sheet", options.sheet);
  add("per", options.per);
  add("zone", options.zone);
  add("rules", file(options.rules));
  return commandLine(words);
}
