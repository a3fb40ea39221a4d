/** The functions of assembly/index.ts: addresses in bytes, half-open ranges; results are stored. */
export interface KernelFunctions {
  firstOutside(begin: number, end: number, values: number, allowed: number, most: number): number;
  flagged(begin: number, end: number, flag: number): number;
  idsFlagged(wide: boolean, begin: number, end: number, id: number, flag: number): number;
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
  enlist(begin: number, end: number, flag: number, active: number, position: number): void;
  keep(
    wide: boolean,
    begin: number,
    end: number,
    rows: number,
    id: number,
    code: number,
    flag: number,
    lowest: number,
    codes: number,
    packs: number,
    cursor: number,
    start: number,
    idTo: number,
    codeTo: number,
  ): void;
  locate(
    wideFrom: boolean,
    wideTo: boolean,
    begin: number,
    end: number,
    id: number,
    position: number,
    idTo: number,
    counts: number,
  ): void;
  begin(rows: number, next: number, start: number): void;
  transpose(
    wideFrom: boolean,
    wideTo: boolean,
    begin: number,
    end: number,
    start: number,
    id: number,
    code: number,
    next: number,
    idTo: number,
    codeTo: number,
  ): void;
  order(begin: number, end: number, length: number, row: number, first: number, counts: number): void;
  measure(begin: number, end: number, start: number, code: number, codes: number, length: number): void;
  layOut(
    wideFrom: boolean,
    wideTo: boolean,
    coded: boolean,
    begin: number,
    end: number,
    row: number,
    start: number,
    id: number,
    code: number,
    codes: number,
    ends: number,
    classes: number,
    ids: number,
    packs: number,
    first: number,
    slotId: number,
    slotCode: number,
  ): void;
  relabel(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    slotId: number,
    slotCode: number,
    endsBefore: number,
    classesBefore: number,
    ends: number,
    classes: number,
    ids: number,
  ): void;
  weigh(
    begin: number,
    end: number,
    values: number,
    weights: number,
    classes: number,
    count: number,
    terms: number,
  ): void;
  divideOne(
    begin: number,
    end: number,
    active: number,
    count: number,
    supply: number,
    catchment: number,
    ratio: number,
    weights: number,
    classes: number,
    terms: number,
  ): void;
  divideTwo(
    begin: number,
    end: number,
    active: number,
    count: number,
    supply0: number,
    supply1: number,
    catchment: number,
    ratio0: number,
    ratio1: number,
    weights: number,
    classes: number,
    terms: number,
  ): void;
  sumOne(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    terms: number,
    out: number,
  ): void;
  sumTwo(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    terms: number,
    out0: number,
    out1: number,
  ): void;
  tableOne(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    code: number,
    table: number,
    terms: number,
    out: number,
  ): void;
  tableTwo(
    wide: boolean,
    begin: number,
    end: number,
    first: number,
    commune: number,
    id: number,
    code: number,
    table: number,
    terms: number,
    out0: number,
    out1: number,
  ): void;
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
  nearest(
    wide: boolean,
    begin: number,
    end: number,
    start: number,
    id: number,
    open: number,
    out: number,
  ): void;
}
