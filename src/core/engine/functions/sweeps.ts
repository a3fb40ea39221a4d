/** The steps for several scenarios side by side, and what is summed up of each. */
export interface SweepFunctions {
  sumPlain(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    values: number,
    stride: number,
    sums: number,
  ): void;
  blend(begin: number, end: number, classes: number, sums: number, weights: number, out: number): void;
  divideLanes(begin: number, end: number, supply: number, catchment: number, ratio: number): void;
  sumClass(
    wide: boolean,
    more: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    weights: number,
    values: number,
    out: number,
  ): void;
  sumTable(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    code: number,
    piece: number,
    table: number,
    values: number,
    out: number,
  ): void;
  sumTablePlain(
    wide: boolean,
    begin: number,
    end: number,
    row: number,
    first: number,
    id: number,
    code: number,
    piece: number,
    table: number,
    values: number,
    out: number,
  ): void;
  addMeans(begin: number, end: number, values: number, people: number, sums: number): void;
  addUnder(
    begin: number,
    end: number,
    values: number,
    people: number,
    thresholds: number,
    count: number,
    sums: number,
  ): void;
  addToBins(
    begin: number,
    end: number,
    values: number,
    people: number,
    perUnit: number,
    lastBin: number,
    bins: number,
  ): void;
  addToZones(begin: number, end: number, values: number, zone: number, weights: number, sums: number): void;
}
