import type { TravelTimes } from "aplomb";
import type { BenchInput } from "./input.ts";
import { classOf } from "./plain.ts";

/**
 * A sweep over the weights of the classes in plain JavaScript, as one would write it: both steps for each scenario, pairs
 * to places with doctors alone, and of the result the national mean and the shares under thresholds.
 */
export function plainSweep(
  { communes, rowStart, destination, minuteCode, minutes }: TravelTimes,
  { demand, supply: [supply] }: BenchInput,
  thresholds: readonly number[],
): (weights: Float64Array, scenarios: number) => number[] {
  const kept: number[] = [];
  const start = new Uint32Array(communes + 1);
  for (let from = 0; from < communes; from++) {
    for (let pair = rowStart[from]; pair < rowStart[from + 1]; pair++) {
      if (supply[destination[pair]] > 0) kept.push(pair);
    }
    start[from + 1] = kept.length;
  }
  const to = Uint16Array.from(kept, (pair) => destination[pair]);
  const classes = Uint8Array.from(kept, (pair) => classOf(minutes[minuteCode[pair]]));
  const reachable = new Float64Array(communes);
  const total = demand.reduce((sum, value) => sum + value, 0);
  return (weights, scenarios) => {
    const means: number[] = [];
    for (let scenario = 0; scenario < scenarios; scenario++) {
      const weight = weights.subarray(3 * scenario, 3 * scenario + 3);
      reachable.fill(0);
      for (let from = 0; from < communes; from++) {
        for (let pair = start[from]; pair < start[from + 1]; pair++) {
          reachable[to[pair]] += weight[classes[pair]] * demand[from];
        }
      }
      const ratio = supply.map((value, place) => (reachable[place] > 0 ? value / reachable[place] : 0));
      const under = new Float64Array(thresholds.length);
      let mean = 0;
      for (let from = 0; from < communes; from++) {
        let accessibility = 0;
        for (let pair = start[from]; pair < start[from + 1]; pair++) {
          accessibility += weight[classes[pair]] * ratio[to[pair]];
        }
        mean += demand[from] * accessibility;
        for (let t = 0; t < under.length; t++) if (accessibility < thresholds[t]) under[t] += demand[from];
      }
      means.push(mean / total);
    }
    return means;
  };
}
