/** From given travel times to the slots that are summed: kept, turned over, put in order, laid out. */
export interface LayoutFunctions {
  flagged(begin: number, end: number, flag: number): number;
  idsFlagged(wide: boolean, begin: number, end: number, id: number, flag: number): number;
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
}
