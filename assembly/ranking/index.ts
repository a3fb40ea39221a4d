/**
 * Communes ranked by an indicator, and its sums over their inhabitants: a module of its own, which is there without a file, as
 * results are summed up where no engine is. It imports a memory, and has no data segment, no global and no heap.
 *
 * The host owns every byte and passes addresses (src/core/accessibility/rankingLoops.ts).
 */
export { writeKeys, writeOrder } from "./rank";
export { sums } from "./sums";
