import fc from "fast-check";
import { expect, test } from "vitest";
import { ShortTexts } from "../../src/node/shortTexts.ts";
import { textColumn } from "../../src/table/table.ts";

/** The texts as DuckDB has them: a length of 32 bits, twelve bytes. */
function inWords(texts: readonly string[]): Uint32Array {
  const bytes = new Uint8Array(16 * texts.length);
  const words = new Uint32Array(bytes.buffer);
  for (const [row, text] of texts.entries()) {
    const encoded = new TextEncoder().encode(text);
    words[4 * row] = encoded.length;
    bytes.set(encoded.subarray(0, 12), 16 * row + 4);
  }
  return words;
}

const short = fc
  .string({ unit: fc.constantFrom("0", "1", "A", "é", "\n", "\0", "\u{1f3e5}"), maxLength: 6 })
  .filter((text) => new TextEncoder().encode(text).length <= 12);

test("codes are those of textColumn, however many texts and parts there are", () => {
  const parts = fc.array(fc.array(short, { maxLength: 3000 }), { maxLength: 4 });
  fc.assert(
    fc.property(parts, (all) => {
      const texts = all.flat();
      const codes = new Int32Array(texts.length);
      const numbered = new ShortTexts(4);
      let at = 0;
      for (const part of all) {
        expect(numbered.write(inWords(part), codes, at)).toBe(true);
        at += part.length;
      }
      const known = new Map([["", -1]]);
      for (const text of texts) if (!known.has(text)) known.set(text, known.size - 1);
      expect(codes).toEqual(Int32Array.from(texts, (text) => known.get(text)!));
      expect(numbered.texts()).toEqual([...known.keys()].slice(1));
    }),
    { numRuns: 30 },
  );
});

test("100,000 distinct texts move to a larger memory, with their codes", () => {
  const texts = Array.from({ length: 100_000 }, (_, row) => `t${(row * 7919) % 100_000}`);
  const codes = new Int32Array(texts.length);
  const numbered = new ShortTexts(1 << 10);
  expect(numbered.write(inWords(texts), codes, 0)).toBe(true);
  expect(codes).toEqual(Int32Array.from(texts.keys()));
  expect(numbered.texts()).toEqual(textColumn(texts).values);
});

test("a text of thirteen bytes is refused, wherever it stands", () => {
  for (const row of [0, 2047, 2048, 4999]) {
    const texts = Array.from({ length: 5000 }, (_, at) => (at === row ? "thirteen byte" : "twelve bytes"));
    expect(new ShortTexts().write(inWords(texts), new Int32Array(5000), 0)).toBe(false);
  }
});
