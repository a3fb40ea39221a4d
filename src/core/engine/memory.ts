import { ADDRESSABLE, createMemory, gibibytes, type WasmMemory, type WasmModule } from "./wasm.ts";

/** An array in the kernel's memory: where it starts, in bytes, and a view of it. */
export interface Block<A> {
  readonly address: number;
  readonly array: A;
}

/** Where the value at an index lies; before the first one for whom the array is the part of a longer one that is at hand. */
export function addressAt(
  { address, array }: Block<Float64Array | Uint32Array | Uint16Array>,
  index: number,
): number {
  return address + array.BYTES_PER_ELEMENT * index;
}

/** Ids below `count` need 32 bits; 16 are enough otherwise. */
export function isWide(count: number): boolean {
  return count > 65_536;
}

/** Hands out the memory one array after another, each from a cache line of 64 bytes on. */
export class Places {
  /** Where the next array goes. */
  bytes: number;
  private readonly buffer: ArrayBufferLike | undefined;

  /** From an address on, a multiple of 64. Without a buffer, only counts the bytes; the arrays are then empty. */
  constructor(buffer?: ArrayBufferLike, from = 0) {
    this.buffer = buffer;
    this.bytes = from;
  }

  f64(length: number): Block<Float64Array> {
    return this.place(Float64Array, length);
  }

  u32(length: number): Block<Uint32Array> {
    return this.place(Uint32Array, length);
  }

  i32(length: number): Block<Int32Array> {
    return this.place(Int32Array, length);
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

/**
 * A new memory for a map, zeroed, sized once; `held`: what it is for, as an error says it.
 * @throws RangeError beyond 4 GiB, or where the host has no room.
 */
export function newMemory<T>(
  module: WasmModule,
  map: MemoryMap<T>,
  held: string,
): { memory: WasmMemory; arrays: T } {
  const bytes = bytesOf(map);
  if (bytes > ADDRESSABLE) {
    throw new RangeError(
      `memory: ${held} need ${gibibytes(bytes)} GiB, expected at most 4: cut the territory, or lower maxMinutes.`,
    );
  }
  const memory = memoryOf(module, bytes, held);
  return { memory, arrays: arraysOf(memory, map) };
}

function memoryOf(module: WasmModule, bytes: number, held: string): WasmMemory {
  try {
    return createMemory(module, bytes);
  } catch (cause) {
    throw new RangeError(`memory: no room for ${gibibytes(bytes)} GiB, which ${held} need.`, { cause });
  }
}

/** The arrays of a memory that was made for the map, by this thread or another. */
export function arraysOf<T>(memory: WasmMemory, map: MemoryMap<T>): T {
  return map(new Places(memory.buffer));
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
  /** Ids of the travel times are 32-bit. */
  readonly wideGiven: boolean;
}

/** The most classes of a step decay whose weights go into the terms; with more, a table of weights is as fast. */
export const MAXIMUM_CLASSES = 8;

/** Pairs are laid out eight at a time: as many bytes for each choice of them, and as many places to spare at the end. */
const PACKS = 256 * 16;
/** Pairs that an engine is given at once: 64 kB, which the nearest caches hold. */
export const PART = 16_384;
export const TO_SPARE = 8;

export type EngineArrays = ReturnType<ReturnType<typeof engineMap>>;
export type MatrixArrays = ReturnType<typeof matrixOf>;

/** Bytes that a map takes. */
export function bytesOf<T>(map: MemoryMap<T>): number {
  const places = new Places();
  map(places);
  return places.bytes;
}

/** Inputs and results of a run, as the kernel's memory map names them (assembly/index.ts). */
export function amounts(places: Places, communes: number, variants: number) {
  const perVariant = () => Array.from({ length: variants }, () => places.f64(communes));
  return {
    demand: places.f64(communes),
    demandAllowed: places.f64(communes),
    supplyAllowed: places.f64(communes),
    catchment: places.f64(communes),
    supply: perVariant(),
    ratio: perVariant(),
    accessibility: perVariant(),
  };
}

/** The pairs of one direction, and those within reach laid out as slots. */
export function matrixOf(
  places: Places,
  size: { readonly rows: number; readonly ids: number; readonly pairs: number },
) {
  const { rows, ids, pairs } = size;
  return {
    start: places.u32(rows + 1),
    id: places.ids(ids, pairs),
    code: places.u16(pairs + TO_SPARE),
    length: places.u32(rows),
    counts: places.u32(256),
    ends: places.u16(8 * MAXIMUM_CLASSES),
    endsBefore: places.u16(8 * MAXIMUM_CLASSES),
    packs: places.u8(PACKS),
    row: places.u32(rows),
    commune: places.u32(rows),
    first: places.u32(rows + 1),
    slotId: places.u32(pairs + TO_SPARE),
    slotCode: places.u16(pairs + TO_SPARE),
  };
}

export type GivenArrays = ReturnType<typeof givenOf>;

/** The ids of the first `pairs` slots: those of 16 bits lie in the room for 32. */
export function slotIds({ slotId }: MatrixArrays, wide: boolean, pairs: number): Uint16Array | Uint32Array {
  const { array, address } = slotId;
  return wide ? array.subarray(0, pairs) : new Uint16Array(array.buffer, address, pairs);
}

/** A part of the pairs of travel times, whose ids are 32-bit where `wide`, on their way to those that are kept. */
export function givenOf(
  places: Places,
  { communes, wideGiven }: Pick<EngineShape, "communes" | "wideGiven">,
) {
  return {
    ...countingMap(communes, wideGiven)(places),
    position: places.u32(communes),
    cursor: places.u32(2),
    code: places.u16(PART + TO_SPARE),
  };
}

/** A part of the pairs, to count those that will be kept. */
export function countingMap(communes: number, wideGiven: boolean) {
  return (places: Places) => ({
    flag: places.u8(communes),
    id: wideGiven ? places.u32(PART + TO_SPARE) : places.u16(PART + TO_SPARE),
  });
}

/** The pairs of a territory that are kept, by column and by row, and what they are kept by. */
export function keptMap(shape: Omit<EngineShape, "variants">) {
  const { communes, active, pairs } = shape;
  return (places: Places) => ({
    active: places.u32(active),
    given: givenOf(places, shape),
    columns: matrixOf(places, { rows: active, ids: communes, pairs }),
    rows: matrixOf(places, { rows: communes, ids: active, pairs }),
  });
}

/** An engine: the amounts, and the pairs of a territory by column and by row. */
export function engineMap(shape: EngineShape) {
  const { communes, active, distinct, variants } = shape;
  return (places: Places) => ({
    ...amounts(places, communes, variants),
    weights: places.f64(MAXIMUM_CLASSES),
    table: places.f64(distinct),
    demandTerms: places.f64(MAXIMUM_CLASSES * communes),
    ratioTerms: places.f64(MAXIMUM_CLASSES * active * 2),
    ...keptMap(shape)(places),
  });
}

export type PairsArrays = ReturnType<ReturnType<typeof pairsMap>>;

/** Pairs as they come: `distinct`, the thousandths of a minute that a decay may weigh, 0 included. */
export function pairsMap(shape: Omit<EngineShape, "active" | "wideGiven">) {
  const { communes, pairs, distinct, variants } = shape;
  return (places: Places) => ({
    ...amounts(places, communes, variants),
    everyCommune: places.u32(communes),
    one: places.f64(1),
    table: places.f64(distinct + 1),
    ratioTerms: places.f64(communes * 2),
    own: places.u8(communes),
    given: { origin: places.u32(PART), destination: places.u32(PART) },
    origin: places.ids(communes, pairs),
    destination: places.ids(communes, pairs),
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
