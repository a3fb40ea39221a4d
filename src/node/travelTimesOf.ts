import { communesHash } from "../core/engine/matrix/communesHash.ts";
import type { Duplicates } from "../core/engine/matrix/sortRows.ts";
import { travelTimesFrom } from "../core/engine/matrix/travelTimesFrom.ts";
import type { Communes } from "../core/territory/communes.ts";
import { estimateTravelTimes } from "../core/territory/estimate.ts";
import { islandsFrom } from "../core/territory/islands.ts";
import {
  type KnownPairs,
  knownPairs,
  outOfReach,
  pairsOfCommunes,
  withBothWays,
} from "../core/territory/pairs.ts";
import { flatSpeed, speedByDistance } from "../core/territory/speed.ts";
import type { TravelTimes } from "../core/territory/travelTimes.ts";
import { readMatrix } from "../formats/matrix.ts";
import type { Exclusions } from "../table/exclusions.ts";
import type { Problems } from "../table/problems.ts";
import type { InputFile } from "./files.ts";
import type { InputOptions } from "./inputOptions.ts";
import type { RowGivenAgain } from "./rowsGivenAgain.ts";
import { readTableFile } from "./tables.ts";
import { TimesFiles } from "./timesFiles.ts";

export interface TravelTimesContext {
  readonly communes: Communes;
  /** Pairs up to this many minutes are kept: the decay's reach, or what `prepare` asks for. */
  readonly maxMinutes: number;
  readonly problems: Problems;
  readonly exclusions: Exclusions;
  readonly files: InputFile[];
}

type TravelTimeOptions = Pick<InputOptions, "times" | "map" | "symmetric" | "speed">;

/** The travel times of the options: a prepared matrix, tables of pairs, or an estimate from coordinates. @throws InputError */
export async function travelTimesOf(
  options: TravelTimeOptions,
  context: TravelTimesContext,
  files: TimesFiles = new TimesFiles(options.times),
): Promise<TravelTimes> {
  const { times } = options;
  if (times === undefined) return estimated(options, context);
  if (times.length === 1 && TimesFiles.isMatrix(times[0])) return prepared(times[0], context, files);
  return fromTables(times, options, context, files);
}

async function estimated(options: TravelTimeOptions, context: TravelTimesContext): Promise<TravelTimes> {
  const { communes, maxMinutes, problems } = context;
  const islands = await readTableFile(new URL("../../data/islands_without_fixed_link.csv", import.meta.url));
  const { pairs, unplaced } = estimateTravelTimes(communes, {
    maxMinutes,
    speed: options.speed === "by-distance" ? speedByDistance : (options.speed ?? flatSpeed),
    islands: islandsFrom(islands.table, { problems }),
  });
  return travelTimesFrom(pairs, {
    communes: communes.count,
    communesHash: communesHash(communes.codes),
    maxMinutes,
    estimated: true,
    unplaced,
  }).travelTimes;
}

async function prepared(path: string, context: TravelTimesContext, files: TimesFiles): Promise<TravelTimes> {
  const { communes, maxMinutes, problems } = context;
  const { bytes, file } = await files.matrix(path);
  context.files.push(file);
  const { travelTimes } = readMatrix(bytes, path);
  const hash = communesHash(communes.codes);
  if (travelTimes.communesHash !== hash) {
    problems.error({
      source: path,
      got: `${travelTimes.communes} ${travelTimes.communes === 1 ? "commune" : "communes"} (hash ${travelTimes.communesHash})`,
      expected: `the ${communes.count} communes of ${communes.source} (hash ${hash})`,
      advice: "Prepare the matrix again with `aplomb prepare` on these communes.",
    });
  }
  if (travelTimes.maxMinutes < maxMinutes) {
    problems.error({
      source: path,
      got: `travel times up to ${travelTimes.maxMinutes} minutes`,
      expected: `at least ${maxMinutes}, which the decay reaches`,
      advice: `Prepare the matrix again with --max-minutes ${maxMinutes}.`,
    });
  }
  problems.throwIfAny();
  return travelTimes;
}

async function fromTables(
  paths: readonly string[],
  options: TravelTimeOptions,
  context: TravelTimesContext,
  files: TimesFiles,
): Promise<TravelTimes> {
  const { communes, maxMinutes, problems, exclusions } = context;
  const symmetric = options.symmetric === true;
  const parts: KnownPairs[] = [];
  for (const path of paths) {
    const { table, file } = await files.table(path);
    context.files.push(file);
    parts.push(knownPairs(table, communes, { map: options.map, problems, excluded: exclusions }));
  }
  const source = paths.join(", ");
  const pairs = withBothWays(pairsOfCommunes(parts, communes), source, communes, { symmetric, problems });
  problems.throwIfAny();
  const built = travelTimesFrom(pairs, {
    communes: communes.count,
    communesHash: communesHash(communes.codes),
    maxMinutes,
    estimated: false,
  });
  if (built.beyond > 0) exclusions.add("pairs-beyond-reach", `> ${maxMinutes} min`, built.beyond);
  if (built.beyond > 0 && built.travelTimes.destination.length <= communes.count) {
    problems.warn({ source, ...outOfReach(maxMinutes) });
  }
  if (built.duplicates.count > 0) {
    const { endsOfTables, rowsGivenAgain } = await import("./rowsGivenAgain.ts");
    const ends = endsOfTables(paths, options.map);
    const rowOf = await rowsGivenAgain(ends, built.duplicates.first, communes);
    refuseDuplicates(built.duplicates, communes.codes, source, problems, rowOf);
  }
  return built.travelTimes;
}

/** Adds each of the first pairs given more than once, with its row where it is known, and the count of the others. @throws InputError where there is any. */
export function refuseDuplicates(
  { count, first }: Duplicates,
  codes: readonly string[],
  source: string,
  problems: Problems,
  rowOf: RowGivenAgain,
): void {
  // As many lines as are shown, that of the count among them.
  const named = count > first.length ? first.slice(0, -1) : first;
  for (const [origin, destination] of named) {
    const got = `${codes[origin]} to ${codes[destination]} more than once`;
    problems.error({ source, ...rowOf(origin, destination), got, expected: "each pair of communes once" });
  }
  const more = count - named.length;
  if (more > 0) {
    const got = `${more} more ${more === 1 ? "pair" : "pairs"} given more than once`;
    problems.error({ source, got, expected: "each pair once" });
  }
  problems.throwIfAny();
}
