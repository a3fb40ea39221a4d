import * as v from "valibot";
import { described, numberOrFraction } from "../../table/documents.ts";
import { type DecayFault, decayFaults } from "./decay.ts";

const edge = described(
  v.picklist(["right-closed", "left-closed"]),
  "A time equal to a cutoff: right-closed puts it in the nearer class (t <= cutoff), left-closed in the farther (t < cutoff).",
);
const cutoff = described(v.number(), "Minutes beyond which the weight is 0.");
const zeroAtCutoff = v.optional(
  described(
    v.boolean(),
    "Lower and stretch the curve to reach 0 at the cutoff, instead of cutting it there.",
  ),
  false,
);

/** A decay, its fields checked by `decayFaults`. */
export const decaySchema = v.pipe(
  v.variant("family", [
    v.strictObject({
      family: v.literal("step"),
      cutoffs: described(v.array(v.number()), "Minutes at which each class ends, increasing."),
      weights: described(
        v.array(numberOrFraction),
        "Weight of each class, from 1 down; 0 beyond the last cutoff.",
      ),
      edge,
    }),
    v.strictObject({
      family: v.literal("gaussian"),
      sigma: described(v.number(), "exp(-t² / (2 sigma²)), minutes."),
      cutoff,
      edge,
      zeroAtCutoff,
    }),
    v.strictObject({
      family: v.literal("exponential"),
      halfLife: described(v.number(), "Minutes that halve the weight."),
      cutoff,
      edge,
      zeroAtCutoff,
    }),
    v.strictObject({
      family: v.literal("linear"),
      start: described(
        v.number(),
        "Minutes up to which the weight is 1; then a straight line to 0 at the cutoff.",
      ),
      cutoff,
      edge,
    }),
    v.strictObject({
      family: v.literal("logistic"),
      middle: described(v.number(), "Minutes of steepest fall."),
      spread: described(v.number(), "Minutes; the smaller, the steeper."),
      cutoff,
      edge,
      zeroAtCutoff,
    }),
    v.strictObject({
      family: v.literal("power"),
      start: described(v.number(), "Minutes up to which the weight is 1; then (t / start)^(-exponent)."),
      exponent: v.number(),
      cutoff,
      edge,
      zeroAtCutoff,
    }),
  ]),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const fault of decayFaults(dataset.value)) addIssue(issueOf(fault, dataset.value));
  }),
);

/** A fault of a decay as an issue of the field it is in. */
function issueOf(fault: DecayFault, decay: object) {
  const path: v.ObjectPathItem[] = [];
  let input: unknown = decay;
  for (const key of fault.path) {
    const value = (input as Record<string, unknown>)[key];
    path.push({
      type: "object",
      origin: "value",
      input: input as Record<string, unknown>,
      key: key as string,
      value,
    });
    input = value;
  }
  return { message: fault.expected, received: String(fault.got), path: path as [v.ObjectPathItem] };
}
