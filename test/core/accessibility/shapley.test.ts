import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapleyValues } from "../../../src/core/accessibility/shapley.ts";

const game = (values: readonly number[]) => (changed: number) => Float64Array.of(values[changed]);
const amounts = fc.double({ min: -100, max: 100, noNaN: true });
const games = fc
  .integer({ min: 1, max: 4 })
  .chain((n) => fc.tuple(fc.constant(n), fc.array(amounts, { minLength: 2 ** n, maxLength: 2 ** n })));

describe("Shapley values", () => {
  it("of the textbook glove game: one left glove, two right ones", () => {
    // factors 0: left, 1 and 2: right; a pair is worth 1
    const worth = (set: number) => Float64Array.of(set & 1 && set & 6 ? 1 : 0);
    const [left, right, other] = shapleyValues(3, worth).map(([value]) => value);
    expect(left).toBeCloseTo(2 / 3, 12);
    expect(right).toBeCloseTo(1 / 6, 12);
    expect(other).toBe(right);
  });

  it("sum to the whole change", () => {
    fc.assert(
      fc.property(games, ([n, values]) => {
        const parts = shapleyValues(n, game(values));
        const sum = parts.reduce((total, [part]) => total + part, 0);
        expect(sum).toBeCloseTo(values[2 ** n - 1] - values[0], 9);
      }),
    );
  });

  it("give nothing to a factor that changes nothing, and the same to factors that do the same", () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 4, maxLength: 4 }), (values) => {
        // factor 2 changes nothing
        const [, , idle] = shapleyValues(3, (set) => Float64Array.of(values[set & 3]));
        expect(idle[0]).toBeCloseTo(0, 9);
        // the value depends on how many changed only
        const same = shapleyValues(3, (set) => Float64Array.of(values[[0, 1, 1, 2, 1, 2, 2, 3][set]]));
        expect(same[0][0]).toBeCloseTo(same[1][0], 9);
        expect(same[1][0]).toBeCloseTo(same[2][0], 9);
      }),
    );
  });

  it("keep a missing place missing, and refuse no factor", () => {
    expect(shapleyValues(2, () => Float64Array.of(Number.NaN, 1)).map((part) => [...part])).toEqual([
      [Number.NaN, 0],
      [Number.NaN, 0],
    ]);
    expect(() => shapleyValues(0, () => new Float64Array(1))).toThrow(RangeError);
  });
});
