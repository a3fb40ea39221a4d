import { type Decay, decayReach, decayTable, stepEnds } from "../method/decay.ts";
import { checkReach } from "./input.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { isWide, MAXIMUM_CLASSES, type MatrixArrays } from "./memory.ts";
import { inParts } from "./parts.ts";
import { WINDOW } from "./slots.ts";

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

/**
 * Writes once what the kernel packs by: for the bits of those kept of eight values of 16 bits, where the bytes of each
 * place come from, the kept ones first; 128 for none.
 */
export function writePacks({ packs }: MatrixArrays): void {
  packs.array.fill(128);
  for (let kept = 0; kept < 256; kept++) {
    let to = 16 * kept;
    for (let value = 0; value < 8; value++) {
      if (((kept >> value) & 1) === 0) continue;
      packs.array[to++] = 2 * value;
      packs.array[to++] = 2 * value + 1;
    }
  }
}

/**
 * Lays out the pairs of a matrix within reach as slots, in the order they have in their rows; the ids, moved by their
 * class x what ids are below, are 32-bit where `wide`; their minute codes are there where `coded`. `ends`: end of each class among the minute codes; what is not
 * below the last is out of reach. `bounds`: rows where blocks begin, each made of slots of its own.
 */
export function layOutSlots(
  kernel: KernelFunctions,
  matrix: MatrixArrays,
  { rows, ids }: MatrixSize,
  {
    wide,
    coded,
    ends,
    bounds = [],
  }: {
    readonly wide: boolean;
    readonly coded: boolean;
    readonly ends: Uint32Array;
    readonly bounds?: readonly number[];
  },
): void {
  const { start, id, code, length, counts, packs, row, first, slotId, slotCode } = matrix;
  const codes = ends[ends.length - 1];
  writeEnds(matrix.ends.array, ends);
  inParts(0, rows, 4096, (begin, end) => {
    kernel.measure(begin, end, start.address, code.address, codes, length.address);
  });
  first.array[0] = 0;
  const begins = [0, ...bounds];
  begins.forEach((begin, block) => {
    const end = begins[block + 1] ?? rows;
    inParts(begin, end, WINDOW, (from, to) => {
      kernel.order(from, to, length.address, row.address, first.address, counts.address);
    });
  });
  inParts(0, rows, WINDOW, (begin, end) => {
    kernel.layOut(
      isWide(ids),
      wide,
      coded,
      begin,
      end,
      row.address,
      start.address,
      id.address,
      code.address,
      codes,
      matrix.ends.address,
      ends.length,
      ids,
      packs.address,
      first.address,
      slotId.address,
      slotCode.address,
    );
  });
}

/** Gives the pairs that `layOutSlots` laid out the classes of other `ends`, of the same reach. */
export function relabelSlots(
  kernel: KernelFunctions,
  matrix: MatrixArrays,
  { rows, ids }: MatrixSize,
  {
    wide,
    before,
    ends,
  }: { readonly wide: boolean; readonly before: Uint32Array; readonly ends: Uint32Array },
): void {
  const { first, slotId, slotCode, endsBefore } = matrix;
  writeEnds(endsBefore.array, before);
  writeEnds(matrix.ends.array, ends);
  kernel.relabel(
    wide,
    0,
    rows,
    first.address,
    slotId.address,
    slotCode.address,
    endsBefore.address,
    before.length,
    matrix.ends.address,
    ends.length,
    ids,
  );
}

/** Ends of classes as the kernel compares eight minute codes with them (assembly/index.ts). */
function writeEnds(to: Uint16Array, ends: Uint32Array): void {
  const inner = ends.subarray(0, -1);
  to.fill(inner.length + inner.filter((end) => end === 0).length, 0, 8);
  inner.forEach((end, k) => {
    to.fill(end - 1, 8 * (k + 1), 8 * (k + 2));
  });
}
