import type { SparseRows } from "../territory/transpose.ts";
import { createMemory, type Kernel, type KernelMemory } from "./kernel.ts";
import type { SlotOrder } from "./slots.ts";

/** What an engine's memory is sized for, once. */
export interface MemoryShape {
  readonly communes: number;
  /** Communes that may have supply. */
  readonly active: number;
  /** Pairs whose destination is active. */
  readonly pairs: number;
  /** Distinct minutes. */
  readonly distinct: number;
  readonly variants: number;
}

/** Where each array of the kernel's memory map (assembly/index.ts) lies, in bytes. */
export interface Addresses {
  readonly demand: number;
  readonly catchment: number;
  readonly active: number;
  readonly weights: number;
  readonly table: number;
  readonly demandTerms: number;
  readonly ratioTerms: number;
  /** Per variant. */
  readonly supply: readonly number[];
  readonly ratio: readonly number[];
  readonly accessibility: readonly number[];
  readonly columns: MatrixAddresses;
  readonly rows: MatrixAddresses;
  /** Total. */
  readonly bytes: number;
}

/** One direction: every pair by row, then those within reach of a decay by slot. */
export interface MatrixAddresses {
  readonly start: number;
  readonly id: number;
  readonly code: number;
  readonly length: number;
  readonly offset: number;
  readonly row: number;
  readonly commune: number;
  readonly first: number;
  readonly slotId: number;
  readonly slotCode: number;
}

/** The most classes of a step decay whose weights go into the terms; with more, the terms outgrow the caches. */
export const MAXIMUM_CLASSES = 16;

/** Ids below `count` need 32 bits; 16 are enough otherwise. */
export function isWide(count: number): boolean {
  return count > 65_536;
}

/** Lays the memory out: every array starts on a cache line of 64 bytes. */
export function addressesOf(shape: MemoryShape): Addresses {
  const { communes, active, pairs, distinct, variants } = shape;
  let bytes = 0;
  const place = (size: number): number => {
    const address = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return address;
  };
  const perVariant = () => Array.from({ length: variants }, () => place(8 * communes));
  const matrix = (rows: number, ids: number): MatrixAddresses => ({
    start: place(4 * (rows + 1)),
    id: place((isWide(ids) ? 4 : 2) * (pairs + 1)),
    code: place(2 * (pairs + 1)),
    length: place(4 * rows),
    offset: place(4 * distinct),
    row: place(4 * rows),
    commune: place(4 * rows),
    first: place(4 * (rows + 1)),
    slotId: place(4 * (pairs + 1)),
    slotCode: place(2 * (pairs + 1)),
  });
  return {
    demand: place(8 * communes),
    catchment: place(8 * communes),
    active: place(4 * active),
    weights: place(8 * MAXIMUM_CLASSES),
    table: place(8 * distinct),
    demandTerms: place(8 * MAXIMUM_CLASSES * communes),
    ratioTerms: place(16 * MAXIMUM_CLASSES * active),
    supply: perVariant(),
    ratio: perVariant(),
    accessibility: perVariant(),
    columns: matrix(active, communes),
    rows: matrix(communes, active),
    bytes,
  };
}

/** The arrays of the memory map, as views. */
export interface EngineMemory {
  readonly memory: KernelMemory;
  readonly shape: MemoryShape;
  readonly addresses: Addresses;
  readonly demand: Float64Array;
  readonly catchment: Float64Array;
  readonly active: Uint32Array;
  readonly weights: Float64Array;
  readonly table: Float64Array;
  readonly supply: readonly Float64Array[];
  readonly ratio: readonly Float64Array[];
  readonly accessibility: readonly Float64Array[];
  readonly columns: MatrixArrays;
  readonly rows: MatrixArrays;
}

export interface MatrixArrays extends SparseRows, SlotOrder {
  readonly length: Uint32Array;
  readonly offset: Uint32Array;
  readonly commune: Uint32Array;
}

/** A new memory of this shape, zeroed. @throws RangeError beyond 4 GiB. */
export function createEngineMemory(kernel: Kernel, shape: MemoryShape): EngineMemory {
  return viewsOf(createMemory(kernel, addressesOf(shape).bytes), shape);
}

/** The views of a memory laid out for this shape, in this thread or another. */
export function viewsOf(memory: KernelMemory, shape: MemoryShape): EngineMemory {
  const { communes, active, pairs, distinct } = shape;
  const addresses = addressesOf(shape);
  const f64 = (address: number, length: number) => new Float64Array(memory.buffer, address, length);
  const u32 = (address: number, length: number) => new Uint32Array(memory.buffer, address, length);
  const u16 = (address: number, length: number) => new Uint16Array(memory.buffer, address, length);
  const perVariant = (starts: readonly number[]) => starts.map((address) => f64(address, communes));
  const matrix = (at: MatrixAddresses, rows: number, ids: number): MatrixArrays => ({
    start: u32(at.start, rows + 1),
    id: (isWide(ids) ? u32 : u16)(at.id, pairs + 1),
    code: u16(at.code, pairs + 1),
    length: u32(at.length, rows),
    offset: u32(at.offset, distinct),
    row: u32(at.row, rows),
    commune: u32(at.commune, rows),
    first: u32(at.first, rows + 1),
  });
  return {
    memory,
    shape,
    addresses,
    demand: f64(addresses.demand, communes),
    catchment: f64(addresses.catchment, communes),
    active: u32(addresses.active, active),
    weights: f64(addresses.weights, MAXIMUM_CLASSES),
    table: f64(addresses.table, distinct),
    supply: perVariant(addresses.supply),
    ratio: perVariant(addresses.ratio),
    accessibility: perVariant(addresses.accessibility),
    columns: matrix(addresses.columns, active, communes),
    rows: matrix(addresses.rows, communes, active),
  };
}

/** The memory map of nearest facilities: every pair of the matrix by row, without its minutes. */
export interface NearestMemory {
  readonly memory: KernelMemory;
  readonly addresses: {
    readonly start: number;
    readonly id: number;
    readonly open: number;
    readonly nearest: number;
  };
  readonly start: Uint32Array;
  readonly id: Uint16Array | Uint32Array;
  readonly open: Uint8Array;
  readonly nearest: Uint32Array;
}

/** A new memory for so many communes and pairs, zeroed. @throws RangeError beyond 4 GiB. */
export function createNearestMemory(kernel: Kernel, communes: number, pairs: number): NearestMemory {
  const start = 0;
  const id = start + 64 * Math.ceil((4 * (communes + 1)) / 64);
  const nearest = id + 64 * Math.ceil(((isWide(communes) ? 4 : 2) * pairs) / 64);
  const open = nearest + 4 * communes;
  const memory = createMemory(kernel, open + communes);
  const { buffer } = memory;
  return {
    memory,
    addresses: { start, id, open, nearest },
    start: new Uint32Array(buffer, start, communes + 1),
    id: isWide(communes) ? new Uint32Array(buffer, id, pairs) : new Uint16Array(buffer, id, pairs),
    open: new Uint8Array(buffer, open, communes),
    nearest: new Uint32Array(buffer, nearest, communes),
  };
}
