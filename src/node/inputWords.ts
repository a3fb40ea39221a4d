import { flatSpeed } from "../core/territory/speed.ts";
import type { InputOptions } from "./inputOptions.ts";
import { commandLine } from "./metadata.ts";
import { fileName } from "./shards/planInputs.ts";

type Value = string | number | readonly string[] | undefined;

/** `--name value`, or nothing where there is no value. */
export function optionWords(name: string, value: Value): string[] {
  if (value === undefined) return [];
  return [`--${name}`, ...(typeof value === "object" ? value : [String(value)])];
}

/** The input options as one could type them where the files are: files without their folders. */
export function inputWords(options: InputOptions): string[] {
  const file = (name: string | undefined): string | undefined => name && fileName(name);
  return [
    ...optionWords("communes", file(options.communes)),
    ...optionWords("times", options.times?.map(fileName)),
    ...optionWords("supply", file(options.supply)),
    ...optionWords("method", fileName(options.method)),
    ...optionWords("variants", options.variants?.join()),
    ...[...options.map].flatMap(([name, column]) => optionWords("map", `${name}=${column}`)),
    ...(options.symmetric ? ["--symmetric"] : []),
    ...optionWords("max-minutes", options.maxMinutes),
    ...(options.times === undefined ? optionWords("speed", options.speed ?? flatSpeed) : []),
    ...optionWords("k", options.k),
    ...optionWords("age-weights", file(options.ageWeights)),
    ...optionWords("activity", file(options.activity)),
    ...optionWords("acts", options.acts),
    ...optionWords("sheet", options.sheet),
  ];
}

export interface RunSelection {
  readonly region?: readonly string[];
  readonly department?: readonly string[];
  readonly zone?: string;
  readonly zoneWeight?: string;
}

/** A run as one could type it, and nothing that does not change a figure: threads, memory, shards, where it is written. */
export function runCommandLine(options: InputOptions & RunSelection): string {
  const { region, department, zone, zoneWeight } = options;
  return commandLine([
    "run",
    ...inputWords(options),
    ...optionWords("region", region?.join()),
    ...optionWords("department", department?.join()),
    ...optionWords("zone", zone),
    ...optionWords("zone-weight", zoneWeight),
  ]);
}
