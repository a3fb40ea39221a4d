/** The two steps of a run over slots, by classes or by a table of weights, the check of its amounts, and nearest facilities. */
export interface StepFunctions {
  firstOutside(begin: number, end: number, values: number, allowed: number, most: number): number;
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
