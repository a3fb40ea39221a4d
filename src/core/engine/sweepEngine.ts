import { activeDestinations, transpose } from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import {
  createMemory,
  instantiateKernel,
  type Kernel,
  type KernelFunctions,
  type KernelMemory,
} from "./kernel.ts";
import {
  isWide,
  LANES,
  type SweepAddresses,
  type SweepShape,
  type SweepWorkspace,
  sweepAddressesOf,
} from "./memory.ts";

/** A territory laid out for a sweep: may be sent to other threads where the kernel's memory is shared. */
export interface SweepMemory {
  readonly memory: KernelMemory;
  readonly shape: SweepShape;
}

export interface SweepTerritory {
  readonly travelTimes: TravelTimes;
  /** u8[communes]: 1 where a commune has supply in some scenario. */
  readonly active: Uint8Array;
  /** Ends of the classes among minute codes, ascending, where every decay is a step; empty for tables. */
  readonly classEnds: Uint32Array;
  /** Codes within reach of some scenario; the last of `classEnds` where there are any. */
  readonly codes: number;
  /** f64[communes] each, 0 where missing. */
  readonly demands: readonly Float64Array[];
  /** f64[communes], 0 where unknown or where the commune lacks data. */
  readonly population: Float64Array;
  readonly variants: number;
  readonly thresholds: readonly number[];
  /** i32[communes]: -1 for none. */
  readonly zoneOf: Int32Array;
  readonly zones: number;
  readonly bins: number;
  readonly workspaces: number;
}

/** Lays a territory out, by row and by column, each row's pairs within reach in order of minutes. @throws RangeError beyond 4 GiB. */
export function layOutSweep(kernel: Kernel, territory: SweepTerritory): SweepMemory {
  const { travelTimes, codes, classEnds, demands } = territory;
  const active = activeDestinations(travelTimes, territory.active);
  const rows = rowsWithin(travelTimes, active.position, active.flag, codes);
  const shape: SweepShape = {
    communes: travelTimes.communes,
    active: active.communes.length,
    pairs: rows.code.length,
    codes,
    classes: classEnds.length,
    demands: demands.length,
    variants: territory.variants,
    thresholds: territory.thresholds.length,
    bins: territory.bins,
    zones: territory.zones,
    workspaces: territory.workspaces,
  };
  const memory = createMemory(kernel, sweepAddressesOf(shape).bytes);
  const views = new SweepViews(memory, shape);
  const { communes, pairs } = shape;
  const columns = {
    start: new Uint32Array(shape.active + 1),
    id: isWide(communes) ? new Uint32Array(pairs) : new Uint16Array(pairs),
    code: new Uint16Array(pairs),
  };
  transpose(rows, columns);
  sortByCode(columns);
  for (const [matrix, at, ids] of [
    [rows, views.at.rows, shape.active],
    [columns, views.at.columns, communes],
  ] as const) {
    if (isWide(ids)) views.u32(at.id, pairs).set(matrix.id);
    else views.u16(at.id, pairs).set(matrix.id);
    views.u16(at.code, pairs).set(matrix.code);
    writeRuns(
      matrix,
      classEnds,
      views.u32(at.first, (matrix.start.length - 1) * Math.max(1, classEnds.length) + 1),
    );
  }
  views.f64(views.at.population, communes).set(territory.population);
  views.f64(views.at.thresholds, shape.thresholds).set(territory.thresholds);
  views.u32(views.at.zone, communes).set(territory.zoneOf);
  if (shape.classes > 0) sumDemands(instantiateKernel(kernel, memory), views, demands);
  return { memory, shape };
}

/** Demand by class around each active commune, once for all scenarios; borrows the room of a workspace. */
function sumDemands(kernel: KernelFunctions, views: SweepViews, demands: readonly Float64Array[]): void {
  const { shape, at } = views;
  const { communes, active, classes } = shape;
  const room = at.workspaces[0].demand;
  demands.forEach((demand, d) => {
    views.f64(room, communes).set(demand);
    const { first, id } = at.columns;
    const sums = at.demandSums + 8 * d * classes;
    kernel.classSums(isWide(communes), 0, active, classes, first, id, room, shape.demands * classes, sums);
  });
}

interface Matrix {
  readonly start: Uint32Array;
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}

/** The pairs to active destinations below `codes`, by row, ids being positions among the active. */
function rowsWithin(
  { communes, rowStart, destination, minuteCode }: TravelTimes,
  position: Int32Array,
  flag: Uint8Array,
  codes: number,
): Matrix {
  const start = new Uint32Array(communes + 1);
  for (let row = 0; row < communes; row++) {
    let kept = 0;
    for (let pair = rowStart[row]; pair < rowStart[row + 1] && minuteCode[pair] < codes; pair++) {
      kept += flag[destination[pair]];
    }
    start[row + 1] = start[row] + kept;
  }
  const id = new Uint32Array(start[communes]);
  const code = new Uint16Array(start[communes]);
  let at = 0;
  for (let row = 0; row < communes; row++) {
    for (let pair = rowStart[row]; pair < rowStart[row + 1] && minuteCode[pair] < codes; pair++) {
      if (flag[destination[pair]] === 0) continue;
      id[at] = position[destination[pair]];
      code[at++] = minuteCode[pair];
    }
  }
  return { start, id, code };
}

/** Puts the pairs of each column in order of minutes, ties in order of row. */
function sortByCode({ start, id, code }: Matrix): void {
  for (let row = 0; row + 1 < start.length; row++) {
    const [begin, end] = [start[row], start[row + 1]];
    // Code and id in one number, below 2^53: a numeric sort of typed arrays needs no comparison function.
    const keys = new Float64Array(end - begin);
    for (let pair = begin; pair < end; pair++) keys[pair - begin] = code[pair] * 2 ** 32 + id[pair];
    keys.sort();
    for (let pair = begin; pair < end; pair++) {
      const key = keys[pair - begin];
      code[pair] = Math.floor(key / 2 ** 32);
      id[pair] = key % 2 ** 32;
    }
  }
}

/** first[row x classes + k]: first pair of class k of the row; one run a row without classes. */
function writeRuns({ start, code }: Matrix, ends: Uint32Array, first: Uint32Array): void {
  const runs = Math.max(1, ends.length);
  first[0] = 0;
  for (let row = 0; row + 1 < start.length; row++) {
    let pair = start[row];
    for (let k = 0; k < runs; k++) {
      if (k === runs - 1) pair = start[row + 1];
      else while (pair < start[row + 1] && code[pair] < ends[k]) pair++;
      first[row * runs + k + 1] = pair;
    }
  }
}

class SweepViews {
  readonly memory: KernelMemory;
  readonly shape: SweepShape;
  readonly at: SweepAddresses;

  constructor(memory: KernelMemory, shape: SweepShape) {
    this.memory = memory;
    this.shape = shape;
    this.at = sweepAddressesOf(shape);
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  u16(address: number, length: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, address, length);
  }
}

/** Eight scenarios at once on one workspace of a territory laid out by `layOutSweep`. All arrays are views: `[x][8]`, lanes inside. */
export class SweepEngine {
  readonly shape: SweepShape;
  /** f64[demands x classes][8] and f64[classes][8] for step decays; f64[codes][8] for tables. */
  readonly demandWeights: Float64Array;
  readonly weights: Float64Array;
  readonly table: Float64Array;
  /** f64[communes][8] */
  readonly demand: Float64Array;
  readonly zoneWeight: Float64Array;
  readonly accessibility: Float64Array;
  /** Per variant f64[active][8], by position among the active communes. */
  readonly supply: readonly Float64Array[];
  /** f64[2 + thresholds][8]: demand x accessibility, inhabitants x accessibility, inhabitants under each threshold. */
  readonly sums: Float64Array;
  /** f64[8][bins][4]: inhabitants, demand, demand x accessibility. */
  readonly bins: Float64Array;
  /** f64[zones][8] */
  readonly zoneSums: Float64Array;
  readonly #kernel: KernelFunctions;
  readonly #at: SweepAddresses;
  readonly #space: SweepWorkspace;

  constructor(kernel: Kernel, { memory, shape }: SweepMemory, workspace: number) {
    const views = new SweepViews(memory, shape);
    const space = views.at.workspaces[workspace];
    const lanes = (address: number, count: number) => views.f64(address, LANES * count);
    this.shape = shape;
    this.#kernel = instantiateKernel(kernel, memory);
    this.#at = views.at;
    this.#space = space;
    this.demandWeights = lanes(space.demandWeights, shape.demands * shape.classes);
    this.weights = lanes(space.weights, shape.classes);
    this.table = lanes(space.table, shape.codes);
    this.demand = lanes(space.demand, shape.communes);
    this.zoneWeight = lanes(space.zoneWeight, shape.zones > 0 ? shape.communes : 0);
    this.accessibility = lanes(space.accessibility, shape.communes);
    this.supply = space.supply.map((address) => lanes(address, shape.active));
    this.sums = lanes(space.sums, 2 + shape.thresholds);
    this.bins = lanes(space.bins, 4 * shape.bins);
    this.zoneSums = lanes(space.zoneSums, shape.zones);
  }

  /** Step 1 of the lanes' decays and demands. */
  sumDemand(): void {
    const { communes, active, classes, demands } = this.shape;
    const { columns, demandSums } = this.#at;
    const { demandWeights, demand, table, catchment } = this.#space;
    const { first, id, code } = columns;
    if (classes > 0) this.#kernel.blend(0, active, demands * classes, demandSums, demandWeights, catchment);
    else this.#kernel.sumTables(isWide(communes), 0, active, 1, first, id, code, table, demand, catchment);
  }

  /** Step 2 of the lanes' supply in a variant, which leaves `accessibility`; after `sumDemand`. */
  sumRatios(variant: number): void {
    const { communes, active, classes } = this.shape;
    const { first, id, code } = this.#at.rows;
    const { supply, catchment, ratio, weights, table, accessibility } = this.#space;
    const wide = isWide(active);
    this.#kernel.divideLanes(0, active, supply[variant], catchment, ratio);
    if (classes > 0) {
      this.#kernel.sumClasses(wide, 0, communes, classes, first, id, weights, ratio, accessibility);
    } else this.#kernel.sumTables(wide, 0, communes, 1, first, id, code, table, ratio, accessibility);
  }

  /** Digests `accessibility` into `sums` and `bins`, `perUnit` bins a consultation. */
  digest(perUnit: number): void {
    const { communes, thresholds, bins } = this.shape;
    const { population, thresholds: levels } = this.#at;
    const { accessibility, demand, sums, bins: histogram } = this.#space;
    this.sums.fill(0);
    this.bins.fill(0);
    this.#kernel.digest(
      0,
      communes,
      accessibility,
      population,
      demand,
      levels,
      thresholds,
      sums,
      perUnit,
      bins - 1,
      histogram,
    );
  }

  /** Sums weight x accessibility by zone. */
  sumZones(): void {
    const { zoneWeight, accessibility, zoneSums } = this.#space;
    this.zoneSums.fill(0);
    this.#kernel.zoneSums(0, this.shape.communes, this.#at.zone, zoneWeight, accessibility, zoneSums);
  }
}
