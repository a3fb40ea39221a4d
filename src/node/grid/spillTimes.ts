import { join } from "node:path";
import { thousandthsOf } from "../../core/method/decay.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { PairStream } from "../../core/territory/pairStream.ts";
import { pairNames } from "../../core/territory/pairs.ts";
import { activeDestinations } from "../../core/territory/transpose.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import { hashedFile, type InputFile } from "../files.ts";
import type { EndsOfFile } from "../rowsGivenAgain.ts";
import { LEAST_PARTS, type MemoryShares } from "./memoryBudget.ts";
import { openPairs, type PairFile } from "./pairFiles.ts";
import { failedWrite } from "./scratch.ts";
import { Spill } from "./spill.ts";

export interface SpillContext {
  readonly communes: Communes;
  readonly map: ReadonlyMap<string, string>;
  /** Pairs up to this many minutes are kept. */
  readonly maxMinutes: number;
  /** u8[communes]: 1 where a commune may have supply, in some variant; pairs to others are dropped. */
  readonly active: Uint8Array;
  readonly problems: Problems;
  readonly exclusions: Exclusions;
  readonly files: InputFile[];
  readonly shares: MemoryShares;
  /** Folder for the pairs. */
  readonly folder: string;
  /** Rows to keep; all by default. */
  readonly ranges?: RowRanges | undefined;
}

/** Half-open: positions among the active, and origins. */
export interface RowRanges {
  readonly destinations: Range;
  readonly origins: Range;
}

type Range = { readonly begin: number; readonly end: number };

/** The pairs of a run, on disk, divided by destination and by origin, in the order they came in. */
export interface SpilledTimes {
  /** By position among the active, ids being origins. */
  readonly destinations: Spill;
  /** By origin, ids being positions among the active. */
  readonly origins: Spill;
  /** By origin, ids being communes: the pairs that lead to no active commune, kept to tell those given more than once. */
  readonly others: Spill;
  /** The active communes, ascending. */
  readonly active: Uint32Array;
  /** u8[thousandths + 1]: 1 at each thousandth of a minute that a spilled pair has. */
  readonly occurs: Uint8Array;
  /** Pairs up to `maxMinutes`, own-commune pairs that were missing included. */
  readonly pairs: number;
  /** Of these, pairs that lead to an active commune. */
  readonly activePairs: number;
  /** u8[communes]: 1 where some pair starts. */
  readonly hasTimes: Uint8Array;
  readonly maxMinutes: number;
  /** The files, for messages. */
  readonly source: string;
  /** Reads the files once more, in parts. */
  readonly readAgain: () => AsyncIterable<EndsOfFile>;
}

/** Reads tables of travel times part by part and spills the pairs that matter. @throws InputError on what is wrong with them. */
export async function spillTimes(paths: readonly string[], context: SpillContext): Promise<SpilledTimes> {
  const { communes, active: flags, problems, exclusions, maxMinutes, shares, folder } = context;
  const { communes: active, position } = activeDestinations({ communes: communes.count }, flags);
  const occurs = new Uint8Array(thousandthsOf(maxMinutes) + 1);
  const { destinations: columns, origins: rows } = context.ranges ?? {
    destinations: { begin: 0, end: active.length },
    origins: { begin: 0, end: communes.count },
  };
  const spill = (name: string, range: Range, parts = shares.parts): Spill =>
    new Spill({ path: join(folder, name), ...range, parts });
  const destinations = spill("destinations.pairs", columns);
  const origins = spill("origins.pairs", rows);
  const others = spill("others.pairs", rows, LEAST_PARTS);
  let activePairs = 0;
  const sink = (from: number, to: number, thousandths: number): void => {
    const at = position[to];
    if (at < 0) {
      if (from >= rows.begin && from < rows.end) others.add(from, to, thousandths);
      return;
    }
    activePairs++;
    occurs[thousandths] = 1;
    if (at >= columns.begin && at < columns.end) destinations.add(at, from, thousandths);
    if (from >= rows.begin && from < rows.end) origins.add(from, at, thousandths);
  };
  const stream = new PairStream({ communes, maxMinutes, problems, excluded: exclusions });
  try {
    for (const path of paths) await readFile(path, stream, sink, context);
    const source = paths.join(", ");
    stream.close(source, sink);
    const ownAdded = addOwn(stream, (from, to, thousandths) => {
      if (position[to] >= 0) sink(from, to, thousandths);
    });
    const pairs = stream.kept + ownAdded;
    const { hasTimes } = stream;
    return {
      destinations,
      origins,
      others,
      active,
      occurs,
      pairs,
      activePairs,
      hasTimes,
      maxMinutes,
      source,
      readAgain: () => endsOf(paths, context),
    };
  } catch (error) {
    destinations.close();
    origins.close();
    others.close();
    return failedWrite(error, folder);
  }
}

async function readFile(
  path: string,
  stream: PairStream,
  sink: (from: number, to: number, thousandths: number) => void,
  context: SpillContext,
): Promise<void> {
  const file = await opened(path, context);
  try {
    await stream.read(file.names, file.parts, sink);
  } finally {
    await file.close();
  }
  context.files.push(await hashedFile(path));
}

function opened(path: string, { map, problems, shares, folder }: SpillContext): Promise<PairFile> {
  const bind = (header: Parameters<typeof pairNames>[0]) => pairNames(header, { map, problems });
  return openPairs(path, { bind, problems, memory: shares.reading, folder });
}

/** The ends of the pairs of files that were read without a problem. */
async function* endsOf(paths: readonly string[], context: SpillContext): AsyncGenerator<EndsOfFile> {
  const problems = new Problems(); // their warnings were said when they were read
  for (const source of paths) {
    const { parts, close } = await opened(source, { ...context, problems });
    try {
      yield { source, parts };
    } finally {
      await close();
    }
  }
}

/** Adds the missing own-commune pairs at 0 minutes; how many. */
function addOwn(stream: PairStream, sink: (from: number, to: number, thousandths: number) => void): number {
  let added = 0;
  for (let commune = 0; commune < stream.ownGiven.length; commune++) {
    if (stream.ownGiven[commune] === 1) continue;
    stream.hasTimes[commune] = 1;
    sink(commune, commune, 0);
    added++;
  }
  return added;
}
