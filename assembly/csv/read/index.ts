/**
 * The loops that read CSV files: in Wasm, which is compiled at once, because a file is read once, in a process that has just
 * begun, and JavaScript would be interpreted for most of it.
 *
 * The module imports one memory and nothing else; it has no data segment, no global and no heap. The host owns every byte
 * and passes addresses (src/formats/csv/records.ts); ranges are half-open.
 */
export { cut } from "./cut";
export { numbers } from "./numbers";
export { join, texts } from "./texts";
