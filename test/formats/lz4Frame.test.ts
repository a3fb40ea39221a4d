import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decompressFrame } from "../../src/formats/arrow/lz4Frame.ts";

const folder = fileURLToPath(new URL("../fixtures/lz4/", import.meta.url));
/** What the frames of make.mjs hold: 80,000 bytes, more than one block of 65,536. */
const text = Array.from({ length: 20_000 }, (_, i) => String(1000 + ((i * i) % 97))).join("");

describe.each(readdirSync(folder))("%s", (file) => {
  const frame = readFileSync(folder + file);

  test("decompresses to its content", () => {
    expect(new TextDecoder().decode(decompressFrame(frame))).toBe(text);
  });

  test("damaged or cut, it is decompressed to something or refused with a RangeError, and always ends", () => {
    const position = fc.nat(frame.length - 1);
    fc.assert(
      fc.property(position, fc.integer({ min: 1, max: 255 }), position, (at, change, cut) => {
        const damaged = new Uint8Array(frame.subarray(0, Math.max(cut, at) + 1));
        damaged[at]! ^= change;
        try {
          decompressFrame(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
