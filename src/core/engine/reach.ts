import { type Decay, decayReach, decayTable, stepEnds } from "../method/decay.ts";
import { checkReach } from "./input.ts";
import type { KernelFunctions } from "./kernel.ts";
import { isWide, MAXIMUM_CLASSES, type MatrixArrays } from "./memory.ts";
import { orderSlots } from "./slots.ts";

/** A decay over the minute codes of a matrix: what is within reach, in which class, at what weight. */
export interface Reach {
  /** End of each class among the minute codes, ascending; the whole reach is the one class of a decay that is no step. */
  readonly ends: Uint32Array;
  /** Weight of each class. */
  readonly weights: readonly number[];
  /** f64[distinct]: weight of each minute code, where the decay is no step of few classes; weights are then 1. */
  readonly table?: Float64Array;
}

/** The decay without the weights of its steps: two decays of one key put every pair in the same class. */
export function classKey(decay: Decay): string {
  return JSON.stringify(hasClasses(decay) ? { ...decay, weights: [] } : decay);
}

/** Weights of the classes, in the order of their cutoffs. */
export function classWeights(decay: Decay): readonly number[] {
  return hasClasses(decay) ? decay.weights : [1];
}

/** @throws RangeError when the decay reaches beyond `maxMinutes`. */
export function reachOf(decay: Decay, minutes: Float64Array, maxMinutes: number): Reach {
  const reach = decayReach(decay);
  checkReach(reach, maxMinutes);
  const cutoffs = hasClasses(decay) ? decay.cutoffs : [reach];
  const classes = { family: "step", cutoffs, weights: cutoffs.map(() => 1), edge: decay.edge } as const;
  const ends = stepEnds(classes, minutes);
  const weights = classWeights(decay);
  return hasClasses(decay) ? { ends, weights } : { ends, weights, table: decayTable(decay, minutes) };
}

/** True where weights go into the terms, one a class; with more classes a table of weights is as fast. */
function hasClasses(decay: Decay): decay is Decay & { readonly family: "step" } {
  return decay.family === "step" && decay.cutoffs.length <= MAXIMUM_CLASSES;
}

export interface MatrixSize {
  /** Rows of the matrix; its arrays may have room for more. */
  readonly rows: number;
  /** Its ids are below this many. */
  readonly ids: number;
}

/** What each minute code adds to an id, so that it names its class too: class x (what the ids are below). */
export function writeOffsets({ offset }: MatrixArrays, ids: number, ends: Uint32Array): void {
  offset.array.fill(0);
  for (let k = 1; k < ends.length; k++) offset.array.fill(k * ids, ends[k - 1], ends[k]);
}

/**
 * Lays out the pairs of a matrix within reach as slots, in the order they have in their rows; the ids, moved by the
 * offsets of their codes, are 32-bit where `wide`. Pairs whose code is not below `codes` are out of reach. `bounds`: rows
 * where blocks begin, each made of slots of its own.
 */
export function layOutSlots(
  kernel: KernelFunctions,
  matrix: MatrixArrays,
  { rows, ids }: MatrixSize,
  {
    wide,
    codes,
    bounds,
  }: { readonly wide: boolean; readonly codes: number; readonly bounds?: readonly number[] },
): void {
  const { start, id, code, length, offset, row, first, slotId, slotCode } = matrix;
  kernel.measure(0, rows, start.address, code.address, codes, length.address);
  orderSlots(length.array.subarray(0, rows), { row: row.array, first: first.array }, bounds);
  kernel.layOut(
    isWide(ids),
    wide,
    0,
    rows,
    row.address,
    start.address,
    id.address,
    code.address,
    codes,
    offset.address,
    first.address,
    slotId.address,
    slotCode.address,
  );
}
