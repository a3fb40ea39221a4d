import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import {
  type Block,
  countingMap,
  type EngineShape,
  type GivenArrays,
  isWide,
  type MatrixArrays,
  newMemory,
  PART,
} from "./memory.ts";
import { inParts } from "./parts.ts";

/** What is kept of travel times, to size a memory for. */
export type Kept = Pick<EngineShape, "communes" | "active" | "pairs" | "distinct" | "wideGiven">;

/** Rows turned into columns at once. */
const ROWS = 2048;

/**
 * How many communes are active (u8[communes], 1), and how many pairs lead to one.
 * @throws RangeError when `active` is not one value per commune.
 */
export function keptOf(kernel: Kernel, travelTimes: TravelTimes, active: Uint8Array): Kept {
  const { communes, destination, minutes } = travelTimes;
  if (active.length !== communes) {
    throw new RangeError(`active: expected ${communes} values, one per commune, got ${active.length}.`);
  }
  const wideGiven = destination instanceof Uint32Array;
  const { memory, arrays } = newMemory(kernel, countingMap(communes, wideGiven), "the communes");
  const { flag, id } = arrays;
  const functions = instantiateKernel(kernel, memory);
  flag.array.set(active);
  let pairs = 0;
  inParts(0, destination.length, PART, (begin, end) => {
    id.array.set(destination.subarray(begin, end));
    pairs += functions.idsFlagged(wideGiven, 0, end - begin, id.address, flag.address);
  });
  const count = functions.flagged(0, communes, flag.address);
  return { communes, active: count, pairs, distinct: minutes.length, wideGiven };
}

/** Where the pairs that are kept go. */
export interface KeptArrays {
  readonly active: Block<Uint32Array>;
  readonly given: GivenArrays;
  readonly rows: MatrixArrays;
  readonly columns: MatrixArrays;
}

/**
 * Lists the active communes (u8[communes], 1), and writes the pairs that lead to one by row, in the order of the matrix,
 * and by column, in order of row. A destination that never has supply adds nothing to any accessibility, and six pairs in
 * ten or more lead to one.
 *
 * @param codes only pairs whose minute code lies in [codes.from, codes.to).
 */
export function keepActive(
  kernel: KernelFunctions,
  { communes, active: count, wideGiven }: Kept,
  arrays: KeptArrays,
  travelTimes: TravelTimes,
  active: Uint8Array,
  codes = { from: 0, to: travelTimes.minutes.length },
): void {
  const { rows, columns, given } = arrays;
  const { flag, position, cursor, id, code } = given;
  const { destination, minuteCode } = travelTimes;
  flag.array.set(active);
  kernel.enlist(0, communes, flag.address, arrays.active.address, position.address);
  rows.start.array.set(travelTimes.rowStart);
  cursor.array.fill(0);
  inParts(0, destination.length, PART, (begin, end) => {
    id.array.set(destination.subarray(begin, end));
    code.array.set(minuteCode.subarray(begin, end));
    kernel.keep(
      wideGiven,
      begin,
      end,
      communes,
      id.address,
      code.address,
      flag.address,
      codes.from,
      codes.to - codes.from,
      rows.packs.address,
      cursor.address,
      rows.start.address,
      rows.slotId.address,
      rows.code.address,
    );
  });
  // Until slots are laid out, their ids are communes to be located, and the length of a column where its next pair goes.
  columns.length.array.fill(0);
  const next = columns.length.address;
  const wide = isWide(count);
  inParts(0, rows.start.array[communes], PART, (begin, end) => {
    const [from, to] = [rows.slotId.address, rows.id.address];
    kernel.locate(wideGiven, wide, begin, end, from, position.address, to, next);
  });
  kernel.begin(count, next, columns.start.address);
  inParts(0, communes, ROWS, (begin, end) => {
    kernel.transpose(
      wide,
      isWide(communes),
      begin,
      end,
      rows.start.address,
      rows.id.address,
      rows.code.address,
      next,
      columns.id.address,
      columns.code.address,
    );
  });
}
