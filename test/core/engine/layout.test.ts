import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantiateKernel } from "../../../src/core/engine/kernel.ts";
import { isWide, matrixOf, newMemory } from "../../../src/core/engine/memory.ts";
import { layOutSlots, relabelSlots, writePacks } from "../../../src/core/engine/reach.ts";
import { loadKernel } from "../../../src/node/kernelFile.ts";

interface Instance {
  /** Ids are below. */
  readonly ids: number;
  /** Pairs of each row, as [id, code]. */
  readonly rows: readonly (readonly (readonly [id: number, code: number])[])[];
  /** Ends of classes among the minute codes: up to 65,536, which no code reaches, and 0, an empty class. */
  readonly ends: readonly number[];
  /** Other ends of the same reach. */
  readonly otherEnds: readonly number[];
}

const instances: fc.Arbitrary<Instance> = fc
  .record({
    ids: fc.constantFrom(1, 9, 30_000, 65_536, 65_537, 200_000),
    distinct: fc.constantFrom(1, 12, 65_536),
  })
  .chain(({ ids, distinct }) => {
    const end = fc.oneof(fc.constantFrom(0, distinct), fc.nat(distinct));
    const inner = fc.array(end, { maxLength: 7 });
    return fc
      .record({
        ids: fc.constant(ids),
        rows: fc.array(fc.array(fc.tuple(fc.nat(ids - 1), fc.nat(distinct - 1)), { maxLength: 30 }), {
          minLength: 1,
          maxLength: 12,
        }),
        reach: end,
        inner,
        otherInner: inner,
      })
      .map(({ reach, inner, otherInner, ...rest }) => {
        const endsOf = (some: readonly number[]) =>
          [...some.map((each) => Math.min(each, reach)), reach].sort((a, b) => a - b);
        return { ...rest, ends: endsOf(inner), otherEnds: endsOf(otherInner) };
      });
  });

/** The matrix in memory, its pairs laid out. */
function laidOut({ ids, rows, ends }: Instance, wide: boolean, shared: boolean) {
  const kernel = loadKernel({ shared });
  const pairs = rows.flat();
  const size = { rows: rows.length, ids, pairs: pairs.length };
  const { memory, arrays } = newMemory(
    kernel,
    (places) => ({
      matrix: matrixOf(places, size),
      guard: places.u8(64),
    }),
    "a test",
  );
  const { matrix, guard } = arrays;
  writePacks(matrix);
  for (const [row, each] of rows.entries()) {
    matrix.start.array[row + 1] = matrix.start.array[row] + each.length;
  }
  matrix.id.array.set(pairs.map(([id]) => id));
  matrix.code.array.set(pairs.map(([, code]) => code));
  const functions = instantiateKernel(kernel, memory);
  const laid = (coded: boolean): void =>
    layOutSlots(functions, matrix, size, { wide, coded, ends: Uint32Array.from(ends) });
  laid(false);
  const codes = matrix.slotCode.array.some((code) => code !== 0);
  const uncoded = { codes, id: matrix.slotId.array.slice() };
  laid(true);
  expect(uncoded).toEqual({ codes: false, id: matrix.slotId.array });
  return { functions, matrix, guard, size, memory };
}

/** What the slots should hold: of each row in their order, the pairs within reach, their ids moved by their class. */
function expected({ ids, rows }: Instance, ends: readonly number[], order: Iterable<number>) {
  const reach = ends[ends.length - 1];
  const kept = Array.from(order, (row) => rows[row].filter(([, code]) => code < reach));
  const classOf = (code: number) => ends.slice(0, -1).filter((end) => end <= code).length;
  return {
    first: [0, ...kept.map((_, slot) => kept.slice(0, slot + 1).flat().length)],
    id: kept.flat().map(([id, code]) => id + classOf(code) * ids),
    code: kept.flat().map(([, code]) => code),
  };
}

describe.each([false, true])("slots, shared memory %s", (shared) => {
  test("hold the pairs within reach, row after row, in their classes, and take others", () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const { ids, ends, otherEnds } = instance;
        const wide = isWide(Math.max(ends.length, otherEnds.length) * ids);
        const { functions, matrix, guard, size, memory } = laidOut(instance, wide, shared);
        const held = () => {
          const { first, slotId, slotCode, row } = matrix;
          const pairs = first.array[size.rows];
          const Ids = wide ? Uint32Array : Uint16Array;
          return {
            rows: [...row.array],
            first: [...first.array],
            id: [...new Ids(memory.buffer, slotId.address, pairs)],
            code: [...slotCode.array.subarray(0, pairs)],
          };
        };
        const laid = held();
        expect(laid.rows.toSorted((a, b) => a - b)).toEqual(instance.rows.map((_, row) => row));
        expect(laid).toEqual({ rows: laid.rows, ...expected(instance, ends, laid.rows) });
        relabelSlots(functions, matrix, size, {
          wide,
          before: Uint32Array.from(ends),
          ends: Uint32Array.from(otherEnds),
        });
        expect(held()).toEqual({ rows: laid.rows, ...expected(instance, otherEnds, laid.rows) });
        expect([...guard.array]).toEqual(Array.from({ length: 64 }, () => 0));
      }),
      { numRuns: 300 },
    );
  });
});
