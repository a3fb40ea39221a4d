import type { KernelMemory } from "./kernel.ts";
import { arraysOf, type Block, type Places } from "./memory.ts";
import { WINDOW } from "./slots.ts";

/** Scenarios computed at once: the lanes of assembly/lanes.ts. */
export const LANES = 8;

/** What the memory of a sweep is sized for, once. */
export interface SweepShape {
  readonly communes: number;
  readonly active: number;
  readonly pairs: number;
  /** Distinct minutes within reach of the sweep. */
  readonly codes: number;
  /** Classes that every step decay of the sweep is made of; 0 where weights come from tables. */
  readonly classes: number;
  /** Different demands. */
  readonly demands: number;
  readonly variants: number;
  readonly thresholds: number;
  readonly bins: number;
  readonly zones: number;
  /** Threads, each with a workspace of its own. */
  readonly workspaces: number;
}

/** A territory laid out for a sweep: may be sent to other threads where the kernel's memory is shared. */
export interface SweepMemory {
  readonly memory: KernelMemory;
  readonly shape: SweepShape;
}

export type SweepArrays = ReturnType<ReturnType<typeof sweepMap>>;
export type SweepMatrix = SweepArrays["rows"];
export type SweepWorkspace = SweepArrays["workspaces"][number];

/** The arrays of a sweep's memory, in any thread that has it. */
export function sweepArraysOf({ memory, shape }: SweepMemory): SweepArrays {
  return arraysOf(memory, sweepMap(shape));
}

/** The memory map of a sweep: the territory once, then one workspace a thread. `[8]` are lanes. */
export function sweepMap(shape: SweepShape) {
  const { communes, active, pairs, codes, classes, demands, variants, thresholds, bins, zones } = shape;
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  /** Slots of each class in turn, as the kernel's memory map has them; one list of all pairs with tables. */
  const matrix = (places: Places, rows: number, ids: number) => ({
    classes: times(Math.max(1, classes), () => ({ row: places.u32(rows), first: places.u32(rows + 1) })),
    id: places.ids(ids, pairs),
    code: places.u16(classes > 0 ? 0 : pairs),
  });
  const workspace = (places: Places) => {
    const lanes = (count: number): Block<Float64Array> => places.f64(LANES * count);
    return {
      /** f64[classes][8], of step decays; else f64[pieces][8] and, u16[codes], the piece of each code. */
      weights: lanes(classes),
      table: lanes(classes > 0 ? 0 : codes + 1),
      piece: places.u16(classes > 0 ? 0 : codes),
      /** Per variant f64[active][8]. */
      supply: times(variants, () => lanes(active)),
      /** f64[active][8] */
      catchment: lanes(active),
      ratio: lanes(active),
      /** f64[communes of a window][8]: a window is digested before the next is computed. */
      accessibility: lanes(WINDOW),
      /** f64[2][8], f64[thresholds][8], f64[bins][8][4], f64[zones][8] */
      means: lanes(2),
      under: lanes(thresholds),
      bins: lanes(4 * bins),
      zoneSums: lanes(zones),
    };
  };
  return (places: Places) => ({
    thresholds: places.f64(thresholds),
    zone: places.u32(communes),
    columns: matrix(places, active, communes),
    rows: matrix(places, communes, active),
    /** Of each demand: f64[communes], and f64[communes][2] inhabitants and demand. */
    demand: times(demands, () => places.f64(communes)),
    people: times(demands, () => places.f64(2 * communes)),
    /** Of each demand f64[active][classes]: demand by class around each active commune. */
    demandSums: times(demands, () => places.f64(active * classes)),
    /** f64[communes] each: weights of zone means by each demand, then by inhabitants. */
    zoneWeights: times(zones > 0 ? demands + 1 : 0, () => places.f64(communes)),
    workspaces: times(shape.workspaces, () => workspace(places)),
  });
}
