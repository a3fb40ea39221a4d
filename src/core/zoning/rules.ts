/**
 * Rules documents: what turns the accessibility of zones into classes, what the agency may choose, what it is held to.
 * They are data, like methods; every rule on which sources disagree (order, edges, weight, margins) is a field.
 */
import * as v from "valibot";
import { text } from "../../table/documents.ts";

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, "letters a-z, digits and hyphens"));
const ids = v.array(id);
const bilingual = v.strictObject({ fr: text, en: text });
const variant = v.pipe(v.string(), v.regex(/^(all|\d{2,3})$/, 'a doctor-age variant: "all", "65", "62"…'));
const finite = v.pipe(v.number(), v.finite());
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** One edge or two on the accessibility of a variant; the word says whether the edge itself is included. */
const condition = v.pipe(
  v.strictObject({
    variant,
    /** accessibility < below */
    below: v.optional(finite),
    /** accessibility <= atMost */
    atMost: v.optional(finite),
    /** accessibility > above */
    above: v.optional(finite),
    /** accessibility >= atLeast */
    atLeast: v.optional(finite),
  }),
  v.check(
    ({ below, atMost, above, atLeast }) => [below, atMost, above, atLeast].some((edge) => edge !== undefined),
    "at least one of below, atMost, above, atLeast",
  ),
);

const zoneClass = v.strictObject({
  id,
  label: bilingual,
  /** Legend of a zoning map. */
  legend: v.optional(bilingual),
  /** Names that published lists use for it. */
  aliases: v.optional(v.array(v.string()), []),
  /** True where being in this class is being in the zoning: entering and leaving are told by it. */
  inside: v.boolean(),
  /** True where no choice moves a zone out of it. */
  locked: v.optional(v.boolean(), false),
  /** Classes given by the rules from which the agency may choose a zone into this one; none: no choice leads here. */
  from: v.optional(ids, []),
  /** Those of `from` that need a written reason. */
  reasonFrom: v.optional(ids, []),
  /** Class of its zones before any choice; itself if absent. */
  proposed: v.optional(id),
  /** Class, once the agency has chosen, of its zones that no choice names; `proposed` if absent. */
  unchosen: v.optional(id),
});

const thresholdClass = v.strictObject({
  ...zoneClass.entries,
  /** All must hold; absent on classes that only a choice gives. */
  when: v.optional(v.pipe(v.array(condition), v.minLength(1))),
});

const shareClass = v.strictObject({
  ...zoneClass.entries,
  /** Its share of the population, in [0, 1]; the last class takes what remains. */
  share: v.optional(fraction),
  /** Largest accessibility printed for the class, itself included: the cut of `basis: "values"`. */
  atMost: v.optional(finite),
});

const gauge = v.strictObject({
  id,
  label: bilingual,
  /** Classes whose inhabitants it counts. */
  counts: v.pipe(ids, v.minLength(1)),
  /** Count only zones that the rules had put in these classes. */
  from: v.optional(ids),
  /**
   * Inhabitants it must not exceed: those of classes of the national proposal, a share of these, or a figure given
   * for the region ("given": none until it is).
   */
  limit: v.union([
    v.strictObject({ proposal: v.pipe(ids, v.minLength(1)), share: v.optional(fraction, 1) }),
    v.strictObject({ inhabitants: v.pipe(finite, v.minValue(0)) }),
    v.literal("given"),
  ]),
});

const common = {
  $schema: v.optional(v.string()),
  id,
  title: bilingual,
  /** Day, or month where the source has no more. */
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/, "a day such as 2017-02-22, or a month")),
  version: text,
  profession: text,
  /** What the zones are, in words: the mesh itself is an input. */
  mesh: bilingual,
  /** Weight of a commune in its zone's accessibility; sources disagree. */
  zoneWeight: v.picklist(["standardised", "population"]),
  /**
   * A zone over two regions counts its inhabitants of the region only, always; "most-inhabitants" adds that its class
   * is chosen by the region where most of them live (unless the two agree), "own-inhabitants" that each chooses.
   */
  twoRegions: v.picklist(["own-inhabitants", "most-inhabitants"]),
  gauges: v.optional(v.array(gauge), []),
  /** Which aid applies where. */
  aids: v.optional(v.array(v.strictObject({ id, label: bilingual, classes: ids })), []),
  /** Priority neighbourhoods classed apart from their zone: from which classes, into which. */
  qpv: v.optional(v.strictObject({ from: ids, to: ids })),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(v.string()), v.minLength(1)),
};

const thresholdRules = v.strictObject({
  kind: v.literal("thresholds"),
  ...common,
  /** From the most to the least fragile: the order of every table. */
  classes: v.pipe(v.array(thresholdClass), v.minLength(1)),
  /** Order in which the rules are tried: the first that matches gives the class. */
  order: v.pipe(ids, v.minLength(1)),
});

const shareRules = v.strictObject({
  kind: v.literal("shares"),
  ...common,
  classes: v.pipe(v.array(shareClass), v.minLength(1)),
  variant,
  /** "shares": cut the sorted zones at cumulative shares; "values": at the printed largest accessibilities. */
  basis: v.picklist(["shares", "values"]),
  /**
   * Where a zone that straddles a cut belongs: by the midpoint of its cumulated population, to the lower class where
   * it ends within the cut ("end"), or where it begins before it ("begin").
   */
  straddling: v.picklist(["midpoint", "end", "begin"]),
  /** Whose shares they are. */
  population: v.string(),
});

/** The schema of a rules document; the published JSON Schema is generated from it. */
export const rulesSchema = v.variant("kind", [thresholdRules, shareRules]);

export type Condition = v.InferOutput<typeof condition>;
export type Gauge = v.InferOutput<typeof gauge>;
export type ThresholdRules = v.InferOutput<typeof thresholdRules>;
export type ShareRules = v.InferOutput<typeof shareRules>;
export type Rules = ThresholdRules | ShareRules;
export type ZoneClass = Rules["classes"][number];
export type Bilingual = v.InferOutput<typeof bilingual>;

/** Ids of the classes that the rules themselves give, as opposed to those that only a choice gives. */
export function givenClasses(rules: Rules): readonly string[] {
  return rules.kind === "thresholds" ? rules.order : rules.classes.map((each) => each.id);
}

/** Id of the class that a document, a list or a choice calls `name` (id, alias, or French or English label); undefined if none. */
export function classNamed(rules: Rules, name: string): ZoneClass | undefined {
  const classes: readonly ZoneClass[] = rules.classes;
  return (
    classes.find((each) => each.id === name) ??
    classes.find((each) => [...each.aliases, each.label.fr, each.label.en].includes(name))
  );
}

/** Doctor-age variants that the rules read. */
export function variantsRead(rules: Rules): readonly string[] {
  if (rules.kind === "shares") return [rules.variant];
  return [...new Set(rules.classes.flatMap((each) => (each.when ?? []).map((edge) => edge.variant)))];
}
