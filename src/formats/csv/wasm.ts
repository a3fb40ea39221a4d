import { embedded } from "../../core/engine/wasm.ts";
import { wasmBytes } from "./wasmBytes.ts";

/** The functions of assembly/csv/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface CsvFunctions {
  cut(
    state: number,
    end: number,
    delimiter: number,
    width: number,
    starts: number,
    until: number,
    stops: number,
  ): number;
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

/** The loops of CSV files; instantiate them on a memory as `CsvFunctions`. */
export const csvModule = embedded(wasmBytes);
