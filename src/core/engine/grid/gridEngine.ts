import {
  checkVariants,
  type EngineInput,
  type EngineResult,
  emptyResult,
  readResult,
  writeAllowed,
  writeInput,
} from "../input.ts";
import { instantiateKernel, type Kernel } from "../kernel.ts";
import type { KernelFunctions } from "../kernelFunctions.ts";
import { newMemory } from "../memory.ts";
import type { Reach } from "../reach.ts";
import { type BlockShape, blockAt, type GridArrays, type GridShape, gridMap } from "./maps.ts";

export interface GridOptions {
  readonly communes: number;
  readonly variants: number;
  /** u8[communes]: 1 where a place may have supply, in some variant. */
  readonly active: Uint8Array;
  /** The decay that the blocks were made with. */
  readonly reach: Reach;
  /** Bytes of the largest block. */
  readonly roomBytes: number;
  /** Blocks in memory at once: one is read while another is summed. */
  readonly rooms?: number; // = 2
}

/**
 * Both steps over a matrix that does not fit in memory: the pairs pass through rooms of a memory that is sized once, block
 * after block, and each row's sum is that of `Engine`, to the last bit. All blocks by destination come first
 * (`sumDemand`), then `divide`, then all blocks by origin (`sumRatios`); within a step their order does not matter.
 */
export class GridEngine {
  readonly shape: GridShape;
  private readonly kernel: KernelFunctions;
  private readonly arrays: GridArrays;

  private constructor(kernel: KernelFunctions, arrays: GridArrays, shape: GridShape) {
    this.kernel = kernel;
    this.arrays = arrays;
    this.shape = shape;
  }

  /** @throws RangeError when amounts and rooms do not fit in 4 GiB. */
  static create(kernel: Kernel, options: GridOptions): GridEngine {
    const { communes, variants, active, reach, roomBytes, rooms = 2 } = options;
    checkVariants(variants);
    const positions = Uint32Array.from(active.keys()).filter((commune) => active[commune] !== 0);
    const shape: GridShape = {
      communes,
      active: positions.length,
      variants,
      classes: reach.weights.length,
      codes: reach.table?.length ?? 0,
      rooms,
      roomBytes,
    };
    const { memory, arrays } = newMemory(kernel, gridMap(shape), "the places of a grid");
    arrays.active.array.set(positions);
    writeAllowed(arrays, active);
    arrays.weights.array.set(reach.weights);
    if (reach.table !== undefined) arrays.table.array.set(reach.table);
    return new GridEngine(instantiateKernel(kernel, memory), arrays, shape);
  }

  /** Where the bytes of a block go before it is summed. */
  room(at: number): Uint8Array {
    return this.arrays.rooms[at].array;
  }

  /** Starts a run. @throws RangeError as `Engine.run` does. */
  begin(input: Pick<EngineInput, "demand" | "supply">): void {
    const { kernel, arrays, shape } = this;
    const { demand, weights, demandTerms, catchment } = arrays;
    writeInput(kernel, arrays, input);
    catchment.array.fill(0);
    const { communes, classes } = shape;
    kernel.weigh(0, communes, demand.address, weights.address, classes, communes, demandTerms.address);
  }

  /** Step 1 of the destinations of the block in a room. */
  sumDemand(room: number, block: BlockShape): void {
    const { demandTerms, catchment } = this.arrays;
    this.sum(room, block, demandTerms.address, [catchment.address]);
  }

  /** f64[communes]: weighted demand within reach of each active place, after step 1; a view. */
  get catchment(): Float64Array {
    return this.arrays.catchment.array;
  }

  /** What every block by destination gave: ratios of supply to demand within reach, and the terms of step 2. */
  divide(): void {
    const { kernel, arrays, shape } = this;
    const { active: count, variants, classes } = shape;
    const { supply, ratio, accessibility } = arrays;
    const [active, catchment, weights] = [
      arrays.active.address,
      arrays.catchment.address,
      arrays.weights.address,
    ];
    for (let variant = 0; variant < variants; variant += 2) {
      const terms = arrays.ratioTerms[variant / 2].address;
      const [s0, r0] = [supply[variant].address, ratio[variant].address];
      if (variant + 1 === variants) {
        kernel.divideOne(0, count, active, count, s0, catchment, r0, weights, classes, terms);
      } else {
        const [s1, r1] = [supply[variant + 1].address, ratio[variant + 1].address];
        kernel.divideTwo(0, count, active, count, s0, s1, catchment, r0, r1, weights, classes, terms);
      }
    }
    for (const { array } of accessibility) array.fill(0);
  }

  /** Step 2 of the origins of the block in a room, all variants. */
  sumRatios(room: number, block: BlockShape): void {
    const { ratioTerms, accessibility } = this.arrays;
    ratioTerms.forEach(({ address }, pair) => {
      const sums = accessibility.slice(2 * pair, 2 * pair + 2).map((values) => values.address);
      this.sum(room, block, address, sums);
    });
  }

  /** A result of the right shape, zeroed, for `readInto`. */
  emptyResult(): EngineResult {
    return emptyResult(this.shape.communes, this.shape.variants);
  }

  /** The results of the run so far. */
  readInto(result: EngineResult): void {
    readResult(this.arrays, result);
  }

  private sum(room: number, block: BlockShape, terms: number, [sum0, sum1]: readonly number[]): void {
    const { kernel, arrays } = this;
    const { rows, wide, coded } = block;
    const { address, array } = arrays.rooms[room];
    const at = blockAt(block, array.buffer, address);
    const [first, commune] = [at.first.address, at.commune.address];
    const [id, code, table] = [at.slotId.address, at.slotCode.address, arrays.table.address];
    if (sum1 === undefined) {
      if (coded) kernel.tableOne(wide, 0, rows, first, commune, id, code, table, terms, sum0);
      else kernel.sumOne(wide, 0, rows, first, commune, id, terms, sum0);
    } else if (coded) kernel.tableTwo(wide, 0, rows, first, commune, id, code, table, terms, sum0, sum1);
    else kernel.sumTwo(wide, 0, rows, first, commune, id, terms, sum0, sum1);
  }
}
