import type { TravelTimes } from "../../territory/travelTimes.ts";
import { addressAt, newMemory, PART, type Places, TO_SPARE } from "../memory.ts";
import { inParts } from "../parts.ts";
import { instantiate } from "../wasm.ts";
import { hexadecimal } from "./communesHash.ts";
import { type MatrixFunctions, matrixModule } from "./wasm.ts";

type Pairs = Omit<TravelTimes, "communesHash">;

/**
 * What is wrong with the pairs of travel times that come from outside, if anything is. Rows are as many as communes.
 * `checksum`: that of the pairs as they were written, where it is known.
 */
export function faultOfPairs(travelTimes: Pairs, checksum?: string): string | undefined {
  const found = lookThrough(travelTimes);
  if (found.overlaps) return "rows that overlap";
  // The bits of assembly/matrix/faults.ts.
  if ((found.faults & 1) !== 0) return "destinations outside its communes";
  if ((found.faults & 2) !== 0) return "a row that is not ascending by minutes";
  if ((found.faults & 4) !== 0) return "codes outside its minutes";
  if (checksum !== undefined && checksum !== found.checksum) return "travel times that were changed since";
  return undefined;
}

/** 16 hexadecimal digits that tell whether rows, destinations or minutes were changed since (assembly/matrix/checksum.ts). */
export const checksumOfPairs = (travelTimes: Pairs): string => lookThrough(travelTimes).checksum;

/** Faults and checksum in one pass, as every part is copied to be looked at. */
function lookThrough(travelTimes: Pairs) {
  const { communes, rowStart, destination, minuteCode, minutes } = travelTimes;
  const wide = destination instanceof Uint32Array;
  const map = roomOf(communes, wide, minutes.length);
  const { memory, arrays } = newMemory(matrixModule(), map, "the communes");
  const { start, cursor, id, codes, times, lanes, sum } = arrays;
  const functions = instantiate<MatrixFunctions>(matrixModule(), memory);
  /** Adds values that lie at an address to the lanes of the array they are of. */
  const add = (array: number, address: number, values: ArrayBufferView) =>
    functions.addToChecksum(address, values.byteLength, lanes.address + array * LANES * 8);
  start.array.set(rowStart);
  times.array.set(minutes);
  add(0, start.address, rowStart);
  add(1, times.address, minutes);
  if (functions.rowsOverlap(communes, start.address)) return { overlaps: true, faults: 0, checksum: "" };
  let faults = 0;
  inParts(0, destination.length, PART, (begin, end) => {
    const [ids, minuteCodes] = [destination.subarray(begin, end), minuteCode.subarray(begin, end)];
    id.array.set(ids);
    codes.array[TO_SPARE - 1] = codes.array[TO_SPARE + PART - 1];
    codes.array.set(minuteCodes, TO_SPARE);
    add(2, id.address, ids);
    add(3, addressAt(codes, TO_SPARE), minuteCodes);
    faults |= functions.faultsOf(
      wide,
      begin,
      end,
      communes,
      start.address,
      cursor.address,
      id.address,
      communes,
      addressAt(codes, TO_SPARE),
      minutes.length,
    );
  });
  functions.endChecksum(lanes.address, 4 * LANES, sum.address);
  return { overlaps: false, faults, checksum: hexadecimal(sum.array) };
}

/** Lanes of the checksum of an array (assembly/matrix/checksum.ts). */
const LANES = 4;

const roomOf = (communes: number, wide: boolean, minutes: number) => (places: Places) => ({
  start: places.u32(communes + 1),
  cursor: places.u32(1),
  id: wide ? places.u32(PART) : places.u16(PART),
  /** After those of the part before, its last one the last of them. */
  codes: places.u16(TO_SPARE + PART + TO_SPARE),
  times: places.f64(minutes),
  /** Of 64 bits each, those of four arrays. */
  lanes: places.u32(2 * 4 * LANES),
  sum: places.u32(2),
});
