import { isAscending } from "../../../table/table.ts";
import { newMemory, type Places } from "../memory.ts";
import { instantiate } from "../wasm.ts";
import { type MatrixFunctions, matrixModule } from "./wasm.ts";

/**
 * 16 hexadecimal digits that tell whether two lists of commune codes are the same, in any order: FNV-1a, 64 bits,
 * of the sorted codes joined by line feeds, as UTF-8. It guards against mistakes, not against forgery.
 */
export function communesHash(codes: readonly string[]): string {
  const sorted = isAscending(codes) ? codes : [...codes].sort();
  const bytes = new TextEncoder().encode(sorted.join("\n"));
  return hashOfTexts(Uint32Array.of(0, bytes.length), bytes)!;
}

/**
 * The hash of communes whose codes, in UTF-8, are the bytes from ends[k] to ends[k + 1], as `communesHash` has it where they
 * are sorted; undefined where they do not lie one after the other in the bytes.
 */
export function hashOfTexts(ends: Uint32Array, bytes: Uint8Array): string | undefined {
  const map = (places: Places) => ({
    ends: places.u32(ends.length),
    bytes: places.u8(bytes.length),
    hash: places.u32(2),
  });
  const { memory, arrays } = newMemory(matrixModule(), map, "the codes of the communes");
  arrays.ends.array.set(ends);
  arrays.bytes.array.set(bytes);
  const { hashTexts } = instantiate<MatrixFunctions>(matrixModule(), memory);
  const { address } = arrays.hash;
  if (!hashTexts(ends.length - 1, arrays.ends.address, arrays.bytes.address, bytes.length, address)) {
    return undefined;
  }
  return hexadecimal(arrays.hash.array);
}

/** 64 bits, the low 32 first, as 16 hexadecimal digits. */
export const hexadecimal = ([low, high]: Uint32Array): string =>
  [high, low].map((word) => word.toString(16).padStart(8, "0")).join("");
