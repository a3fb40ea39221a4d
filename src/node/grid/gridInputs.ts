import { placesOfSupply } from "../../core/accessibility/presence.ts";
import { InputError } from "../../table/problems.ts";
import type { InputOptions } from "../inputOptions.ts";
import { type RunInputs, readInputs } from "../inputs.ts";
import type { Stages } from "../stages.ts";
import { isRemote } from "../storage/address.ts";
import { TimesFiles } from "../timesFiles.ts";
import { type MemoryShares, sharesOf } from "./memoryBudget.ts";
import { type RowRanges, type SpilledTimes, spillTimes } from "./spillTimes.ts";

export interface GridInputOptions extends InputOptions {
  /** Budget of the whole process, in bytes. */
  readonly memory: number;
}

/** Everything a run computes on, its travel times on disk. */
export interface GridInputs extends RunInputs {
  readonly spilled: SpilledTimes;
  readonly shares: MemoryShares;
}

/** As `loadInputs`; the travel times are streamed to files in `folder`. `ranges`: the rows to keep, all by default. @throws InputError */
export async function loadGridInputs(
  options: GridInputOptions,
  stages: Stages,
  folder: string,
  ranges?: RowRanges,
): Promise<GridInputs> {
  const paths = streamedPaths(options);
  let shares: MemoryShares | undefined;
  const { times: spilled, ...read } = await readInputs(options, stages, {
    read: (context) => {
      const { communes, supply, demand } = context;
      shares = sharesOf(options.memory, communes.count);
      // A place without demand is missing, and its supply does not count.
      const peopled = Uint8Array.from({ length: communes.count }, (_, commune) =>
        demand !== undefined && Number.isNaN(demand.values[commune]) ? 0 : 1,
      );
      const active = placesOfSupply(supply ?? { values: [] }, peopled);
      return spillTimes(paths, { ...context, map: options.map, active, shares, folder, ranges });
    },
    hasTimes: ({ hasTimes }) => hasTimes,
  });
  return { ...read, spilled, shares: shares!, pairs: spilled.pairs, estimated: false };
}

/** The tables of the options. @throws InputError when there are none, or what is asked for cannot be had from a stream. */
function streamedPaths({ times, symmetric }: InputOptions): readonly string[] {
  const refuse = (source: string, got: string, expected: string, advice: string): never => {
    throw new InputError([{ severity: "error", source, got, expected, advice }]);
  };
  if (times === undefined) {
    const advice = "Estimated times are made in memory: leave --memory out.";
    return refuse("--memory", "no --times", "tables of travel times to stream", advice);
  }
  const prepared = times.find(TimesFiles.isMatrix);
  if (prepared !== undefined) {
    const advice = "Pass the tables it was prepared from, or leave --memory out.";
    return refuse(prepared, "a prepared matrix", "tables of travel times, which --memory streams", advice);
  }
  const remote = times.find(isRemote);
  if (remote !== undefined) {
    const advice = "Copy it to a disk first.";
    return refuse(remote, "a file in a bucket", "files on a disk, which --memory streams", advice);
  }
  if (symmetric) {
    const advice = "Write both directions to the table first.";
    return refuse("--symmetric", "one direction of travel", "both, where --memory streams them", advice);
  }
  return times;
}
