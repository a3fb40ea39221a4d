import { roundMinutes } from "../method/decay.ts";

/**
 * The sparse matrix of travel times, by origin (commune of residence). Row c holds the pairs
 * `rowStart[c] … rowStart[c + 1]`, sorted by minutes then destination; the own-commune pair is there, unless the
 * input put it beyond `maxMinutes`.
 * Minutes are rounded to 0.001 when the matrix is built and kept as codes into `minutes`, the sorted distinct values.
 */
export interface TravelTimes {
  readonly communes: number;
  readonly rowStart: Uint32Array;
  /** Commune of practice of each pair. */
  readonly destination: Uint16Array | Uint32Array;
  /** Position of each pair's time in `minutes`. */
  readonly minuteCode: Uint16Array;
  /** f64[distinct], ascending. */
  readonly minutes: Float64Array;
  /** Every pair up to this many minutes is present; a decay that reaches beyond it is refused. */
  readonly maxMinutes: number;
  /** True where the times are an estimate from coordinates, not road times. */
  readonly estimated: boolean;
  /** Hash of the commune codes the matrix was built on. */
  readonly communesHash: string;
}

/** Pairs in any order: positions in the communes, and minutes. */
export interface PairColumns {
  readonly origin: Int32Array | Uint32Array | Uint16Array;
  readonly destination: Int32Array | Uint32Array | Uint16Array;
  readonly minutes: Float64Array | Float32Array;
}

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
  readonly duplicates: { readonly count: number; readonly first: readonly (readonly [number, number])[] };
}

/** A day: what the table of rounded minutes is sized for; no care is farther. */
const LONGEST_MINUTES = 1440;
const DISTINCT_MINUTES = 65_536;
const SHOWN_DUPLICATES = 20;

/**
 * The matrix of pairs in any order. Minutes are rounded to 0.001, missing own-commune pairs added at 0.
 * A radix sort: by minutes (every distinct value is a bucket), then stably by origin; destinations that tie are then
 * put in order. 0 < maxMinutes <= 1440.
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
  const counted = countPairs(pairs, communes, Math.round(maxMinutes * 1000), options.unplaced ?? []);
  const distinct = distinctMinutes(counted.ofThousandth);
  const sorted = sortPairs(pairs, communes, counted, distinct);
  return {
    travelTimes: {
      communes,
      rowStart: counted.rowStart,
      destination: sorted.destination,
      minuteCode: sorted.minuteCode,
      minutes: distinct.minutes,
      maxMinutes,
      estimated,
      communesHash,
    },
    beyond: counted.beyond,
    ownAdded: counted.ownAdded,
    duplicates: orderTies(counted.rowStart, sorted.destination, sorted.minuteCode),
  };
}

interface PairCounts {
  /** Kept pairs at each thousandth of a minute. */
  readonly ofThousandth: Uint32Array;
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
  const ofThousandth = new Uint32Array(lastThousandth + 1);
  const rowStart = new Uint32Array(communes + 1);
  const ownGiven = new Uint8Array(communes);
  for (const commune of unplaced) ownGiven[commune] = 1;
  let beyond = 0;
  for (let pair = 0; pair < origin.length; pair++) {
    const from = origin[pair];
    const to = destination[pair];
    const thousandth = Math.round(minutes[pair] * 1000);
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
      ofThousandth[thousandth]++;
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
  ofThousandth[0] += ownAdded;
  return { ofThousandth, rowStart, ownGiven, beyond, ownAdded };
}

interface DistinctMinutes {
  readonly minutes: Float64Array;
  /** Code of each thousandth of a minute that occurs. */
  readonly codeOf: Uint16Array;
  /** First place of each code when pairs are sorted by minutes. */
  readonly firstOf: Uint32Array;
}

function distinctMinutes(ofThousandth: Uint32Array): DistinctMinutes {
  let distinct = 0;
  for (const count of ofThousandth) if (count > 0) distinct++;
  if (distinct > DISTINCT_MINUTES) {
    throw new RangeError(
      `minutes: expected at most ${DISTINCT_MINUTES} distinct values (rounded to 0.001), got ${distinct}: lower maxMinutes.`,
    );
  }
  const minutes = new Float64Array(distinct);
  const codeOf = new Uint16Array(ofThousandth.length);
  const firstOf = new Uint32Array(distinct + 1);
  let code = 0;
  for (let thousandth = 0; thousandth < ofThousandth.length; thousandth++) {
    if (ofThousandth[thousandth] === 0) continue;
    minutes[code] = thousandth / 1000;
    codeOf[thousandth] = code;
    firstOf[code + 1] = firstOf[code] + ofThousandth[thousandth];
    code++;
  }
  return { minutes, codeOf, firstOf };
}

function sortPairs(pairs: PairColumns, communes: number, counted: PairCounts, distinct: DistinctMinutes) {
  const { origin, destination, minutes } = pairs;
  const { codeOf } = distinct;
  const kept = counted.rowStart[communes];
  const Ids = communes <= 65_536 ? Uint16Array : Uint32Array;

  // By minutes: the own-commune pairs that were missing go first, at 0.
  const originByTime = new Ids(kept);
  const destinationByTime = new Ids(kept);
  const place = distinct.firstOf.slice();
  if (counted.ownAdded > 0) {
    for (let commune = 0; commune < communes; commune++) {
      if (counted.ownGiven[commune] === 1) continue;
      originByTime[place[0]] = commune;
      destinationByTime[place[0]++] = commune;
    }
  }
  for (let pair = 0; pair < origin.length; pair++) {
    const thousandth = Math.round(minutes[pair] * 1000);
    if (thousandth >= codeOf.length) continue;
    const at = place[codeOf[thousandth]]++;
    originByTime[at] = origin[pair];
    destinationByTime[at] = destination[pair];
  }

  // By origin, in order of time.
  const sortedDestination = new Ids(kept);
  const minuteCode = new Uint16Array(kept);
  const next = counted.rowStart.slice(0, communes);
  for (let code = 0, pair = 0; code < distinct.minutes.length; code++) {
    for (const end = distinct.firstOf[code + 1]; pair < end; pair++) {
      const at = next[originByTime[pair]]++;
      sortedDestination[at] = destinationByTime[pair];
      minuteCode[at] = code;
    }
  }
  return { destination: sortedDestination, minuteCode };
}

/** Puts destinations that tie in minutes in order, row by row, and finds the pairs given more than once. */
function orderTies(
  rowStart: Uint32Array,
  destination: Uint16Array | Uint32Array,
  minuteCode: Uint16Array,
): BuiltTravelTimes["duplicates"] {
  const communes = rowStart.length - 1;
  const seenFrom = new Int32Array(communes).fill(-1);
  const first: [number, number][] = [];
  let count = 0;
  for (let from = 0; from < communes; from++) {
    const start = rowStart[from];
    for (let pair = start; pair < rowStart[from + 1]; pair++) {
      const to = destination[pair];
      if (seenFrom[to] === from) {
        if (count++ < SHOWN_DUPLICATES) first.push([from, to]);
      }
      seenFrom[to] = from;
      let at = pair;
      for (; at > start && minuteCode[at - 1] === minuteCode[pair] && destination[at - 1] > to; at--) {
        destination[at] = destination[at - 1];
      }
      destination[at] = to;
    }
  }
  return { count, first };
}
