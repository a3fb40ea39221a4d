import type { TravelTimes } from "aplomb";
import type { BenchInput } from "./input.ts";

/** The same work in plain JavaScript, as one would write it: what the kernel is compared with. */

const COMMUNE = 1 << 16;

/** Weight of a time under the step decay of the bench; 0 beyond its reach. */
export function stepWeight(minutes: number): number {
  return minutes <= 10 ? 1 : minutes <= 15 ? 2 / 3 : minutes <= 20 ? 1 / 3 : 0;
}

/** Class of a time within the reach of that decay. */
export function classOf(minutes: number): number {
  return minutes <= 10 ? 0 : minutes <= 15 ? 1 : 2;
}

/** A prepared run: a weight for each pair, sums over the rows of both directions. Returns what runs it. */
export function plainRun(travelTimes: TravelTimes, input: BenchInput): () => Float64Array[] {
  const { communes, rowStart, destination, minuteCode, minutes } = travelTimes;
  const [supply0, supply1] = input.supply;
  const start = new Uint32Array(communes + 1);
  const columnStart = new Uint32Array(communes + 1);
  const to: number[] = [];
  const weights: number[] = [];
  for (let from = 0; from < communes; from++) {
    for (let pair = rowStart[from]; pair < rowStart[from + 1]; pair++) {
      if (supply0[destination[pair]] === 0) continue;
      to.push(destination[pair]);
      weights.push(stepWeight(minutes[minuteCode[pair]]));
      columnStart[destination[pair] + 1]++;
    }
    start[from + 1] = to.length;
  }
  const id = Uint16Array.from(to);
  const weight = Float64Array.from(weights);
  for (let commune = 0; commune < communes; commune++) columnStart[commune + 1] += columnStart[commune];
  const next = columnStart.slice();
  const columnId = new Uint16Array(id.length);
  const columnWeight = new Float64Array(id.length);
  for (let from = 0; from < communes; from++) {
    for (let pair = start[from]; pair < start[from + 1]; pair++) {
      const at = next[id[pair]]++;
      columnId[at] = from;
      columnWeight[at] = weight[pair];
    }
  }
  const ratio0 = new Float64Array(communes);
  const ratio1 = new Float64Array(communes);
  const accessibility = [new Float64Array(communes), new Float64Array(communes)];
  return () => {
    const { demand } = input;
    for (let commune = 0; commune < communes; commune++) {
      let reachable = 0;
      for (let pair = columnStart[commune]; pair < columnStart[commune + 1]; pair++) {
        reachable += columnWeight[pair] * demand[columnId[pair]];
      }
      ratio0[commune] = reachable > 0 ? supply0[commune] / reachable : 0;
      ratio1[commune] = reachable > 0 ? supply1[commune] / reachable : 0;
    }
    for (let commune = 0; commune < communes; commune++) {
      let sum0 = 0;
      let sum1 = 0;
      for (let pair = start[commune]; pair < start[commune + 1]; pair++) {
        sum0 += weight[pair] * ratio0[id[pair]];
        sum1 += weight[pair] * ratio1[id[pair]];
      }
      accessibility[0][commune] = sum0;
      accessibility[1][commune] = sum1;
    }
    return accessibility;
  };
}

/** Both steps straight from the pairs. */
export function plainPairsRun({
  communes,
  origin,
  destination,
  minutes,
  demand,
  supply,
}: BenchInput): Float64Array[] {
  const reachable = new Float64Array(communes);
  const own = new Uint8Array(communes);
  const weightOf = (pair: number) => stepWeight(Math.floor(minutes[pair] * 1000 + 0.5) / 1000);
  for (let pair = 0; pair < origin.length; pair++) {
    reachable[destination[pair]] += weightOf(pair) * demand[origin[pair]];
    if (origin[pair] === destination[pair]) own[origin[pair]] = 1;
  }
  for (let commune = 0; commune < communes; commune++) {
    if (own[commune] === 0) reachable[commune] += demand[commune];
  }
  return supply.map((values) => {
    const ratio = values.map((value, commune) => (reachable[commune] > 0 ? value / reachable[commune] : 0));
    const sums = ratio.map((value, commune) => (own[commune] === 0 ? value : 0));
    for (let pair = 0; pair < origin.length; pair++)
      sums[origin[pair]] += weightOf(pair) * ratio[destination[pair]];
    return sums;
  });
}

/** The order that `travelTimesFrom` gives: one key a pair, sorted by the built-in sort. */
export function plainPrepare({ communes, origin, destination, minutes }: BenchInput) {
  const keys = new Float64Array(origin.length);
  for (let pair = 0; pair < keys.length; pair++) {
    const thousandth = Math.floor(minutes[pair] * 1000 + 0.5);
    keys[pair] = (origin[pair] * COMMUNE + thousandth) * COMMUNE + destination[pair];
  }
  keys.sort();
  const rowStart = new Uint32Array(communes + 1);
  const to = new Uint16Array(keys.length);
  const thousandths = new Uint16Array(keys.length);
  for (let pair = 0; pair < keys.length; pair++) {
    const rest = Math.floor(keys[pair] / COMMUNE);
    const from = Math.floor(rest / COMMUNE);
    rowStart[from + 1]++;
    thousandths[pair] = rest - from * COMMUNE;
    to[pair] = keys[pair] - rest * COMMUNE;
  }
  return { rowStart, to, thousandths };
}
