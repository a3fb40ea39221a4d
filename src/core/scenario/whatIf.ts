/** Accessibility after changes of supply, and who gains or loses by them. */
import type { LocalUpdate } from "./localUpdate.ts";
import type { SupplyChange } from "./presetChanges.ts";

export interface WhatIf {
  /** Per variant f64[communes]: consultations a year after the changes, never below 0. */
  readonly supply: readonly Float64Array[];
  /** Per variant f64[communes]; NaN where it was missing. */
  readonly accessibility: readonly Float64Array[];
  /** Per variant: consultations that changes bring to communes with nobody in reach, where they change nothing. */
  readonly unreached: readonly number[];
}

/**
 * Applies changes (one a commune) to a run. Only communes that have a changed one in reach move; the others keep their
 * bits. Equal to a whole run on the new supply but for rounding: an after-supply of 0 may leave 1e-16 behind, so that
 * what rounding leaves below 0 is 0.
 * @param present u8[communes]: supply of a commune without data (0) is left out of the indicator, so a change there is too.
 */
export function whatIf(
  before: { readonly supply: readonly Float64Array[]; readonly accessibility: readonly Float64Array[] },
  changes: readonly SupplyChange[],
  local: LocalUpdate,
  present: Uint8Array,
): WhatIf {
  const supply = before.supply.map((values) => values.slice());
  const accessibility = before.accessibility.map((values) => values.slice());
  const unreached = supply.map(() => 0);
  for (const { commune, acts } of changes) {
    if (!present[commune]) continue;
    acts.forEach((change, variant) => {
      supply[variant][commune] = Math.max(0, supply[variant][commune] + change);
      if (local.catchmentDemand[commune] > 0) local.addTo(accessibility[variant], commune, change);
      else unreached[variant] += change;
    });
  }
  for (const values of accessibility) {
    for (let commune = 0; commune < values.length; commune++) if (values[commune] < 0) values[commune] = 0;
  }
  return { supply, accessibility, unreached };
}

/** Changes smaller than this are rounding, not gains or losses: accessibility is in consultations a year. */
const smallestChange = 1e-9;

export interface Gains {
  /** Communes and inhabitants whose accessibility rises or falls. */
  readonly gaining: { readonly communes: number; readonly population: number };
  readonly losing: { readonly communes: number; readonly population: number };
  /** Mean change over all inhabitants known before and after, in consultations a year. */
  readonly meanChange: number;
  /** Per threshold: inhabitants under it before and after, and communes that cross it upwards or downwards. */
  readonly thresholds: readonly {
    readonly threshold: number;
    readonly populationBefore: number;
    readonly populationAfter: number;
    readonly rising: number;
    readonly falling: number;
  }[];
}

/** Who gains and who loses. @param population f64[communes], NaN counts as nobody. Missing accessibility is left out. */
export function gainsOf(
  before: Float64Array,
  after: Float64Array,
  population: Float64Array,
  thresholds: readonly number[],
): Gains {
  const gaining = { communes: 0, population: 0 };
  const losing = { communes: 0, population: 0 };
  const crossings = thresholds.map((threshold) => ({
    threshold,
    populationBefore: 0,
    populationAfter: 0,
    rising: 0,
    falling: 0,
  }));
  let people = 0;
  let change = 0;
  for (let commune = 0; commune < before.length; commune++) {
    const difference = after[commune] - before[commune];
    if (Number.isNaN(difference)) continue;
    const inhabitants = population[commune] || 0;
    people += inhabitants;
    change += inhabitants * difference;
    const side = difference > smallestChange ? gaining : difference < -smallestChange ? losing : undefined;
    if (side) {
      side.communes++;
      side.population += inhabitants;
    }
    for (const crossing of crossings) {
      const wasUnder = before[commune] < crossing.threshold;
      const isUnder = after[commune] < crossing.threshold;
      if (wasUnder) crossing.populationBefore += inhabitants;
      if (isUnder) crossing.populationAfter += inhabitants;
      if (wasUnder && !isUnder) crossing.rising++;
      if (!wasUnder && isUnder) crossing.falling++;
    }
  }
  return { gaining, losing, meanChange: people > 0 ? change / people : 0, thresholds: crossings };
}

/** Official accessibility moved by what the model says of the change: official + (after - before); NaN where any is missing, never below 0. */
export function fromOfficial(
  official: Float64Array,
  before: Float64Array,
  after: Float64Array,
): Float64Array {
  return official.map((value, commune) => Math.max(0, value + after[commune] - before[commune]));
}
