import fc from "fast-check";
import { expect, test } from "vitest";
import { rowBlocks } from "../../../src/core/territory/blocks.ts";

const lengths = fc.array(fc.nat(40), { minLength: 1, maxLength: 200 });
const startOf = (rows: readonly number[]): Uint32Array => {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((length, row) => {
    start[row + 1] = start[row] + length;
  });
  return start;
};

test("blocks make up all rows in order, none empty, and are even to within one row", () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 9 }), (rows, count) => {
      const start = startOf(rows);
      const blocks = rowBlocks(start, count);
      expect(blocks.length).toBeLessThanOrEqual(count);
      expect(blocks[0].begin).toBe(0);
      expect(blocks.at(-1)!.end).toBe(rows.length);
      blocks.forEach(({ begin, end }, k) => {
        expect(end).toBeGreaterThan(begin);
        if (k > 0) expect(begin).toBe(blocks[k - 1].end);
        const longest = Math.max(...rows);
        expect(start[end] - start[begin]).toBeLessThanOrEqual(start[rows.length] / count + 2 * longest);
      });
    }),
  );
});

test("a block ends where a region does when one ends within a tenth of a share, and evenly otherwise", () => {
  const start = startOf(new Array(100).fill(10));
  const regionsOf = (...ends: number[]) =>
    Array.from({ length: 100 }, (_, row) => String(ends.filter((end) => row >= end).length));
  expect(rowBlocks(start, 2, regionsOf(30, 52, 80))).toEqual([
    { begin: 0, end: 52 },
    { begin: 52, end: 100 },
  ]);
  expect(rowBlocks(start, 2, regionsOf(30, 46, 53))[0].end).toBe(53);
  expect(rowBlocks(start, 2, regionsOf(30, 80))[0].end).toBe(50);
  expect(rowBlocks(start, 4, regionsOf(26, 50, 73)).map(({ end }) => end)).toEqual([26, 50, 73, 100]);
});
