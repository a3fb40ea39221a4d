/** What supply, demand and travel times each contribute to a change of accessibility between two years. */
import type { Engine } from "../engine/engine.ts";
import type { Decay } from "../method/decay.ts";
import { computeAccessibility } from "./run.ts";
import { shapleyValues } from "./shapley.ts";
import { weightedMean } from "./summary.ts";

export type Factor = "supply" | "demand" | "times";

/** One of the two years, on the same communes. */
export interface SplitYear {
  readonly demand: Float64Array;
  /** One variant, f64[communes]; NaN counts as no supply. */
  readonly supply: Float64Array;
  /** Holds the year's travel times: the same object in both years where they do not change. */
  readonly engine: Engine;
}

export interface ChangeSplit {
  readonly factors: readonly Factor[];
  /** By factor f64[communes], consultations per standardised inhabitant; NaN where a year lacks the commune's demand. */
  readonly parts: readonly Float64Array[];
  /** By factor, of the mean weighted by demand: the demand of the changed year once demand has changed. */
  readonly mean: readonly number[];
  /** Modelled accessibility in both years, f64[communes], and its means. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/**
 * Shapley split of the modelled change: the model is run on every mix of the two years' supply, demand and travel times
 * (2^factors runs). Travel times are a factor where the years differ in them. The parts sum to after - before, in each
 * commune and in the mean.
 * @param present u8[communes]: 0 where either year lacks data.
 */
export function splitChange(
  before: SplitYear,
  after: SplitYear,
  options: { readonly decay: Decay; readonly present: Uint8Array; readonly variant: string },
): ChangeSplit {
  const { decay, present, variant } = options;
  const factors: Factor[] =
    before.engine === after.engine ? ["supply", "demand"] : ["supply", "demand", "times"];
  const supplies = [before, after].map((year) =>
    year.supply.map((value, c) => (present[c] && value > 0 ? value : 0)),
  );
  const run = (changed: number): Float64Array => {
    const pick = (factor: Factor): 0 | 1 => {
      const bit = factors.indexOf(factor);
      return bit >= 0 && changed & (1 << bit) ? 1 : 0;
    };
    const demand = [before, after][pick("demand")].demand;
    const { accessibility } = computeAccessibility([before, after][pick("times")].engine, {
      demand,
      supply: { variants: [variant], values: [supplies[pick("supply")]] },
      decay,
      present,
    });
    // the mean stands behind the communes: the split of both is one computation
    const values = new Float64Array(present.length + 1);
    values.set(accessibility[0]);
    values[present.length] = weightedMean(
      accessibility[0],
      demand.map((value, c) => (present[c] ? value : 0)),
    );
    return values;
  };
  const runs = new Map<number, Float64Array>();
  const value = (changed: number): Float64Array => {
    const known = runs.get(changed) ?? run(changed);
    runs.set(changed, known);
    return known;
  };
  const split = shapleyValues(factors.length, value);
  const communes = present.length;
  return {
    factors,
    parts: split.map((part) => part.slice(0, communes)),
    mean: split.map((part) => part[communes]),
    before: value(0).slice(0, communes),
    after: value(2 ** factors.length - 1).slice(0, communes),
  };
}
