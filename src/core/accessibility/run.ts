import type { Engine } from "../engine/engine.ts";
import type { EngineInput, EngineResult } from "../engine/input.ts";
import type { Decay } from "../method/decay.ts";

export interface Conservation {
  readonly variant: string;
  /** Consultations per year supplied in communes that have data, and those of communes whose catchment has demand. */
  readonly supply: number;
  readonly reached: number;
  /** |sum of demand x accessibility - reached| / reached; 0 where nothing is reached. */
  readonly relativeError: number;
}

/** Consultations per year by variant, f64[communes] each. */
export interface VariantSupply {
  readonly variants: readonly string[];
  readonly values: readonly Float64Array[];
}

/** Both steps of the indicator, one array a variant. */
export interface Accessibility {
  readonly variants: readonly string[];
  /** Consultations per standardised inhabitant of the catchment, f64[communes]; 0 without supply or demand in reach, NaN without data. */
  readonly ratio: readonly Float64Array[];
  /** Consultations per standardised inhabitant and year, f64[communes]; 0 without reachable supply, NaN without data. */
  readonly accessibility: readonly Float64Array[];
  /** Weighted demand around each commune of practice, f64[communes]; 0 where no variant has supply. */
  readonly catchmentDemand: Float64Array;
  readonly conservation: readonly Conservation[];
}

export interface RunInput {
  /** f64[communes], NaN where missing: counts as nobody, and the commune's accessibility is missing. */
  readonly demand: Float64Array;
  readonly supply: VariantSupply;
  readonly decay: Decay;
  /** u8[communes]: 0 where a commune lacks data (demand, position, travel times); its accessibility is NaN. */
  readonly present: Uint8Array;
}

/**
 * The APL: ratio_j = supply_j / sum_k w(t_kj) demand_k, then accessibility_i = sum_j w(t_ij) ratio_j.
 * Source: DREES, workbook "Indicateur d'APL aux medecins generalistes" 2022-2023, sheet Parametres.
 */
export function computeAccessibility(engine: Engine, input: RunInput): Accessibility {
  return accessibilityFrom(engine.run(engineInput(input)), input);
}

/** What the engine computes on. */
export function engineInput({ demand, supply, decay, present }: RunInput): EngineInput {
  return { demand: ofPresent(demand, present), supply: supply.values, decay };
}

/** Demand or supply of the communes that are present (u8[communes]); one that lacks data counts as nobody, and has no doctor. */
export function ofPresent(values: Float64Array, present: Uint8Array): Float64Array {
  return setMissing(values.slice(), present, 0);
}

/** Writes NaN, in place, where a commune is not present: what would be its own is missing. */
export function markMissing(arrays: readonly Float64Array[], present: Uint8Array): void {
  for (const values of arrays) setMissing(values, present, Number.NaN);
}

/** The supply of present communes as tables hold it: missing, not 0, in a commune that is not present. */
export function supplyToTell(supply: readonly Float64Array[], present: Uint8Array): readonly Float64Array[] {
  if (!present.includes(0)) return supply;
  return supply.map((values) => setMissing(values.slice(), present, Number.NaN));
}

/** Writes a value, in place, where a commune is not present: few are looked up, where a run's first loop over all takes 1 ms. */
function setMissing(values: Float64Array, present: Uint8Array, value: number): Float64Array {
  let commune = present.indexOf(0);
  for (; commune >= 0; commune = present.indexOf(0, commune + 1)) values[commune] = value;
  return values;
}

/** The indicator from what the engine found, whose arrays it takes over. */
export function accessibilityFrom(
  { ratio, accessibility, catchmentDemand }: EngineResult,
  input: RunInput,
): Accessibility {
  const { supply, present } = input;
  const demand = ofPresent(input.demand, present);
  const conservation = supply.variants.map((variant, v) =>
    conservationOf(variant, demand, supply.values[v], catchmentDemand, accessibility[v]),
  );
  markMissing([...ratio, ...accessibility], present);
  return { variants: supply.variants, ratio, accessibility, catchmentDemand, conservation };
}

function conservationOf(
  variant: string,
  demand: Float64Array,
  supply: Float64Array,
  catchmentDemand: Float64Array,
  accessibility: Float64Array,
): Conservation {
  let total = 0;
  let reached = 0;
  let served = 0;
  for (let commune = 0; commune < demand.length; commune++) {
    total += supply[commune];
    if (catchmentDemand[commune] > 0) reached += supply[commune];
    served += demand[commune] * accessibility[commune];
  }
  return {
    variant,
    supply: total,
    reached,
    relativeError: reached === 0 ? 0 : Math.abs(served - reached) / reached,
  };
}

/** u8[communes]: 1 where some variant has supply; the engine keeps only travel times to these. */
export function activeCommunes(supply: readonly Float64Array[], communes: number): Uint8Array {
  return Uint8Array.from({ length: communes }, (_, commune) =>
    supply.some((values) => values[commune] > 0) ? 1 : 0,
  );
}
