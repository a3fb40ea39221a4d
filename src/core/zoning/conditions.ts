import type { Condition, ThresholdRules } from "./rules.ts";

/** Every threshold the conditions set, on one variant or on any, ascending. */
export function thresholdsOf(rules: ThresholdRules, variant?: string): number[] {
  const edges = rules.classes
    .flatMap((each) => each.when ?? [])
    .filter((condition) => variant === undefined || condition.variant === variant)
    .flatMap(({ below, atMost, above, atLeast }) => [below, atMost, above, atLeast])
    .filter((edge) => edge !== undefined);
  return [...new Set(edges)].sort((a, b) => a - b);
}

/** Threshold rules made ready for many zones: `variants` in the order that values are given in. */
export interface CompiledRules {
  readonly variants: readonly string[];
  /** Class of exact values, one a variant; "" where no rule matches. */
  readonly classOf: (values: readonly number[]) => string;
  /**
   * Every class that values known to within `halfDigit` could be in, in order of the rules; a missing value (NaN)
   * could be any number from 0. Exact: the rules are constant between thresholds, so the ends of each interval, the
   * thresholds in it and one point between any two of these stand for all of it.
   */
  readonly classesWithin: (values: readonly number[], halfDigit: number) => readonly string[];
}

export function compileRules(rules: ThresholdRules, variants: readonly string[]): CompiledRules {
  const ordered = rules.order.map((id) => {
    const conditions = rules.classes.find((each) => each.id === id)?.when ?? [];
    return {
      id,
      tests: conditions.map((condition) => testOf(condition, variants.indexOf(condition.variant))),
    };
  });
  const thresholds = variants.map((variant) => thresholdsOf(rules, variant));
  const classOf = (values: readonly number[]): string => {
    for (const { id, tests } of ordered) if (passes(tests, values)) return id;
    return "";
  };
  const classesWithin = (values: readonly number[], halfDigit: number): readonly string[] => {
    let points: number[][] = [[]];
    values.forEach((value, at) => {
      const representatives = representativesOf(value, halfDigit, thresholds[at]);
      points = points.flatMap((point) => representatives.map((each) => [...point, each]));
    });
    const possible = new Set(points.map(classOf));
    return ordered.map(({ id }) => id).filter((id) => possible.has(id));
  };
  return { variants, classOf, classesWithin };
}

/** A condition on the value at a position; NaN, to which every comparison is false, where it sets no such bound. */
interface Test {
  readonly at: number;
  readonly below: number;
  readonly atMost: number;
  readonly above: number;
  readonly atLeast: number;
}

const testOf = (
  { below = Number.NaN, atMost = Number.NaN, above = Number.NaN, atLeast = Number.NaN }: Condition,
  at: number,
): Test => ({ at, below, atMost, above, atLeast });

/** True where the values meet every condition; a missing value (NaN) meets none. A loop over numbers: a sweep asks it of each zone in each scenario. */
function passes(tests: readonly Test[], values: readonly number[]): boolean {
  for (const { at, below, atMost, above, atLeast } of tests) {
    const value = values[at];
    const isOutside = value >= below || value > atMost || value <= above || value < atLeast;
    if (isOutside || Number.isNaN(value)) return false;
  }
  return true;
}

/** Values that stand for every value of an interval, given the thresholds at which anything can change. */
function representativesOf(value: number, halfDigit: number, thresholds: readonly number[]): number[] {
  const last = thresholds[thresholds.length - 1] ?? 0;
  const [low, high] = Number.isNaN(value)
    ? [0, Math.max(last, 0) + 1]
    : [Math.max(0, value - halfDigit), value + halfDigit];
  const points = [low, ...thresholds.filter((threshold) => threshold > low && threshold < high), high];
  return points.flatMap((point, position) =>
    position === 0 ? [point] : [(points[position - 1] + point) / 2, point],
  );
}
