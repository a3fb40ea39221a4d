/**
 * The loops that make and check a matrix of travel times, a module of their own, which is there without a file: matrices are
 * read and made before there is an engine. It imports a memory, and has no data segment, no global and no heap.
 */
export { addToChecksum, endChecksum } from "./checksum";
export { faultsOf, rowsOverlap } from "./faults";
export { hashTexts } from "./hashTexts";
export { sortRows } from "./sortRows";
