/**
 * The loops that write CSV files, for the reasons of those that read them (../read/index.ts): a module of their own, because
 * the explorer reads in one thread and writes in another, and each loads its own.
 *
 * The host owns every byte and passes addresses (src/formats/csv/rowWriter.ts); ranges are half-open.
 */
export { markQuoted } from "./quotes";
export { fillPowers } from "./writeNumber";
export { textStarts, writeRows } from "./writeRows";
