/**
 * A study: what its indicators are, how they follow from each other, and what its prose says of them, as a JSON document
 * beside the table of its figures. It lets a profile say more than the figures: labels, which direction is better,
 * the population behind a count, and where the study contradicts itself.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));
const bothLanguages = v.strictObject({ fr: text, en: text });
const percent = v.pipe(finite, v.integer("a whole number of percent, as printed"));

const indicator = v.strictObject({
  id: text,
  pillar: text,
  label: bothLanguages,
  kind: described(
    v.picklist(["count", "rate"]),
    "count: compared per 100,000 inhabitants; rate: compared as it is.",
  ),
  better: v.optional(described(v.picklist(["high", "low"]), "Which direction is better; absent: neither.")),
  benchmark: v.optional(
    described(
      v.strictObject({ indicator: text, perLevel: text }),
      "Indicator of the nation that gives the mean of a territory of this level, which a count is compared with.",
    ),
  ),
});

const territory = v.strictObject({
  code: text,
  name: text,
  level: text,
  within: v.optional(
    described(text, "Code of the territory it is in: department of a city, region of a department."),
  ),
  twin: v.optional(described(text, "Code of the territory it is compared with.")),
});

const statement = v.pipe(
  v.strictObject({
    territory: text,
    indicator: text,
    value: v.optional(described(finite, "The value that the prose gives.")),
    ofNation: v.optional(described(percent, "Percent of the national value.")),
    underNation: v.optional(described(percent, "Percent under the national value.")),
  }),
  v.check(
    ({ value, ofNation, underNation }) =>
      [value, ofNation, underNation].filter((each) => each !== undefined).length === 1,
    "one of value, ofNation, underNation",
  ),
);

export const studySchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: text,
  title: bothLanguages,
  date: text,
  pillars: v.array(v.strictObject({ id: text, label: bothLanguages })),
  announcedPillars: v.optional(
    described(v.pipe(v.number(), v.integer(), v.minValue(1)), "Pillars that the study says it compares."),
  ),
  indicators: v.array(indicator),
  populations: v.optional(
    described(
      v.array(v.strictObject({ count: text, inhabitantsPer: text })),
      "A count and its inhabitants per unit: their product is the population.",
    ),
    [],
  ),
  quotients: v.optional(
    described(
      v.array(v.strictObject({ quotient: text, of: text, by: text })),
      "Indicators that are the quotient of two others.",
    ),
    [],
  ),
  territories: v.optional(v.array(territory), []),
  statements: v.optional(described(v.array(statement), "What the prose says of a figure."), []),
  notes: v.optional(v.array(bothLanguages), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

export type Study = v.InferOutput<typeof studySchema>;
export type Statement = Study["statements"][number];

/** A study from its JSON document. @throws InputError with every problem, each with its field. */
export function parseStudy(json: unknown, source: string): Study {
  return parseDocument(studySchema, json, source);
}
