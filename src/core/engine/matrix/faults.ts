import type { TravelTimes } from "../../territory/travelTimes.ts";
import { addressAt, newMemory, PART, type Places, TO_SPARE } from "../memory.ts";
import { inParts } from "../parts.ts";
import { instantiate } from "../wasm.ts";
import { type MatrixFunctions, matrixModule } from "./wasm.ts";

/** What is wrong with the pairs of travel times that come from outside, if anything is. Rows are as many as communes. */
export function faultOfPairs(travelTimes: Omit<TravelTimes, "communesHash">): string | undefined {
  const { communes, rowStart, destination, minuteCode, minutes } = travelTimes;
  const wide = destination instanceof Uint32Array;
  const { memory, arrays } = newMemory(matrixModule(), roomOf(communes, wide), "the communes");
  const { start, cursor, id, codes } = arrays;
  const functions = instantiate<MatrixFunctions>(matrixModule(), memory);
  start.array.set(rowStart);
  if (functions.rowsOverlap(communes, start.address)) return "rows that overlap";
  let found = 0;
  inParts(0, destination.length, PART, (begin, end) => {
    id.array.set(destination.subarray(begin, end));
    codes.array[TO_SPARE - 1] = codes.array[TO_SPARE + PART - 1];
    codes.array.set(minuteCode.subarray(begin, end), TO_SPARE);
    found |= functions.faultsOf(
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
  // The bits of assembly/matrix/faults.ts.
  if ((found & 1) !== 0) return "destinations outside its communes";
  if ((found & 2) !== 0) return "a row that is not ascending by minutes";
  if ((found & 4) !== 0) return "codes outside its minutes";
  return undefined;
}

const roomOf = (communes: number, wide: boolean) => (places: Places) => ({
  start: places.u32(communes + 1),
  cursor: places.u32(1),
  id: wide ? places.u32(PART) : places.u16(PART),
  /** After those of the part before, its last one the last of them. */
  codes: places.u16(TO_SPARE + PART + TO_SPARE),
});
