import type { Problems } from "../../table/problems.ts";
import {
  type CompositeIndicator,
  type CompositeRules,
  type Normalisation,
  normalisationOf,
} from "./compositeRules.ts";
import type { MeasuredZones } from "./measuredZones.ts";

/** One indicator on its way into the index: every step is printed. */
export interface CompositeStep {
  readonly indicator: CompositeIndicator;
  readonly normalisation: Normalisation;
  /** What the normalisation was made with: least and largest of min-max, mean and deviation of z-score; NaN elsewhere. */
  readonly least: number;
  readonly largest: number;
  readonly mean: number;
  readonly deviation: number;
  /** Zones that have it. */
  readonly zones: number;
  /** Weight / sum of weights. */
  readonly weight: number;
  /** f64[zones] each, NaN where missing: as read; on the scale, a larger one always raising the index. */
  readonly values: Float64Array;
  readonly scaled: Float64Array;
}

export interface CompositeIndex {
  readonly rules: CompositeRules;
  readonly zones: MeasuredZones;
  readonly steps: readonly CompositeStep[];
  /** f64[zones], NaN where missing. */
  readonly index: Float64Array;
  /** f64[zones]: 1 for the largest index, ties alike; NaN where missing. */
  readonly rank: Float64Array;
  /** "selected", "others", "" where there is no index. */
  readonly zoneClass: readonly string[];
  /** Least index selected; NaN where none is. */
  readonly leastSelected: number;
}

/**
 * The user's index on each zone, whose measures are its indicators by id. Means, deviations and ranks are over zones, each counting once. An indicator that is
 * the same everywhere tells nothing apart: it is scaled to the middle (0.5; 0 for z-scores), with a warning. A column
 * that the zones do not have is an error.
 */
export function compositeIndexOf(
  rules: CompositeRules,
  zones: MeasuredZones,
  problems: Problems,
): CompositeIndex {
  const total = rules.indicators.reduce((sum, each) => sum + each.weight, 0);
  const steps = rules.indicators.flatMap((indicator) => {
    const values = zones.measures.get(indicator.id);
    if (values !== undefined)
      return [stepOf(rules, indicator, values, indicator.weight / total, zones, problems)];
    problems.error({
      source: zones.source,
      column: indicator.column,
      got: "no such column",
      expected: `${indicator.column}, which indicator ${indicator.id} of ${rules.id} reads`,
    });
    return [];
  });
  const index = new Float64Array(zones.count).map((_, zone) => aggregate(rules, steps, zone));
  const order = [...index.keys()]
    .filter((zone) => !Number.isNaN(index[zone]))
    .sort((a, b) => index[b] - index[a]);
  const selected = selectedOf(rules, zones, index, order);
  return {
    rules,
    zones,
    steps,
    index,
    rank: ranks(index, order),
    zoneClass: Array.from(index, (value, zone) =>
      Number.isNaN(value) ? "" : selected.has(zone) ? "selected" : "others",
    ),
    leastSelected: selected.size === 0 ? Number.NaN : Math.min(...[...selected].map((zone) => index[zone])),
  };
}

function stepOf(
  rules: CompositeRules,
  indicator: CompositeIndicator,
  values: Float64Array,
  weight: number,
  zones: MeasuredZones,
  problems: Problems,
): CompositeStep {
  const normalisation = normalisationOf(rules, indicator);
  const known = values.filter((value) => !Number.isNaN(value));
  const isConstant = known.every((value) => value === known[0]);
  if (isConstant && normalisation !== "none" && indicator.bounds === undefined) {
    problems.warn({
      source: zones.source,
      column: indicator.column,
      got: known.length === 0 ? "no value" : `${known[0]} in every zone`,
      expected: "values that tell zones apart",
      advice: "It moves no zone up or down.",
    });
  }
  const { least, largest } = indicator.bounds ?? extremes(known);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  const sorted = known.toSorted();
  const scales: Readonly<Record<Normalisation, (value: number) => number>> = {
    "min-max": (value) =>
      largest > least ? (clamp(value, least, largest) - least) / (largest - least) : 0.5,
    "z-score": (value) => (deviation > 0 ? (value - mean) / deviation : 0),
    rank: (value) => (countBelow(sorted, value) + countUpTo(sorted, value)) / (2 * sorted.length),
    none: (value) => value,
  };
  const scale = scales[normalisation];
  const isUnit = normalisation === "min-max" || normalisation === "rank";
  const scaled = values.map((value) => {
    if (Number.isNaN(value)) return value;
    const raised = scale(value);
    return indicator.direction === "raises" ? raised : isUnit ? 1 - raised : -raised;
  });
  const used = <T extends string>(names: readonly T[], value: number) =>
    (names as readonly string[]).includes(normalisation) ? value : Number.NaN;
  return {
    indicator,
    normalisation,
    least: used(["min-max"], least),
    largest: used(["min-max"], largest),
    mean: used(["z-score"], mean),
    deviation: used(["z-score"], deviation),
    zones: known.length,
    weight,
    values,
    scaled,
  };
}

function extremes(values: Float64Array): { least: number; largest: number } {
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return { least, largest };
}

const clamp = (value: number, least: number, largest: number): number =>
  Math.min(Math.max(value, least), largest);

/** Values under `value`, and values up to it, among sorted ones. */
const countBelow = (sorted: Float64Array, value: number): number => partition(sorted, (each) => each < value);
const countUpTo = (sorted: Float64Array, value: number): number => partition(sorted, (each) => each <= value);

function partition(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the indicators that the zone has; NaN where it has none, or lacks one and the document wants them all. */
function aggregate(rules: CompositeRules, steps: readonly CompositeStep[], zone: number): number {
  const known = steps.filter((step) => !Number.isNaN(step.scaled[zone]));
  if (known.length === 0 || (known.length < steps.length && rules.missing === "no-index")) return Number.NaN;
  const weights = known.reduce((sum, step) => sum + step.weight, 0);
  const mean = (of: (step: CompositeStep) => number): number =>
    known.reduce((sum, step) => sum + step.weight * of(step), 0) / weights;
  if (rules.aggregation === "largest") return Math.max(...known.map((step) => step.scaled[zone]));
  if (rules.aggregation === "geometric") return Math.exp(mean((step) => Math.log(step.scaled[zone])));
  return mean((step) => step.scaled[zone]);
}

/** Zones over the threshold; of those with equal index, all or none. */
function selectedOf(
  { threshold }: CompositeRules,
  zones: MeasuredZones,
  index: Float64Array,
  order: readonly number[],
): ReadonlySet<number> {
  if ("atLeast" in threshold) return new Set(order.filter((zone) => index[zone] >= threshold.atLeast));
  if ("above" in threshold) return new Set(order.filter((zone) => index[zone] > threshold.above));
  const isPopulation = "populationShare" in threshold;
  const sizeOf = (zone: number): number => (isPopulation ? zones.population[zone] : 1);
  const whole = order.reduce((sum, zone) => sum + sizeOf(zone), 0);
  const limit =
    "zones" in threshold
      ? threshold.zones
      : whole * ("populationShare" in threshold ? threshold.populationShare : threshold.zonesShare);
  const selected = new Set<number>();
  let size = 0;
  for (let first = 0, next = 0; first < order.length; first = next) {
    while (next < order.length && index[order[next]] === index[order[first]]) size += sizeOf(order[next++]);
    if (size > limit * (1 + 1e-12)) break;
    for (const zone of order.slice(first, next)) selected.add(zone);
  }
  return selected;
}

function ranks(index: Float64Array, order: readonly number[]): Float64Array {
  const rank = new Float64Array(index.length).fill(Number.NaN);
  order.forEach((zone, position) => {
    const isTie = position > 0 && index[order[position - 1]] === index[zone];
    rank[zone] = isTie ? rank[order[position - 1]] : position + 1;
  });
  return rank;
}
