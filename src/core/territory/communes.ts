/**
 * The communes of a run, sorted by INSEE code: position c in every `f64[communes]` array of the engine is `codes[c]`.
 * Sorting makes results independent of the order of the input rows, and keeps neighbours near in memory.
 */
export interface Communes {
  readonly source: string;
  readonly count: number;
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** Department, region and EPCI codes; "" where unknown. */
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly epci: readonly string[];
  /** Degrees, WGS 84; NaN where unknown. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Total population; NaN where unknown. */
  readonly population: Float64Array;
  /** Row of the source table (0-based) that each commune came from, to reach its other columns. */
  readonly row: Uint32Array;
}
