/**
 * The loops of CSV files: in Wasm, which is compiled at once, because a file is read or written once, in a process that has
 * just begun, and JavaScript would be interpreted for most of it.
 *
 * The module imports one memory and nothing else; it has no data segment, no global and no heap. The host owns every byte
 * and passes addresses (src/formats/csv/records.ts, rowWriter.ts); ranges are half-open.
 */
export { cut } from "./cut";
export { numbers } from "./numbers";
export { markQuoted } from "./quotes";
export { join, texts } from "./texts";
export { fillPowers } from "./writeNumber";
export { textStarts, writeRows } from "./writeRows";
