import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantiateKernel, type Kernel } from "../../../src/core/engine/kernel.ts";
import { keepActive, keptOf } from "../../../src/core/engine/load.ts";
import { keptMap, type MatrixArrays, newMemory } from "../../../src/core/engine/memory.ts";
import { writePacks } from "../../../src/core/engine/reach.ts";
import type { TravelTimes } from "../../../src/core/territory/travelTimes.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";

/** A pair as [row, id, minute code]. */
type Pair = readonly [number, number, number];

interface Instance {
  readonly times: TravelTimes;
  readonly active: Uint8Array;
  /** Ranges of codes, kept one after the other in the same memory. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

function timesOf(rows: readonly (readonly Pair[])[], distinct: number, wide: boolean): TravelTimes {
  const pairs = rows.flat();
  const rowStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, r) => {
    rowStart[r + 1] = rowStart[r] + row.length;
  });
  const destinations = pairs.map(([, to]) => to);
  return {
    communes: rows.length,
    rowStart,
    destination: wide ? Uint32Array.from(destinations) : Uint16Array.from(destinations),
    minuteCode: Uint16Array.from(pairs, ([, , code]) => code),
    minutes: Float64Array.from({ length: distinct }, (_, code) => code / 1000),
    maxMinutes: 100,
    estimated: true,
    communesHash: "",
  };
}

const instances: fc.Arbitrary<Instance> = fc
  .record({
    communes: fc.integer({ min: 0, max: 30 }),
    distinct: fc.constantFrom(1, 3, 65_536),
    wide: fc.boolean(),
  })
  .chain(({ communes, distinct, wide }) => {
    const ends = fc.tuple(fc.nat(distinct), fc.nat(distinct)).map(([a, b]) => ({
      from: Math.min(a, b),
      to: Math.max(a, b),
    }));
    const pair = fc.tuple(fc.nat(Math.max(0, communes - 1)), fc.nat(distinct - 1));
    const row = fc.array(pair, { maxLength: 40 });
    return fc.record({
      times: fc.array(row, { minLength: communes, maxLength: communes }).map((rows) =>
        timesOf(
          rows.map((each, r) => each.map(([to, code]) => [r, to, code])),
          distinct,
          wide,
        ),
      ),
      active: fc.uint8Array({ min: 0, max: 1, minLength: communes, maxLength: communes }),
      ranges: fc.array(ends, { maxLength: 2 }).map((some) => [...some, { from: 0, to: distinct }]),
    });
  });

function pairsOf({ rowStart, destination, minuteCode, communes }: TravelTimes): Pair[] {
  return Array.from({ length: communes }, (_, from) =>
    Array.from(
      destination.subarray(rowStart[from], rowStart[from + 1]),
      (to, at): Pair => [from, to, minuteCode[rowStart[from] + at]],
    ),
  ).flat();
}

/** Expects in memory, range after range, what a filter and a sort give. */
function expectKept(kernel: Kernel, { times, active, ranges }: Instance): void {
  const kept = keptOf(kernel, times, active);
  const leading = pairsOf(times).filter(([, to]) => active[to] === 1);
  const listed = Array.from(active.keys()).filter((commune) => active[commune] === 1);
  expect(kept).toMatchObject({ active: listed.length, pairs: leading.length });
  const { memory, arrays } = newMemory(
    kernel,
    (places) => ({
      ...keptMap(kept)(places),
      guard: places.u8(64),
    }),
    "a test",
  );
  for (const matrix of [arrays.rows, arrays.columns]) writePacks(matrix);
  const functions = instantiateKernel(kernel, memory);
  for (const codes of ranges) {
    keepActive(functions, kept, arrays, times, active, codes);
    const expected = leading.filter(([, , code]) => code >= codes.from && code < codes.to);
    expect(arrays.active.array.join()).toBe(listed.join());
    const byRow = held(arrays.rows).map(([from, to, code]): Pair => [from, listed[to], code]);
    expect(told(byRow)).toBe(told(expected));
    const byColumn = held(arrays.columns).map(([to, from, code]): Pair => [listed[to], from, code]);
    const turned = expected.map(([from, to, code]): Pair => [to, from, code]).sort(byFirst);
    expect(told(byColumn)).toBe(told(turned));
  }
  expect([...arrays.guard.array]).toEqual(Array.from({ length: 64 }, () => 0));
}

/** As a text, which is compared sooner than many arrays. */
const told = (pairs: readonly Pair[]): string => pairs.join("; ");

/** Stable: pairs of a column stay in order of row. */
const byFirst = (a: Pair, b: Pair): number => a[0] - b[0];

function held({ start, id, code }: MatrixArrays): Pair[] {
  return Array.from(start.array.subarray(1), (end, row) =>
    Array.from(
      { length: end - start.array[row] },
      (_, at): Pair => [row, id.array[start.array[row] + at], code.array[start.array[row] + at]],
    ),
  ).flat();
}

describe.each([false, true])("pairs to active communes, shared memory %s", (shared) => {
  const kernel = loadKernel({ shared });

  test("by row in their order and by column in order of row, those of some minutes or of all", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        expectKept(kernel, instance);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["rows longer than a part", 3, 25_000, 3],
    ["more than 65,536 communes, all but one active", 70_000, 2, 70_000],
  ])("%s", (_, communes, length, ids) => {
    const rows = Array.from({ length: communes }, (_, from) =>
      Array.from({ length: from === 1 ? 0 : length }, (_, at): Pair => [from, (from + 7 * at) % ids, at % 5]),
    );
    const active = new Uint8Array(communes).fill(1);
    active[2] = 0;
    const ranges = [
      { from: 1, to: 4 },
      { from: 0, to: 5 },
    ];
    expectKept(kernel, { times: timesOf(rows, 5, communes > 65_536), active, ranges });
  });

  test("one flag a commune, or refused", () => {
    const times = timesOf([[[0, 0, 0]]], 1, false);
    expect(() => keptOf(kernel, times, new Uint8Array(2))).toThrow(
      "active: expected 1 values, one per commune, got 2.",
    );
  });
});
