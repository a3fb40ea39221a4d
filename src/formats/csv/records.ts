/**
 * The records and cells of a CSV file, cut by assembly/csv/cut.ts. Own code, because libraries make a string of every cell of
 * every column: the 628,000 cells of the communes of France take 43 ms through d3-dsv and 69 through uDSV in a fresh process,
 * where this takes 13 and columns that nobody reads cost no more.
 */
import { type Block, newMemory, type Places } from "../../core/engine/memory.ts";
import { instantiate } from "../../core/engine/wasm.ts";
import { type CsvFunctions, csvModule } from "./wasm.ts";

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
  readonly starts: Uint32Array;
  width = 0;
  #length = 0;
  #delimiter = 0;
  readonly #functions: CsvFunctions;
  readonly #startsAddress: number;
  /** Where the next record begins, its number, the cells of the last one, and the number after the last that is filled. */
  readonly #state: Block<Uint32Array>;

  /** A memory for so many bytes, and so many beginnings of cells. */
  constructor(bytes: number, starts: number) {
    const module = csvModule();
    const { memory, arrays } = newMemory(module, mapOf(bytes, starts));
    this.#functions = instantiate<CsvFunctions>(module, memory);
    this.bytes = arrays.bytes.array;
    this.starts = arrays.starts.array;
    this.#startsAddress = arrays.starts.address;
    this.#state = arrays.state;
  }

  /** Copies the bytes to cut; their records are then read from the first on. */
  load(bytes: Uint8Array, delimiter: number, width: number): this {
    this.bytes.set(bytes);
    this.bytes[bytes.length] = lineFeed;
    this.#length = bytes.length;
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
    return this.#functions.cut(
      address,
      this.#length,
      this.#delimiter,
      this.width,
      this.#startsAddress,
      until,
      stops,
    );
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
    return this.#state.array[0]! >= this.#length;
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

  /** The same records in a memory for so many beginnings of cells, not fewer. */
  withRoom(starts: number): Records {
    const roomier = new Records(this.bytes.length - behind, starts);
    roomier.bytes.set(this.bytes);
    roomier.#state.array.set(this.#state.array);
    roomier.starts.set(this.starts);
    roomier.width = this.width;
    roomier.#length = this.#length;
    roomier.#delimiter = this.#delimiter;
    return roomier;
  }
}

const mapOf = (bytes: number, starts: number) => (places: Places) => ({
  bytes: places.u8(bytes + behind),
  state: places.u32(4),
  starts: places.u32(starts),
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
