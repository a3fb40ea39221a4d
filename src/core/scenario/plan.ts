/** The plan of a sweep: which parameters move, over which values, and how scenarios are drawn from them. */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";
import { distributionSchema } from "./distributions.ts";

export const samplings = ["full", "one-at-a-time", "latin-hypercube", "sobol", "saltelli", "morris"] as const;
export type Sampling = (typeof samplings)[number];

const whole = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

export const planSchema = v.strictObject({
  $schema: v.optional(v.string()),
  title: v.optional(v.strictObject({ fr: text, en: text })),
  notes: v.optional(v.array(v.strictObject({ fr: text, en: text })), []),
  sources: v.optional(v.array(text), []),
  sampling: v.optional(
    described(
      v.picklist(samplings),
      "full: every combination. one-at-a-time: the base, then each value of each parameter alone. latin-hypercube, sobol: samples. saltelli: samples for Sobol indices, samples x (parameters + 2). morris: samples are trajectories.",
    ),
    "full",
  ),
  samples: v.optional(described(whole(2), "Scenarios drawn, or trajectories of morris.")),
  seed: v.optional(described(v.pipe(whole(0), v.maxValue(2 ** 31 - 1)), "Of the named generator."), 1),
  parameters: described(
    v.pipe(
      v.record(text, distributionSchema),
      v.check((parameters) => Object.keys(parameters).length > 0, "at least one parameter"),
    ),
    "By name: a field of the method (decay.weights[1], decay, activity.cap.acts, variants, zoneWeight), ageWeights (names of methods), timeFactor, supplyFactor, supplyFactor.department.23 or supplyFactor.region.75.",
  ),
});

export type Plan = v.InferOutput<typeof planSchema>;

/** A plan from its document. @throws InputError with every problem, each with its field. */
export function parsePlan(document: unknown, source: string): Plan {
  return parseDocument(planSchema, document, source);
}
