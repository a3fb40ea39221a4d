/**
 * Presets of supply: an opening, an equivalence or a mission, as a document. A preset says what changes and what it
 * rests on; what no source gives (consultations a pharmacist takes over, consultations of a day) is a parameter without
 * default, which the user states.
 */
import * as v from "valibot";
import { described, parseDocument, text } from "../../table/documents.ts";
import { InputError, type Problems } from "../../table/problems.ts";

const finite = v.pipe(v.number(), v.finite("a finite number"));
const amount = v.pipe(finite, v.minValue(0));
const positive = v.pipe(finite, v.gtValue(0));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, "letters a-z, digits and hyphens"));
const bilingual = v.strictObject({ fr: text, en: text });

const quantity = described(
  v.union([amount, v.strictObject({ parameter: id })], "a number, or the parameter that gives it"),
  "A number, or the parameter that gives it.",
);

const common = {
  $schema: v.optional(v.string()),
  id,
  title: bilingual,
  date: text,
  version: v.string(),
  parameters: v.optional(
    v.array(
      v.strictObject({
        id,
        label: bilingual,
        default: v.optional(described(amount, "Absent where no source gives one: the user states it.")),
      }),
    ),
    [],
  ),
  notes: v.optional(v.array(bilingual), []),
  sources: v.pipe(v.array(text), v.minLength(1)),
};

const opening = v.strictObject({
  kind: v.literal("opening"),
  ...common,
  professionals: v.pipe(
    v.array(
      v.strictObject({
        profession: id,
        label: bilingual,
        count: positive,
        actsEach: v.optional(
          described(
            quantity,
            "Consultations a year of each; absent: no indicator of this profession's supply is known.",
          ),
        ),
        age: v.optional(
          described(
            amount,
            "Counted in the variants whose age limit it does not exceed; absent: in every one.",
          ),
        ),
      }),
    ),
    v.minLength(1),
  ),
});

const equivalence = v.strictObject({
  kind: v.literal("equivalence"),
  ...common,
  profession: described(id, "Whose supply is added to."),
  facilities: described(text, "Facilities of a commune that bring it: pharmacies."),
  actsEach: described(quantity, "Consultations a year that each facility takes over."),
});

const mission = v.strictObject({
  kind: v.literal("mission"),
  ...common,
  profession: id,
  daysPerMonth: described(positive, "Most days a month of a volunteer."),
  monthsPerYear: v.pipe(positive, v.maxValue(12)),
  actsPerDay: quantity,
  leavesOwnPractice: described(
    v.boolean(),
    "Whether the consultations are taken from the volunteer's own commune, or come on top.",
  ),
});

export const presetSchema = v.variant("kind", [opening, equivalence, mission]);

export type Preset = v.InferOutput<typeof presetSchema>;
export type OpeningPreset = Extract<Preset, { kind: "opening" }>;
export type EquivalencePreset = Extract<Preset, { kind: "equivalence" }>;
export type MissionPreset = Extract<Preset, { kind: "mission" }>;
type Quantity = v.InferOutput<typeof quantity>;

/** A preset from its JSON. @throws InputError with every problem, each with its field. */
export function parsePreset(json: unknown, source: string): Preset {
  const preset = parseDocument(presetSchema, json, source);
  const known = preset.parameters.map((each) => each.id);
  const unknown = quantitiesOf(preset).flatMap((each) =>
    typeof each === "object" && !known.includes(each.parameter) ? [each.parameter] : [],
  );
  if (unknown.length > 0) {
    const expected = `one of ${known.join(", ") || "no parameter"}`;
    throw new InputError(
      unknown.map((got) => ({ severity: "error", source, field: "parameters", got, expected }) as const),
    );
  }
  return preset;
}

function quantitiesOf(preset: Preset): Quantity[] {
  if (preset.kind === "opening") return preset.professionals.flatMap((each) => each.actsEach ?? []);
  return [preset.kind === "equivalence" ? preset.actsEach : preset.actsPerDay];
}

/**
 * Value of each parameter: the one given, else its default. A parameter with neither, and one that the preset does not
 * have, are errors in `problems`.
 */
export function presetParameters(
  preset: Preset,
  given: ReadonlyMap<string, number>,
  problems: Problems,
): ReadonlyMap<string, number> {
  const known = preset.parameters.map((each) => each.id);
  for (const [name, value] of given) {
    if (!known.includes(name)) {
      const expected = `a parameter of ${preset.id}: ${known.join(", ") || "it has none"}`;
      problems.error({ source: preset.id, got: name, expected });
    } else if (!(value >= 0 && Number.isFinite(value))) {
      problems.error({
        source: preset.id,
        field: name,
        got: String(value),
        expected: "a number of at least 0",
      });
    }
  }
  const values = new Map<string, number>();
  for (const parameter of preset.parameters) {
    const value = given.get(parameter.id) ?? parameter.default;
    if (value !== undefined) values.set(parameter.id, value);
    else {
      problems.error({
        source: preset.id,
        field: parameter.id,
        got: "nothing",
        expected: `a number: ${parameter.label.en}`,
        advice: "No source gives it: state your own.",
      });
    }
  }
  return values;
}

/** A number of the preset. @throws RangeError for a parameter without value. */
export function quantityOf(each: Quantity, parameters: ReadonlyMap<string, number>): number {
  if (typeof each === "number") return each;
  const value = parameters.get(each.parameter);
  if (value === undefined) throw new RangeError(`${each.parameter}: expected a value, got none.`);
  return value;
}
