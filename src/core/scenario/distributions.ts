/** Values of one parameter of a sweep: a list, a range, or a distribution. */
import * as v from "valibot";
import { described, numberOrFraction } from "../../table/documents.ts";

/** More scenarios than this, or values of one parameter, are a mistake in the grid. */
export const MAXIMUM_SCENARIOS = 1_000_000;

const finite = v.pipe(v.number(), v.finite("a finite number"));
const bounds = { min: v.optional(finite), max: v.optional(finite) };

export const distributionSchema = v.union(
  [
    described(
      v.pipe(v.array(v.union([numberOrFraction, v.unknown()])), v.minLength(1)),
      "A list of values, each as likely as the others.",
    ),
    v.pipe(
      v.strictObject({
        from: numberOrFraction,
        to: numberOrFraction,
        steps: described(
          v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MAXIMUM_SCENARIOS)),
          "Values of the range, both ends included.",
        ),
      }),
      v.check(({ from, to }) => from < to, "a range whose `from` is below its `to`"),
    ),
    v.pipe(
      v.strictObject({ uniform: v.tuple([numberOrFraction, numberOrFraction]) }),
      v.check(({ uniform: [low, high] }) => low < high, "two bounds, the lower first"),
    ),
    v.pipe(
      v.strictObject({ triangular: v.tuple([numberOrFraction, numberOrFraction, numberOrFraction]) }),
      v.check(
        ({ triangular: [a, mode, b] }) => a <= mode && mode <= b && a < b,
        "minimum, mode and maximum, in order",
      ),
    ),
    v.pipe(
      v.strictObject({
        normal: v.strictObject({ mean: finite, sd: v.pipe(finite, v.gtValue(0)), ...bounds }),
      }),
      v.check(
        ({ normal: { min = -Infinity, max = Infinity, mean } }) => min < max && mean > min && mean < max,
        "bounds around the mean",
      ),
    ),
  ],
  "a list, {from, to, steps}, {uniform: [a, b]}, {triangular: [a, mode, b]} or {normal: {mean, sd, min, max}}",
);

export type Distribution = v.InferOutput<typeof distributionSchema>;

/** The values of a grid: a list's own, or a range's; undefined for a distribution, which has no grid. */
export function levelsOf(distribution: Distribution): readonly unknown[] | undefined {
  if (Array.isArray(distribution)) return distribution;
  if (!("steps" in distribution)) return undefined;
  const { from, to, steps } = distribution;
  return Array.from({ length: steps }, (_, i) =>
    i === steps - 1 ? to : from + ((to - from) * i) / (steps - 1),
  );
}

/** The value at a share `u` in [0, 1) of the distribution; a range is uniform between its ends. */
export function valueAt(distribution: Distribution, u: number): unknown {
  if (Array.isArray(distribution))
    return distribution[Math.min(distribution.length - 1, Math.floor(u * distribution.length))];
  if ("steps" in distribution) return distribution.from + u * (distribution.to - distribution.from);
  if ("uniform" in distribution) {
    const [low, high] = distribution.uniform;
    return low + u * (high - low);
  }
  if ("triangular" in distribution) {
    const [low, mode, high] = distribution.triangular;
    const turn = (mode - low) / (high - low);
    return u < turn
      ? low + Math.sqrt(u * (high - low) * (mode - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
  }
  const { mean, sd, min = -Infinity, max = Infinity } = distribution.normal;
  const low = normalShare((min - mean) / sd);
  const high = normalShare((max - mean) / sd);
  const value =
    mean + sd * normalQuantile(Math.min(1 - 2 ** -53, Math.max(2 ** -53, low + u * (high - low))));
  return Math.min(max, Math.max(min, value));
}

/** The low and the high setting of a parameter moved alone: ends of a list or range, shares 0.05 and 0.95 of a distribution. */
export function endsOf(distribution: Distribution): readonly [unknown, unknown] {
  const levels = levelsOf(distribution);
  if (levels) return [levels[0], levels[levels.length - 1]];
  return [valueAt(distribution, 0.05), valueAt(distribution, 0.95)];
}

/** Share of a standard normal distribution below x, found by bisection of its quantile; 0 and 1 at the infinities. */
function normalShare(x: number): number {
  if (x === -Infinity) return 0;
  if (x === Infinity) return 1;
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (normalQuantile(middle) < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

/**
 * Quantile of the standard normal distribution, to about 1e-16; `share` in (0, 1). Source: Wichura, algorithm AS 241
 * (PPND16), Applied Statistics 37 (1988). No small library has it to this precision.
 */
export function normalQuantile(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, centre[0])) / polynomial(r, centre[1]);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? share : 1 - share));
  const [numerator, denominator] = r <= 5 ? shoulder : tail;
  const value =
    polynomial(r - (r <= 5 ? 1.6 : 5), numerator) / polynomial(r - (r <= 5 ? 1.6 : 5), denominator);
  return q < 0 ? -value : value;
}

// Coefficients of AS 241, as the nearest f64.
const centre = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
] as const;
const shoulder = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const;
const tail = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const;
