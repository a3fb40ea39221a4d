import { type ChangeSplit, splitChange } from "../../core/accessibility/changeSplit.ts";
import { presentCommunes, withTimes } from "../../core/accessibility/presence.ts";
import { activeCommunes } from "../../core/accessibility/run.ts";
import type { Vintages } from "../../core/accessibility/vintages.ts";
import { Engine } from "../../core/engine/engine.ts";
import { decayReach } from "../../core/method/decay.ts";
import { methodNames } from "../../core/method/embedded.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { Exclusions } from "../../table/exclusions.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { EvolveOptions } from "../commands/evolve.ts";
import type { InputFile } from "../files.ts";
import { loadKernel } from "../kernelFile.ts";
import { readMethod } from "../methods.ts";
import type { ResultsFile } from "../pictures/resultsFile.ts";
import { travelTimesOf } from "../travelTimesOf.ts";

export interface Split {
  /** steps[k][v]: from year k to year k + 1, by variant; empty where nothing was split. */
  readonly steps: readonly (readonly ChangeSplit[])[];
  /** Why there is none: the columns or options that are missing; "" where there is one. */
  readonly missing: string;
  readonly estimated: boolean;
  readonly sameTimes: boolean;
  readonly files: readonly InputFile[];
}

/** Splits each step between consecutive years where travel times are named and every year has supply and demand. */
export async function splitVintages(
  vintages: Vintages,
  files: readonly ResultsFile[],
  options: EvolveOptions,
): Promise<Split> {
  const { years, variants, communes } = vintages;
  const none = { steps: [], estimated: false, sameTimes: true, files: [] };
  if (options.times === undefined && !options.estimate) return { ...none, missing: "--times, --estimate" };
  const lacking = [
    ...(years.some(({ demand }) => demand.every(Number.isNaN)) ? ["demand"] : []),
    ...variants.flatMap((variant, v) =>
      years.some(({ supply }) => supply[v] === undefined || supply[v]?.every(Number.isNaN))
        ? [`supply_${variant}`]
        : [],
    ),
  ];
  if (lacking.length > 0) return { ...none, missing: lacking.join(", ") };

  const named = files.at(-1)?.metadata.get("aplomb.method") ?? "gp-2023";
  const { decay } = await readMethod(options.method ?? (methodNames.includes(named) ? named : "gp-2023"));
  const read = await timesOfYears(vintages, decayReach(decay), options);
  const active = activeCommunes(
    years.flatMap(({ supply }) => supply.map((values) => values!)),
    communes.count,
  );
  const kernel = loadKernel();
  const engines = new Map(
    [...new Set(read.times)].map((travelTimes) => [
      travelTimes,
      Engine.create(kernel, { travelTimes, variants: 1, active }),
    ]),
  );
  const steps = years.slice(1).map((after, k) => {
    const before = years[k];
    const present = presentIn(vintages, [k, k + 1], read.times);
    return variants.map((variant, v) =>
      splitChange(
        { demand: before.demand, supply: before.supply[v]!, engine: engines.get(read.times[k])! },
        { demand: after.demand, supply: after.supply[v]!, engine: engines.get(read.times[k + 1])! },
        { decay, present, variant },
      ),
    );
  });
  return {
    steps,
    missing: "",
    estimated: read.times.some(({ estimated }) => estimated),
    sameTimes: engines.size === 1,
    files: read.files,
  };
}

async function timesOfYears(
  { communes, years }: Vintages,
  maxMinutes: number,
  options: EvolveOptions,
): Promise<{ readonly times: readonly TravelTimes[]; readonly files: readonly InputFile[] }> {
  const problems = new Problems();
  const files: InputFile[] = [];
  const { times, map, symmetric = false, speed } = options;
  const context = { communes, maxMinutes, problems, exclusions: new Exclusions(), files };
  const read = (paths: readonly string[] | undefined): Promise<TravelTimes> =>
    travelTimesOf({ ...(paths ? { times: paths } : {}), map, symmetric, speed }, context);
  if (times !== undefined && times.length !== 1 && times.length !== years.length) {
    throw new InputError([
      {
        severity: "error",
        source: "--times",
        got: `${times.length} files`,
        expected: `1, or ${years.length}: one a vintage`,
      },
    ]);
  }
  const found: TravelTimes[] = [];
  for (const path of times ?? [undefined]) found.push(await read(path === undefined ? undefined : [path]));
  problems.throwIfAny();
  return { times: years.map((_, k) => found[k] ?? found[0]), files };
}

/** u8[communes]: 1 where both years of a step have demand and travel times. */
function presentIn(
  { communes, years }: Vintages,
  step: readonly [number, number],
  times: readonly TravelTimes[],
): Uint8Array {
  const [before, after] = step.map((k) =>
    presentCommunes(communes, years[k].demand, withTimes(times[k]), new Exclusions()),
  );
  return before.map((there, c) => there & after[c]);
}
