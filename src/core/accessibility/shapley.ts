/**
 * Shapley values: a fair split of a change among the factors that made it. Factor k gets the mean, over all orders in
 * which the factors may change one after the other, of what its own change adds at its turn:
 * sum over sets S without k of |S|! (n - |S| - 1)! / n! x (value(S + k) - value(S)).
 * The parts sum to value(all) - value(none); a factor that changes nothing gets 0; factors that do the same get the same.
 * Source: L. S. Shapley, "A value for n-person games" (1953).
 * @param factors their number n; value is called once for each of the 2^n sets.
 * @param value f64[places] when the factors whose bit is set have changed; NaN stays NaN in every part.
 * @returns factors x f64[places].
 * @throws RangeError for no factor or more than 10.
 */
export function shapleyValues(factors: number, value: (changed: number) => Float64Array): Float64Array[] {
  if (!Number.isInteger(factors) || factors < 1 || factors > 10) {
    throw new RangeError(`Shapley values: expected 1 to 10 factors, got ${factors}`);
  }
  const values = Array.from({ length: 2 ** factors }, (_, changed) => value(changed));
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return Array.from({ length: factors }, (_, factor) => {
    const part = new Float64Array(values[0].length);
    for (let changed = 0; changed < values.length; changed++) {
      if (changed & (1 << factor)) continue;
      const size = bits(changed);
      const weight = (factorial(size) * factorial(factors - size - 1)) / factorial(factors);
      const after = values[changed | (1 << factor)];
      const before = values[changed];
      for (let place = 0; place < part.length; place++)
        part[place] += weight * (after[place] - before[place]);
    }
    return part;
  });
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
