import { WORDS } from "../../core/engine/grid/pairWords.ts";
import { InputError } from "../../table/problems.ts";
import { Spill } from "./spill.ts";

/** How the memory of a run is shared out; everything else is the same whatever the budget. */
export interface MemoryShares {
  /** Bytes for the reading of files. */
  readonly reading: number;
  /** Parts that waiting pairs are divided in, by destination and by origin, at most. */
  readonly parts: number;
  /** Pairs of a block, at most. */
  readonly pairs: number;
}

/** Node, DuckDB and what the command itself takes, measured on an empty table of pairs. */
const FIXED = 330e6;
/** Of every place, measured: its code, its amounts in and out, its rows of the result as they are written. */
const A_PLACE = 900;
/** Least that files are read with. */
const READING = 120e6;
/** Of every pair of a block: waiting (8), in the workshop (12), laid out (6), in the two rooms (12). */
const A_PAIR = 4 * WORDS + 12 + 6 + 12;
/** Blocks do not get faster beyond. */
const MOST_PAIRS = 4e6;
const MOST_PARTS = 1024;
/** Parts that hold every place, whatever their number; those of pairs that are only looked at. */
export const LEAST_PARTS = 64;

/** Pairs that a block has to have room for: those of one row, if every place were in reach of it, and a few. */
const leastPairs = (places: number): number => Math.max(places, 100_000);

/**
 * Shares a budget out. @throws InputError where it is too small for so many places, with the least that is enough.
 */
export function sharesOf(budget: number, places: number): MemoryShares {
  const fixed = FIXED + A_PLACE * places;
  const least = fixed + READING + A_PAIR * leastPairs(places) + Spill.bytes(3 * LEAST_PARTS);
  if (budget < least) {
    throw new InputError([
      {
        severity: "error",
        source: "--memory",
        got: budget < 1e6 ? `${Math.floor(budget / 1e3)}KB` : `${Math.floor(budget / 1e6)}MB`,
        expected: `at least ${Math.ceil(least / 1e6)}MB`,
        advice: `${Math.round(FIXED / 1e6)} MB are the program's own, ${Math.ceil((A_PLACE * places) / 1e6)} MB the ${places} places', the rest is room to read files and for the pairs of one place.`,
      },
    ]);
  }
  const spare = budget - least;
  const parts = Math.min(MOST_PARTS, LEAST_PARTS + Math.floor((0.2 * spare) / Spill.bytes(2)));
  const pairs = Math.min(
    Math.max(MOST_PAIRS, places),
    leastPairs(places) + Math.floor((0.3 * spare) / A_PAIR),
  );
  return { reading: READING + Math.floor(0.4 * spare), parts, pairs };
}
