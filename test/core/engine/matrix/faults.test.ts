import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksumOfPairs, faultOfPairs } from "../../../../src/core/engine/matrix/faults.ts";
import { PART } from "../../../../src/core/engine/memory.ts";

interface Pairs {
  readonly communes: number;
  readonly distinct: number;
  readonly rowStart: readonly number[];
  readonly destination: readonly number[];
  readonly minuteCode: readonly number[];
}

function faultOf({ communes, distinct, rowStart, destination, minuteCode }: Pairs, wide: boolean) {
  return faultOfPairs({
    communes,
    rowStart: Uint32Array.from(rowStart),
    destination: wide ? Uint32Array.from(destination) : Uint16Array.from(destination),
    minuteCode: Uint16Array.from(minuteCode),
    minutes: new Float64Array(distinct),
    maxMinutes: 100,
    estimated: false,
  });
}

/** All that is wrong with the pairs, one after the other. */
function naiveFaults({ communes, distinct, rowStart, destination, minuteCode }: Pairs): string[] {
  const faults: string[] = [];
  if (rowStart.some((start, row) => row > 0 && start < rowStart[row - 1])) return ["rows that overlap"];
  if (destination.some((to) => to >= communes)) faults.push("destinations outside its communes");
  const descends = rowStart
    .slice(1)
    .some((end, row) =>
      minuteCode.slice(rowStart[row], end).some((code, at, codes) => at > 0 && code < codes[at - 1]),
    );
  if (descends) faults.push("a row that is not ascending by minutes");
  if (minuteCode.some((code) => code >= distinct)) faults.push("codes outside its minutes");
  return faults;
}

describe.each([false, true])("pairs with ids of 32 bits %s", (wide) => {
  test("are told what is wrong with them, whatever it is", () => {
    const lengths = fc.array(fc.nat(30), { minLength: 1, maxLength: 8 });
    const pairs = fc
      .tuple(lengths, fc.infiniteStream(fc.nat(9)), fc.boolean())
      .map(([rows, values, sorted]) => {
        const some = (count: number): number[] => Array.from({ length: count }, () => values.next().value);
        const rowStart = [0];
        for (const length of rows) rowStart.push(rowStart[rowStart.length - 1] + length);
        const codes = rows.flatMap((length) => {
          const row = some(length);
          return sorted ? row.sort((a, b) => a - b) : row;
        });
        return { communes: rows.length, rowStart, destination: some(codes.length), minuteCode: codes };
      });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 10 }), (given, distinct) => {
        const instance = { ...given, distinct };
        expect(faultOf(instance, wide)).toBe(naiveFaults(instance)[0]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["inside a part", PART - 1],
    ["between two parts", PART],
    ["after the first of a part", PART + 1],
    ["at the last pair", 2 * PART + 4],
  ])("a time that falls %s is found in a row, and allowed where one begins", (_, at) => {
    const pairs = 2 * PART + 5;
    const falling = {
      communes: 2,
      distinct: 8,
      destination: new Array<number>(pairs).fill(1),
      minuteCode: Array.from({ length: pairs }, (_, pair) => (pair < at ? 5 : 4)),
    };
    expect(faultOf({ ...falling, rowStart: [0, 0, pairs] }, wide)).toBe(
      "a row that is not ascending by minutes",
    );
    expect(faultOf({ ...falling, rowStart: [0, at, pairs] }, wide)).toBeUndefined();
    expect(faultOf({ ...falling, rowStart: [0, at, pairs], distinct: 5 }, wide)).toBe(
      "codes outside its minutes",
    );
    const astray = falling.destination.with(at, 2);
    expect(faultOf({ ...falling, destination: astray, rowStart: [0, at, pairs] }, wide)).toBe(
      "destinations outside its communes",
    );
  });

  test("rows that end beyond the pairs, and before they begin", () => {
    const pairs = { communes: 2, distinct: 1, destination: [0, 1], minuteCode: [0, 0] };
    expect(faultOf({ ...pairs, rowStart: [0, 100, 2] }, wide)).toBe("rows that overlap");
  });
});

test("every code and every id of 16 bits there is", () => {
  const all = Array.from({ length: 65_536 }, (_, value) => value);
  const pairs = { communes: 65_536, distinct: 65_536, destination: all, minuteCode: all };
  const rowStart = [0, ...new Array<number>(65_536).fill(65_536)];
  expect(faultOf({ ...pairs, rowStart }, false)).toBeUndefined();
  expect(faultOf({ ...pairs, rowStart, distinct: 65_535 }, false)).toBe("codes outside its minutes");
});

/** As assembly/matrix/checksum.ts, in whole numbers of any size. */
function naiveChecksum(arrays: readonly ArrayBufferView[]): string {
  const bits = (value: bigint) => BigInt.asUintN(64, value);
  const mixed = (lane: bigint, word: bigint): bigint => {
    const both = lane ^ word;
    return bits((bits((both << 29n) | (both >> 35n)) + 1n) * 0x9e3779b97f4a7c15n);
  };
  const lanes = arrays.flatMap(({ buffer, byteOffset, byteLength }) => {
    const view = new DataView(buffer, byteOffset, byteLength);
    const four = [0n, 0n, 0n, 0n];
    let at = 0;
    for (; at + 32 <= byteLength; at += 32) {
      for (let k = 0; k < 4; k++) four[k] = mixed(four[k], view.getBigUint64(at + 8 * k, true));
    }
    for (; at < byteLength; at++) four[0] = mixed(four[0], BigInt(view.getUint8(at)));
    return four;
  });
  return lanes.reduce(mixed, 0n).toString(16).padStart(16, "0");
}

test.each([false, true])(
  "the checksum is that of every byte of the arrays, part by part (32-bit ids: %s)",
  (wide) => {
    const [communes, pairs] = [999, 40_001];
    const ids = Array.from({ length: pairs }, (_, pair) => (pair * 7919) % communes);
    const times = {
      communes,
      rowStart: Uint32Array.from({ length: communes + 1 }, (_, row) => Math.min(pairs, row * 41)),
      destination: wide ? Uint32Array.from(ids) : Uint16Array.from(ids),
      minuteCode: Uint16Array.from(ids, (_, pair) => pair % 41),
      minutes: Float64Array.from({ length: 41 }, (_, code) => code / 3),
      maxMinutes: 100,
      estimated: false,
    };
    const { rowStart, minutes, destination, minuteCode } = times;
    const checksum = checksumOfPairs(times);
    expect(checksum).toBe(naiveChecksum([rowStart, minutes, destination, minuteCode]));
    expect(faultOfPairs(times, checksum)).toBeUndefined();
    times.minutes[7] += 0.001;
    expect(faultOfPairs(times, checksum)).toBe("travel times that were changed since");
  },
);
