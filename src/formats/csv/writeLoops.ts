import { embedded } from "../../core/engine/wasm.ts";
import { wasmBytes } from "./writeLoopsBytes.ts";

/** The functions of assembly/csv/write/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface WriteLoops {
  fillPowers(powers: number): void;
  textStarts(texts: number, bytes: number, count: number, starts: number): number;
  markQuoted(texts: number, count: number, starts: number): void;
  /** True is 1. */
  writeRows(
    cell: number,
    rows: number,
    columns: number,
    count: number,
    limit: number,
    delimiter: number,
    point: number,
    lineEnd: number,
    lineEndBytes: number,
    powers: number,
  ): number;
}

/** The loops that write CSV files; instantiate them on a memory as `WriteLoops`. */
export const writeLoops = embedded(wasmBytes);
