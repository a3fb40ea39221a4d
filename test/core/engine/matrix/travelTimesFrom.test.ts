import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type TravelTimesOptions,
  travelTimesFrom,
} from "../../../../src/core/engine/matrix/travelTimesFrom.ts";
import type { TravelTimes } from "../../../../src/core/territory/travelTimes.ts";

type Pair = readonly [number, number, number];

const options = { communes: 4, communesHash: "test", maxMinutes: 30, estimated: false };

function build(pairs: readonly Pair[], changes: Partial<TravelTimesOptions> = {}) {
  return travelTimesFrom(
    {
      origin: Int32Array.from(pairs, ([from]) => from),
      destination: Int32Array.from(pairs, ([, to]) => to),
      minutes: Float64Array.from(pairs, ([, , minutes]) => minutes),
    },
    { ...options, ...changes },
  );
}

/** The pairs of a matrix, in its order. */
function pairsOf({ rowStart, destination, minuteCode, minutes, communes }: TravelTimes): Pair[] {
  const pairs: Pair[] = [];
  for (let from = 0; from < communes; from++) {
    for (let pair = rowStart[from]; pair < rowStart[from + 1]; pair++) {
      pairs.push([from, destination[pair], minutes[minuteCode[pair]]]);
    }
  }
  return pairs;
}

const byRow = (a: Pair, b: Pair) => a[0] - b[0] || a[2] - b[2] || a[1] - b[1];

const somePairs = (communes: number) =>
  fc.uniqueArray(
    fc.tuple(
      fc.nat(communes - 1),
      fc.nat(communes - 1),
      fc.oneof(fc.nat(40), fc.double({ min: 0, max: 40, noNaN: true })),
    ),
    { selector: ([from, to]) => from * communes + to, maxLength: 150 },
  );

describe("travelTimesFrom", () => {
  test("rounds to 0.001, sorts by origin, minutes, destination, adds own communes, drops what is beyond", () => {
    const built = build([
      [1, 3, 30.0004],
      [1, 0, 12.34567],
      [0, 2, 30.0006],
      [1, 2, 12.346],
      [1, 1, 2],
    ]);
    expect(pairsOf(built.travelTimes)).toEqual([
      [0, 0, 0],
      [1, 1, 2],
      [1, 0, 12.346],
      [1, 2, 12.346],
      [1, 3, 30],
      [2, 2, 0],
      [3, 3, 0],
    ]);
    expect([...built.travelTimes.minutes]).toEqual([0, 2, 12.346, 30]);
    expect(built.beyond).toBe(1);
    expect(built.ownAdded).toBe(3);
    expect(built.duplicates).toEqual({ count: 0, first: [] });
  });

  test("holds exactly the pairs a plain sort would", () => {
    fc.assert(
      fc.property(somePairs(9), (pairs) => {
        const given = new Set(pairs.filter(([from, to]) => from === to).map(([from]) => from));
        const own = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((c) => !given.has(c)).map((c): Pair => [c, c, 0]);
        const rounded = [...pairs, ...own].map(
          ([from, to, time]): Pair => [from, to, Math.round(time * 1000) / 1000],
        );
        const built = build(pairs, { communes: 9 });
        const expected = rounded.filter(([, , time]) => time <= 30).sort(byRow);
        expect(pairsOf(built.travelTimes)).toEqual(expected);
        expect(built.beyond).toBe(rounded.length - expected.length);
        expect(built.ownAdded).toBe(own.length);
      }),
    );
  });

  test("an own-commune pair beyond the maximum is dropped as any other, not added at 0", () => {
    const { travelTimes, beyond, ownAdded } = build([[0, 0, 31]], { communes: 2 });
    expect(pairsOf(travelTimes)).toEqual([[1, 1, 0]]);
    expect([beyond, ownAdded]).toEqual([1, 1]);
  });

  test("a commune of which nothing is known keeps an empty row", () => {
    const built = build([[0, 2, 5]], { unplaced: [1] });
    expect(pairsOf(built.travelTimes)).toEqual([
      [0, 0, 0],
      [0, 2, 5],
      [2, 2, 0],
      [3, 3, 0],
    ]);
    expect(built.ownAdded).toBe(3);
  });

  test("names the pairs given twice, with the same time or another", () => {
    const { duplicates } = build([
      [0, 1, 5],
      [2, 1, 5],
      [0, 1, 7],
      [2, 1, 5],
      [2, 1, 6],
    ]);
    expect(duplicates.count).toBe(3);
    expect([...duplicates.first].sort()).toEqual([
      [0, 1],
      [2, 1],
      [2, 1],
    ]);
  });

  test("ids are 16-bit up to 65,536 communes, 32-bit beyond", () => {
    expect(build([], { communes: 65_536 }).travelTimes.destination).toBeInstanceOf(Uint16Array);
    const wide = build([[65_536, 3, 1]], { communes: 65_537 }).travelTimes;
    expect(wide.destination).toBeInstanceOf(Uint32Array);
    expect([...wide.destination.slice(-2)]).toEqual([65_536, 3]);
  });

  test("takes 65,536 distinct minutes, refuses more and says what to do", () => {
    const distinct = (count: number) =>
      Array.from({ length: count }, (_, k): Pair => [k % 300, Math.floor(k / 300), k / 1000]);
    const wide = { communes: 300, maxMinutes: 100 };
    expect(build(distinct(65_536), wide).travelTimes.minutes).toHaveLength(65_536);
    expect(() => build(distinct(65_537), wide)).toThrow(
      new RangeError(
        "minutes: expected at most 65536 distinct values (rounded to 0.001), got 65537: lower maxMinutes.",
      ),
    );
  });

  test.each([
    [[0, 0, -1], "minutes of at least 0, got origin 0, destination 0, minutes -1"],
    [[0, 0, Number.NaN], "minutes NaN"],
    [[0, 0, Infinity], "minutes Infinity"],
    [[4, 0, 1], "origin 4"],
    [[0, -1, 1], "destination -1"],
  ] as const)("refuses the pair %j", (pair, message) => {
    expect(() => build([[1, 1, 0], pair])).toThrow(message);
  });

  test.each([0, -1, Number.NaN, 1441])("refuses maxMinutes %d", (maxMinutes) => {
    expect(() => build([], { maxMinutes })).toThrow(RangeError);
  });

  test("refuses columns of unequal lengths", () => {
    const columns = {
      origin: new Int32Array(2),
      destination: new Int32Array(2),
      minutes: new Float64Array(1),
    };
    expect(() => travelTimesFrom(columns, options)).toThrow("got origin 2, destination 2, minutes 1");
  });
});
