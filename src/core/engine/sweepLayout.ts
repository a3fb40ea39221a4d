import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import { type Kept, keepActive, keptOf } from "./load.ts";
import { addressAt, isWide, keptMap, type MatrixArrays, newMemory, slotIds } from "./memory.ts";
import { layOutSlots, writePacks } from "./reach.ts";
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
  const kept = keptOf(kernel, travelTimes, territory.active);
  const ends = classEnds.length > 0 ? [...classEnds] : [codes];
  const classes = slotsOf(kernel, kept, territory, ends);
  const shape: SweepShape = {
    communes: travelTimes.communes,
    active: kept.active,
    pairs: classes.reduce((pairs, { rows }) => pairs + rows.id.length, 0),
    codes,
    classes: classEnds.length,
    demands: demands.length,
    variants: territory.variants,
    thresholds: territory.thresholds.length,
    bins: territory.bins,
    zones: territory.zones,
    workspaces: territory.workspaces,
  };
  const { memory, arrays } = newMemory(kernel, sweepMap(shape), "the scenarios of a sweep");
  writeSlots(
    arrays.rows,
    classes.map(({ rows }) => rows),
  );
  writeSlots(
    arrays.columns,
    classes.map(({ columns }) => columns),
  );
  arrays.thresholds.array.set(territory.thresholds);
  arrays.zone.array.set(territory.zoneOf);
  writePeople(arrays, territory);
  writeZoneWeights(arrays, territory);
  sumDemands(kernel, { memory, shape }, arrays);
  return { memory, shape };
}

/** The pairs of one class in one direction, in slots: a copy. */
interface Slots {
  readonly row: Uint32Array;
  readonly first: Uint32Array;
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}

/** Of each class in turn, its slots by row and by column. */
function slotsOf(
  kernel: Kernel,
  kept: Kept,
  { travelTimes, active, classEnds }: SweepTerritory,
  ends: readonly number[],
): { rows: Slots; columns: Slots }[] {
  const { memory, arrays } = newMemory(kernel, keptMap(kept), "the travel times");
  const functions = instantiateKernel(kernel, memory);
  for (const matrix of [arrays.rows, arrays.columns]) writePacks(matrix);
  const coded = classEnds.length === 0;
  const laidOut = (matrix: MatrixArrays, rows: number, ids: number): Slots => {
    const wide = isWide(ids);
    layOutSlots(functions, matrix, { rows, ids }, { wide, coded, ends: Uint32Array.of(kept.distinct) });
    const pairs = matrix.first.array[rows];
    return {
      row: matrix.row.array.slice(),
      first: matrix.first.array.slice(),
      id: slotIds(matrix, wide, pairs).slice(),
      code: matrix.slotCode.array.slice(0, coded ? pairs : 0),
    };
  };
  return ends.map((to, k) => {
    keepActive(functions, kept, arrays, travelTimes, active, { from: k === 0 ? 0 : ends[k - 1], to });
    return {
      rows: laidOut(arrays.rows, kept.communes, kept.active),
      columns: laidOut(arrays.columns, kept.active, kept.communes),
    };
  });
}

/** Copies the pairs of each class in turn. */
function writeSlots({ classes, id, code }: SweepMatrix, slots: readonly Slots[]): void {
  let begin = 0;
  slots.forEach((each, k) => {
    classes[k].row.array.set(each.row);
    classes[k].first.array.set(each.first.map((pair) => begin + pair));
    id.array.set(each.id, begin);
    code.array.set(each.code, each.code.length > 0 ? begin : 0);
    begin += each.id.length;
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
