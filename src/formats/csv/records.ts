/**
 * The records and cells of a CSV file, cut by assembly/csv/read/cut.ts. Own code, because libraries make a string of every cell of
 * every column: the 628,000 cells of the communes of France take 43 ms through d3-dsv and 69 through uDSV in a fresh process,
 * where this takes 13 and columns that nobody reads cost no more.
 */
import { arraysOf, type Block, bytesOf, newMemory, type Places } from "../../core/engine/memory.ts";
import { ADDRESSABLE, createMemory, instantiate, type WasmMemory } from "../../core/engine/wasm.ts";
import { type ReadLoops, readLoops } from "./readLoops.ts";

export const quote = 0x22;

/** What may be wrong with a record: text after a closing quote, a quote never closed, more or fewer cells than columns. */
export const [followed, open, ragged] = [1, 2, 4];
export const anything = followed + open + ragged;

const lineFeed = 0x0a;
/** Bytes behind the last one: a line feed, and as many as are read at once. */
const behind = 32;

/** Bytes in a memory of their own, cut into records from the first to the last. */
export class Records {
  /** The bytes, each at its address. */
  readonly bytes: Uint8Array;
  /**
   * Where each cell of each record begins, `width + 1` a record: it ends one byte before the next begins, and after the last
   * comes the end of the record, plus one.
   */
  readonly starts: Block<Uint32Array>;
  /** Room for the columns that are read from the cells. */
  readonly room: ColumnRoom;
  readonly functions: ReadLoops;
  width = 0;
  #length = 0;
  #delimiter = 0;
  /** Where the next record begins, its number, the cells of the last one, and the number after the last that is filled. */
  readonly #state: Block<Uint32Array>;

  /** A memory of a shape: a new one, or one that has room for it. @throws RangeError beyond 4 GiB. */
  constructor(shape: RecordsShape, given?: WasmMemory) {
    const module = readLoops();
    const map = recordsMap(shape);
    const memory = given ?? newMemory(module, map, "the cells of a table").memory;
    const arrays = arraysOf(memory, map);
    this.functions = instantiate<ReadLoops>(module, memory);
    this.bytes = arrays.bytes.array;
    this.starts = arrays.starts;
    this.room = { ...arrays, capacity: shape.texts };
    this.#state = arrays.state;
  }

  /** The records of some bytes: in the memory that `roomForFile` gave for them, where it has room for the shape. */
  static of(bytes: Uint8Array, shape: RecordsShape, delimiter: number, width: number): Records {
    const memory = bytes.byteOffset === 0 ? memories.get(bytes.buffer) : undefined;
    if (memory === undefined || bytesOf(recordsMap(shape)) > memory.buffer.byteLength)
      return new Records(shape).load(bytes, delimiter, width);
    // Once: who reads the same bytes again must not write over the cells of the first table.
    memories.delete(bytes.buffer);
    return new Records(shape, memory).#begin(bytes.length, delimiter, width);
  }

  /** Copies the bytes to cut; their records are then read from the first on. */
  load(bytes: Uint8Array, delimiter: number, width: number): this {
    this.bytes.set(bytes);
    return this.#begin(bytes.length, delimiter, width);
  }

  #begin(length: number, delimiter: number, width: number): this {
    this.bytes[length] = lineFeed;
    this.#length = length;
    return this.rewind(delimiter, width);
  }

  /** Goes back to the first record, for another delimiter. */
  rewind(delimiter: number, width: number): this {
    this.#delimiter = delimiter;
    this.width = width;
    this.#state.array.fill(0);
    return this;
  }

  /**
   * Reads the records before number `until`, or up to the first with something of `stops` wrong; returns all that is wrong with
   * those read. A blank line may have fewer cells than `width`, and any record more that are empty.
   */
  cut(until: number, stops: number): number {
    const { address } = this.#state;
    const starts = this.starts.address;
    return this.functions.cut(address, this.#length, this.#delimiter, this.width, starts, until, stops);
  }

  /** Reads one record, whose cells are then the first of `starts`; false at the end. */
  next(): boolean {
    if (this.isDone) return false;
    this.#state.array[1] = 0;
    this.cut(1, anything);
    return true;
  }

  /** The last record is read. */
  get isDone(): boolean {
    return this.position >= this.#length;
  }

  /** Where the next record begins. */
  get position(): number {
    return this.#state.array[0]!;
  }

  /** Records that were read, and those up to the last that holds a value: more than delimiters and empty quotes. */
  get read(): number {
    return this.#state.array[1]!;
  }

  get filled(): number {
    return this.#state.array[3]!;
  }

  /** Cells of the record last read. */
  get cells(): number {
    return this.#state.array[2]!;
  }

  /** The same in a memory of another shape, with room for as many bytes and for no fewer beginnings of cells. */
  movedTo(shape: RecordsShape): Records {
    const moved = new Records(shape);
    moved.load(this.bytes.subarray(0, this.#length), this.#delimiter, this.width);
    moved.#state.array.set(this.#state.array);
    moved.starts.array.set(this.starts.array);
    return moved;
  }
}

/** The memories that files were read into, by their buffers. */
const memories = new WeakMap<ArrayBufferLike, WasmMemory>();

/**
 * Where to read a file of so many bytes, so that they are cut where they lie: the beginning of a memory that has room for the
 * cells and columns of most files. The system gives it when it is written to; a host that has less gives room for the bytes.
 */
export function roomForFile(length: number): Uint8Array<ArrayBuffer> {
  let memory: WasmMemory;
  try {
    memory = createMemory({ shared: false }, Math.min(4 * length + (1 << 20), ADDRESSABLE));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Uint8Array(length);
  }
  memories.set(memory.buffer, memory);
  return new Uint8Array(memory.buffer, 0, length);
}

/** What a memory of records is sized for, once. */
export interface RecordsShape {
  readonly bytes: number;
  /** Beginnings of cells. */
  readonly starts: number;
  /** Distinct texts of a column. */
  readonly texts: number;
}

/** Rows of a column that are read at once. */
export const tileRows = 4096;

/** Room for a tile of a column, and for the dictionary of its texts (assembly/csv/read/numbers.ts and texts.ts). */
export interface ColumnRoom {
  /** Numbers of a tile, and those of its rows that hold something else; or codes of its texts. */
  readonly values: Block<Float64Array>;
  readonly others: Block<Uint32Array>;
  readonly codes: Block<Int32Array>;
  /** Texts on their way out, with a word behind them. */
  readonly joined: Block<Uint8Array>;
  readonly dictionary: Block<Uint32Array>;
  readonly position: Block<Uint32Array>;
  readonly slots: Block<Uint32Array>;
  readonly entries: Block<Uint32Array>;
  /** Distinct texts that the dictionary has room for. */
  readonly capacity: number;
}

/** Where everything of records lies, from the bytes at address 0 on. */
export const recordsMap = (shape: RecordsShape) => (places: Places) => ({
  bytes: places.u8(shape.bytes + behind),
  state: places.u32(4),
  values: places.f64(tileRows),
  others: places.u32(tileRows + 1),
  codes: places.i32(tileRows),
  joined: places.u8(8 * tileRows + 8),
  dictionary: places.u32(4),
  position: places.u32(4),
  starts: places.u32(shape.starts),
  slots: places.u32(Math.max(1 << 10, 2 ** Math.ceil(Math.log2(2 * (shape.texts + 1))))),
  entries: places.u32(4 * shape.texts),
});

/** The text of a cell between its quotes, where it has some. */
export function cellText(
  bytes: Uint8Array,
  start: number,
  end: number,
  decode: (bytes: Uint8Array) => string,
): string {
  if (bytes[start] !== quote) return decode(bytes.subarray(start, end));
  return decode(bytes.subarray(start + 1, Math.max(end - 1, start + 1))).replaceAll('""', '"');
}
