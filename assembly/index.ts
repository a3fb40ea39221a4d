/**
 * The kernel of aplomb: the weighted catchment over a sparse matrix, run once by column (step 1: demand within reach of
 * each commune of practice) and once by row (step 2: ratios within reach of each commune of residence).
 *
 * The module imports one memory and nothing else; it has no data segment, no global and no heap, so any host that
 * lays memory out as below can embed it, and any number of threads can share it. Ranges are half-open.
 *
 * Memory map. The host owns every byte and passes addresses, aligned to 16 (src/core/engine/memory.ts computes them):
 *
 *   demand         f64[communes]              standardised inhabitants
 *   supply         f64[variants][communes]    consultations a year
 *   catchment      f64[communes]              weighted demand within reach of each active commune (step 1)
 *   ratio          f64[variants][communes]    supply / catchment
 *   accessibility  f64[variants][communes]    weighted ratios within reach (step 2)
 *   demandAllowed, supplyAllowed  f64[communes]  1 where a value may be above 0, 0 where it may not
 *   active         u32[active]                the communes that may have supply, ascending
 *   weights        f64[classes]               of a step decay; one class of weight 1 for any other
 *   table          f64[distinct minutes]      weight of each minute code, for any decay but a step one
 *   demandTerms    f64[classes][communes]     weights x demand: what step 1 sums
 *   ratioTerms     f64[classes][active][2]    weights x ratio, two variants interleaved ([classes][active] for one alone)
 *
 * and twice, by column (rows are the active communes, ids are communes) and by row (rows are communes, ids are positions
 * among the active), every pair of the territory:
 *
 *   start          u32[rows + 1]              first pair of each row
 *   id             u16[pairs], or u32         the other end of each pair
 *   code           u16[pairs]                 its minute code
 *
 * which are kept out of all those of the travel times, given in parts:
 *
 *   flag           u8[communes]               1 where a commune is active
 *   position       u32[communes]              of each active commune among them
 *   id, code       a part of the pairs, and eight places to spare
 *   cursor         u32[2]                     the row that the next part goes on with, and where its next kept pair goes
 *
 * and those within reach of a decay, laid out as slots, one a row, in order of length (order.ts):
 *
 *   length         u32[rows]                  pairs of each row within reach; before, where the next pair of a column goes
 *   counts         u32[256]                   of rows by a byte of their length
 *   ends           u16[classes][8]            the last class, then the last minute code of each class but the last: each
 *                                             eight times, to compare eight codes at once (an empty class that begins at
 *                                             code 0 has 65,535, and the last class one more for it)
 *   endsBefore     u16[classes][8]            those of the decay before, when only the classes change
 *   packs          u8[256][16]                by the bits of those kept of eight values of 16 bits: where the bytes of
 *                                             each place, in turn, come from
 *   row            u32[slots]                 row of each slot
 *   commune        u32[slots]                 commune whose sum the slot is
 *   first          u32[slots + 1]             first pair of each slot
 *   slotId         u16[pairs + 8], or u32 when wide   term of each pair, class x (communes or active) + id; before,
 *                                             the communes of kept pairs
 *   slotCode       u16[pairs + 8]             its minute code, where a table or a second decay reads it; eight places to
 *                                             spare, as in slotId
 *
 * Runs straight from pairs need a memory of their own: amounts as above, and
 *
 *   table          f64[thousandths + 1]       weight of each thousandth of a minute within reach, then 0
 *   ratioTerms     f64[communes][2]           ratios, two variants interleaved ([communes] for one alone)
 *   origin, destination  u16[pairs], or u32 when wide   in any order; a multiple of four of them
 *   given          u32[2][part]               both ends of a part of them, on their way there
 *   minutes        f64[pairs]
 *   thousandths    u16[pairs], or u32 when wide  minutes x 1000, rounded half up
 *   own            u8[communes]               1 where the commune's pair with itself is given
 *
 * Nearest facilities need a memory of their own, which holds every pair by row:
 *   start, id      as above, ids being communes
 *   nearest        u32[communes]              first pair of each row that leads to a facility
 *   open           u8[communes]               1 where there is one
 *
 * Sweeps need a memory of their own, told in src/core/engine/sweepMemory.ts.
 */
export { sumOne, sumTwo } from "./catchment";
export { addMeans, addToBins, addToZones, addUnder } from "./digest";
export { begin, enlist, keep, locate, transpose } from "./keep";
export { blend, divideLanes, sumClass, sumPlain } from "./lanes";
export { sumTable, sumTablePlain } from "./laneTables";
export { layOut, measure, relabel } from "./layout";
export { nearest } from "./nearest";
export { order } from "./order";
export { pairsToDestinations, pairsToOriginsOne, pairsToOriginsTwo, takePairs } from "./pairs";
export { divideOne, divideTwo } from "./ratio";
export { tableOne, tableTwo } from "./table";
export { weigh } from "./terms";
export { firstOutside, flagged, idsFlagged } from "./values";
