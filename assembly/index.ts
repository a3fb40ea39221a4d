/**
 * The kernel of aplomb: the weighted catchment over a sparse matrix, run once over the columns (step 1: demand within
 * reach of each commune of practice) and once over the rows (step 2: ratios within reach of each commune of residence).
 *
 * The module imports one memory and nothing else; it has no data segment, no global and no heap, so any host that
 * lays memory out as below can embed it, and any number of threads can share it.
 *
 * Memory map. The host owns every byte and passes addresses (src/core/engine/memory.ts computes them):
 *
 *   demand       f64[communes]             standardised inhabitants
 *   reachable    f64[active]               weighted demand in the catchment of each active commune (step 1)
 *   supply       f64[variants / 2][active][2]   pairs of variants interleaved; an odd last one stands alone, f64[active]
 *   ratio        as supply
 *   accessibility f64[variants][communes]
 *   weights      f64[classes]              of a step decay
 *   table        f64[distinct minutes]     of any other decay
 *   limits       u32[classes]              first minute code beyond each class
 *   by row and by column, "active" being the communes that may have supply:
 *     start      u32[rows + 1]             first pair of each row
 *     id         u16[pairs] or u32[pairs]  position of the other end of the pair
 *     code       u16[pairs]                minute code, ascending within a row
 *     bounds     u32[rows][classes + 1]    the runs of each row: class k is bounds[k] … bounds[k + 1]
 *
 * Addresses are aligned to the width of what they hold (16 for interleaved pairs). Row ranges are half-open.
 */

export { divideOne, divideTwo } from "./ratio";
export { bindRuns } from "./runs";
export { stepOne16, stepOne32, stepTwo16, stepTwo32 } from "./step";
export { tableOne16, tableOne32, tableTwo16, tableTwo32 } from "./table";
