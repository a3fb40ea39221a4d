import type { SparseRows } from "../territory/sparseRows.ts";
import { activeDestinations, activeRows, transpose } from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import { addressAt, isWide, newMemory } from "./memory.ts";
import { orderSlots } from "./slots.ts";
import {
  type SweepArrays,
  type SweepMatrix,
  type SweepMemory,
  type SweepShape,
  sweepMap,
} from "./sweepMemory.ts";

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

/** Lays a territory out, by row and by column, for `SweepEngine`. @throws RangeError beyond 4 GiB. */
export function layOutSweep(kernel: Kernel, territory: SweepTerritory): SweepMemory {
  const { travelTimes, codes, classEnds, demands } = territory;
  const active = activeDestinations(travelTimes, territory.active).communes.length;
  const ends = classEnds.length > 0 ? [...classEnds] : [codes];
  const rows = ends.map(
    (to, k) => activeRows(travelTimes, territory.active, { from: k === 0 ? 0 : ends[k - 1], to }).rows,
  );
  const shape: SweepShape = {
    communes: travelTimes.communes,
    active,
    pairs: rows.reduce((pairs, { id }) => pairs + id.length, 0),
    codes,
    classes: classEnds.length,
    demands: demands.length,
    variants: territory.variants,
    thresholds: territory.thresholds.length,
    bins: territory.bins,
    zones: territory.zones,
    workspaces: territory.workspaces,
  };
  const { memory, arrays } = newMemory(kernel, sweepMap(shape));
  writeSlots(arrays.rows, rows);
  writeSlots(
    arrays.columns,
    rows.map((each) => columnsOf(each, shape)),
  );
  arrays.thresholds.array.set(territory.thresholds);
  arrays.zone.array.set(territory.zoneOf);
  writePeople(arrays, territory);
  writeZoneWeights(arrays, territory);
  sumDemands(kernel, { memory, shape }, arrays);
  return { memory, shape };
}

function columnsOf(rows: SparseRows, { communes, active }: SweepShape): SparseRows {
  const pairs = rows.id.length;
  const columns = {
    start: new Uint32Array(active + 1),
    id: isWide(communes) ? new Uint32Array(pairs) : new Uint16Array(pairs),
    code: new Uint16Array(pairs),
  };
  transpose(rows, columns);
  return columns;
}

/** Copies the pairs of each class in turn, in slots. */
function writeSlots({ classes, id, code }: SweepMatrix, sparse: readonly SparseRows[]): void {
  let begin = 0;
  sparse.forEach(({ start, id: from, code: codes }, k) => {
    const length = Uint32Array.from({ length: start.length - 1 }, (_, row) => start[row + 1] - start[row]);
    const row = classes[k].row.array;
    const first = classes[k].first.array;
    orderSlots(length, { row, first });
    let at = begin;
    for (let slot = 0; slot < row.length; slot++) {
      for (let pair = start[row[slot]], last = start[row[slot] + 1]; pair < last; pair++, at++) {
        id.array[at] = from[pair];
        if (code.array.length > 0) code.array[at] = codes[pair];
      }
    }
    for (let slot = 0; slot <= row.length; slot++) first[slot] += begin;
    begin = at;
  });
}

function writePeople(arrays: SweepArrays, { demands, population }: SweepTerritory): void {
  demands.forEach((demand, d) => {
    arrays.demand[d].array.set(demand);
    const people = arrays.people[d].array;
    demand.forEach((value, commune) => {
      people[2 * commune] = population[commune];
      people[2 * commune + 1] = value;
    });
  });
}

/** Weight of each commune in its zone's mean, as `zoneMeans` has it: 1 in zones where nobody weighs anything. */
function writeZoneWeights(
  { zoneWeights }: SweepArrays,
  { demands, population, zoneOf, zones }: SweepTerritory,
): void {
  zoneWeights.forEach(({ array }, each) => {
    const values = [...demands, population][each];
    const totals = new Float64Array(zones);
    zoneOf.forEach((zone, commune) => {
      if (zone >= 0) totals[zone] += values[commune];
    });
    zoneOf.forEach((zone, commune) => {
      if (zone >= 0) array[commune] = totals[zone] > 0 ? values[commune] : 1;
    });
  });
}

/** Demand by class around each active commune, once for all scenarios. */
function sumDemands(kernel: Kernel, { memory, shape }: SweepMemory, arrays: SweepArrays): void {
  const { communes, active, classes } = shape;
  if (classes === 0) return;
  const functions = instantiateKernel(kernel, memory);
  const { columns, demand, demandSums } = arrays;
  demand.forEach(({ address }, d) => {
    columns.classes.forEach(({ row, first }, k) => {
      const [ids, sums] = [columns.id.address, addressAt(demandSums[d], k)];
      functions.sumPlain(
        isWide(communes),
        0,
        active,
        row.address,
        first.address,
        ids,
        address,
        classes,
        sums,
      );
    });
  });
}
