import { amounts, bytesOf, matrixOf, Places } from "../memory.ts";

/** The pairs of consecutive rows within reach, laid out as slots: what is read from disk and summed at once. */
export interface BlockShape {
  readonly rows: number;
  readonly pairs: number;
  /** Ids of the slots are 32-bit. */
  readonly wide: boolean;
  /** Weights come from a table, one a minute code: the codes are there too. */
  readonly coded: boolean;
}

export type BlockArrays = ReturnType<ReturnType<typeof blockMap>>;

/** A block, in memory as in its file (assembly/index.ts). */
export function blockMap({ rows, pairs, wide, coded }: BlockShape) {
  return (places: Places) => ({
    commune: places.u32(rows),
    first: places.u32(rows + 1),
    slotId: wide ? places.u32(pairs) : places.u16(pairs),
    slotCode: places.u16(coded ? pairs : 0),
  });
}

export function blockBytes(shape: BlockShape): number {
  return bytesOf(blockMap(shape));
}

/** The arrays of a block that lies at an address of a buffer, a multiple of 64. */
export function blockAt(shape: BlockShape, buffer: ArrayBufferLike, address: number): BlockArrays {
  return blockMap(shape)(new Places(buffer, address));
}

/** What the memory of a grid is sized for: amounts of every place, and room for blocks of pairs. */
export interface GridShape {
  readonly communes: number;
  /** Places that may have supply. */
  readonly active: number;
  readonly variants: number;
  readonly classes: number;
  /** Minute codes of the table of weights; 0 where the weights are in the terms. */
  readonly codes: number;
  /** Rooms to read blocks into, and the bytes of each. */
  readonly rooms: number;
  readonly roomBytes: number;
}

export type GridArrays = ReturnType<ReturnType<typeof gridMap>>;

/** A grid: the amounts, the terms of all variants, and the rooms that blocks pass through. */
export function gridMap({ communes, active, variants, classes, codes, rooms, roomBytes }: GridShape) {
  return (places: Places) => ({
    ...amounts(places, communes, variants),
    active: places.u32(active),
    weights: places.f64(classes),
    table: places.f64(codes),
    demandTerms: places.f64(classes * communes),
    /** Of two variants each, interleaved; the last alone where they are odd. */
    ratioTerms: Array.from({ length: Math.ceil(variants / 2) }, (_, pair) =>
      places.f64(classes * active * Math.min(2, variants - 2 * pair)),
    ),
    rooms: Array.from({ length: rooms }, () => places.u8(roomBytes)),
  });
}

/** Bytes that a grid's memory takes. */
export function gridBytes(shape: GridShape): number {
  return bytesOf(gridMap(shape));
}

/** What one block at most is made of, before it is laid out. */
export interface BlockCapacity {
  readonly rows: number;
  readonly pairs: number;
  /** Ids are below this many. */
  readonly ids: number;
  readonly distinct: number;
}

/** The workshop where blocks are made. */
export function workshopMap(capacity: BlockCapacity) {
  return (places: Places) => matrixOf(places, capacity);
}
