import { instantiateKernel, type Kernel } from "../kernel.ts";
import type { KernelFunctions } from "../kernelFunctions.ts";
import { type Duplicates, sortRows } from "../matrix/sortRows.ts";
import { isWide, type MatrixArrays, newMemory, slotIds } from "../memory.ts";
import { layOutSlots, type Reach, writePacks } from "../reach.ts";
import { type BlockCapacity, type BlockShape, blockAt, blockBytes, workshopMap } from "./maps.ts";
import { idIn, rowIn, thousandthsIn, WORDS } from "./pairWords.ts";

/** One direction of the matrix: by destination for step 1, by origin for step 2. */
export type Direction = "destinations" | "origins";

/** What every block of a direction is made with. */
export interface BlockRules {
  readonly direction: Direction;
  readonly reach: Reach;
  /** Minute code of each thousandth of a minute that occurs. */
  readonly codeOf: Uint16Array;
  /** The active communes, ascending: the destinations, which pairs name by their position here. */
  readonly active: Uint32Array;
  /** u8[active]: 0 where the destination turned out to have no supply that counts, so that its pairs are left out. */
  readonly kept: Uint8Array;
}

export interface BuiltBlock {
  readonly shape: BlockShape;
  /** The block as its file holds it; the next one is written over it. */
  readonly bytes: Uint8Array;
  /** Pairs given more than once; of `origins`, [row of the block, position of the destination]. */
  readonly duplicates: Duplicates;
}

/**
 * Makes blocks out of pairs in any order, one after another in the same memory. The pairs of a row come in the order that
 * `Engine` sums them in: by destination in order of origin, by origin in order of minutes then destination.
 */
export class BlockBuilder {
  private readonly kernel: KernelFunctions;
  private readonly matrix: MatrixArrays;
  private readonly capacity: BlockCapacity;
  private readonly rules: BlockRules;
  private readonly block: ArrayBuffer;

  /** @throws RangeError where the host has no room for blocks of that size. */
  constructor(kernel: Kernel, capacity: BlockCapacity, rules: BlockRules) {
    const { memory, arrays } = newMemory(kernel, workshopMap(capacity), "the travel times of a block");
    this.kernel = instantiateKernel(kernel, memory);
    this.matrix = arrays;
    writePacks(arrays);
    this.capacity = capacity;
    this.rules = rules;
    this.block = new ArrayBuffer(
      blockBytes({ ...capacity, wide: true, coded: rules.reach.table !== undefined }),
    );
  }

  /**
   * The block of the rows [begin, end) out of its pairs (u32[2 x pairs], as `packPair` writes them, rows from `begin` on).
   * @throws RangeError beyond the capacity.
   */
  build(words: Uint32Array, begin: number, end: number): BuiltBlock {
    const { capacity, matrix, rules } = this;
    const rows = end - begin;
    const given = words.length / WORDS;
    if (rows > capacity.rows || given > capacity.pairs) {
      throw new RangeError(
        `block: expected at most ${capacity.rows} rows and ${capacity.pairs} pairs, got ${rows} and ${given}.`,
      );
    }
    const pairs = {
      start: this.deal(words, begin, rows),
      id: matrix.id.array,
      code: matrix.code.array,
    };
    let duplicates: Duplicates = { count: 0, first: [] };
    if (rules.direction === "destinations") sortByOrigin(pairs);
    else duplicates = sortRows(pairs, { ids: capacity.ids, codes: capacity.distinct });
    return { ...this.layOut(begin, rows), duplicates };
  }

  /** The pairs by row, in the order they come in; the start of each row. */
  private deal(words: Uint32Array, begin: number, rows: number): Uint32Array {
    const { rules, matrix } = this;
    const { codeOf, kept } = rules;
    const byDestination = rules.direction === "destinations";
    const start = matrix.start.array.subarray(0, rows + 1).fill(0);
    for (let at = 0; at < words.length; at += WORDS) {
      const row = rowIn(words[at + 1]);
      start[row + 1] += kept[byDestination ? begin + row : idIn(words[at])];
    }
    for (let row = 0; row < rows; row++) start[row + 1] += start[row];
    const next = start.slice(0, rows);
    const [id, code] = [matrix.id.array, matrix.code.array];
    for (let at = 0; at < words.length; at += WORDS) {
      const [first, second] = [words[at], words[at + 1]];
      const row = rowIn(second);
      const other = idIn(first);
      if (kept[byDestination ? begin + row : other] === 0) continue;
      const pair = next[row]++;
      id[pair] = other;
      code[pair] = codeOf[thousandthsIn(first, second)];
    }
    return start;
  }

  private layOut(begin: number, rows: number): Pick<BuiltBlock, "shape" | "bytes"> {
    const { matrix, capacity, rules } = this;
    const { reach, active } = rules;
    const { ids } = capacity;
    const wide = isWide(reach.ends.length * ids);
    const coded = reach.table !== undefined;
    layOutSlots(this.kernel, matrix, { rows, ids }, { wide, coded, ends: reach.ends });
    const pairs = matrix.first.array[rows];
    const shape = { rows, pairs, wide, coded };
    const block = blockAt(shape, this.block, 0);
    for (let slot = 0; slot < rows; slot++) {
      const row = begin + matrix.row.array[slot];
      block.commune.array[slot] = rules.direction === "destinations" ? active[row] : row;
    }
    block.first.array.set(matrix.first.array.subarray(0, rows + 1));
    block.slotId.array.set(slotIds(matrix, wide, pairs));
    if (shape.coded) block.slotCode.array.set(matrix.slotCode.array.subarray(0, pairs));
    return { shape, bytes: new Uint8Array(this.block, 0, blockBytes(shape)) };
  }
}

/** Puts the pairs of each row in order of id; most often they come in it. */
function sortByOrigin({
  start,
  id,
  code,
}: {
  start: Uint32Array;
  id: Uint16Array | Uint32Array;
  code: Uint16Array;
}): void {
  for (let row = 0; row + 1 < start.length; row++) {
    const [begin, end] = [start[row], start[row + 1]];
    let pair = begin + 1;
    while (pair < end && id[pair - 1] < id[pair]) pair++;
    if (pair >= end) continue;
    // Id and code in one number, below 2^53: a numeric sort of typed arrays needs no comparison function.
    const keys = new Float64Array(end - begin);
    for (let at = begin; at < end; at++) keys[at - begin] = id[at] * 65_536 + code[at];
    keys.sort();
    for (let at = begin; at < end; at++) {
      id[at] = Math.floor(keys[at - begin] / 65_536);
      code[at] = keys[at - begin] % 65_536;
    }
  }
}
