/**
 * The few structures of Arrow's metadata that the matrix needs, read from its flatbuffers. Every address is checked by the
 * DataView and every length against the bytes there are, so that a damaged file throws before anything is allocated.
 * Source: Apache Arrow, format/File.fbs, Message.fbs and Schema.fbs; FlatBuffers, "Internals".
 */

const mostItems = 10_000;

/** A table of a flatbuffer. A field that is absent has address 0, and its default where it is a scalar. */
export class FlatTable {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #at: number;

  private constructor(bytes: Uint8Array, view: DataView, at: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#at = at;
  }

  /** The root table of the flatbuffer that `bytes` are. @throws RangeError where they hold none. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(bytes, view, view.getUint32(0, true));
  }

  /** Scalars; 0 where absent. */
  uint8(field: number): number {
    const at = this.#address(field);
    return at === 0 ? 0 : this.#view.getUint8(at);
  }

  int16(field: number): number {
    const at = this.#address(field);
    return at === 0 ? 0 : this.#view.getInt16(at, true);
  }

  int32(field: number): number {
    const at = this.#address(field);
    return at === 0 ? 0 : this.#view.getInt32(at, true);
  }

  int64(field: number): number {
    const at = this.#address(field);
    return at === 0 ? 0 : longAt(this.#view, at);
  }

  table(field: number): FlatTable | undefined {
    const at = this.#address(field);
    return at === 0 ? undefined : new FlatTable(this.#bytes, this.#view, at + this.#view.getUint32(at, true));
  }

  /** "" where absent. @throws RangeError where it is longer than the bytes. */
  text(field: number): string {
    const { start, count } = this.#vector(field, 1);
    return new TextDecoder().decode(this.#bytes.subarray(start, start + count));
  }

  tables(field: number): FlatTable[] {
    const { start, count } = this.#list(field, 4);
    return Array.from({ length: count }, (_, item) => {
      const at = start + 4 * item;
      return new FlatTable(this.#bytes, this.#view, at + this.#view.getUint32(at, true));
    });
  }

  /** Structs of 64-bit numbers, `words` each (padding included), as lists of numbers. */
  structs(field: number, words: number): number[][] {
    const { start, count } = this.#list(field, 8 * words);
    return Array.from({ length: count }, (_, item) =>
      Array.from({ length: words }, (_, word) => longAt(this.#view, start + 8 * (item * words + word))),
    );
  }

  #address(field: number): number {
    const vtable = this.#at - this.#view.getInt32(this.#at, true);
    const entry = 4 + 2 * field;
    if (entry >= this.#view.getUint16(vtable, true)) return 0;
    const offset = this.#view.getUint16(vtable + entry, true);
    return offset === 0 ? 0 : this.#at + offset;
  }

  /** As `#vector`. @throws RangeError on more items than any header has. */
  #list(field: number, size: number): { readonly start: number; readonly count: number } {
    const list = this.#vector(field, size);
    if (list.count > mostItems) throw new RangeError(`a header of ${list.count} parts`);
    return list;
  }

  /** Where the items of a vector of `size` bytes each begin. @throws RangeError when there is no room for so many. */
  #vector(field: number, size: number): { readonly start: number; readonly count: number } {
    const at = this.#address(field);
    if (at === 0) return { start: 0, count: 0 };
    const vector = at + this.#view.getUint32(at, true);
    const count = this.#view.getUint32(vector, true);
    const start = vector + 4;
    if (count * size > this.#bytes.length - start) throw new RangeError("a list longer than the file");
    return { start, count };
  }
}

/** A signed 64-bit number. @throws RangeError beyond 2^53, where no length or offset of a file is. */
function longAt(view: DataView, at: number): number {
  const value = Number(view.getBigInt64(at, true));
  if (!Number.isSafeInteger(value)) throw new RangeError("a length beyond any file");
  return value;
}
