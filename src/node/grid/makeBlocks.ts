import { rmSync } from "node:fs";
import { join } from "node:path";
import { BlockBuilder, type BlockRules, type Direction } from "../../core/engine/grid/blockBuilder.ts";
import { idIn, MAXIMUM_ROWS, rowIn, thousandthsIn, WORDS } from "../../core/engine/grid/pairWords.ts";
import { RepeatedPairs } from "../../core/engine/grid/repeatedPairs.ts";
import type { Kernel } from "../../core/engine/kernel.ts";
import type { Duplicates } from "../../core/engine/matrix/sortRows.ts";
import { type Reach, reachOf } from "../../core/engine/reach.ts";
import type { Decay } from "../../core/method/decay.ts";
import { distinctMinutes } from "../../core/territory/travelTimes.ts";
import { BlockWriter, type StoredBlock } from "./blockFile.ts";
import { failedWrite } from "./scratch.ts";
import { Spill } from "./spill.ts";
import type { SpilledTimes } from "./spillTimes.ts";

/** The blocks of a run, ready to be summed. */
export interface GridBlocks {
  readonly reach: Reach;
  readonly destinations: BlockFile;
  readonly origins: BlockFile;
  /** Pairs given more than once: [origin, destination], the first of them, and how many. */
  readonly duplicates: Duplicates;
}

export interface BlockFile {
  readonly path: string;
  readonly blocks: readonly StoredBlock[];
}

export interface BlocksOptions {
  readonly kernel: Kernel;
  readonly communes: number;
  readonly decay: Decay;
  /** u8[communes]: 0 where a commune that was active turned out to have no supply that counts. */
  readonly active: Uint8Array;
  /** Pairs of a block, at most. */
  readonly pairs: number;
  readonly folder: string;
}

/** Turns spilled pairs into blocks, and removes them. @throws InputError where the disk is full. */
export function makeBlocks(spilled: SpilledTimes, options: BlocksOptions): GridBlocks {
  const { kernel, communes, decay, folder } = options;
  const { minutes, codeOf } = distinctMinutes(spilled.occurs);
  const reach = reachOf(decay, minutes, spilled.maxMinutes);
  const kept = Uint8Array.from(spilled.active, (commune) => options.active[commune]);
  let repeated: RepeatedPairs | undefined;
  const look = (words: Uint32Array, { begin, end }: Group, communeOf: (id: number) => number): void => {
    repeated ??= new RepeatedPairs(communes, SHOWN);
    repeated.look(words, end - begin, { begin, communeOf });
  };
  const blocksOf = (direction: Direction, spill: Spill, ids: number): BlockFile => {
    const rows = Math.min(MAXIMUM_ROWS, Math.max(1, spill.end - spill.begin));
    const capacity = { rows, pairs: options.pairs, ids, distinct: Math.max(1, minutes.length) };
    const rules: BlockRules = { direction, reach, codeOf, active: spilled.active, kept };
    const builder = new BlockBuilder(kernel, capacity, rules);
    const path = join(folder, `${direction}.blocks`);
    const writer = new BlockWriter(path);
    try {
      const words = new Uint32Array(WORDS * options.pairs);
      for (const group of groupsOf(spill, words, folder)) {
        const { begin, end, length } = group;
        const pairs = words.subarray(0, length);
        const built = builder.build(pairs, begin, end);
        writer.add(begin, end, built.shape, built.bytes);
        if (built.duplicates.count > 0) look(pairs, group, (id) => spilled.active[id]);
      }
    } finally {
      writer.close();
    }
    return { path, blocks: writer.blocks };
  };
  try {
    const destinations = blocksOf("destinations", spilled.destinations, communes);
    discard(spilled.destinations);
    const origins = blocksOf("origins", spilled.origins, spilled.active.length);
    discard(spilled.origins);
    const words = new Uint32Array(WORDS * Math.min(spilled.others.largestPart, options.pairs));
    for (const group of groupsOf(spilled.others, words, folder))
      look(words.subarray(0, group.length), group, (id) => id);
    discard(spilled.others);
    const duplicates = repeated?.duplicates ?? { count: 0, first: [] };
    return { reach, destinations, origins, duplicates };
  } catch (error) {
    return failedWrite(error, folder);
  }
}

const SHOWN = 20;

function discard(spill: Spill): void {
  spill.close();
  rmSync(spill.path);
}

interface Group {
  readonly begin: number;
  readonly end: number;
  /** Words of its pairs. */
  readonly length: number;
}

/**
 * The pairs of as many consecutive parts as `words` holds, again and again; a part that alone is more is divided further.
 * @throws RangeError where the pairs of one row do not fit.
 */
function* groupsOf(spill: Spill, words: Uint32Array, folder: string): Generator<Group> {
  const capacity = words.length / WORDS;
  for (let first = 0; first < spill.parts; ) {
    let end = first;
    let pairs = 0;
    const fits = (part: number): boolean =>
      pairs + spill.pairs(part) <= capacity && spill.rowOf(part + 1) - spill.rowOf(first) <= MAXIMUM_ROWS;
    while (end < spill.parts && fits(end)) pairs += spill.pairs(end++);
    if (end === first) yield* dividedPart(spill, end++, words, folder);
    else yield { begin: spill.rowOf(first), end: spill.rowOf(end), length: spill.read(first, end, words) };
    first = end;
  }
}

function* dividedPart(spill: Spill, part: number, words: Uint32Array, folder: string): Generator<Group> {
  const [begin, end] = [spill.rowOf(part), spill.rowOf(part + 1)];
  if (end - begin === 1) {
    throw new RangeError(
      `${spill.pairs(part)} travel times of one place: expected at most ${words.length / WORDS}, which the budget holds; is any given more than once?`,
    );
  }
  const finer = new Spill({ path: join(folder, `${begin}-${end}.pairs`), begin, end, parts: FINER_PARTS });
  try {
    for (const page of spill.pagesOf(part)) {
      for (let at = 0; at < page.length; at += WORDS) {
        const [first, second] = [page[at], page[at + 1]];
        finer.add(begin + rowIn(second), idIn(first), thousandthsIn(first, second));
      }
    }
    yield* groupsOf(finer, words, folder);
  } finally {
    discard(finer);
  }
}

/** Parts that one part too large is divided in. */
const FINER_PARTS = 64;
