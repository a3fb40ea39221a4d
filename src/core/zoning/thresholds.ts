/**
 * Thresholds that are a figure, or a fraction of the mean or median of the zones (two thirds of the national median),
 * and the edges they make: the word says whether the threshold itself is included.
 */
import * as v from "valibot";
import { described, text } from "../../table/documents.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));

/** "2/3", kept as two whole numbers: 2 x 28.53 / 3 is 19.02 to the last bit, where 0.6666666666666666 x 28.53 is not. */
const fraction = v.pipe(
  v.string(),
  v.regex(/^\d+\/[1-9]\d*$/, 'a fraction as text such as "2/3"'),
  v.transform((each) => {
    const [numerator, denominator] = each.split("/").map(Number);
    return { numerator, denominator };
  }),
);

const printed = v.pipe(
  v.strictObject({
    year: text,
    reference: v.optional(described(finite, "The mean or median as printed.")),
    threshold: v.optional(described(finite, "The threshold as printed.")),
  }),
  v.check(
    ({ reference, threshold }) => (reference === undefined) !== (threshold === undefined),
    "either reference or threshold",
  ),
);

const relative = v.strictObject({
  fraction: described(fraction, "Of the mean or median."),
  of: v.picklist(["mean", "median"]),
  weight: described(
    v.picklist(["population", "none"]),
    "Weight of a zone in the mean or median: its population, or 1.",
  ),
  printed: v.optional(described(printed, "What the document prints for a year: used unless it is computed.")),
});

const threshold = v.union([finite, relative], "a number, or a fraction of the mean or median");

/** One edge or two: below (<), atMost (<=), above (>), atLeast (>=). */
export const edgeEntries = {
  below: v.optional(threshold),
  atMost: v.optional(threshold),
  above: v.optional(threshold),
  atLeast: v.optional(threshold),
};

export const edgeNames = ["below", "atMost", "above", "atLeast"] as const;
export type EdgeName = (typeof edgeNames)[number];
export type Threshold = v.InferOutput<typeof threshold>;
export type Edges = { readonly [K in EdgeName]?: Threshold | undefined };

/** Where the mean or median of a relative threshold comes from: the document's printed one, the zones, or the user. */
export type ReferenceSource = "printed" | "computed" | number;

/** A threshold in figures, with what it was made of. */
export interface ResolvedThreshold {
  readonly edge: EdgeName;
  readonly value: number;
  /** Mean or median it is a fraction of; NaN where the threshold is a figure by itself. */
  readonly reference: number;
  readonly origin: "fixed" | "printed" | "computed" | "given";
  /** Year of the printed figure; "" elsewhere. */
  readonly year: string;
}

/**
 * Every edge of a criterion in figures. "printed" falls back on the zones where the document prints nothing.
 *
 * @param values f64[zones], NaN missing: left out of means and medians.
 * @param weights f64[zones], used where the threshold weighs by population.
 */
export function resolveEdges(
  edges: Edges,
  values: Float64Array,
  weights: Float64Array,
  source: ReferenceSource = "printed",
): ResolvedThreshold[] {
  return edgeNames.flatMap((edge) => {
    const given = edges[edge];
    return given === undefined ? [] : [{ edge, ...resolve(given, values, weights, source) }];
  });
}

function resolve(
  given: Threshold,
  values: Float64Array,
  weights: Float64Array,
  source: ReferenceSource,
): Omit<ResolvedThreshold, "edge"> {
  if (typeof given === "number") return { value: given, reference: Number.NaN, origin: "fixed", year: "" };
  const { fraction, of, weight, printed: print } = given;
  const part = (reference: number): number => (reference * fraction.numerator) / fraction.denominator;
  if (typeof source === "number")
    return { value: part(source), reference: source, origin: "given", year: "" };
  if (source === "printed" && print !== undefined) {
    const reference = print.reference ?? Number.NaN;
    return { value: print.threshold ?? part(reference), reference, origin: "printed", year: print.year };
  }
  const ones = weight === "none" ? new Float64Array(values.length).fill(1) : weights;
  const reference = (of === "mean" ? weightedMean : weightedMedian)(values, ones);
  return { value: part(reference), reference, origin: "computed", year: "" };
}

/** sum(weight x value) / sum(weight) over known values; NaN where nothing weighs. */
export function weightedMean(values: Float64Array, weights: Float64Array): number {
  let total = 0;
  let weight = 0;
  for (let zone = 0; zone < values.length; zone++) {
    if (Number.isNaN(values[zone]) || Number.isNaN(weights[zone])) continue;
    total += weights[zone] * values[zone];
    weight += weights[zone];
  }
  return total / weight;
}

/**
 * The value with half of the weight under it and half above; where the halves part exactly between two values, the
 * middle of the two. With equal weights, the usual median. NaN where nothing weighs.
 */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const zones = [...values.keys()].filter((zone) => !Number.isNaN(values[zone]) && weights[zone] > 0);
  zones.sort((a, b) => values[a] - values[b]);
  const half = zones.reduce((sum, zone) => sum + weights[zone], 0) / 2;
  let under = 0;
  for (let at = 0; at < zones.length; at++) {
    under += weights[zones[at]];
    if (under === half) return (values[zones[at]] + values[zones[at + 1]]) / 2;
    if (under > half) return values[zones[at]];
  }
  return Number.NaN;
}

/** True where the value meets every edge; false for a missing one (NaN). Infinity is beyond any threshold. */
export function meetsEdges(value: number, edges: readonly ResolvedThreshold[]): boolean {
  return !Number.isNaN(value) && edges.every((each) => holds[each.edge](value, each.value));
}

const holds: Readonly<Record<EdgeName, (value: number, threshold: number) => boolean>> = {
  below: (value, threshold) => value < threshold,
  atMost: (value, threshold) => value <= threshold,
  above: (value, threshold) => value > threshold,
  atLeast: (value, threshold) => value >= threshold,
};
