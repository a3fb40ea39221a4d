/**
 * A method: a named, dated set of every number and rule the indicator needs, as a JSON document.
 * `methodSchema` is the one source: the types, the checks and data/methods/method.schema.json all come from it.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";
import { ageWeightsSchema } from "./ageWeightsSchema.ts";
import { decaySchema } from "./decaySchema.ts";
import { dayOf, type Variant } from "./doctorAge.ts";

const count = v.pipe(v.number(), v.finite("a finite number"), v.minValue(0));
const positive = v.pipe(v.number(), v.finite("a finite number"), v.gtValue(0));
const bothLanguages = v.strictObject({ fr: text, en: text });

const per = described(
  v.picklist(["doctor", "practice"]),
  "Whether the bound looks at all practices of the doctor together or at each alone.",
);

const activity = v.pipe(
  v.strictObject({
    minimum: described(
      v.nullable(v.strictObject({ acts: count, exactly: v.picklist(["counted", "excluded"]), per })),
      "Fewer acts in the year count 0; exactly: what this very number counts.",
    ),
    floor: described(
      v.nullable(v.strictObject({ acts: count, below: v.picklist(["raised", "excluded"]), per })),
      "Fewer acts, from the minimum on, are raised to this number or count 0.",
    ),
    cap: described(v.nullable(v.strictObject({ acts: positive, per })), "More acts count as this number."),
    newcomers: described(
      v.nullable(v.strictObject({ acts: count })),
      "Acts counted, before the bounds, for a liberal doctor installed during the year; null: the observed ones.",
    ),
    centres: v.strictObject({
      bounds: described(v.picklist(["none", "minimum", "all"]), "Bounds that health centres obey."),
      ages: described(
        v.picklist(["every-variant", "by-age", "only-all"]),
        "How doctors of health centres enter the variants limited by age.",
      ),
    }),
    sectors: described(v.array(v.picklist(["1", "2", "3"])), "Sectors of liberal doctors that count."),
    mep: v.strictObject({
      firstLine: described(v.array(text), "Particular practices (MEP) that give first-line care, and count."),
      untold: described(v.picklist(["counted", "excluded"]), "An MEP whose practice the file does not tell."),
    }),
  }),
  v.forward(
    v.check(
      ({ minimum, floor, cap }) => cap === null || cap.acts >= Math.max(minimum?.acts ?? 0, floor?.acts ?? 0),
      "a cap of at least the minimum and the floor",
    ),
    ["cap"],
  ),
);

const doctorAge = v.strictObject({
  limit: described(
    v.picklist(["at-most", "under"]),
    "at-most: a doctor of the limit's age counts; under: he does not.",
  ),
  referenceDate: described(
    v.pipe(
      v.string(),
      v.check((date) => /^\d{4}-/.test(date) && dayOf(date) !== undefined, "a day such as 2023-12-31"),
    ),
    "Day at which doctors' ages are taken.",
  ),
  missing: described(
    v.picklist(["counted", "excluded"]),
    "Whether a doctor without a known age counts in the variants limited by age.",
  ),
});

const variant = v.union(
  [v.literal("all"), v.pipe(v.number(), v.integer(), v.minValue(18), v.maxValue(120))],
  '"all", or an age limit of 18 to 120',
);

const isDistinct = (items: Variant[]) => new Set(items).size === items.length;

const source = v.strictObject({
  of: described(
    v.pipe(v.array(text), v.nonEmpty("at least one field")),
    "Fields whose values come from it: decay, activity.cap.",
  ),
  kind: described(
    v.picklist(["primary", "secondary", "computed", "choice"]),
    "Primary document, later text, computed from published figures, or chosen where the documents are silent or disagree.",
  ),
  document: text,
  place: v.optional(described(text, "Page, sheet or section.")),
  note: v.optional(bothLanguages),
});

export const methodSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    id: described(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words and digits joined by -, such as gp-2023"),
      ),
      "Name of the method.",
    ),
    version: described(
      v.pipe(v.string(), v.regex(/^\d+\.\d+$/, "a version such as 1.0")),
      "Version of this document.",
    ),
    date: described(
      v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date such as 2017-02-22, 2024-12 or 2012")),
      "When the method was published.",
    ),
    title: bothLanguages,
    profession: described(text, "Whose care is counted: general-practitioner, nurse…"),
    decay: described(decaySchema, "Weight of travel times, the same in both steps; 1 at 0 minutes."),
    ageWeights: described(
      v.nullable(ageWeightsSchema),
      "Weights that standardise the population; null: the method has none, and age bands need weights named by the user.",
    ),
    activity: described(
      v.nullable(activity),
      "How a doctor's acts are counted; null: the method has no known rules, and practice records need rules named by the user.",
    ),
    doctorAge,
    variants: described(
      v.pipe(v.array(variant), v.nonEmpty("at least one variant"), v.check(isDistinct, "each variant once")),
      "Doctor-age variants computed by default.",
    ),
    thresholds: described(
      v.pipe(
        v.array(positive),
        v.check((items) => items.every((item, i) => i === 0 || item > items[i - 1]), "increasing thresholds"),
      ),
      "Levels of accessibility under which the share of population is told.",
    ),
    zoneWeight: described(
      v.picklist(["standardised", "population"]),
      "Population that weights the mean of a zone.",
    ),
    fullTimeActs: described(
      positive,
      "Consultations a year of a full-time doctor: what one doctor of a headcount counts unless told otherwise.",
    ),
    sources: v.array(source),
  }),
  v.forward(
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const unknown = dataset.value.sources
        .flatMap(({ of }) => of)
        .filter((field) => !hasField(dataset.value, field));
      for (const field of unknown) {
        addIssue({ message: "sources of fields that the method has", received: `"${field}"` });
      }
    }),
    ["sources"],
  ),
);

/** Whether `method` has the field `activity.cap.per`, or would have it were one of its parents not null. */
function hasField(method: object, field: string): boolean {
  let value: unknown = method;
  for (const key of field.split(".")) {
    if (value === null) return true;
    if (typeof value !== "object" || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}

/** A checked method: every field is documented in `methodSchema`. */
export type Method = v.InferOutput<typeof methodSchema>;

/**
 * The method that a JSON document describes.
 * @throws InputError listing every field that is wrong: field, got, expected.
 */
export function parseMethod(json: unknown, source: string): Method {
  return parseDocument(methodSchema, json, source);
}
