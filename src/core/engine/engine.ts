import { type Decay, decayReach, decayTable, stepEnds } from "../method/decay.ts";
import {
  type ActiveDestinations,
  activeDestinations,
  transpose,
  writeActiveRows,
} from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import { instantiateKernel, type Kernel, type KernelFunctions } from "./kernel.ts";
import {
  createEngineMemory,
  type EngineMemory,
  idBytes,
  MAXIMUM_RUNS,
  type MatrixAddresses,
} from "./memory.ts";

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

/**
 * A territory's travel times laid out in the kernel's memory, ready for any number of runs:
 * ratio_j = supply_j / sum_k w(t_kj) demand_k, then accessibility_i = sum_j w(t_ij) ratio_j.
 */
export class Engine {
  private readonly kernel: KernelFunctions;
  private readonly memory: EngineMemory;
  private readonly active: ActiveDestinations;
  private readonly travelTimes: TravelTimes;
  private bound: BoundDecay = { key: "", classes: 0 };

  private constructor(
    kernel: KernelFunctions,
    memory: EngineMemory,
    active: ActiveDestinations,
    travelTimes: TravelTimes,
  ) {
    this.kernel = kernel;
    this.memory = memory;
    this.active = active;
    this.travelTimes = travelTimes;
  }

  /**
   * Keeps the pairs whose destination is active, by row and by column.
   *
   * @param options.active u8[communes]: 1 where a commune may have supply in some variant.
   * @throws RangeError when the matrix does not fit in 4 GiB, or `active` is not one value per commune.
   */
  static create(
    kernel: Kernel,
    options: { readonly travelTimes: TravelTimes; readonly variants: number; readonly active: Uint8Array },
  ): Engine {
    const { travelTimes, variants } = options;
    if (!(Number.isInteger(variants) && variants >= 1)) {
      throw new RangeError(`variants: expected a whole number of at least 1, got ${variants}.`);
    }
    const active = activeDestinations(travelTimes, options.active);
    const memory = createEngineMemory(kernel, {
      communes: travelTimes.communes,
      active: active.communes.length,
      pairs: active.pairs,
      distinct: travelTimes.minutes.length,
      variants,
    });
    writeActiveRows(travelTimes, active, memory.rows);
    transpose(memory.rows, active.columnStart, travelTimes.minutes.length, memory.columns);
    return new Engine(instantiateKernel(kernel, memory.memory), memory, active, travelTimes);
  }

  /** Pairs kept: those whose destination is active. */
  get pairs(): number {
    return this.active.pairs;
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
    this.bind(input.decay);
    this.writeDemand(input.demand);
    this.writeSupply(input.supply);
    this.sumDemand();
    this.divide();
    this.sumRatios();
    this.readInto(result);
  }

  /** Finds the runs of every row under a decay, unless the last run had the same one. */
  private bind(decay: Decay): void {
    const key = JSON.stringify(decay);
    if (key === this.bound.key) return;
    const { minutes, maxMinutes } = this.travelTimes;
    const reach = decayReach(decay);
    if (reach > maxMinutes) {
      throw new RangeError(
        `decay: reaches ${reach} minutes, expected at most ${maxMinutes}, the maxMinutes the travel times were prepared with.`,
      );
    }
    const { weights, table, limits } = this.memory;
    let classes = 0;
    if (decay.family === "step" && decay.cutoffs.length <= MAXIMUM_RUNS) {
      classes = decay.cutoffs.length;
      limits.set(stepEnds(decay, minutes));
      weights.set(decay.weights);
    } else {
      limits.set(stepEnds({ family: "step", cutoffs: [reach], weights: [1], edge: decay.edge }, minutes));
      table.set(decayTable(decay, minutes));
    }
    this.bound = { key, classes };
    const { addresses, shape } = this.memory;
    this.bindRuns(addresses.rows, shape.communes);
    this.bindRuns(addresses.columns, shape.active);
  }

  private bindRuns(matrix: MatrixAddresses, rows: number): void {
    const { limits } = this.memory.addresses;
    this.kernel.bindRuns(0, rows, matrix.start, matrix.code, limits, this.bound.classes || 1, matrix.bounds);
  }

  private writeDemand(demand: Float64Array): void {
    checkValues("demand", demand, this.memory.shape.communes);
    this.memory.demand.set(demand);
  }

  private writeSupply(supply: readonly Float64Array[]): void {
    const { communes: count, variants, active } = this.memory.shape;
    if (supply.length !== variants) {
      throw new RangeError(`supply: expected ${variants} variants, got ${supply.length}.`);
    }
    const { communes } = this.active;
    for (let variant = 0; variant < variants; variant++) {
      const values = supply[variant];
      const total = checkValues(`supply of variant ${variant}`, values, count);
      const { first, stride } = this.lane(variant);
      let kept = 0;
      for (let position = 0; position < active; position++) {
        const value = values[communes[position]];
        kept += value;
        this.memory.supply[first + stride * position] = value;
      }
      if (kept !== total) this.refuseInactive(variant, values);
    }
  }

  private refuseInactive(variant: number, values: Float64Array): void {
    const commune = values.findIndex((value, index) => value > 0 && this.active.position[index] < 0);
    if (commune < 0) return;
    throw new RangeError(
      `supply of variant ${variant}: expected 0 in commune ${commune}, which is not active, got ${values[commune]}.`,
    );
  }

  /** Where a variant lies in `supply` and `ratio`: pairs of variants are interleaved, an odd last one is alone. */
  private lane(variant: number): { first: number; stride: 1 | 2 } {
    const { active, variants } = this.memory.shape;
    const pair = variant >> 1;
    if (2 * pair + 1 < variants) return { first: 2 * active * pair + (variant & 1), stride: 2 };
    return { first: 2 * active * pair, stride: 1 };
  }

  /** Step 1: demand within reach of each active commune. */
  private sumDemand(): void {
    const { addresses, shape } = this.memory;
    const { columns, demand, reachable, weights, table } = addresses;
    const { classes } = this.bound;
    const wide = idBytes(shape.communes) === 4;
    if (classes > 0) {
      const step = wide ? this.kernel.stepOne32 : this.kernel.stepOne16;
      step(0, shape.active, columns.bounds, classes, weights, columns.id, demand, reachable);
    } else {
      const sum = wide ? this.kernel.tableOne32 : this.kernel.tableOne16;
      sum(0, shape.active, columns.bounds, table, columns.id, columns.code, demand, reachable);
    }
  }

  private divide(): void {
    const { addresses, shape } = this.memory;
    const { supply, reachable, ratio } = addresses;
    const { active, variants } = shape;
    for (let variant = 0; variant < variants; variant += 2) {
      const at = 8 * active * variant;
      const divide = variant + 1 < variants ? this.kernel.divideTwo : this.kernel.divideOne;
      divide(0, active, supply + at, reachable, ratio + at);
    }
  }

  /** Step 2: ratios within reach of each commune, two variants in one pass. */
  private sumRatios(): void {
    const { addresses, shape } = this.memory;
    const { rows, ratio, accessibility, weights, table } = addresses;
    const { active, variants, communes } = shape;
    const { classes } = this.bound;
    const { stepOne16, stepOne32, stepTwo16, stepTwo32 } = this.kernel;
    const { tableOne16, tableOne32, tableTwo16, tableTwo32 } = this.kernel;
    const wide = idBytes(active) === 4;
    for (let variant = 0; variant < variants; variant += 2) {
      const values = ratio + 8 * active * variant;
      const out0 = accessibility + 8 * communes * variant;
      const out1 = out0 + 8 * communes;
      if (variant + 1 < variants) {
        if (classes > 0) {
          const step = wide ? stepTwo32 : stepTwo16;
          step(0, communes, rows.bounds, classes, weights, rows.id, values, out0, out1);
        } else {
          const sum = wide ? tableTwo32 : tableTwo16;
          sum(0, communes, rows.bounds, table, rows.id, rows.code, values, out0, out1);
        }
      } else if (classes > 0) {
        const step = wide ? stepOne32 : stepOne16;
        step(0, communes, rows.bounds, classes, weights, rows.id, values, out0);
      } else {
        const sum = wide ? tableOne32 : tableOne16;
        sum(0, communes, rows.bounds, table, rows.id, rows.code, values, out0);
      }
    }
  }

  private readInto(result: EngineResult): void {
    const { shape, ratio, reachable, accessibility } = this.memory;
    const { communes } = this.active;
    for (let position = 0; position < shape.active; position++) {
      result.catchmentDemand[communes[position]] = reachable[position];
    }
    for (let variant = 0; variant < shape.variants; variant++) {
      const { first, stride } = this.lane(variant);
      const values = result.ratio[variant];
      for (let position = 0; position < shape.active; position++) {
        values[communes[position]] = ratio[first + stride * position];
      }
      result.accessibility[variant].set(accessibility[variant]);
    }
  }
}

interface BoundDecay {
  readonly key: string;
  /** Runs a row; 0: no runs, the table of weights. */
  readonly classes: number;
}

/** Sum of the values. @throws RangeError on another length, or a value negative, not finite or above 1e15. */
function checkValues(name: string, values: Float64Array, communes: number): number {
  if (values.length !== communes) {
    throw new RangeError(`${name}: expected ${communes} values, one per commune, got ${values.length}.`);
  }
  let total = 0;
  for (let commune = 0; commune < communes; commune++) {
    const value = values[commune];
    if (!(value >= 0 && value <= LARGEST)) {
      throw new RangeError(
        `${name}: expected finite values of at least 0, up to ${LARGEST}, got ${value} in commune ${commune}.`,
      );
    }
    total += value;
  }
  return total;
}
