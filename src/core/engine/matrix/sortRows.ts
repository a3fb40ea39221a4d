import type { SparseRows } from "../../territory/sparseRows.ts";
import { newMemory, PART, type Places } from "../memory.ts";
import { instantiate } from "../wasm.ts";
import { type MatrixFunctions, matrixModule } from "./wasm.ts";

/** Pairs of a row and an id that are there more than once. */
export interface Duplicates {
  readonly count: number;
  /** The first of them in the order of the sorted rows, [row, id]: whatever the order that they were given in. */
  readonly first: readonly (readonly [number, number])[];
}

/** What the ids and the codes of the rows are below. */
export interface RowBounds {
  readonly ids: number;
  readonly codes: number;
}

const SHOWN_DUPLICATES = 20;

/**
 * Sorts each row by code, then id, in place, and finds the pairs given more than once. Rows are sorted in Wasm, some at a
 * time, in a memory that the nearest caches hold: in a third of the time of the same loops here.
 */
export function sortRows(pairs: SparseRows, below: RowBounds): Duplicates {
  const { start } = pairs;
  const rows = start.length - 1;
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, start[row + 1] - start[row]);
  const wide = pairs.id instanceof Uint32Array;
  const shape = { longest, rows: Math.min(rows, PART), pairs: Math.max(longest, PART), ids: below.ids, wide };
  const { memory, arrays } = newMemory(matrixModule(), roomOf(shape), "the travel times of a commune");
  const functions = instantiate<MatrixFunctions>(matrixModule(), memory);
  const { place, sorted, seen, twice } = arrays;
  for (let row = 0, end = 0; row < rows; row = end) {
    end = lastOf(start, row, shape);
    const [first, last] = [start[row], start[end]];
    arrays.start.array.set(start.subarray(row, end + 1));
    arrays.id.array.set(pairs.id.subarray(first, last));
    arrays.code.array.set(pairs.code.subarray(first, last));
    functions.sortRows(
      wide,
      end - row,
      row,
      first,
      arrays.start.address,
      arrays.id.address,
      arrays.code.address,
      below.codes,
      place.address,
      sorted.address,
      seen.address,
      twice.address,
      SHOWN_DUPLICATES,
    );
    pairs.id.set(arrays.id.array.subarray(0, last - first), first);
    pairs.code.set(arrays.code.array.subarray(0, last - first), first);
  }
  const [count, ...found] = twice.array;
  const first = Array.from(
    { length: Math.min(count, SHOWN_DUPLICATES) },
    (_, k) => [found[2 * k], found[2 * k + 1]] as const,
  );
  return { count, first };
}

/** What a memory to sort in is sized for. */
interface Room {
  /** Pairs of the longest row. */
  readonly longest: number;
  readonly rows: number;
  readonly pairs: number;
  readonly ids: number;
  /** Ids are 32-bit. */
  readonly wide: boolean;
}

const roomOf = (room: Room) => (places: Places) => ({
  start: places.u32(room.rows + 1),
  id: room.wide ? places.u32(room.pairs) : places.u16(room.pairs),
  code: places.u16(room.pairs),
  place: places.u32(room.longest + 1),
  sorted: places.f64(room.wide ? room.longest : room.longest / 2),
  seen: places.u32(room.ids),
  twice: places.u32(1 + 2 * SHOWN_DUPLICATES),
});

/** The end of as many rows from `row` on as there is room for. */
function lastOf(start: Uint32Array, row: number, room: Room): number {
  const lastRow = Math.min(start.length - 1, row + room.rows);
  const lastPair = start[row] + room.pairs;
  let end = row + 1;
  while (end < lastRow && start[end + 1] <= lastPair) end++;
  return end;
}
