import { newMemory, type Places } from "../core/engine/memory.ts";
import { embedded, instantiate } from "../core/engine/wasm.ts";
import { wasmBytes } from "./shortTextsBytes.ts";

/** The function of assembly/shortTexts/index.ts: addresses in bytes. */
interface Functions {
  codesOf(
    texts: number,
    count: number,
    state: number,
    slots: number,
    slotCount: number,
    known: number,
    capacity: number,
    codes: number,
  ): number;
}

const module = embedded(wasmBytes);
const [full, tooLong] = [1, 2];

/** Words of 32 bits that a text takes: its length, and up to twelve bytes. */
const wordsOfText = 4;
/** Rows of the parts of a result of DuckDB. */
const rowsAtOnce = 2048;

const mapOf = (capacity: number) => (places: Places) => ({
  texts: places.u32(wordsOfText * rowsAtOnce),
  codes: places.i32(rowsAtOnce),
  state: places.u32(2),
  slots: places.u32(2 * capacity),
  known: places.u32(wordsOfText * capacity),
});

/** A memory for the texts of a column, a power of two of distinct ones at most. */
function roomFor(capacity: number) {
  const { memory, arrays } = newMemory(module(), mapOf(capacity), "the texts of a column");
  return { ...arrays, capacity, ...instantiate<Functions>(module(), memory) };
}

/**
 * Texts of up to 12 bytes, given codes as they come from DuckDB: 0, 1, 2, … by first appearance. In Wasm: 2.76
 * million pairs are read in 0.63 s of processor time, and in 0.79 with a dictionary of bytes in JavaScript.
 */
export class ShortTexts {
  #room: ReturnType<typeof roomFor>;

  /** `expected`: distinct texts, a power of two; more of them move to a larger memory. */
  constructor(expected = 1 << 16) {
    this.#room = roomFor(expected);
  }

  /** Writes the codes of texts (u32[4 texts], see assembly/shortTexts) from `at` on, -1 for an empty one; false where one is too long. */
  write(texts: Uint32Array, codes: Int32Array, at: number): boolean {
    for (let done = 0; done < texts.length / wordsOfText; ) {
      const part = texts.subarray(wordsOfText * done, wordsOfText * (done + rowsAtOnce));
      const ended = this.#number(part);
      const read = this.#room.state.array[1]!;
      const made = this.#room.codes.array;
      codes.set(read === rowsAtOnce ? made : made.subarray(0, read), at + done);
      if (ended === tooLong) return false;
      if (ended === full) this.#grow();
      done += read;
    }
    return true;
  }

  /** Every text, in order of code. */
  texts(): string[] {
    const { known, state } = this.#room;
    const count = state.array[0]!;
    const bytes = new Uint8Array(known.array.buffer, known.array.byteOffset, 4 * wordsOfText * count);
    const joined = new Uint8Array(4 * wordsOfText * count);
    let end = 0;
    for (let code = 0; code < count; code++) {
      const start = 4 * wordsOfText * code + 4;
      for (let byte = 0; byte < known.array[wordsOfText * code]!; byte++)
        joined[end++] = bytes[start + byte]!;
      joined[end++] = lineFeed;
    }
    const texts = utf8.decode(joined.subarray(0, end)).split("\n");
    texts.pop();
    if (texts.length === count) return texts;
    return Array.from({ length: count }, (_, code) => {
      const start = 4 * wordsOfText * code + 4;
      return utf8.decode(bytes.slice(start, start + known.array[wordsOfText * code]!));
    });
  }

  #number(texts: Uint32Array): number {
    const room = this.#room;
    room.texts.array.set(texts);
    return room.codesOf(
      room.texts.address,
      texts.length / wordsOfText,
      room.state.address,
      room.slots.address,
      2 * room.capacity,
      room.known.address,
      room.capacity,
      room.codes.address,
    );
  }

  /** Goes on in a memory four times as large, where the texts so far get the same codes. */
  #grow(): void {
    const known = this.#room.known.array;
    this.#room = roomFor(4 * this.#room.capacity);
    for (let at = 0; at < known.length; at += wordsOfText * rowsAtOnce)
      this.#number(known.subarray(at, at + wordsOfText * rowsAtOnce));
  }
}

const lineFeed = 0x0a;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
