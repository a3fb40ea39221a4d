/** Both steps straight from pairs as they come (assembly/pairs/). */
export interface PairFunctions {
  takePairs(
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    minutes: number,
    communes: number,
    own: number,
    originTo: number,
    destinationTo: number,
  ): number;
  pairsToDestinations(
    wideIds: boolean,
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    minutes: number,
    table: number,
    last: number,
    demand: number,
    thousandths: number,
    sums: number,
  ): void;
  pairsToOriginsOne(
    wideIds: boolean,
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    thousandths: number,
    table: number,
    terms: number,
    sums: number,
  ): void;
  pairsToOriginsTwo(
    wideIds: boolean,
    wide: boolean,
    begin: number,
    end: number,
    origin: number,
    destination: number,
    thousandths: number,
    table: number,
    terms: number,
    sums0: number,
    sums1: number,
  ): void;
}
