import { createMemory, type Kernel, type KernelMemory } from "./kernel.ts";

/** An array in the kernel's memory: where it starts, in bytes, and a view of it. */
export interface Block<A> {
  readonly address: number;
  readonly array: A;
}

/** Ids below `count` need 32 bits; 16 are enough otherwise. */
export function isWide(count: number): boolean {
  return count > 65_536;
}

/** Hands out the memory one array after another, each from a cache line of 64 bytes on. */
class Places {
  bytes = 0;
  private readonly buffer: ArrayBufferLike | undefined;

  /** Without a buffer, only counts the bytes; the arrays are then empty. */
  constructor(buffer?: ArrayBufferLike) {
    this.buffer = buffer;
  }

  f64(length: number): Block<Float64Array> {
    return this.place(Float64Array, length);
  }

  u32(length: number): Block<Uint32Array> {
    return this.place(Uint32Array, length);
  }

  u16(length: number): Block<Uint16Array> {
    return this.place(Uint16Array, length);
  }

  u8(length: number): Block<Uint8Array> {
    return this.place(Uint8Array, length);
  }

  /** Ids below `count`. */
  ids(count: number, length: number): Block<Uint16Array | Uint32Array> {
    return isWide(count) ? this.u32(length) : this.u16(length);
  }

  private place<A>(Kind: ArrayKind<A>, length: number): Block<A> {
    const address = this.bytes;
    this.bytes += 64 * Math.ceil((Kind.BYTES_PER_ELEMENT * length) / 64);
    return {
      address,
      array: this.buffer === undefined ? new Kind(0) : new Kind(this.buffer, address, length),
    };
  }
}

interface ArrayKind<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): A;
  new (buffer: ArrayBufferLike, address: number, length: number): A;
}

/** A memory map: the same arrays at the same places, in this thread's memory or another's. */
export type MemoryMap<T> = (places: Places) => T;

/** A new memory for a map, zeroed, sized once. @throws RangeError beyond 4 GiB. */
export function newMemory<T>(kernel: Kernel, map: MemoryMap<T>): { memory: KernelMemory; arrays: T } {
  const places = new Places();
  map(places);
  const memory = createMemory(kernel, places.bytes);
  return { memory, arrays: map(new Places(memory.buffer)) };
}

/** What an engine's memory is sized for. */
export interface EngineShape {
  readonly communes: number;
  /** Communes that may have supply. */
  readonly active: number;
  /** Pairs whose destination is active. */
  readonly pairs: number;
  /** Distinct minutes. */
  readonly distinct: number;
  readonly variants: number;
}

/** The most classes of a step decay whose weights go into the terms; with more, a table of weights is as fast. */
export const MAXIMUM_CLASSES = 8;

export type EngineArrays = ReturnType<ReturnType<typeof engineMap>>;
export type MatrixArrays = EngineArrays["rows"];

/** Inputs and results of a run, as the kernel's memory map names them (assembly/index.ts). */
function amounts(places: Places, communes: number, variants: number) {
  const perVariant = () => Array.from({ length: variants }, () => places.f64(communes));
  return {
    demand: places.f64(communes),
    demandLimits: places.f64(communes),
    supplyLimits: places.f64(communes),
    catchment: places.f64(communes),
    supply: perVariant(),
    ratio: perVariant(),
    accessibility: perVariant(),
  };
}

/** An engine: the amounts, and the pairs of a territory by column and by row. */
export function engineMap({ communes, active, pairs, distinct, variants }: EngineShape) {
  const matrix = (places: Places, rows: number, ids: number) => ({
    start: places.u32(rows + 1),
    id: places.ids(ids, pairs),
    code: places.u16(pairs),
    length: places.u32(rows),
    offset: places.u32(distinct),
    shift: places.u32(distinct),
    row: places.u32(rows),
    commune: places.u32(rows),
    first: places.u32(rows + 1),
    slotId: places.u32(pairs + 1),
    slotCode: places.u16(pairs + 1),
  });
  return (places: Places) => ({
    ...amounts(places, communes, variants),
    active: places.u32(active),
    weights: places.f64(MAXIMUM_CLASSES),
    table: places.f64(distinct),
    demandTerms: places.f64(MAXIMUM_CLASSES * communes),
    ratioTerms: places.f64(MAXIMUM_CLASSES * active * 2),
    columns: matrix(places, active, communes),
    rows: matrix(places, communes, active),
  });
}

export type PairsArrays = ReturnType<ReturnType<typeof pairsMap>>;

/** Pairs as they come: `distinct`, the thousandths of a minute that a decay may weigh, 0 included. */
export function pairsMap(shape: Omit<EngineShape, "active">) {
  const { communes, pairs, distinct, variants } = shape;
  return (places: Places) => ({
    ...amounts(places, communes, variants),
    everyCommune: places.u32(communes),
    one: places.f64(1),
    table: places.f64(distinct + 1),
    ratioTerms: places.f64(communes * 2),
    own: places.u8(communes),
    origin: places.u32(pairs),
    destination: places.u32(pairs),
    minutes: places.f64(pairs),
    thousandths: places.ids(distinct + 1, pairs),
  });
}

/** Nearest facilities: every pair of the matrix by row, without its minutes. */
export function nearestMap(communes: number, pairs: number) {
  return (places: Places) => ({
    start: places.u32(communes + 1),
    id: places.ids(communes, pairs),
    nearest: places.u32(communes),
    open: places.u8(communes),
  });
}

/** Scenarios computed at once: the lanes of assembly/batch.ts. */
export const LANES = 8;

/** What the memory of a sweep is sized for, once. */
export interface SweepShape {
  readonly communes: number;
  readonly active: number;
  readonly pairs: number;
  /** Distinct minutes within reach of the sweep. */
  readonly codes: number;
  /** Classes that every step decay of the sweep is made of; 0 where weights come from tables. */
  readonly classes: number;
  /** Different demands. */
  readonly demands: number;
  readonly variants: number;
  readonly thresholds: number;
  readonly bins: number;
  readonly zones: number;
  /** Threads, each with a workspace of its own. */
  readonly workspaces: number;
}

/** Both directions of the matrix, whose runs are `first[row x classes + class]`; with tables there is one run a row. */
export interface SweepMatrix {
  readonly first: number;
  readonly id: number;
  readonly code: number;
}

/** What one thread writes; `[8]` are lanes. */
export interface SweepWorkspace {
  /** f64[demands x classes][8], f64[classes][8], f64[codes][8] */
  readonly demandWeights: number;
  readonly weights: number;
  readonly table: number;
  /** f64[communes][8] */
  readonly demand: number;
  readonly zoneWeight: number;
  readonly accessibility: number;
  /** Per variant f64[active][8]. */
  readonly supply: readonly number[];
  /** f64[active][8] */
  readonly catchment: number;
  readonly ratio: number;
  /** f64[2 + thresholds][8], f64[8][bins][4], f64[zones][8] */
  readonly sums: number;
  readonly bins: number;
  readonly zoneSums: number;
}

export interface SweepAddresses {
  /** f64[communes], f64[thresholds], u32[communes] */
  readonly population: number;
  readonly thresholds: number;
  readonly zone: number;
  /** f64[active][demands x classes]: demand by class around each active commune. */
  readonly demandSums: number;
  readonly columns: SweepMatrix;
  readonly rows: SweepMatrix;
  readonly workspaces: readonly SweepWorkspace[];
  readonly bytes: number;
}

/** The memory map of a sweep: the territory once, then one workspace a thread. */
export function sweepAddressesOf(shape: SweepShape): SweepAddresses {
  const { communes, active, pairs, codes, classes, demands, thresholds, bins, zones } = shape;
  let bytes = 0;
  const place = (size: number): number => {
    const address = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return address;
  };
  const runs = Math.max(1, classes);
  const matrix = (rows: number, ids: number): SweepMatrix => ({
    first: place(4 * (rows * runs + 1)),
    id: place((isWide(ids) ? 4 : 2) * pairs),
    code: place(2 * pairs),
  });
  const lanes = (count: number): number => place(8 * LANES * count);
  const territory = {
    population: place(8 * communes),
    thresholds: place(8 * thresholds),
    zone: place(4 * communes),
    demandSums: place(8 * active * demands * classes),
    columns: matrix(active, communes),
    rows: matrix(communes, active),
  };
  const workspaces = Array.from({ length: shape.workspaces }, () => ({
    demandWeights: lanes(demands * classes),
    weights: lanes(classes),
    table: lanes(codes),
    demand: lanes(communes),
    zoneWeight: lanes(zones > 0 ? communes : 0),
    accessibility: lanes(communes),
    supply: Array.from({ length: shape.variants }, () => lanes(active)),
    catchment: lanes(active),
    ratio: lanes(active),
    sums: lanes(2 + thresholds),
    bins: lanes(4 * bins),
    zoneSums: lanes(zones),
  }));
  return { ...territory, workspaces, bytes };
}
