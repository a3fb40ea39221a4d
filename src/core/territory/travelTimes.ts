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

const DISTINCT_MINUTES = 65_536;

export interface DistinctMinutes {
  readonly minutes: Float64Array;
  /** Code of each thousandth of a minute that occurs. */
  readonly codeOf: Uint16Array;
}

/** The thousandths that occur (1 in `occurs`), as minutes. @throws RangeError beyond 65,536 distinct values. */
export function distinctMinutes(occurs: Uint8Array): DistinctMinutes {
  const distinct = occurs.reduce((sum, one) => sum + one, 0);
  if (distinct > DISTINCT_MINUTES) {
    throw new RangeError(
      `minutes: expected at most ${DISTINCT_MINUTES} distinct values (rounded to 0.001), got ${distinct}: lower maxMinutes.`,
    );
  }
  const minutes = new Float64Array(distinct);
  const codeOf = new Uint16Array(occurs.length);
  let code = 0;
  for (let thousandth = 0; thousandth < occurs.length; thousandth++) {
    if (occurs[thousandth] === 0) continue;
    minutes[code] = thousandth / 1000;
    codeOf[thousandth] = code++;
  }
  return { minutes, codeOf };
}
