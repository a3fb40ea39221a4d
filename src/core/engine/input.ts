import type { Decay } from "../method/decay.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import type { Block } from "./memory.ts";

export interface EngineInput {
  /** f64[communes], standardised inhabitants: finite, at least 0. */
  readonly demand: Float64Array;
  /** Per variant, f64[communes], consultations a year: finite, at least 0, and 0 where the commune is not active. */
  readonly supply: readonly Float64Array[];
  readonly decay: Decay;
}

export interface EngineResult {
  /** Per variant, f64[communes], of communes of practice: supply / reachable demand; 0 where nothing is in reach. */
  readonly ratio: Float64Array[];
  /** Per variant, f64[communes], of communes of residence: sum of weight x ratio in reach; 0 where there is none. */
  readonly accessibility: Float64Array[];
  /** f64[communes]: weighted demand within reach of each active commune; 0 where a commune is not active. */
  readonly catchmentDemand: Float64Array;
}

/** Where inputs and results lie in the kernel's memory. */
interface Amounts {
  readonly demand: Block<Float64Array>;
  readonly demandAllowed: Block<Float64Array>;
  readonly supplyAllowed: Block<Float64Array>;
  readonly catchment: Block<Float64Array>;
  /** Per variant. */
  readonly supply: readonly Block<Float64Array>[];
  readonly ratio: readonly Block<Float64Array>[];
  readonly accessibility: readonly Block<Float64Array>[];
}

/** Larger figures are no count of inhabitants or of consultations; below it, no sum or quotient can overflow. */
const LARGEST = 1e15;

/** Says once where demand and supply may be: supply where a commune is active (u8[communes], 1), demand anywhere. */
export function writeAllowed({ demandAllowed, supplyAllowed }: Amounts, active: Uint8Array): void {
  demandAllowed.array.fill(1);
  supplyAllowed.array.set(active);
}

/** Copies demand and supply in. @throws RangeError on a wrong number of values or variants, and on values outside. */
export function writeInput(
  kernel: KernelFunctions,
  amounts: Amounts,
  { demand, supply }: Pick<EngineInput, "demand" | "supply">,
): void {
  if (supply.length !== amounts.supply.length) {
    throw new RangeError(`supply: expected ${amounts.supply.length} variants, got ${supply.length}.`);
  }
  writeValues(kernel, "demand", demand, amounts.demand, amounts.demandAllowed);
  supply.forEach((values, variant) => {
    const name = `supply of variant ${variant}`;
    writeValues(kernel, name, values, amounts.supply[variant], amounts.supplyAllowed);
  });
}

/** The kernel checks what was copied: 0.01 ms for 35,000 values, where a loop here takes 0.05. */
function writeValues(
  kernel: KernelFunctions,
  name: string,
  values: Float64Array,
  to: Block<Float64Array>,
  allowed: Block<Float64Array>,
): void {
  const count = to.array.length;
  if (values.length !== count) {
    throw new RangeError(`${name}: expected ${count} values, one per commune, got ${values.length}.`);
  }
  to.array.set(values);
  const commune = kernel.firstOutside(0, count, to.address, allowed.address, LARGEST);
  if (commune === count) return;
  const expected =
    allowed.array[commune] === 0
      ? `0 in commune ${commune}, which is not active`
      : `finite values of at least 0, up to ${LARGEST}, in commune ${commune}`;
  throw new RangeError(`${name}: expected ${expected}, got ${values[commune]}.`);
}

/** A result of this shape, zeroed. */
export function emptyResult(communes: number, variants: number): EngineResult {
  const perVariant = () => Array.from({ length: variants }, () => new Float64Array(communes));
  return { ratio: perVariant(), accessibility: perVariant(), catchmentDemand: new Float64Array(communes) };
}

/** Copies the results out. */
export function readResult({ catchment, ratio, accessibility }: Amounts, result: EngineResult): void {
  result.catchmentDemand.set(catchment.array);
  for (let variant = 0; variant < ratio.length; variant++) {
    result.ratio[variant].set(ratio[variant].array);
    result.accessibility[variant].set(accessibility[variant].array);
  }
}

/** @throws RangeError when it is not a whole number of at least 1. */
export function checkVariants(variants: number): void {
  if (Number.isInteger(variants) && variants >= 1) return;
  throw new RangeError(`variants: expected a whole number of at least 1, got ${variants}.`);
}

/** @throws RangeError when a decay weighs pairs that the travel times do not hold. */
export function checkReach(reach: number, maxMinutes: number): void {
  if (reach <= maxMinutes) return;
  throw new RangeError(
    `decay: reaches ${reach} minutes, expected at most ${maxMinutes}, the maxMinutes the travel times were prepared with.`,
  );
}
