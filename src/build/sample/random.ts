/** Seeded draws: the same everywhere, so that the sample is the same wherever it is built. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number;
  readonly chance: (probability: number) => boolean;
}

export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    // Source: Box and Muller, A Note on the Generation of Random Normal Deviates (1958).
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (probability) => uniform() < probability,
  };
}

/** A draw of positions in proportion to weights: a binary search in their sums. */
export function drawerOf(weights: readonly number[]): (random: Random) => number {
  let total = 0;
  const sums = Float64Array.from(weights, (weight) => {
    total += weight;
    return total;
  });
  return (random) => {
    const target = random.uniform() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A smooth random function of the position, mean 0, standard deviation about 1, that varies over some `km`: neighbours are alike. */
export function fieldOver(random: Random, km: number) {
  const waves = Array.from({ length: 40 }, () => ({
    north: (random.normal() * 111) / km,
    east: (random.normal() * 78) / km,
    phase: random.uniform() * 2 * Math.PI,
  }));
  return ({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }): number => {
    const heights = waves.map(({ north, east, phase }) =>
      Math.cos(north * latitude + east * longitude + phase),
    );
    return heights.reduce((sum, height) => sum + height, 0) * Math.sqrt(2 / waves.length);
  };
}
