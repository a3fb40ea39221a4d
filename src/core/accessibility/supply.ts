import type { Problems } from "../../table/problems.ts";
import { type Variant, variantName, variantOf } from "../method/doctorAge.ts";
import type { CountedPractices } from "./practices.ts";
import type { SupplyNote } from "./supplyNote.ts";

/** Consultations a year offered in each commune, by doctor-age variant. */
export interface Supply {
  readonly basis: "practices" | "headcount" | "counted";
  /** Names of the variants, in the order asked: "65", "62", "all". */
  readonly variants: readonly string[];
  /** Per variant, counted consultations, f64[communes]; 0 where a commune has none, never NaN. */
  readonly values: readonly Float64Array[];
  /** What the rules did, counted; rows left out are `Exclusions`. */
  readonly notes: readonly SupplyNote[];
  /** The practices behind the values, where the input was practice records. */
  readonly practices?: CountedPractices;
}

/**
 * The variants asked for by name, or `byDefault` where none is.
 * A name that is no variant, or is given twice, is an error.
 */
export function variantsAsked(
  names: readonly string[] | undefined,
  byDefault: readonly Variant[],
  problems: Problems,
): readonly Variant[] {
  if (names === undefined) return byDefault;
  const variants = names.flatMap((name) => variantOf(name) ?? []);
  for (const name of names) {
    const known = variantOf(name) !== undefined;
    if (known && names.indexOf(name) === names.lastIndexOf(name)) continue;
    const expected = known ? "each variant once" : "all, or an age from 18 to 120 (65, 62)";
    problems.error({ source: "--variants", got: name, expected });
  }
  if (variants.length === 0)
    problems.fail({ source: "--variants", got: "none", expected: "at least one variant" });
  return [...new Set(variants)];
}

/** The named variants limited by age, for messages: "65, 62". */
export function limitedNames(variants: readonly Variant[]): string {
  return variants
    .filter((variant) => variant !== "all")
    .map(variantName)
    .join(", ");
}
