/** Class breaks: where one colour of a map ends and the next begins. */

/** Breaks for accessibility to general practitioners: the thresholds of the zonings (1.5, 2.5, 4), and steps between and above them. */
export const accessBreaks: readonly number[] = [1.5, 2.5, 3, 3.5, 4, 5];

/** Class of a value: how many breaks are at or under it (intervals are [from, to)); -1 where it is missing (NaN). */
export function classOf(value: number, breaks: readonly number[]): number {
  if (Number.isNaN(value)) return -1;
  let found = 0;
  while (found < breaks.length && value >= breaks[found]) found++;
  return found;
}

/** Class of every value, i8[values]; -1 where missing. */
export function classesOf(values: Float64Array, breaks: readonly number[]): Int8Array {
  const classes = new Int8Array(values.length);
  for (let at = 0; at < values.length; at++) classes[at] = classOf(values[at], breaks);
  return classes;
}

/**
 * Breaks that part the values into about equal numbers, each rounded to the fewest digits that keep it apart from its
 * neighbours; fewer than asked where values repeat, none where all are equal or missing.
 */
export function quantileBreaks(values: Float64Array, classes: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return [];
  const cuts = Array.from({ length: classes - 1 }, (_, k) => quantileOf(sorted, (k + 1) / classes));
  const distinct = [...new Set(cuts)].filter((cut) => cut > sorted[0]);
  for (let digits = 1; digits <= 15; digits++) {
    const rounded = distinct.map((cut) => Number(cut.toPrecision(digits)));
    const apart = rounded.every((cut, k) => k === 0 || cut > rounded[k - 1]);
    const near = rounded.every((cut, k) => Math.abs(cut - distinct[k]) <= 0.06 * Math.abs(distinct[k]));
    if (apart && near) return rounded;
  }
  return distinct;
}

/**
 * Six breaks around zero for differences, symmetric: -m, -m/2, -m/10, m/10, m/2, m, where m is the 90th centile of
 * |difference| rounded up to 1, 2 or 5 times a power of ten. All equal to zero: m is 1.
 */
export function differenceBreaks(differences: Float64Array): number[] {
  const sizes = differences
    .filter((value) => !Number.isNaN(value))
    .map(Math.abs)
    .sort();
  const m = niceAbove(sizes.length === 0 ? 1 : quantileOf(sizes, 0.9) || sizes.at(-1) || 1);
  const steps = [m / 10, m / 2, m].map((step) => Number(step.toPrecision(6)));
  return [...steps.map((step) => -step).reverse(), ...steps];
}

/** The value at a share of the sorted values, by linear interpolation. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const along = share * (sorted.length - 1);
  const from = Math.floor(along);
  return sorted[from] + ((sorted[from + 1] ?? sorted[from]) - sorted[from]) * (along - from);
}

/** The least of 1, 2, 5 times a power of ten that is not under a value above 0. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((multiple) => multiple * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(6));
}
