/**
 * Sobol sequence, 32 bits, shifted digit by digit by seeded numbers so that the seed matters and no point is 0.
 * Source: Joe and Kuo, direction numbers "new-joe-kuo-6.21201" (2008), the first 24 dimensions, which are those of scipy.
 * No package of npm has them.
 */
const directions: readonly (readonly [polynomial: number, first: readonly number[]])[] = [
  [1, [1]],
  [3, [1]],
  [7, [1, 3]],
  [11, [1, 3, 1]],
  [13, [1, 1, 1]],
  [19, [1, 1, 3, 3]],
  [25, [1, 3, 5, 13]],
  [37, [1, 1, 5, 5, 17]],
  [41, [1, 1, 5, 5, 5]],
  [47, [1, 1, 7, 11, 19]],
  [55, [1, 1, 5, 1, 1]],
  [59, [1, 1, 1, 3, 11]],
  [61, [1, 3, 5, 5, 31]],
  [67, [1, 3, 3, 9, 7, 49]],
  [91, [1, 1, 1, 15, 21, 21]],
  [97, [1, 3, 1, 13, 27, 49]],
  [103, [1, 1, 1, 15, 7, 5]],
  [109, [1, 3, 1, 15, 13, 25]],
  [115, [1, 1, 5, 5, 19, 61]],
  [131, [1, 3, 7, 11, 23, 15, 103]],
  [137, [1, 3, 7, 13, 13, 15, 69]],
  [143, [1, 1, 3, 13, 7, 35, 63]],
  [145, [1, 3, 5, 9, 1, 25, 53]],
  [157, [1, 3, 1, 13, 9, 35, 107]],
];

export const SOBOL_DIMENSIONS = directions.length;

/** u32[32]: direction numbers of a dimension. */
function directionNumbers(dimension: number): Uint32Array {
  const [polynomial, first] = directions[dimension];
  const v = new Uint32Array(32);
  const degree = 31 - Math.clz32(polynomial);
  for (let bit = 0; bit < 32; bit++) {
    if (dimension === 0) v[bit] = 2 ** (31 - bit);
    else if (bit < degree) v[bit] = first[bit] * 2 ** (31 - bit);
    else {
      let next = v[bit - degree] ^ (v[bit - degree] >>> degree);
      for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) next ^= v[bit - k];
      v[bit] = next;
    }
  }
  return v;
}

/**
 * A function that gives coordinate `dimension` of point `index` (from 0), in [0, 1).
 * @param shifts u32 of each dimension; 0 leaves the sequence as published.
 * @throws RangeError beyond 24 dimensions.
 */
export function sobolPoints(shifts: ArrayLike<number>): (index: number, dimension: number) => number {
  if (shifts.length > SOBOL_DIMENSIONS) {
    throw new RangeError(
      `Sobol points: expected at most ${SOBOL_DIMENSIONS} dimensions, got ${shifts.length}.`,
    );
  }
  const numbers = Array.from(shifts, (_, dimension) => directionNumbers(dimension));
  return (index, dimension) => {
    const gray = (index ^ (index >>> 1)) >>> 0;
    let bits = shifts[dimension];
    for (let bit = 0; bit < 32; bit++) if ((gray >>> bit) & 1) bits ^= numbers[dimension][bit];
    return (bits >>> 0) / 2 ** 32;
  };
}
