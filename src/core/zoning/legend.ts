/**
 * What a zoning says of itself to whoever shows it: its title, the text it follows, its classes and their labels. Every
 * file of a zoning carries it, so that a map needs neither the rules nor their file.
 */
import * as v from "valibot";
import { type CompositeRules, parseCompositeRules } from "./compositeRules.ts";
import { type CriteriaRules, parseCriteriaRules } from "./criteriaRules.ts";
import { type ListRules, parseListRules } from "./listRules.ts";
import { parseRules } from "./parseRules.ts";
import { type Bilingual, givenClasses, type Rules } from "./rules.ts";

const bilingual = v.object({ fr: v.string(), en: v.string() });

const legendClass = v.object({
  id: v.string(),
  /** As a legend writes it. */
  label: bilingual,
  /** Other names of the class in tables. */
  names: v.array(v.string()),
  /** True where the rules themselves give it: it stands in the legend even where no zone has it. */
  given: v.boolean(),
});

const zoningLegend = v.object({
  id: v.string(),
  title: bilingual,
  /** Of the text that the rules follow: a day, or a month. */
  date: v.string(),
  sources: v.array(v.string()),
  /** From the most fragile on. */
  classes: v.array(legendClass),
});

export type ZoningLegend = v.InferOutput<typeof zoningLegend>;
export type LegendClass = ZoningLegend["classes"][number];
export type AnyRules = Rules | CriteriaRules | ListRules | CompositeRules;

/** A rules document of any kind from its JSON. @throws InputError with every problem, each with its field */
export function parseAnyRules(json: unknown, source: string): AnyRules {
  const kind = typeof json === "object" && json !== null ? (json as { kind?: unknown }).kind : undefined;
  if (kind === "criteria") return parseCriteriaRules(json, source);
  if (kind === "list") return parseListRules(json, source);
  if (kind === "composite") return parseCompositeRules(json, source);
  return parseRules(json, source);
}

/** The legend of rules of any kind. */
export function legendOf(rules: AnyRules): ZoningLegend {
  const { id, title, date, sources } = rules;
  return { id, title, date, sources: [...sources], classes: classesOf(rules) };
}

function classesOf(rules: AnyRules): LegendClass[] {
  if (rules.kind === "thresholds" || rules.kind === "shares") {
    const given = new Set(givenClasses(rules));
    return rules.classes.map(({ id, label, legend, aliases }) => ({
      id,
      label: legend ?? label,
      names: [...aliases, label.fr, label.en],
      given: given.has(id),
    }));
  }
  return (["selected", "others"] as const).map((id) => {
    const label: Bilingual = rules.classes[id];
    return { id, label, names: [label.fr, label.en], given: true };
  });
}

/** The class that a table calls `name`: by its id, another of its names, or its label; undefined where there is none. */
export function legendClassNamed({ classes }: ZoningLegend, name: string): LegendClass | undefined {
  return (
    classes.find(({ id }) => id === name) ??
    classes.find(({ names, label }) => names.includes(name) || label.fr === name || label.en === name)
  );
}

/** Under this key the files of a zoning carry its legend, as JSON. */
export const legendKey = "aplomb.zoning";

/** The legend that a file carries; undefined where it carries none, or none that can be read. */
export function legendOfMetadata(metadata: ReadonlyMap<string, string>): ZoningLegend | undefined {
  const text = metadata.get(legendKey);
  if (text === undefined) return undefined;
  try {
    const read = v.safeParse(zoningLegend, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
