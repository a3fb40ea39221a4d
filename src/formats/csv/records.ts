/** Records of a CSV file, one after the other, as positions in its bytes (RFC 4180, any one-byte delimiter and line ends). */
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How a cell is written. */
export const plain = 0;
export const quoted = 1;
/** Quoted, with quotes inside it that are written twice. */
export const escaped = 2;

/**
 * A cursor over records. After `next()` returned true, cell c of the record is `bytes[start[c], end[c])`,
 * without its quotes, written as `style[c]`. A record may hold line ends between quotes.
 */
export class RecordReader {
  readonly bytes: Uint8Array;
  start = new Int32Array(64);
  end = new Int32Array(64);
  style = new Uint8Array(64);
  /** Cells of the current record; 0 for a blank line. */
  cells = 0;
  /** What is malformed in the current record, as words for a message. */
  malformed: string | undefined;
  readonly #delimiter: number;
  #position: number;

  constructor(bytes: Uint8Array, begin: number, delimiter: number) {
    this.bytes = bytes;
    this.#position = begin;
    this.#delimiter = delimiter;
  }

  /** Position of the first byte after the current record. */
  get position(): number {
    return this.#position;
  }

  next(): boolean {
    const { bytes } = this;
    const delimiter = this.#delimiter;
    const length = bytes.length;
    let p = this.#position;
    if (p >= length) return false;
    this.malformed = undefined;
    let cell = 0;
    for (;;) {
      if (cell === this.start.length) this.#widen();
      if (bytes[p] === quote) {
        p = this.#quotedCell(cell, p);
      } else {
        this.start[cell] = p;
        this.style[cell] = plain;
        for (; p < length; p++) {
          const byte = bytes[p]!;
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
        }
        this.end[cell] = p;
      }
      cell++;
      if (bytes[p] !== delimiter) break;
      p++;
    }
    const blank = cell === 1 && this.style[0] === plain && this.start[0] === this.end[0];
    this.cells = blank ? 0 : cell;
    if (bytes[p] === carriageReturn) p++;
    if (bytes[p] === lineFeed) p++;
    this.#position = p;
    return true;
  }

  /** Reads the quoted cell that opens at p; returns the position of the delimiter or line end after it. */
  #quotedCell(cell: number, p: number): number {
    const { bytes } = this;
    this.start[cell] = p + 1;
    this.style[cell] = quoted;
    let close = bytes.indexOf(quote, p + 1);
    while (close >= 0 && bytes[close + 1] === quote) {
      this.style[cell] = escaped;
      close = bytes.indexOf(quote, close + 2);
    }
    if (close < 0) {
      this.malformed = "a quote that is never closed";
      close = bytes.length;
    }
    this.end[cell] = close;
    let after = close + 1;
    while (after < bytes.length && !this.#endsCell(bytes[after]!)) {
      this.malformed ??= "text after a closing quote";
      after++;
    }
    return after;
  }

  #endsCell(byte: number): boolean {
    return byte === this.#delimiter || byte === lineFeed || byte === carriageReturn;
  }

  #widen(): void {
    const { start, end, style } = this;
    this.start = new Int32Array(2 * start.length);
    this.end = new Int32Array(2 * start.length);
    this.style = new Uint8Array(2 * start.length);
    this.start.set(start);
    this.end.set(end);
    this.style.set(style);
  }
}

/** The text of a cell of a record. @throws TypeError where a fatal decoder meets bytes that are not in its encoding. */
export function cellText(reader: RecordReader, cell: number, decoder: TextDecoder): string {
  const text = decoder.decode(reader.bytes.subarray(reader.start[cell]!, reader.end[cell]!));
  return reader.style[cell] === escaped ? text.replaceAll('""', '"') : text;
}
