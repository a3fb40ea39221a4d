import { embedded } from "../wasm.ts";
import { wasmBytes } from "./wasmBytes.ts";

/** The functions of assembly/matrix/index.ts: addresses in bytes, half-open ranges. */
export interface MatrixFunctions {
  /** True is 1, here and below. */
  hashTexts(count: number, ends: number, bytes: number, length: number, hash: number): number;
  addToChecksum(bytes: number, count: number, lanes: number): void;
  endChecksum(lanes: number, count: number, sum: number): void;
  rowsOverlap(rows: number, start: number): number;
  faultsOf(
    wide: boolean,
    begin: number,
    end: number,
    rows: number,
    start: number,
    cursor: number,
    id: number,
    communes: number,
    code: number,
    codes: number,
  ): number;
  sortRows(
    wide: boolean,
    rows: number,
    row: number,
    first: number,
    start: number,
    id: number,
    code: number,
    codes: number,
    place: number,
    sorted: number,
    seen: number,
    twice: number,
    most: number,
  ): void;
}

/** The loops that make and check matrices; instantiate them on a memory as `MatrixFunctions`. */
export const matrixModule = embedded(wasmBytes);
