/**
 * Rules documents of kind "composite": an index that the user writes, every step of it a field: indicators and what
 * they are made of, direction, normalisation, weights, aggregation, threshold. No official index is reproduced: that
 * of the red zones of 2025 is not published.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";
import { InputError, Problems } from "../../table/problems.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));
const positive = v.pipe(finite, v.gtValue(0));
const share = v.pipe(finite, v.gtValue(0), v.maxValue(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, "letters a-z, digits and hyphens"));
const bilingual = v.strictObject({ fr: text, en: text });

const normalisation = described(
  v.picklist(["min-max", "z-score", "rank", "none"]),
  "min-max: (x - least) / (largest - least), in [0, 1]; z-score: (x - mean) / standard deviation; rank: share of zones below, ties and itself by half, in (0, 1); none: x.",
);

const indicator = v.strictObject({
  id,
  label: bilingual,
  column: described(text, "Column of the table of indicators."),
  aggregate: v.optional(
    described(
      v.picklist(["sum", "mean", "per-inhabitants"]),
      "From communes to zones: sum; mean weighted by inhabitants; sum per so many inhabitants.",
    ),
    "mean",
  ),
  direction: described(
    v.picklist(["raises", "lowers"]),
    "Whether a larger indicator raises or lowers the index. A large index is a fragile zone.",
  ),
  weight: positive,
  normalisation: v.optional(normalisation),
  bounds: v.optional(
    described(
      v.pipe(
        v.strictObject({ least: finite, largest: finite }),
        v.check(({ least, largest }) => least < largest, "least under largest"),
      ),
      "Of min-max, in place of the zones' own; values beyond are held to them.",
    ),
  ),
});

const threshold = v.union(
  [
    v.strictObject({ atLeast: finite }),
    v.strictObject({ above: finite }),
    v.strictObject({ zones: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    v.strictObject({ zonesShare: share }),
    v.strictObject({ populationShare: share }),
  ],
  "one of atLeast, above, zones, zonesShare, populationShare",
);

export const compositeRulesSchema = v.strictObject({
  $schema: v.optional(v.string()),
  kind: v.literal("composite"),
  id,
  title: bilingual,
  date: v.pipe(v.string(), v.isoDate()),
  version: v.string(),
  mesh: bilingual,
  by: v.optional(
    described(v.picklist(["commune", "epci", "department", "region"]), "Mesh where the command names none."),
    "epci",
  ),
  per: v.optional(described(positive, "Inhabitants of per-inhabitants."), 100_000),
  indicators: v.pipe(v.array(indicator), v.minLength(1)),
  normalisation,
  aggregation: described(
    v.picklist(["arithmetic", "geometric", "largest"]),
    "arithmetic: weighted mean; geometric: weighted geometric mean, of min-max or rank only; largest: the worst indicator.",
  ),
  missing: v.optional(
    described(
      v.picklist(["no-index", "reweight"]),
      "A zone that lacks an indicator has no index, or the index of the others.",
    ),
    "no-index",
  ),
  threshold: described(
    threshold,
    "Zones selected: index at least or above a figure; the first so many; the first within a share of zones or inhabitants. Equal indices are selected together or not at all.",
  ),
  classes: v.strictObject({ selected: bilingual, others: bilingual }),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

export type CompositeRules = v.InferOutput<typeof compositeRulesSchema>;
export type CompositeIndicator = CompositeRules["indicators"][number];
export type Normalisation = CompositeRules["normalisation"];

/** Normalisation of an indicator: its own, else the document's. */
export const normalisationOf = (rules: CompositeRules, indicator: CompositeIndicator): Normalisation =>
  indicator.normalisation ?? rules.normalisation;

/** A document of kind "composite" from its JSON. @throws InputError with every problem, each with its field. */
export function parseCompositeRules(json: unknown, source: string): CompositeRules {
  const rules = parseDocument(compositeRulesSchema, json, source);
  const problems = new Problems();
  rules.indicators.forEach((each, position) => {
    const own = normalisationOf(rules, each);
    const field = `indicators[${position}]`;
    if (rules.indicators.findIndex((other) => other.id === each.id) !== position) {
      problems.error({ source, field: `${field}.id`, got: `${each.id} again`, expected: "each id once" });
    }
    if (rules.aggregation === "geometric" && own !== "min-max" && own !== "rank") {
      const expected = "min-max or rank, for a geometric mean";
      problems.error({ source, field: `${field}.normalisation`, got: own, expected });
    }
    if (each.bounds !== undefined && own !== "min-max") {
      problems.error({ source, field: `${field}.bounds`, got: `normalisation ${own}`, expected: "min-max" });
    }
  });
  if (problems.errors.length > 0) throw new InputError(problems.errors);
  return rules;
}
