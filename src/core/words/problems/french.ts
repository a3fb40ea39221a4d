/** The French of a text that the sources write in English. */
import { type Catalogue, typeset } from "./catalogue.ts";
import { catalogues } from "./catalogues.ts";
import {
  filled,
  holesOf,
  isLoose,
  isVerbatim,
  literalLength,
  type Template,
  templateOf,
} from "./template.ts";

interface Compiled {
  readonly whole: ReadonlyMap<string, string>;
  /** Those with holes, the most specific first. */
  readonly holed: readonly Holed[];
}

interface Holed {
  readonly template: Template;
  readonly french: string;
  readonly isLoose: boolean;
}

/** A hole may hold a text of the catalogue, whose holes may too. */
const maximumDepth = 8;

let compiled: Compiled | undefined;

/**
 * `english` in French where a template of the catalogue is this text, else as it is. Of several the most specific is
 * taken, a loose one only where all of its holes are known, or names; holes are translated in turn, except between
 * quotes; texts joined by `;` are taken one by one.
 */
export function inFrench(english: string): string {
  compiled ??= compile(catalogues.flat());
  return translated(english, compiled, 0) ?? english;
}

/** Several words that are no list of names: `a, b`. */
const isPhrase = (text: string): boolean => /[^,] /.test(text);

function compile(catalogue: Catalogue): Compiled {
  const entries = catalogue.map(([english, french]) => [english, typeset(french)] as const);
  const holed = entries
    .filter(([english]) => english.includes("{}"))
    .map(([english, french]) => ({ template: templateOf(english), french }))
    .map((each) => ({ ...each, isLoose: isLoose(each.template) }))
    .sort((a, b) => literalLength(b.template) - literalLength(a.template));
  return { whole: new Map(entries), holed };
}

/** 10,000 as 10 000: a number that the sources wrote; those of users stand in quotes, or without commas. */
const frenchThousands = (text: string): string =>
  /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(",", "\u202f") : text;

function translated(english: string, catalogue: Compiled, depth: number): string | undefined {
  const whole = catalogue.whole.get(english);
  if (whole !== undefined) return whole;
  if (depth > maximumDepth) return undefined;
  for (const { template, french, isLoose } of catalogue.holed) {
    const holes = holesOf(template, english);
    if (holes === undefined) continue;
    const parts = holes.map((text, hole) =>
      isVerbatim(template, hole) ? text : translated(text, catalogue, depth + 1),
    );
    if (isLoose && parts.some((part, hole) => part === undefined && isPhrase(holes[hole]!))) continue;
    return filled(
      french,
      parts.map((part, hole) => part ?? frenchThousands(holes[hole]!)),
    );
  }
  if (english.includes("; ")) {
    const texts = english.split("; ").map((text) => translated(text, catalogue, depth + 1));
    if (!texts.includes(undefined)) return texts.join("\u00a0; ");
  }
  const small = english.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  return small === english ? undefined : translated(small, catalogue, depth);
}
