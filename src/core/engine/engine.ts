import type { Decay } from "../method/decay.ts";
import { type RowBlock, rowBlocks } from "../territory/blocks.ts";
import type { TravelTimes } from "../territory/travelTimes.ts";
import {
  checkVariants,
  type EngineInput,
  type EngineResult,
  emptyResult,
  readResult,
  writeAllowed,
  writeInput,
} from "./input.ts";
import { instantiateKernel, type Kernel } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { keepActive, keptOf } from "./load.ts";
import { type EngineArrays, engineMap, isWide, type MatrixArrays, newMemory } from "./memory.ts";
import { classKey, classWeights, layOutSlots, reachOf, relabelSlots, writePacks } from "./reach.ts";
import { type DecayInMemory, type EngineMemory, type EngineTask, runTask } from "./waves.ts";

export type { EngineInput, EngineResult } from "./input.ts";

/** The decay whose pairs lie in memory, to lay them out again only for another reach. */
interface BoundDecay extends DecayInMemory {
  /** The decay without the weights of its steps: they change no pair's class. */
  readonly key: string;
  /** End of each class among the minute codes; the last is the end of the reach. */
  readonly ends: Uint32Array;
  /** The codes lie with the pairs: for a table of weights, and from the second decay on, to give pairs other classes. */
  readonly coded: boolean;
}

export interface EngineOptions {
  readonly travelTimes: TravelTimes;
  readonly variants: number;
  /** u8[communes]: 1 where a commune may have supply in some variant. */
  readonly active: Uint8Array;
  /** Blocks of rows, one a thread; `labels` are what their ends follow (regions), one a commune. */
  readonly blocks?: number; // = 1
  readonly labels?: readonly string[];
}

/**
 * A territory's travel times laid out in the kernel's memory, ready for any number of runs:
 * ratio_j = supply_j / sum_k w(t_kj) demand_k, then accessibility_i = sum_j w(t_ij) ratio_j.
 * The pairs are laid out for a decay at its first run, and stay for the next ones of the same reach: other cutoffs
 * within it, or another family, only give them other classes or weights.
 */
export class Engine {
  /** Half-open ranges of communes that run apart. */
  readonly blocks: readonly RowBlock[];
  private readonly kernel: KernelFunctions;
  private readonly sized: EngineMemory;
  private readonly arrays: EngineArrays;
  private readonly times: Pick<TravelTimes, "minutes" | "maxMinutes">;
  private bound: BoundDecay | undefined;

  private constructor(
    kernel: KernelFunctions,
    sized: EngineMemory,
    arrays: EngineArrays,
    times: Pick<TravelTimes, "minutes" | "maxMinutes">,
    blocks: readonly RowBlock[],
  ) {
    this.kernel = kernel;
    this.sized = sized;
    this.arrays = arrays;
    this.times = times;
    this.blocks = blocks;
  }

  /**
   * Keeps the pairs whose destination is active, by row and by column.
   *
   * @throws RangeError when the pairs do not fit in 4 GiB, or `active` is not one value per commune.
   */
  static create(kernel: Kernel, options: EngineOptions): Engine {
    const { travelTimes, variants } = options;
    checkVariants(variants);
    const { minutes, maxMinutes } = travelTimes;
    const shape = { ...keptOf(kernel, travelTimes, options.active), variants };
    const { memory, arrays } = newMemory(kernel, engineMap(shape), "the travel times");
    const functions = instantiateKernel(kernel, memory);
    writeAllowed(arrays, options.active);
    for (const matrix of [arrays.rows, arrays.columns]) writePacks(matrix);
    keepActive(functions, shape, arrays, travelTimes, options.active);
    const times = { minutes, maxMinutes };
    const blocks = rowBlocks(arrays.rows.start.array, options.blocks ?? 1, options.labels);
    return new Engine(functions, { memory, shape }, arrays, times, blocks);
  }

  /** What other threads run tasks on, where the kernel's memory is shared. */
  get memory(): EngineMemory {
    return this.sized;
  }

  /** Pairs kept: those whose destination is active. */
  get pairs(): number {
    return this.sized.shape.pairs;
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
    return emptyResult(this.sized.shape.communes, this.sized.shape.variants);
  }

  /** As `run`, into the arrays of a result that `emptyResult` made. */
  runInto(input: EngineInput, result: EngineResult): void {
    for (const wave of this.waves(input)) {
      for (const task of wave) runTask(this.kernel, this.sized.shape, this.arrays, task);
    }
    this.readInto(result);
  }

  /**
   * The tasks of a run, wave after wave: those of one wave may run anywhere, in any order; the next wave is asked for when
   * they are done. `readInto` then takes the result.
   *
   * @throws RangeError as `run` does.
   */
  *waves(input: EngineInput): Generator<readonly EngineTask[]> {
    const { kernel, arrays } = this;
    const { communes, variants } = this.sized.shape;
    const { classes, byTable, wideRows, wideColumns } = this.bind(input.decay);
    const decay = { classes, byTable, wideRows, wideColumns };
    writeInput(kernel, arrays, input);
    const { demand, weights, demandTerms } = arrays;
    kernel.weigh(0, communes, demand.address, weights.address, classes, communes, demandTerms.address);
    const columns = this.columnBlocks();
    for (let variant = 0; variant < variants; variant += 2) {
      yield columns.map((block): EngineTask => ({ wave: "ratios", decay, variant, ...block }));
      yield this.blocks.map((block): EngineTask => ({ wave: "accessibility", decay, variant, ...block }));
    }
  }

  /** What the last run left. */
  readInto(result: EngineResult): void {
    readResult(this.arrays, result);
  }

  /** The active communes of each block. */
  private columnBlocks(): RowBlock[] {
    const active = this.arrays.active.array;
    let begin = 0;
    return this.blocks.map((block) => {
      let end = begin;
      while (end < active.length && active[end] < block.end) end++;
      const columns = { begin, end };
      begin = end;
      return columns;
    });
  }

  /** Brings the pairs within reach of a decay into its classes, and its weights to them. */
  private bind(decay: Decay): BoundDecay {
    const { arrays, bound } = this;
    const { shape } = this.sized;
    const key = classKey(decay);
    arrays.weights.array.set(classWeights(decay));
    if (bound?.key === key) return bound;

    const { ends, table } = reachOf(decay, this.times.minutes, this.times.maxMinutes);
    if (table !== undefined) arrays.table.array.set(table);
    const next: BoundDecay = {
      key,
      ends,
      classes: ends.length,
      byTable: table !== undefined,
      coded: table !== undefined || bound !== undefined,
      wideRows: isWide(ends.length * shape.active),
      wideColumns: isWide(ends.length * shape.communes),
    };
    const starts = (blocks: readonly RowBlock[]) => blocks.map(({ begin }) => begin);
    this.place(arrays.rows, shape.active, next, bound, starts(this.blocks));
    this.place(arrays.columns, shape.communes, next, bound, starts(this.columnBlocks()));
    arrays.rows.commune.array.set(arrays.rows.row.array);
    const [active, row, commune] = [arrays.active, arrays.columns.row, arrays.columns.commune].map(
      ({ array }) => array,
    );
    for (let slot = 0; slot < shape.active; slot++) commune[slot] = active[row[slot]];
    this.bound = next;
    return next;
  }

  /** One direction, whose ids are below `ids`: given other classes where its codes are there, laid out anew for another reach or width of ids. */
  private place(
    matrix: MatrixArrays,
    ids: number,
    next: BoundDecay,
    bound: BoundDecay | undefined,
    bounds: readonly number[],
  ): void {
    const wide = isWide(next.ends.length * ids);
    const size = { rows: matrix.length.array.length, ids };
    const isLaidOut =
      bound?.coded === true &&
      bound.ends.at(-1) === next.ends.at(-1) &&
      isWide(bound.ends.length * ids) === wide;
    const { ends, coded } = next;
    if (isLaidOut) relabelSlots(this.kernel, matrix, size, { wide, before: bound.ends, ends });
    else layOutSlots(this.kernel, matrix, size, { wide, coded, ends, bounds });
  }
}
