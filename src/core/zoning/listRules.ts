/**
 * Rules documents of kind "list": a zoning that was decided and published as a list of zones, by no rule that can be
 * recomputed. The list, with its version and date, is an input; the document says what the zones are, what was
 * announced of them, and what the measure is.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));
const count = v.pipe(finite, v.minValue(0));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, "letters a-z, digits and hyphens"));
const bilingual = v.strictObject({ fr: text, en: text });
const day = v.pipe(v.string(), v.isoDate());

export const listRulesSchema = v.strictObject({
  $schema: v.optional(v.string()),
  kind: v.literal("list"),
  id,
  title: bilingual,
  date: day,
  version: v.string(),
  mesh: bilingual,
  by: described(v.picklist(["commune", "epci", "department", "region"]), "What the list names."),
  classes: v.strictObject({ selected: bilingual, others: bilingual }),
  announced: v.optional(
    described(
      v.array(
        v.strictObject({
          label: bilingual,
          date: day,
          region: v.optional(described(text, "Code; absent: the nation.")),
          zones: v.optional(count),
          population: v.optional(count),
          departments: v.optional(count),
        }),
      ),
      "Totals announced, to hold the list against: differences are shown, never corrected.",
    ),
    [],
  ),
  consultation: v.optional(v.array(bilingual), []),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

export type ListRules = v.InferOutput<typeof listRulesSchema>;

/** A document of kind "list" from its JSON. @throws InputError with every problem, each with its field. */
export function parseListRules(json: unknown, source: string): ListRules {
  return parseDocument(listRulesSchema, json, source);
}
