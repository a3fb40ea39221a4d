import type { Method } from "../../core/method/document.ts";
import { InputError } from "../../table/problems.ts";
import type { InputOptions } from "../inputOptions.ts";
import { readActivity, readMethod } from "../methods.ts";
import type { DocumentOptions } from "./sweepDocument.ts";

/** What a sweep computes on and draws from it: the same for `sweep` and `plan`. */
export interface SweepOptions extends InputOptions, DocumentOptions {
  readonly lang: "fr" | "en";
  readonly per?: "zone" | "commune";
  readonly zone?: string;
  readonly rules?: string;
}

const refuse = (source: string, got: string, expected: string): never => {
  throw new InputError([{ severity: "error", source, got, expected }]);
};

/** @throws InputError */
export function refuseOptions({ per, zone, rules }: SweepOptions): void {
  if (per === "zone" && zone === undefined)
    refuse("--zone", "nothing", "the zones of --per zone, for example --zone epci");
  if (zone !== undefined && per !== "zone") refuse("--zone", zone, "--per zone with it");
  if (rules !== undefined && per !== "zone") refuse("--rules", rules, "--per zone with it");
}

/** The method that scenarios start from. @throws InputError */
export async function baseMethod(options: InputOptions): Promise<Method> {
  const method = await readMethod(options.method);
  return options.activity === undefined
    ? method
    : { ...method, activity: (await readActivity(options.activity)) as Method["activity"] };
}
