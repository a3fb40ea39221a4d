/**
 * The sparse matrix of travel times, by origin (commune of residence). Row c holds the pairs
 * `rowStart[c] … rowStart[c + 1]`, sorted by minutes then destination; the own-commune pair is there.
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
