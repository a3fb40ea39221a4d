import fc from "fast-check";
import { expect, test } from "vitest";
import { sortRows } from "../../../../src/core/engine/matrix/sortRows.ts";
import { PART } from "../../../../src/core/engine/memory.ts";

/** A pair as [id, code]. */
type Pair = readonly [number, number];

function expectSorted(rows: readonly (readonly Pair[])[], ids: number, codes: number, wide: boolean): void {
  const pairs = rows.flat();
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, r) => {
    start[r + 1] = start[r] + row.length;
  });
  const given = pairs.map(([id]) => id);
  const sorted = {
    start,
    id: wide ? Uint32Array.from(given) : Uint16Array.from(given),
    code: Uint16Array.from(pairs, ([, code]) => code),
  };
  const { count, first } = sortRows(sorted, { ids, codes });
  const inOrder = rows.map((row) => row.toSorted(([a, code], [b, other]) => code - other || a - b));
  const expected = inOrder.flat();
  expect([...sorted.id].join()).toBe(expected.map(([id]) => id).join());
  expect([...sorted.code].join()).toBe(expected.map(([, code]) => code).join());
  const twice = inOrder.flatMap((row, r) => {
    const seen = new Set<number>();
    return row.filter(([id]) => seen.has(id) || !seen.add(id)).map(([id]) => [r, id] as const);
  });
  expect({ count, first }).toEqual({ count: twice.length, first: twice.slice(0, 20) });
}

test("rows are in order of code, then id, and what is there more than once is told", () => {
  const shapes = fc.record({
    ids: fc.constantFrom(1, 40, 65_536, 3_000_000),
    codes: fc.constantFrom(1, 7, 65_536),
    wide: fc.boolean(),
  });
  fc.assert(
    fc.property(
      shapes.chain(({ ids, codes, wide }) => {
        const pair = fc.tuple(fc.nat(ids - 1), fc.nat(codes - 1));
        const rows = fc.array(fc.array(pair, { maxLength: 60 }), { maxLength: 10 });
        return rows.map((some) => ({ rows: some, ids, codes, wide: wide || ids > 65_536 }));
      }),
      ({ rows, ids, codes, wide }) => expectSorted(rows, ids, codes, wide),
    ),
    { numRuns: 200 },
  );
});

test.each([
  ["a row longer than the room of others", [3, 3 * PART, 0, 5]],
  ["more rows than there is room for, most of them empty", Array.from({ length: 3 * PART }, (_, r) => r % 2)],
])("%s", (_, lengths) => {
  const rows = lengths.map((length) =>
    Array.from({ length }, (_, at): Pair => [(at * 7919) % 60_000, (at * 31) % 501]),
  );
  expectSorted(rows, 60_000, 501, false);
  expectSorted(rows, 60_000, 501, true);
});
