import type { Decay } from "../method/decay.ts";
import { activeRows, transpose } from "../territory/transpose.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import {
  checkVariants,
  type EngineInput,
  type EngineResult,
  emptyResult,
  readResult,
  writeInput,
  writeLimits,
} from "./input.ts";
import { instantiateKernel, type Kernel, type KernelFunctions } from "./kernel.ts";
import {
  type EngineArrays,
  type EngineShape,
  engineMap,
  isWide,
  type MatrixArrays,
  newMemory,
} from "./memory.ts";
import { classKey, classWeights, layOutSlots, reachOf, writeOffsets } from "./reach.ts";

export type { EngineInput, EngineResult } from "./input.ts";

/** The decay whose pairs lie in memory, to lay them out again only for another reach. */
interface BoundDecay {
  /** The decay without the weights of its steps: they change no pair's class. */
  readonly key: string;
  /** End of each class among the minute codes; the last is the end of the reach. */
  readonly ends: Uint32Array;
  /** Weights come from the table, one a minute code; from the terms, one a class, otherwise. */
  readonly byTable: boolean;
  /** Ids of the slots are 32-bit. */
  readonly wideRows: boolean;
  readonly wideColumns: boolean;
}

/**
 * A territory's travel times laid out in the kernel's memory, ready for any number of runs:
 * ratio_j = supply_j / sum_k w(t_kj) demand_k, then accessibility_i = sum_j w(t_ij) ratio_j.
 * The pairs are laid out for a decay at its first run, and stay for the next ones of the same reach: other cutoffs
 * within it, or another family, only give them other classes or weights.
 */
export class Engine {
  private readonly kernel: KernelFunctions;
  private readonly shape: EngineShape;
  private readonly arrays: EngineArrays;
  private readonly times: Pick<TravelTimes, "minutes" | "maxMinutes">;
  private bound: BoundDecay | undefined;

  private constructor(
    kernel: KernelFunctions,
    shape: EngineShape,
    arrays: EngineArrays,
    times: Pick<TravelTimes, "minutes" | "maxMinutes">,
  ) {
    this.kernel = kernel;
    this.shape = shape;
    this.arrays = arrays;
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
    checkVariants(variants);
    const { communes, minutes, maxMinutes } = travelTimes;
    const { active, rows } = activeRows(travelTimes, options.active);
    const shape = {
      communes,
      active: active.length,
      pairs: rows.id.length,
      distinct: minutes.length,
      variants,
    };
    const { memory, arrays } = newMemory(kernel, engineMap(shape));
    arrays.active.array.set(active);
    writeLimits(arrays, options.active);
    arrays.rows.start.array.set(rows.start);
    arrays.rows.id.array.set(rows.id);
    arrays.rows.code.array.set(rows.code);
    const { start, id, code } = arrays.columns;
    transpose(rows, { start: start.array, id: id.array, code: code.array });
    return new Engine(instantiateKernel(kernel, memory), shape, arrays, { minutes, maxMinutes });
  }

  /** Pairs kept: those whose destination is active. */
  get pairs(): number {
    return this.shape.pairs;
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
    return emptyResult(this.shape.communes, this.shape.variants);
  }

  /** As `run`, into the arrays of a result that `emptyResult` made. */
  runInto(input: EngineInput, result: EngineResult): void {
    const bound = this.bind(input.decay);
    writeInput(this.kernel, this.arrays, input);
    this.sumDemand(bound);
    for (let variant = 0; variant < this.shape.variants; variant += 2) this.sumRatios(bound, variant);
    readResult(this.arrays, result);
  }

  /** Brings the pairs within reach of a decay into its classes, and its weights to them. */
  private bind(decay: Decay): BoundDecay {
    const { arrays, shape, bound } = this;
    const key = classKey(decay);
    arrays.weights.array.set(classWeights(decay));
    if (bound?.key === key) return bound;

    const { ends, table } = reachOf(decay, this.times.minutes, this.times.maxMinutes);
    if (table !== undefined) arrays.table.array.set(table);
    const next: BoundDecay = {
      key,
      ends,
      byTable: table !== undefined,
      wideRows: isWide(ends.length * shape.active),
      wideColumns: isWide(ends.length * shape.communes),
    };
    this.place(arrays.rows, shape.active, next, bound);
    this.place(arrays.columns, shape.communes, next, bound);
    arrays.rows.commune.array.set(arrays.rows.row.array);
    const { row, commune } = arrays.columns;
    for (let slot = 0; slot < shape.active; slot++) {
      commune.array[slot] = arrays.active.array[row.array[slot]];
    }
    this.bound = next;
    return next;
  }

  /** One direction, whose ids are below `ids`: laid out anew for another reach or width of ids, given other classes otherwise. */
  private place(matrix: MatrixArrays, ids: number, next: BoundDecay, bound: BoundDecay | undefined): void {
    const { offset, shift, length, first, slotId, slotCode } = matrix;
    const wide = isWide(next.ends.length * ids);
    const isLaidOut =
      bound !== undefined &&
      bound.ends.at(-1) === next.ends.at(-1) &&
      isWide(bound.ends.length * ids) === wide;
    const before = isLaidOut ? offset.array.slice() : undefined;
    const slots = length.array.length;
    writeOffsets(matrix, ids, next.ends);
    if (before === undefined) {
      const codes = next.ends[next.ends.length - 1];
      layOutSlots(this.kernel, matrix, { rows: slots, ids }, { wide, codes });
      return;
    }
    for (let code = 0; code < before.length; code++) shift.array[code] = offset.array[code] - before[code];
    this.kernel.relabel(wide, 0, slots, first.address, slotId.address, slotCode.address, shift.address);
  }

  /** Step 1: demand within reach of each active commune. */
  private sumDemand({ ends, byTable, wideColumns: wide }: BoundDecay): void {
    const { kernel } = this;
    const classes = ends.length;
    const { communes, active } = this.shape;
    const { columns, table, demand, weights, demandTerms, catchment } = this.arrays;
    const [terms, out] = [demandTerms.address, catchment.address];
    kernel.weigh(0, communes, demand.address, weights.address, classes, communes, terms);
    const [first, commune] = [columns.first.address, columns.commune.address];
    const [id, code] = [columns.slotId.address, columns.slotCode.address];
    if (byTable) kernel.tableOne(wide, 0, active, first, commune, id, code, table.address, terms, out);
    else kernel.sumOne(wide, 0, active, first, commune, id, terms, out);
  }

  /** Step 2: ratios within reach of each commune, of a variant and the next one in one pass, or of the last one alone. */
  private sumRatios({ ends, byTable, wideRows: wide }: BoundDecay, variant: number): void {
    const { kernel, arrays } = this;
    const classes = ends.length;
    const { communes, active: count, variants } = this.shape;
    const { rows, supply, ratio, accessibility } = arrays;
    const active = arrays.active.address;
    const catchment = arrays.catchment.address;
    const weights = arrays.weights.address;
    const table = arrays.table.address;
    const terms = arrays.ratioTerms.address;
    const [first, commune] = [rows.first.address, rows.commune.address];
    const [id, code] = [rows.slotId.address, rows.slotCode.address];
    const [s0, r0, a0] = [supply, ratio, accessibility].map((blocks) => blocks[variant].address);
    if (variant + 1 === variants) {
      kernel.divideOne(0, count, active, count, s0, catchment, r0, weights, classes, terms);
      if (byTable) kernel.tableOne(wide, 0, communes, first, commune, id, code, table, terms, a0);
      else kernel.sumOne(wide, 0, communes, first, commune, id, terms, a0);
      return;
    }
    const [s1, r1, a1] = [supply, ratio, accessibility].map((blocks) => blocks[variant + 1].address);
    kernel.divideTwo(0, count, active, count, s0, s1, catchment, r0, r1, weights, classes, terms);
    if (byTable) kernel.tableTwo(wide, 0, communes, first, commune, id, code, table, terms, a0, a1);
    else kernel.sumTwo(wide, 0, communes, first, commune, id, terms, a0, a1);
  }
}
