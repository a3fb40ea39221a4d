import { type Decay, decayReach, decayTable, stepEnds } from "../method/decay.ts";
import { activeDestinations, transpose, writeActiveRows } from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel, type KernelFunctions } from "./kernel.ts";
import {
  createEngineMemory,
  type EngineMemory,
  isWide,
  MAXIMUM_CLASSES,
  type MatrixAddresses,
  type MatrixArrays,
} from "./memory.ts";
import { orderSlots } from "./slots.ts";

export interface EngineInput {
  /** f64[communes], standardised inhabitants: finite, at least 0. */
  readonly demand: Float64Array;
  /** Per variant, f64[communes], consultations a year: finite, at least 0, and 0 where the commune is not active. */
  readonly supply: readonly Float64Array[];
  readonly decay: Decay;
}

export interface EngineResult {
  /** Per variant, f64[communes], of communes of practice: supply / reachable demand; 0 where nothing is in reach. */
  readonly ratio: Float64Array[];
  /** Per variant, f64[communes], of communes of residence: sum of weight x ratio in reach; 0 where there is none. */
  readonly accessibility: Float64Array[];
  /** f64[communes]: weighted demand within reach of each active commune; 0 where a commune is not active. */
  readonly catchmentDemand: Float64Array;
}

/** Larger figures are no count of inhabitants or of consultations; below it, no sum or quotient can overflow. */
const LARGEST = 1e15;

/** What the engine keeps of the travel times beside the pairs. */
interface Times {
  readonly minutes: Float64Array;
  readonly maxMinutes: number;
  /** u8[communes] */
  readonly isActive: Uint8Array;
}

/** The decay whose pairs lie in memory, to lay them out again only for another. */
interface BoundDecay {
  /** The decay without the weights of its steps: they change no pair's class. */
  readonly key: string;
  readonly classes: number;
  /** Weights come from the table, one a minute code; from the terms, one a class, otherwise. */
  readonly byTable: boolean;
  /** Ids are 32-bit. */
  readonly wideRows: boolean;
  readonly wideColumns: boolean;
}

/**
 * A territory's travel times laid out in the kernel's memory, ready for any number of runs:
 * ratio_j = supply_j / sum_k w(t_kj) demand_k, then accessibility_i = sum_j w(t_ij) ratio_j.
 * The pairs are laid out for a decay at its first run, and stay for the next ones with the same cutoffs.
 */
export class Engine {
  private readonly kernel: KernelFunctions;
  private readonly memory: EngineMemory;
  private readonly times: Times;
  private bound: BoundDecay | undefined;

  private constructor(kernel: KernelFunctions, memory: EngineMemory, times: Times) {
    this.kernel = kernel;
    this.memory = memory;
    this.times = times;
  }

  /**
   * Keeps the pairs whose destination is active, by row and by column.
   *
   * @param options.active u8[communes]: 1 where a commune may have supply in some variant.
   * @throws RangeError when the pairs do not fit in 4 GiB, or `active` is not one value per commune.
   */
  static create(
    kernel: Kernel,
    options: { readonly travelTimes: TravelTimes; readonly variants: number; readonly active: Uint8Array },
  ): Engine {
    const { travelTimes, variants } = options;
    if (!(Number.isInteger(variants) && variants >= 1)) {
      throw new RangeError(`variants: expected a whole number of at least 1, got ${variants}.`);
    }
    const { communes, minutes, maxMinutes } = travelTimes;
    const active = activeDestinations(travelTimes, options.active);
    const memory = createEngineMemory(kernel, {
      communes,
      active: active.communes.length,
      pairs: active.pairs,
      distinct: minutes.length,
      variants,
    });
    memory.active.set(active.communes);
    writeActiveRows(travelTimes, active, memory.rows);
    transpose(memory.rows, memory.columns);
    return new Engine(instantiateKernel(kernel, memory.memory), memory, {
      minutes,
      maxMinutes,
      isActive: active.flag,
    });
  }

  /** Pairs kept: those whose destination is active. */
  get pairs(): number {
    return this.memory.shape.pairs;
  }

  /**
   * One run, into new arrays.
   *
   * @throws RangeError on arrays of the wrong length, values out of range, supply where a commune is not active, and a
   * decay that reaches beyond the matrix.
   */
  run(input: EngineInput): EngineResult {
    const result = this.emptyResult();
    this.runInto(input, result);
    return result;
  }

  /** A result of the right shape, zeroed, for `runInto`. */
  emptyResult(): EngineResult {
    const { communes, variants } = this.memory.shape;
    const perVariant = () => Array.from({ length: variants }, () => new Float64Array(communes));
    return {
      ratio: perVariant(),
      accessibility: perVariant(),
      catchmentDemand: new Float64Array(communes),
    };
  }

  /** As `run`, into the arrays of a result that `emptyResult` made. */
  runInto(input: EngineInput, result: EngineResult): void {
    const bound = this.bind(input.decay);
    this.writeDemand(input.demand);
    this.writeSupply(input.supply);
    this.sumDemand(bound);
    for (let variant = 0; variant < this.memory.shape.variants; variant += 2) this.sumRatios(bound, variant);
    this.readInto(result);
  }

  /** Lays out the pairs within reach of a decay, unless the last run had the same classes, and its weights. */
  private bind(decay: Decay): BoundDecay {
    const isStep = decay.family === "step" && decay.cutoffs.length <= MAXIMUM_CLASSES;
    const key = JSON.stringify(isStep ? { ...decay, weights: [] } : decay);
    this.memory.weights.set(isStep ? decay.weights : [1]);
    if (this.bound?.key === key) return this.bound;

    const { minutes, maxMinutes } = this.times;
    const reach = decayReach(decay);
    if (reach > maxMinutes) {
      throw new RangeError(
        `decay: reaches ${reach} minutes, expected at most ${maxMinutes}, the maxMinutes the travel times were prepared with.`,
      );
    }
    // The end of each class among the minute codes; the whole reach is the one class of a decay that is no step.
    const cutoffs = isStep ? decay.cutoffs : [reach];
    const ends = stepEnds(
      { family: "step", cutoffs, weights: cutoffs.map(() => 1), edge: decay.edge },
      minutes,
    );
    if (!isStep) this.memory.table.set(decayTable(decay, minutes));

    const { memory } = this;
    const { communes, active } = memory.shape;
    const { rows, columns } = memory.addresses;
    this.bound = {
      key,
      classes: ends.length,
      byTable: !isStep,
      wideRows: this.layOut(memory.rows, rows, active, ends),
      wideColumns: this.layOut(memory.columns, columns, communes, ends),
    };
    for (let slot = 0; slot < communes; slot++) memory.rows.commune[slot] = memory.rows.row[slot];
    for (let slot = 0; slot < active; slot++) {
      memory.columns.commune[slot] = memory.active[memory.columns.row[slot]];
    }
    return this.bound;
  }

  /** Lays out the slots of one direction, whose ids are below `ids`; true where the slots' ids are 32-bit. */
  private layOut(arrays: MatrixArrays, at: MatrixAddresses, ids: number, ends: Uint32Array): boolean {
    const rows = arrays.length.length;
    const codes = ends[ends.length - 1];
    arrays.offset.fill(0);
    for (let k = 1; k < ends.length; k++) arrays.offset.fill(k * ids, ends[k - 1], ends[k]);
    this.kernel.measure(0, rows, at.start, at.code, codes, at.length);
    orderSlots(arrays.length, arrays);
    const wide = isWide(ends.length * ids);
    const { row, start, id, code, offset, first, slotId, slotCode } = at;
    this.kernel.layOut(
      isWide(ids),
      wide,
      0,
      rows,
      row,
      start,
      id,
      code,
      codes,
      offset,
      first,
      slotId,
      slotCode,
    );
    return wide;
  }

  private writeDemand(demand: Float64Array): void {
    checkValues("demand", demand, this.memory.shape.communes);
    this.memory.demand.set(demand);
  }

  private writeSupply(supply: readonly Float64Array[]): void {
    const { communes, variants } = this.memory.shape;
    if (supply.length !== variants) {
      throw new RangeError(`supply: expected ${variants} variants, got ${supply.length}.`);
    }
    for (let variant = 0; variant < variants; variant++) {
      const name = `supply of variant ${variant}`;
      checkValues(name, supply[variant], communes);
      checkActive(name, supply[variant], this.times.isActive);
      this.memory.supply[variant].set(supply[variant]);
    }
  }

  /** Step 1: demand within reach of each active commune. */
  private sumDemand({ classes, byTable, wideColumns: wide }: BoundDecay): void {
    const { kernel, memory } = this;
    const { communes, active } = memory.shape;
    const { columns, demand, weights, table, demandTerms, catchment } = memory.addresses;
    const { first, commune, slotId: id, slotCode: code } = columns;
    kernel.weigh(0, communes, demand, weights, classes, communes, demandTerms);
    if (byTable) kernel.tableOne(wide, 0, active, first, commune, id, code, table, demandTerms, catchment);
    else kernel.sumOne(wide, 0, active, first, commune, id, demandTerms, catchment);
  }

  /** Step 2: ratios within reach of each commune, of a variant and the next one in one pass, or of the last one alone. */
  private sumRatios({ classes, byTable, wideRows: wide }: BoundDecay, variant: number): void {
    const { kernel, memory } = this;
    const { communes, active: count, variants } = memory.shape;
    const { rows, supply, catchment, ratio, accessibility, active, weights, table, ratioTerms } =
      memory.addresses;
    const { first, commune, slotId: id, slotCode: code } = rows;
    const [s0, r0, a0] = [supply[variant], ratio[variant], accessibility[variant]];
    if (variant + 1 === variants) {
      kernel.divideOne(0, count, active, count, s0, catchment, r0, weights, classes, ratioTerms);
      if (byTable) kernel.tableOne(wide, 0, communes, first, commune, id, code, table, ratioTerms, a0);
      else kernel.sumOne(wide, 0, communes, first, commune, id, ratioTerms, a0);
      return;
    }
    const [s1, r1, a1] = [supply[variant + 1], ratio[variant + 1], accessibility[variant + 1]];
    kernel.divideTwo(0, count, active, count, s0, s1, catchment, r0, r1, weights, classes, ratioTerms);
    if (byTable) kernel.tableTwo(wide, 0, communes, first, commune, id, code, table, ratioTerms, a0, a1);
    else kernel.sumTwo(wide, 0, communes, first, commune, id, ratioTerms, a0, a1);
  }

  private readInto(result: EngineResult): void {
    const { shape, catchment, ratio, accessibility } = this.memory;
    result.catchmentDemand.set(catchment);
    for (let variant = 0; variant < shape.variants; variant++) {
      result.ratio[variant].set(ratio[variant]);
      result.accessibility[variant].set(accessibility[variant]);
    }
  }
}

/** @throws RangeError on another length, or a value negative, not finite or above 1e15. */
function checkValues(name: string, values: Float64Array, communes: number): void {
  if (values.length !== communes) {
    throw new RangeError(`${name}: expected ${communes} values, one per commune, got ${values.length}.`);
  }
  for (let commune = 0; commune < communes; commune++) {
    if (values[commune] >= 0 && values[commune] <= LARGEST) continue;
    throw new RangeError(
      `${name}: expected finite values of at least 0, up to ${LARGEST}, got ${values[commune]} in commune ${commune}.`,
    );
  }
}

/** @throws RangeError on supply in a commune that is not active. */
function checkActive(name: string, values: Float64Array, isActive: Uint8Array): void {
  for (let commune = 0; commune < values.length; commune++) {
    if (values[commune] === 0 || isActive[commune] !== 0) continue;
    throw new RangeError(
      `${name}: expected 0 in commune ${commune}, which is not active, got ${values[commune]}.`,
    );
  }
}
