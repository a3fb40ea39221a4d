import { ByteDictionary } from "../formats/dictionary.ts";
import { Chunk } from "./duckdb.ts";

/**
 * Codes of the texts that DuckDB gives, by first appearance. A text of up to 12 bytes lies in four words with its length, padded
 * with zeros: four comparisons tell it from another, where bytes would be read one by one.
 */
export class StringCodes {
  /** Open addressing: code + 1, or 0 where free. */
  #slots = new Int32Array(1 << 12);
  /** Four words a code; a longer text has its length and a number of its own. */
  #words = new Uint32Array(1 << 12);
  /** The texts, in order of code. */
  readonly #texts = new ByteDictionary();
  readonly #long = new ByteDictionary();
  #count = 0;
  #last = -1;

  /** Writes the codes of some rows at `at`; -1 for an empty text. */
  write(words: Uint32Array, rows: number, codes: Int32Array, at: number): void {
    for (let row = 0; row < rows; row++) {
      const length = words[4 * row]!;
      codes[at + row] =
        length === 0
          ? -1
          : length <= 12
            ? this.#codeOf(words, row, length, words[4 * row + 1]!, words[4 * row + 2]!, words[4 * row + 3]!)
            : this.#codeOfLong(words, row, length);
    }
  }

  /** Every text, in order of code. */
  texts(): string[] {
    return this.#texts.texts();
  }

  #codeOfLong(words: Uint32Array, row: number, length: number): number {
    const bytes = Chunk.bytesOf(words, row);
    return this.#codeOf(words, row, length, this.#long.codeOf(bytes, 0, bytes.length), 0, 0);
  }

  #codeOf(words: Uint32Array, row: number, length: number, a: number, b: number, c: number): number {
    // Sorted origins repeat the row above.
    if (this.#last >= 0 && this.#holds(this.#last, length, a, b, c)) return this.#last;
    const mask = this.#slots.length - 1;
    let slot = hashOf(length, a, b, c) & mask;
    for (let code = this.#slots[slot]! - 1; code >= 0; code = this.#slots[slot]! - 1) {
      if (this.#holds(code, length, a, b, c)) {
        this.#last = code;
        return code;
      }
      slot = (slot + 1) & mask;
    }
    this.#last = this.#append(Chunk.bytesOf(words, row), slot, [length, a, b, c]);
    return this.#last;
  }

  #holds(code: number, length: number, a: number, b: number, c: number): boolean {
    const words = this.#words;
    const at = 4 * code;
    return words[at + 1] === a && words[at + 2] === b && words[at + 3] === c && words[at] === length;
  }

  #append(text: Uint8Array, slot: number, key: readonly number[]): number {
    const code = this.#count++;
    this.#texts.codeOf(text, 0, text.length);
    if (4 * code === this.#words.length) {
      const larger = new Uint32Array(2 * this.#words.length);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words.set(key, 4 * code);
    this.#slots[slot] = code + 1;
    if (2 * this.#count > this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let code = 0; code < this.#count; code++) {
      const [length = 0, a = 0, b = 0, c = 0] = this.#words.subarray(4 * code, 4 * code + 4);
      let slot = hashOf(length, a, b, c) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code + 1;
    }
  }
}

function hashOf(length: number, a: number, b: number, c: number): number {
  const hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ length, 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
