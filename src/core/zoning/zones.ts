/** The zones of a zoning, sorted by code: position z in every `f64[zones]` array is `codes[z]`. */
export interface Zones {
  readonly source: string;
  readonly count: number;
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** What each zone is in its mesh ("bassin-de-vie", "territoire-de-vie", "ile"…); "" where not said. */
  readonly kinds: readonly string[];
  /** Department and region of the zone's pole; "" where unknown. */
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  /** Region where most inhabitants of the zone live; "" where unknown. */
  readonly mainRegions: readonly string[];
  /** Inhabitants counted: those of the region zoned, all of them where no region is asked for. */
  readonly population: Float64Array;
  /** Inhabitants of the whole zone, in whatever region. */
  readonly wholePopulation: Float64Array;
  /** Communes counted, as `population` is. */
  readonly communes: Float64Array;
  /** km², of the communes counted; NaN where unknown. */
  readonly area: Float64Array;
  /** f64[zones] by doctor-age variant, computed on all communes of the zone; NaN missing, never to be read as 0. */
  readonly accessibility: ReadonlyMap<string, Float64Array>;
  /** u32[zones]: communes without data, left out of their zone's accessibility. */
  readonly missing: Uint32Array;
  /** Half of the last printed digit where accessibilities are known as printed (0.005 for two decimals); 0: exact. */
  readonly halfDigit: number;
  /** Id of the class a published list gives each zone; "" where none is published. */
  readonly published: readonly string[];
  /** Travel times are an estimate; doctors or ages are generated. */
  readonly estimated: boolean;
  readonly synthetic: boolean;
  /** Share of the region (%) that a published list prints for the zone, NaN where none. */
  readonly publishedShare: Float64Array;
}

/** `from` of the rules that gave a zone its class, in one word a zone. */
export type Decision =
  /** The rules, on the value known. */
  | "rule"
  /** The printed value could be on either side of a threshold: the published class tells. */
  | "published"
  /** The same, without a published class: the printed value is taken at its face. */
  | "printed"
  /** Accessibility is missing, so no class. */
  | "missing";

/** What the rules make of each zone, before any choice. */
export interface Classification {
  /** Class id of each zone, "" where accessibility is missing. */
  readonly classes: readonly string[];
  readonly decisions: readonly Decision[];
  /** Zones whose printed value could be on either side of a threshold, with every class they could be in. */
  readonly ambiguous: ReadonlyMap<number, readonly string[]>;
}
