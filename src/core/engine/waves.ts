/**
 * A run in two waves, each of one task a block of rows: the ratios of the communes of practice, then the accessibility of
 * the communes of residence, which reads ratios of other blocks. Between the waves every task of the first is done; within
 * one, tasks write apart and may run in any order, on any thread, to the same bits.
 */
import { instantiateKernel, type Kernel, type KernelMemory } from "./kernel.ts";
import type { KernelFunctions } from "./kernelFunctions.ts";
import { arraysOf, type EngineArrays, type EngineShape, engineMap } from "./memory.ts";

/** What lies in memory of the decay of a run. */
export interface DecayInMemory {
  readonly classes: number;
  /** Weights come from the table, one a minute code; from the terms, one a class, otherwise. */
  readonly byTable: boolean;
  /** Ids of the slots are 32-bit. */
  readonly wideRows: boolean;
  readonly wideColumns: boolean;
}

/** One block of a wave; plain values, which may be sent to other threads. */
export interface EngineTask {
  readonly wave: "ratios" | "accessibility";
  readonly decay: DecayInMemory;
  /** This variant and, where there is one, the next. */
  readonly variant: number;
  /** Active communes of "ratios", communes of "accessibility". */
  readonly begin: number;
  readonly end: number;
}

/** An engine's memory, which other threads may run tasks on where the kernel's memory is shared. */
export interface EngineMemory {
  readonly memory: KernelMemory;
  readonly shape: EngineShape;
}

/** Runs tasks on the memory of an engine that another thread created. */
export class EngineThread {
  readonly #kernel: KernelFunctions;
  readonly #shape: EngineShape;
  readonly #arrays: EngineArrays;

  constructor(kernel: Kernel, { memory, shape }: EngineMemory) {
    this.#kernel = instantiateKernel(kernel, memory);
    this.#shape = shape;
    this.#arrays = arraysOf(memory, engineMap(shape));
  }

  run(task: EngineTask): void {
    runTask(this.#kernel, this.#shape, this.#arrays, task);
  }
}

export function runTask(
  kernel: KernelFunctions,
  shape: EngineShape,
  arrays: EngineArrays,
  task: EngineTask,
): void {
  if (task.wave === "accessibility") {
    sumRatios(kernel, shape, arrays, task);
    return;
  }
  if (task.variant === 0) sumDemand(kernel, arrays, task);
  divide(kernel, shape, arrays, task);
}

/** Step 1, the same for all variants: demand within reach of active communes. */
function sumDemand(kernel: KernelFunctions, arrays: EngineArrays, { decay, begin, end }: EngineTask): void {
  const { columns, table, demandTerms, catchment } = arrays;
  const { byTable, wideColumns: wide } = decay;
  const [terms, out] = [demandTerms.address, catchment.address];
  const [first, commune] = [columns.first.address, columns.commune.address];
  const [id, code] = [columns.slotId.address, columns.slotCode.address];
  if (byTable) kernel.tableOne(wide, begin, end, first, commune, id, code, table.address, terms, out);
  else kernel.sumOne(wide, begin, end, first, commune, id, terms, out);
}

/** Supply over demand, and the terms that step 2 sums. */
function divide(
  kernel: KernelFunctions,
  { active: count, variants }: EngineShape,
  arrays: EngineArrays,
  { decay, variant, begin, end }: EngineTask,
): void {
  const { supply, ratio } = arrays;
  const [active, catchment] = [arrays.active.address, arrays.catchment.address];
  const [weights, terms] = [arrays.weights.address, arrays.ratioTerms.address];
  const { classes } = decay;
  const [s0, r0] = [supply, ratio].map((blocks) => blocks[variant].address);
  if (variant + 1 === variants) {
    kernel.divideOne(begin, end, active, count, s0, catchment, r0, weights, classes, terms);
    return;
  }
  const [s1, r1] = [supply, ratio].map((blocks) => blocks[variant + 1].address);
  kernel.divideTwo(begin, end, active, count, s0, s1, catchment, r0, r1, weights, classes, terms);
}

/** Step 2: ratios within reach of communes, of two variants in one pass, or of the last one alone. */
function sumRatios(
  kernel: KernelFunctions,
  { variants }: EngineShape,
  arrays: EngineArrays,
  { decay, variant, begin, end }: EngineTask,
): void {
  const { rows, accessibility } = arrays;
  const { byTable, wideRows: wide } = decay;
  const [table, terms] = [arrays.table.address, arrays.ratioTerms.address];
  const [first, commune] = [rows.first.address, rows.commune.address];
  const [id, code] = [rows.slotId.address, rows.slotCode.address];
  const a0 = accessibility[variant].address;
  if (variant + 1 === variants) {
    if (byTable) kernel.tableOne(wide, begin, end, first, commune, id, code, table, terms, a0);
    else kernel.sumOne(wide, begin, end, first, commune, id, terms, a0);
    return;
  }
  const a1 = accessibility[variant + 1].address;
  if (byTable) kernel.tableTwo(wide, begin, end, first, commune, id, code, table, terms, a0, a1);
  else kernel.sumTwo(wide, begin, end, first, commune, id, terms, a0, a1);
}
