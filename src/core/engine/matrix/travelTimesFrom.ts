import { roundMinutes, thousandthsOf } from "../../method/decay.ts";
import { distinctMinutes, type PairColumns, type TravelTimes } from "../../territory/travelTimes.ts";
import { type Duplicates, sortRows } from "./sortRows.ts";

export interface TravelTimesOptions {
  readonly communes: number;
  readonly communesHash: string;
  /** Pairs beyond are dropped and counted; in (0, 1440], rounded to 0.001. */
  readonly maxMinutes: number;
  readonly estimated: boolean;
  /** Communes of which nothing is known (no coordinates to estimate from): their own pair is not added either. */
  readonly unplaced?: Iterable<number>; // = none
}

export interface BuiltTravelTimes {
  readonly travelTimes: TravelTimes;
  /** Pairs dropped for being beyond `maxMinutes`. */
  readonly beyond: number;
  /** Own-commune pairs that were missing, added at 0 minutes. */
  readonly ownAdded: number;
  /** Pairs given more than once; all are in the matrix, so a caller that finds any refuses the input. */
  readonly duplicates: Duplicates;
}

/** A day: what the table of rounded minutes is sized for; no care is farther. */
const LONGEST_MINUTES = 1440;

/**
 * The matrix of pairs in any order. Minutes are rounded to 0.001, missing own-commune pairs added at 0.
 * Pairs are dealt out to their rows, then each row, which fits in the nearest cache, is sorted for itself.
 *
 * @throws RangeError on columns of unequal lengths, positions outside the communes, minutes that are negative or not
 * finite, and more than 65,536 distinct minutes.
 */
export function travelTimesFrom(pairs: PairColumns, options: TravelTimesOptions): BuiltTravelTimes {
  const { communes, communesHash, estimated } = options;
  const maxMinutes = roundMinutes(options.maxMinutes);
  if (!(maxMinutes > 0 && maxMinutes <= LONGEST_MINUTES)) {
    throw new RangeError(
      `maxMinutes: expected above 0, up to ${LONGEST_MINUTES}, got ${options.maxMinutes}.`,
    );
  }
  const counted = countPairs(pairs, communes, thousandthsOf(maxMinutes), options.unplaced ?? []);
  const distinct = distinctMinutes(counted.occurs);
  const dealt = dealPairs(pairs, communes, counted, distinct.codeOf);
  const rows = { start: counted.rowStart, id: dealt.destination, code: dealt.minuteCode };
  const duplicates = sortRows(rows, { ids: communes, codes: distinct.minutes.length });
  return {
    travelTimes: {
      communes,
      rowStart: counted.rowStart,
      destination: dealt.destination,
      minuteCode: dealt.minuteCode,
      minutes: distinct.minutes,
      maxMinutes,
      estimated,
      communesHash,
    },
    beyond: counted.beyond,
    ownAdded: counted.ownAdded,
    duplicates,
  };
}

interface PairCounts {
  /** 1 at each thousandth of a minute that a kept pair has. */
  readonly occurs: Uint8Array;
  readonly rowStart: Uint32Array;
  /** 1 where the commune's own pair is in the input, or is not to be added. */
  readonly ownGiven: Uint8Array;
  readonly beyond: number;
  readonly ownAdded: number;
}

function countPairs(
  pairs: PairColumns,
  communes: number,
  lastThousandth: number,
  unplaced: Iterable<number>,
): PairCounts {
  const { origin, destination, minutes } = pairs;
  if (destination.length !== origin.length || minutes.length !== origin.length) {
    throw new RangeError(
      `pairs: expected columns of one length, got origin ${origin.length}, destination ${destination.length}, minutes ${minutes.length}.`,
    );
  }
  const occurs = new Uint8Array(lastThousandth + 1);
  const rowStart = new Uint32Array(communes + 1);
  const ownGiven = new Uint8Array(communes);
  for (const commune of unplaced) ownGiven[commune] = 1;
  let beyond = 0;
  for (let pair = 0; pair < origin.length; pair++) {
    const from = origin[pair];
    const to = destination[pair];
    const thousandth = thousandthsOf(minutes[pair]);
    if (
      !(thousandth >= 0 && thousandth < Infinity && from >= 0 && from < communes && to >= 0 && to < communes)
    ) {
      throw new RangeError(
        `pair ${pair}: expected positions in [0, ${communes}) and minutes of at least 0, got origin ${from}, destination ${to}, minutes ${minutes[pair]}.`,
      );
    }
    if (thousandth > lastThousandth) {
      beyond++;
    } else {
      occurs[thousandth] = 1;
      rowStart[from + 1]++;
    }
    if (from === to) ownGiven[from] = 1;
  }
  let ownAdded = 0;
  for (let commune = 0; commune < communes; commune++) {
    const added = 1 - ownGiven[commune];
    ownAdded += added;
    rowStart[commune + 1] += rowStart[commune] + added;
  }
  if (ownAdded > 0) occurs[0] = 1;
  return { occurs, rowStart, ownGiven, beyond, ownAdded };
}

/** The kept pairs by row, in the order they come in, after the own-commune pair where it is added. */
function dealPairs(pairs: PairColumns, communes: number, counted: PairCounts, codeOf: Uint16Array) {
  const { origin, destination: to, minutes } = pairs;
  const { rowStart, ownGiven } = counted;
  const kept = rowStart[communes];
  const destination = communes <= 65_536 ? new Uint16Array(kept) : new Uint32Array(kept);
  const minuteCode = new Uint16Array(kept);
  const next = rowStart.slice(0, communes);
  for (let commune = 0; commune < communes; commune++) {
    if (ownGiven[commune] === 0) destination[next[commune]++] = commune;
  }
  for (let pair = 0; pair < origin.length; pair++) {
    const thousandth = thousandthsOf(minutes[pair]);
    if (thousandth >= codeOf.length) continue;
    const at = next[origin[pair]]++;
    destination[at] = to[pair];
    minuteCode[at] = codeOf[thousandth];
  }
  return { destination, minuteCode };
}
