/**
 * Rules documents of kind "criteria": zones selected by criteria on their measures (pharmacies, density deserts).
 * Like every rules document they are data; what sources leave open (edges, weights, criteria chosen) is a field.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";
import { InputError, Problems } from "../../table/problems.ts";
import { edgeEntries, edgeNames } from "./thresholds.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));
const positive = v.pipe(finite, v.gtValue(0));
const inhabitants = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, "letters a-z, digits and hyphens"));
const bilingual = v.strictObject({ fr: text, en: text });

const criterion = v.pipe(
  v.strictObject({
    id,
    label: bilingual,
    measure: described(
      text,
      "density, far-share, population, or a column of the table of zones that the user gives.",
    ),
    ...edgeEntries,
  }),
  v.check(
    (each) => edgeNames.some((edge) => each[edge] !== undefined),
    "at least one of below, atMost, above, atLeast",
  ),
);

export const criteriaRulesSchema = v.strictObject({
  $schema: v.optional(v.string()),
  kind: v.literal("criteria"),
  id,
  title: bilingual,
  date: v.pipe(v.string(), v.isoDate()),
  version: v.string(),
  profession: v.string(),
  mesh: described(bilingual, "What the zones are, in words: the mesh itself is an input."),
  facilities: v.strictObject({
    label: bilingual,
    columns: described(v.array(text), "Names a column of their number goes by, per commune or per zone."),
    weight: described(
      v.picklist(["standardised", "population"]),
      "Inhabitants of the density: weighted by consumption of care, or counted plainly.",
    ),
  }),
  per: described(positive, "Inhabitants that a density is given for."),
  far: v.optional(
    described(
      v.strictObject({ minutes: positive, exactly: v.picklist(["near", "far"]) }),
      "far-share: share of the population farther than so many minutes from the nearest facility.",
    ),
  ),
  criteria: v.pipe(v.array(criterion), v.minLength(1)),
  combination: described(
    v.pipe(v.array(v.pipe(v.array(id), v.minLength(1))), v.minLength(1)),
    "Sets of criteria; a zone that meets all of any one set is selected.",
  ),
  classes: described(
    v.strictObject({ selected: bilingual, others: bilingual }),
    "Names of the zones selected, and of the others.",
  ),
  caps: v.optional(
    described(
      v.record(text, share),
      "Largest share of the population of a region (by code) that may be selected.",
    ),
  ),
  contiguity: v.optional(
    v.strictObject({
      largestCommune: inhabitants,
      population: inhabitants,
      communes: v.pipe(v.number(), v.integer()),
    }),
  ),
  consultation: v.optional(
    v.strictObject({ months: v.pipe(v.number(), v.integer(), v.minValue(1)), bodies: v.array(bilingual) }),
  ),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

export type CriteriaRules = v.InferOutput<typeof criteriaRulesSchema>;
export type Criterion = CriteriaRules["criteria"][number];

/** A document of kind "criteria" from its JSON. @throws InputError with every problem, each with its field. */
export function parseCriteriaRules(json: unknown, source: string): CriteriaRules {
  const rules = parseDocument(criteriaRulesSchema, json, source);
  const problems = new Problems();
  const ids = rules.criteria.map((each) => each.id);
  for (const each of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) {
    problems.error({ source, field: "criteria", got: `${each} twice`, expected: "each id once" });
  }
  rules.combination.flat().forEach((each) => {
    if (ids.includes(each)) return;
    problems.error({ source, field: "combination", got: each, expected: `one of ${ids.join(", ")}` });
  });
  if (rules.far === undefined && rules.criteria.some((each) => each.measure === "far-share")) {
    problems.error({
      source,
      field: "far",
      got: "nothing",
      expected: "the minutes of criteria on far-share",
    });
  }
  if (problems.errors.length > 0) throw new InputError(problems.errors);
  return rules;
}
