export interface Places {
  readonly name: string;
  readonly codes: readonly string[];
  /** About 1,700 bassins de vie. */
  readonly zones: readonly string[];
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly demand: Float64Array;
  readonly doctors: Float64Array;
}
