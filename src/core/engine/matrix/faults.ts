import type { TravelTimes } from "../../territory/travelTimes.ts";
import { addressAt, newMemory, PART, type Places, TO_SPARE } from "../memory.ts";
import { inParts } from "../parts.ts";
import { instantiate } from "../wasm.ts";
import { type MatrixFunctions, matrixModule } from "./wasm.ts";

/** What is wrong with pairs, by the bits of `faultsOf` (assembly/matrix/faults.ts). */
const faults = [
  "destinations outside its communes",
  "a row that is not ascending by minutes",
  "codes outside its minutes",
];

/** What is wrong with the pairs of travel times that come from outside, if anything is. Rows are as many as communes. */
export function faultOfPairs(travelTimes: Omit<TravelTimes, "communesHash">): string | undefined {
  const { communes, rowStart, destination, minuteCode, minutes } = travelTimes;
  const wide = destination instanceof Uint32Array;
  const { memory, arrays } = newMemory(matrixModule(), (places: Places) => ({
    start: places.u32(communes + 1),
    cursor: places.u32(1),
    id: wide ? places.u32(PART) : places.u16(PART),
    /** After those of the part before, its last one the last of them. */
    codes: places.u16(TO_SPARE + PART + TO_SPARE),
  }));
  const { start, cursor, id, codes } = arrays;
  const functions = instantiate<MatrixFunctions>(matrixModule(), memory);
  start.array.set(rowStart);
  if (functions.rowsOverlap(communes, start.address)) return "rows that overlap";
  let found = 0;
  inParts(destination.length, PART, (begin, end) => {
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
  return faults.find((_, bit) => (found & (1 << bit)) !== 0);
}
