import { type Decay, decayWeight } from "../method/decay.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import type { Accessibility } from "./run.ts";

/** What one commune of practice brings to the accessibility of one commune of residence. */
export interface Contribution {
  /** Position of the commune of practice. */
  readonly destination: number;
  readonly minutes: number;
  readonly weight: number;
  /** Supply, ratio and weight x ratio per variant, in the order of the run's variants. */
  readonly supply: readonly number[];
  readonly ratio: readonly number[];
  readonly contribution: readonly number[];
  /** Weighted demand that shares this supply. */
  readonly catchmentDemand: number;
}

/**
 * Where the accessibility of `origin` comes from: every commune of practice within the decay's reach that has a
 * ratio in some variant, the largest contribution to the first variant first (ties by minutes, then position).
 * Per variant, the contributions sum to the accessibility of the run.
 */
export function explainCommune(
  origin: number,
  run: {
    readonly travelTimes: TravelTimes;
    readonly supply: readonly Float64Array[];
    readonly decay: Decay;
    readonly result: Pick<Accessibility, "ratio" | "catchmentDemand">;
  },
): Contribution[] {
  const { travelTimes, supply, decay, result } = run;
  const contributions: Contribution[] = [];
  for (let pair = travelTimes.rowStart[origin]; pair < travelTimes.rowStart[origin + 1]; pair++) {
    const destination = travelTimes.destination[pair];
    const minutes = travelTimes.minutes[travelTimes.minuteCode[pair]];
    const weight = decayWeight(decay, minutes);
    const ratio = result.ratio.map((values) => values[destination]);
    if (weight === 0 || !ratio.some((value) => value > 0)) continue; // NaN without data
    contributions.push({
      destination,
      minutes,
      weight,
      supply: supply.map((values) => values[destination]),
      ratio,
      contribution: ratio.map((value) => weight * value),
      catchmentDemand: result.catchmentDemand[destination],
    });
  }
  return contributions.sort(
    (a, b) => b.contribution[0] - a.contribution[0] || a.minutes - b.minutes || a.destination - b.destination,
  );
}
