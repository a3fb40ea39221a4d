/**
 * Both steps straight from pairs in any order, their minutes as they come: nothing is sorted, laid out or filtered
 * first, so that one run costs less than preparing a matrix; each run costs ten times one on a prepared matrix.
 */
export { takePairs } from "./take";
export { pairsToDestinations } from "./toDestinations";
export { pairsToOriginsOne, pairsToOriginsTwo } from "./toOrigins";
