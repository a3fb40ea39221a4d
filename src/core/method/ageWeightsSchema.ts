import * as v from "valibot";
import { described, numberOrFraction, text } from "../../table/documents.ts";
import { ageBandOf, uncoveredAge } from "./ageWeights.ts";

/** Age weights: bands as `AgeWeights` has them, written "0-4" and "90+" in the document. */
export const ageWeightsSchema = v.strictObject({
  id: described(text, "What outputs call these weights."),
  bands: v.pipe(
    v.array(
      v.strictObject({
        ages: v.pipe(
          v.string(),
          v.regex(/^\d{1,3}(-\d{1,3}|\+)$/, 'ages such as "0-4", or "90+" for the open last band'),
        ),
        weight: numberOrFraction,
      }),
    ),
    v.check(
      (bands) => uncoveredAge(bands.map(bandOf)) === undefined,
      "bands in ascending order that cover every age once, from 0 to an open last band",
    ),
    v.check((bands) => bands.every(({ weight }) => weight >= 0), "weights of at least 0"),
    v.transform((bands) => bands.map((band) => ({ ...bandOf(band), weight: band.weight }))),
  ),
  k: described(
    v.nullable(v.pipe(v.number(), v.finite("a finite number"), v.gtValue(0))),
    "National factor that makes standardised and total population equal; null: computed by a national run.",
  ),
});

/** A band that ends before it begins covers nothing, and the check above says so. */
const bandOf = ({ ages }: { ages: string }) => ageBandOf(ages) ?? { from: Number.NaN, to: Number.NaN };
