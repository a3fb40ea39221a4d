import * as v from "valibot";
import { parseDocument, text } from "../../table/documents.ts";

const bilingual = v.strictObject({ fr: text, en: text });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The schema of a publication; the published JSON Schema is generated from it. */
export const publicationSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: text,
  title: bilingual,
  date: v.string(),
  /** Id of the rules the zoning was made by. */
  rules: text,
  region: v.strictObject({ code: text, name: text }),
  /** Files beside the document: zones by class, communes with priority neighbourhoods, zones by department. */
  zones: text,
  qpvCommunes: v.optional(text),
  meshByDepartment: v.optional(text),
  /** Decimals that accessibilities are printed with. */
  printedDecimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** What an empty accessibility means in its lists. */
  emptyAccessibility: v.picklist(["missing", "no-doctor"]),
  populationYear: v.number(),
  /** Totals of the region; the class that is not listed is what they leave. */
  declared: v.strictObject({
    zones: count,
    communes: count,
    population: count,
    qpvCommunes: v.optional(count),
    residualClass: text,
  }),
  /** Pairs of communes whose lines are of one and the same neighbourhood, which counts once. */
  straddlingQpv: v.optional(v.array(v.tuple([text, text])), []),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

/** A published zoning: its lists, and what its document declares about them. */
export type Publication = v.InferOutput<typeof publicationSchema>;

/** Totals that a publication declares for the region. */
export interface Declared {
  readonly source: string;
  readonly zones: number;
  readonly communes: number;
  readonly population: number;
  readonly qpvCommunes?: number | undefined;
  readonly residualClass: string;
}

/** @throws InputError with every problem of the document, each with its field. */
export const parsePublication = (json: unknown, source: string): Publication =>
  parseDocument(publicationSchema, json, source);
