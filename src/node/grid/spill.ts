import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { MAXIMUM_ROWS, packPair, shiftRows, WORDS } from "../../core/engine/grid/pairWords.ts";

/** Bytes written at once, of one part. */
const PAGE_BYTES = 65_536;
const PAGE_WORDS = PAGE_BYTES / 4;

export interface SpillOptions {
  readonly path: string;
  /** The rows whose pairs are spilled: [begin, end). */
  readonly begin: number;
  readonly end: number;
  /** Parts to divide the rows in, at most; each has a page in memory. */
  readonly parts: number;
  /** Writes a page at the end of the file; the file system's own by default. */
  readonly write?: typeof writeSync;
}

/**
 * Pairs in any order, on their way to their rows: consecutive rows make a part, whose pairs are written page by page to one
 * file. Memory: a page a part, whatever the number of pairs.
 */
export class Spill {
  readonly path: string;
  readonly begin: number;
  readonly end: number;
  readonly rowsPerPart: number;
  readonly parts: number;
  readonly #file: number;
  readonly #write: typeof writeSync;
  readonly #pages: Uint32Array;
  /** Words of each part's page in memory. */
  readonly #fill: Uint32Array;
  readonly #written: number[][];
  #next = 0;

  constructor({ path, begin, end, parts, write = writeSync }: SpillOptions) {
    this.path = path;
    this.begin = begin;
    this.end = end;
    const rows = Math.max(1, end - begin);
    this.rowsPerPart = Math.max(1, Math.ceil(rows / parts));
    if (this.rowsPerPart > MAXIMUM_ROWS) {
      throw new RangeError(`spill: expected at most ${MAXIMUM_ROWS} rows a part, got ${this.rowsPerPart}.`);
    }
    this.parts = Math.ceil(rows / this.rowsPerPart);
    this.#pages = new Uint32Array(this.parts * PAGE_WORDS);
    this.#fill = new Uint32Array(this.parts);
    this.#written = Array.from({ length: this.parts }, () => []);
    this.#write = write;
    this.#file = openSync(path, "w+");
  }

  /** Bytes that the pages of so many parts take in memory. */
  static bytes(parts: number): number {
    return parts * PAGE_BYTES;
  }

  add(row: number, id: number, thousandths: number): void {
    const part = Math.floor((row - this.begin) / this.rowsPerPart);
    const at = this.#fill[part];
    packPair(
      this.#pages,
      part * PAGE_WORDS + at,
      row - this.begin - part * this.rowsPerPart,
      id,
      thousandths,
    );
    this.#fill[part] = at + WORDS;
    if (at + WORDS === PAGE_WORDS) this.#flush(part);
  }

  /** First row of a part; of the part after the last one, the end. */
  rowOf(part: number): number {
    return Math.min(this.end, this.begin + part * this.rowsPerPart);
  }

  /** Pairs of a part. */
  pairs(part: number): number {
    return (this.#written[part].length * PAGE_WORDS + this.#fill[part]) / WORDS;
  }

  /** Pairs of the part that has most. */
  get largestPart(): number {
    let most = 0;
    for (let part = 0; part < this.parts; part++) most = Math.max(most, this.pairs(part));
    return most;
  }

  /** Copies the pairs of the parts [first, end) to `words`, rows counted from the first; the words written. */
  read(first: number, end: number, words: Uint32Array): number {
    let at = 0;
    for (let part = first; part < end; part++) {
      const begin = at;
      for (const page of this.#written[part]) {
        this.#readPage(page, words.subarray(at, at + PAGE_WORDS));
        at += PAGE_WORDS;
      }
      const inMemory = part * PAGE_WORDS;
      words.set(this.#pages.subarray(inMemory, inMemory + this.#fill[part]), at);
      at += this.#fill[part];
      shiftRows(words.subarray(begin, at), (part - first) * this.rowsPerPart);
    }
    return at;
  }

  /** The pairs of a part, page after page, rows counted from its first; for a part that is too large to be read at once. */
  *pagesOf(part: number): Generator<Uint32Array> {
    const words = new Uint32Array(PAGE_WORDS);
    for (const page of this.#written[part]) {
      this.#readPage(page, words);
      yield words;
    }
    yield this.#pages.subarray(part * PAGE_WORDS, part * PAGE_WORDS + this.#fill[part]);
  }

  close(): void {
    closeSync(this.#file);
  }

  #readPage(page: number, words: Uint32Array): void {
    readSync(
      this.#file,
      new Uint8Array(words.buffer, words.byteOffset, PAGE_BYTES),
      0,
      PAGE_BYTES,
      page * PAGE_BYTES,
    );
  }

  #flush(part: number): void {
    const page = new Uint8Array(this.#pages.buffer, part * PAGE_BYTES, PAGE_BYTES);
    writeWhole(this.#write, this.#file, page, this.#next * PAGE_BYTES);
    this.#written[part].push(this.#next++);
    this.#fill[part] = 0;
  }
}

/** Writes all the bytes: a disk that fills up takes a part of them before it fails. */
export function writeWhole(write: typeof writeSync, file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += write(file, bytes, at, bytes.length - at, position + at);
}
