import { createMemory, type Kernel, type KernelMemory } from "./kernel.ts";

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
  readonly reachable: number;
  readonly supply: number;
  readonly ratio: number;
  readonly accessibility: number;
  readonly weights: number;
  readonly table: number;
  readonly limits: number;
  readonly rows: MatrixAddresses;
  readonly columns: MatrixAddresses;
  /** Total. */
  readonly bytes: number;
}

export interface MatrixAddresses {
  readonly start: number;
  readonly id: number;
  readonly code: number;
  readonly bounds: number;
}

/** The most classes of a step decay that are summed as runs; with more, runs are so short that a table is faster. */
export const MAXIMUM_RUNS = 8;

/** Ids are 16-bit where they fit. */
export function idBytes(count: number): 2 | 4 {
  return count <= 65_536 ? 2 : 4;
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
  const matrix = (rows: number, ids: number): MatrixAddresses => ({
    start: place(4 * (rows + 1)),
    id: place(idBytes(ids) * pairs),
    code: place(2 * pairs),
    bounds: place(4 * rows * (MAXIMUM_RUNS + 1)),
  });
  return {
    demand: place(8 * communes),
    reachable: place(8 * active),
    supply: place(8 * active * variants),
    ratio: place(8 * active * variants),
    accessibility: place(8 * communes * variants),
    weights: place(8 * MAXIMUM_RUNS),
    table: place(8 * distinct),
    limits: place(4 * MAXIMUM_RUNS),
    rows: matrix(communes, active),
    columns: matrix(active, communes),
    bytes,
  };
}

/** The arrays of the memory map, as views. */
export interface EngineMemory {
  readonly memory: KernelMemory;
  readonly shape: MemoryShape;
  readonly addresses: Addresses;
  /** f64[communes] */
  readonly demand: Float64Array;
  /** f64[active] */
  readonly reachable: Float64Array;
  /** f64[variants x active], pairs of variants interleaved */
  readonly supply: Float64Array;
  readonly ratio: Float64Array;
  /** f64[communes] per variant */
  readonly accessibility: readonly Float64Array[];
  readonly weights: Float64Array;
  readonly table: Float64Array;
  readonly limits: Uint32Array;
  readonly rows: MatrixViews;
  readonly columns: MatrixViews;
}

export interface MatrixViews {
  readonly start: Uint32Array;
  readonly id: Uint16Array | Uint32Array;
  readonly code: Uint16Array;
}

/** A new memory of this shape, zeroed. @throws RangeError beyond 4 GiB. */
export function createEngineMemory(kernel: Kernel, shape: MemoryShape): EngineMemory {
  return viewsOf(createMemory(kernel, addressesOf(shape).bytes), shape);
}

/** The views of a memory laid out for this shape, in this thread or another. */
export function viewsOf(memory: KernelMemory, shape: MemoryShape): EngineMemory {
  const { communes, active, pairs, distinct, variants } = shape;
  const addresses = addressesOf(shape);
  const { buffer } = memory;
  const f64 = (address: number, length: number) => new Float64Array(buffer, address, length);
  const matrix = (at: MatrixAddresses, rows: number, ids: number): MatrixViews => ({
    start: new Uint32Array(buffer, at.start, rows + 1),
    id: idBytes(ids) === 2 ? new Uint16Array(buffer, at.id, pairs) : new Uint32Array(buffer, at.id, pairs),
    code: new Uint16Array(buffer, at.code, pairs),
  });
  return {
    memory,
    shape,
    addresses,
    demand: f64(addresses.demand, communes),
    reachable: f64(addresses.reachable, active),
    supply: f64(addresses.supply, active * variants),
    ratio: f64(addresses.ratio, active * variants),
    accessibility: Array.from({ length: variants }, (_, variant) =>
      f64(addresses.accessibility + 8 * communes * variant, communes),
    ),
    weights: f64(addresses.weights, MAXIMUM_RUNS),
    table: f64(addresses.table, distinct),
    limits: new Uint32Array(buffer, addresses.limits, MAXIMUM_RUNS),
    rows: matrix(addresses.rows, communes, active),
    columns: matrix(addresses.columns, active, communes),
  };
}
