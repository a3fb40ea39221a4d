import type { Supply } from "../core/accessibility/supply.ts";
import type { Problems } from "../table/problems.ts";
import type { InputOptions } from "./inputOptions.ts";
import { TimesFiles } from "./timesFiles.ts";

interface MoreOptions extends Partial<InputOptions> {
  readonly zone?: string;
  readonly zoneWeight?: string;
  readonly memory?: number;
  readonly scratch?: string;
}

/**
 * Warns of each option that is given and changes nothing on these inputs: whoever typed it believes that it does.
 * `supply`: what kind of supply was read; undefined where none is, or none could be.
 */
export function warnWithoutEffect(
  options: MoreOptions,
  supply: Pick<Supply, "basis"> | undefined,
  problems: Problems,
): void {
  const warn = (source: string, got: string, expected: string): void =>
    problems.warn({ source, got, expected, advice: "The option is not applied." });
  const { times, speed, symmetric, acts, addsDoctors, activity } = options;
  if (times !== undefined && speed !== undefined)
    warn("--speed", "given travel times", "estimated travel times, without --times");
  if (symmetric && times === undefined)
    warn("--symmetric", "estimated travel times, which go both ways", "a table of travel times");
  if (symmetric && times?.length === 1 && TimesFiles.isMatrix(times[0]))
    warn("--symmetric", "a prepared matrix", "a table of travel times, which aplomb prepare completes");
  if (supply !== undefined && acts !== undefined && supply.basis !== "headcount" && !addsDoctors)
    warn("--acts", supplyKinds[supply.basis], "doctors by commune (a headcount)");
  if (supply !== undefined && activity !== undefined && supply.basis !== "practices")
    warn("--activity", supplyKinds[supply.basis], "practice records");
  if (options.zoneWeight !== undefined && options.zone === undefined)
    warn("--zone-weight", "no --zone", "zones, whose means it weighs");
  if (options.scratch !== undefined && options.memory === undefined)
    warn("--scratch", "no --memory", "travel times that wait on disk, with --memory");
}

const supplyKinds: Readonly<Record<Supply["basis"], string>> = {
  practices: "practice records",
  headcount: "doctors by commune (a headcount)",
  counted: "counted supply",
};
