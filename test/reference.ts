import { expect } from "vitest";
import { type Decay, decayWeight } from "../src/core/method/decay.ts";

export interface ReferenceInput {
  readonly communes: number;
  /** Pairs [origin, destination, minutes], each once, own communes included. */
  readonly pairs: readonly (readonly [number, number, number])[];
  readonly demand: ArrayLike<number>;
  readonly supply: ArrayLike<number>;
  readonly decay: Decay;
}

/**
 * The method as it is written (method of the two-step floating catchment), one variant, no cleverness: the oracle.
 * ratio_j = supply_j / sum_k w(t_kj) demand_k; accessibility_i = sum_j w(t_ij) ratio_j; empty sums give 0.
 */
export function referenceRun({ communes, pairs, demand, supply, decay }: ReferenceInput) {
  const catchmentDemand = new Float64Array(communes);
  for (const [origin, destination, minutes] of pairs) {
    catchmentDemand[destination] += decayWeight(decay, minutes) * demand[origin];
  }
  const ratio = new Float64Array(communes);
  for (let commune = 0; commune < communes; commune++) {
    if (catchmentDemand[commune] > 0) ratio[commune] = supply[commune] / catchmentDemand[commune];
  }
  const accessibility = new Float64Array(communes);
  for (const [origin, destination, minutes] of pairs) {
    accessibility[origin] += decayWeight(decay, minutes) * ratio[destination];
  }
  return { ratio, accessibility, catchmentDemand };
}

/** Each value finite, and within 1e-12 of the expected one, relative to it. */
export function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) {
    if (Math.abs(got[i] - expected[i]) <= 1e-12 * Math.abs(expected[i])) continue;
    expect.fail(`at ${i}: got ${got[i]}, expected ${expected[i]}`);
  }
}
