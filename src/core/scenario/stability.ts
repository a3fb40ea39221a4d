/** How far each zone moves over the scenarios of a sweep, and how sure its class is; in little room, one scenario at a time. */
import { BINS, BINS_PER_UNIT } from "./digest.ts";

export interface ZoneSpread {
  readonly least: number;
  readonly most: number;
  /** To within 0.005: the middle of a bin of 0.01; the largest value beyond 10.24. */
  readonly quantile: (share: number) => number;
}

/** What is known of some scenarios, as plain values: those of two threads are joined. */
export interface StabilityCounts {
  readonly scenarios: number;
  /** f64[zones] of each variant. */
  readonly least: readonly Float64Array[];
  readonly most: readonly Float64Array[];
  /** u32[zones][bins] of each variant. */
  readonly bins: readonly Uint32Array[];
  /** u32[zones][classes] */
  readonly classes: Uint32Array;
}

export class Stability {
  readonly #zones: number;
  readonly #classOf: ((values: readonly number[]) => string) | undefined;
  readonly #least: Float64Array[];
  readonly #most: Float64Array[];
  readonly #bins: Uint32Array[];
  readonly #classes: readonly string[];
  readonly #counts: Uint32Array;
  #scenarios = 0;

  /** @param classOf class of a zone from its accessibility by variant, one of `classes`, or "" for none. */
  constructor(
    zones: number,
    variants: number,
    classes: readonly string[] = [],
    classOf?: (values: readonly number[]) => string,
  ) {
    this.#zones = zones;
    this.#classOf = classOf;
    this.#classes = classes;
    this.#least = Array.from({ length: variants }, () => new Float64Array(zones).fill(Infinity));
    this.#most = Array.from({ length: variants }, () => new Float64Array(zones).fill(-Infinity));
    this.#bins = Array.from({ length: variants }, () => new Uint32Array(zones * BINS));
    this.#counts = new Uint32Array(zones * classes.length);
  }

  /** One scenario: f64[zones] of each variant, NaN missing. */
  add(values: readonly Float64Array[]): void {
    this.#scenarios++;
    values.forEach((each, v) => {
      addSpread(each, this.#least[v], this.#most[v], this.#bins[v]);
    });
    const classOf = this.#classOf;
    if (classOf === undefined) return;
    const of = new Array<number>(values.length);
    for (let zone = 0; zone < this.#zones; zone++) {
      for (let v = 0; v < of.length; v++) of[v] = values[v][zone];
      const at = this.#classes.indexOf(classOf(of));
      if (at !== -1) this.#counts[zone * this.#classes.length + at]++;
    }
  }

  get counts(): StabilityCounts {
    const [least, most, bins, classes] = [this.#least, this.#most, this.#bins, this.#counts];
    return { scenarios: this.#scenarios, least, most, bins, classes };
  }

  /** Adds scenarios that another one looked at. */
  join({ scenarios, least, most, bins, classes }: StabilityCounts): void {
    this.#scenarios += scenarios;
    least.forEach((each, v) => void lower(this.#least[v], each));
    most.forEach((each, v) => void raise(this.#most[v], each));
    bins.forEach((each, v) => void increase(this.#bins[v], each));
    increase(this.#counts, classes);
  }

  spread(zone: number, variant: number): ZoneSpread {
    const bins = this.#bins[variant].subarray(zone * BINS, (zone + 1) * BINS);
    const total = bins.reduce((sum, count) => sum + count, 0);
    const [least, most] = [this.#least[variant][zone], this.#most[variant][zone]];
    const quantile = (share: number): number => {
      let cumulated = 0;
      for (let bin = 0; bin < BINS - 1; bin++) {
        cumulated += bins[bin];
        if (cumulated >= share * total) return Math.min(most, Math.max(least, (bin + 0.5) / BINS_PER_UNIT));
      }
      return most;
    };
    return total === 0 ? { least: NaN, most: NaN, quantile: () => NaN } : { least, most, quantile };
  }

  /** Share of the scenarios in each class, in order of the classes; what is missing to 1 has no class. */
  shares(zone: number): number[] {
    return this.#classes.map((_, at) => this.#counts[zone * this.#classes.length + at] / this.#scenarios);
  }
}

function lower(values: Float64Array, by: Float64Array): void {
  for (let zone = 0; zone < values.length; zone++) values[zone] = Math.min(values[zone], by[zone]);
}

function raise(values: Float64Array, by: Float64Array): void {
  for (let zone = 0; zone < values.length; zone++) values[zone] = Math.max(values[zone], by[zone]);
}

function increase(counts: Uint32Array, by: Uint32Array): void {
  for (let at = 0; at < counts.length; at++) counts[at] += by[at];
}

/** Of one variant; comparisons with NaN, a missing value, are false. In two loops: one that does both takes twice as long. */
function addSpread(values: Float64Array, least: Float64Array, most: Float64Array, bins: Uint32Array): void {
  for (let zone = 0; zone < values.length; zone++) {
    const value = values[zone];
    if (value < least[zone]) least[zone] = value;
    if (value > most[zone]) most[zone] = value;
  }
  for (let zone = 0; zone < values.length; zone++) {
    const bin = values[zone] * BINS_PER_UNIT;
    if (bin >= 0) bins[zone * BINS + Math.floor(Math.min(BINS - 1, bin))]++;
  }
}
