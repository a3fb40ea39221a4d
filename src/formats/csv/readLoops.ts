import { embedded } from "../../core/engine/wasm.ts";
import { wasmBytes } from "./readLoopsBytes.ts";

/** The functions of assembly/csv/read/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface ReadLoops {
  cut(
    state: number,
    end: number,
    delimiter: number,
    width: number,
    starts: number,
    until: number,
    stops: number,
  ): number;
  numbers(
    cell: number,
    stride: number,
    rows: number,
    decimalComma: boolean,
    values: number,
    others: number,
  ): number;
  texts(
    cell: number,
    stride: number,
    rows: number,
    dictionary: number,
    slots: number,
    entries: number,
    capacity: number,
    codes: number,
  ): number;
  join(position: number, entries: number, count: number, out: number, room: number): number;
}

/** The loops that read CSV files; instantiate them on a memory as `ReadLoops`. */
export const readLoops = embedded(wasmBytes);
