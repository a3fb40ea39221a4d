/** A sweep of arrays that are at hand, for who uses aplomb as a library. */
import type { Practices } from "../accessibility/practices.ts";
import type { Kernel } from "../engine/kernel.ts";
import { layOutSweep } from "../engine/sweepLayout.ts";
import type { SweepMemory } from "../engine/sweepMemory.ts";
import type { Method } from "../method/document.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import { BINS } from "./digest.ts";
import type { Plan } from "./plan.ts";
import { designOf } from "./sampling.ts";
import { Scenarios } from "./scenarios.ts";
import { SweepRunner } from "./sweep.ts";
import { classesOf } from "./sweepClasses.ts";
import type { SweepInput } from "./sweepInput.ts";

export interface SweepOptions {
  /** What moves, as `parsePlan` gives it. */
  readonly plan: Plan;
  /** What scenarios leave as it is. */
  readonly method: Method;
  /** Up to the farthest reach of any scenario. */
  readonly travelTimes: TravelTimes;
  /** f64[communes], standardised inhabitants, NaN where missing; by name where the plan moves `ageWeights`. */
  readonly demand: Float64Array | ReadonlyMap<string, Float64Array>;
  /** f64[communes], inhabitants, NaN where missing. */
  readonly population: Float64Array;
  /** Per variant f64[communes], consultations a year. */
  readonly supply: readonly Float64Array[];
  /** Records to count again, where the plan moves rules of supply. */
  readonly practices?: Practices;
  /** u8[communes]: 0 where a commune lacks data. */
  readonly present?: Uint8Array; // all
  /** i32[communes], -1 for none: zones whose means are kept. */
  readonly zones?: { readonly of: Int32Array; readonly count: number };
  /** Communes of each area that has a factor of its own: "department.23". */
  readonly areas?: Readonly<Record<string, readonly number[]>>;
  /** Keeps every commune's accessibility. */
  readonly keepCommunes?: boolean; // = false
  /** Threads that will run, each a `SweepRunner` on a workspace of its own. */
  readonly workspaces?: number; // = 1
}

/** A sweep laid out: plain values, which other threads may be given where the kernel's memory is shared. */
export interface Sweep {
  readonly memory: SweepMemory;
  readonly input: SweepInput;
  readonly scenarios: number;
}

/**
 * Lays out what scenarios share. `runSweep` or a `SweepRunner` a thread then computes any of them, in any order.
 *
 * @throws InputError when a scenario is no method; RangeError on arrays of the wrong length, or beyond 4 GiB.
 */
export function sweepOf(kernel: Kernel, options: SweepOptions): Sweep {
  const { plan, method, travelTimes, practices, zones, keepCommunes = false, workspaces = 1 } = options;
  const { communes, minutes } = travelTimes;
  const demands = options.demand instanceof Float64Array ? [options.demand] : [...options.demand.values()];
  const ageWeights = options.demand instanceof Float64Array ? [""] : [...options.demand.keys()];
  const present = options.present ?? new Uint8Array(communes).fill(1);
  const zoneOf = zones?.of ?? new Int32Array(communes).fill(-1);
  for (const values of [...demands, options.population, ...options.supply, present, zoneOf]) {
    if (values.length === communes) continue;
    throw new RangeError(`sweep: expected ${communes} values, one per commune, got ${values.length}.`);
  }
  const known = (values: Float64Array) => values.map((value, c) => (present[c] ? value || 0 : 0));
  const supply = options.supply.map(known);
  const flag = present.map((_, c) => (supply.some((values) => values[c] > 0) ? 1 : 0));
  for (const c of practices?.commune ?? []) if (c >= 0 && present[c]) flag[c] = 1;
  const active = Uint32Array.from(flag.keys()).filter((c) => flag[c] === 1);
  const position = new Map(Array.from(active, (commune, at) => [commune, at]));
  const areas = Object.entries(options.areas ?? {}).map(([area, members]) => [
    area,
    Uint32Array.from(members.flatMap((commune) => position.get(commune) ?? [])),
  ]);
  const scenarios = new Scenarios(designOf(plan, "plan"), method, ageWeights);
  const input: SweepInput = {
    plan,
    base: method,
    ageWeights,
    demands: demands.map(known),
    minutes,
    classEnds: classesOf(scenarios, minutes),
    present,
    population: known(options.population),
    practices,
    supply,
    active,
    areas: Object.fromEntries(areas),
    zoneOf: zoneOf.map((zone, c) => (present[c] ? zone : -1)),
    zones: zones?.count ?? 0,
    variants: supply.length,
    keepCommunes,
  };
  const memory = layOutSweep(kernel, {
    ...input,
    travelTimes,
    active: flag,
    codes: input.classEnds.at(-1) ?? minutes.length,
    thresholds: method.thresholds,
    bins: BINS,
    workspaces,
  });
  return { memory, input, scenarios: scenarios.count };
}

/** All scenarios of a sweep, on this thread: row scenario x variants + variant of each array of the result. */
export function runSweep(kernel: Kernel, sweep: Sweep) {
  return new SweepRunner(kernel, sweep.memory, 0, sweep.input).run(0, sweep.scenarios);
}
