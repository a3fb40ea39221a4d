/**
 * Every text that a problem or an error can say, found in the syntax of the sources: what is written in `got`,
 * `expected` and `advice`, in the source of a problem and the unit of a column, in the first argument of an Error, in
 * valibot's checks; through constants, parameters (the arguments of every call by that name) and what functions return.
 */
import { spokenValue } from "./spokenValues.ts";
import type { Sources } from "./syntax.ts";
import { hole, TemplateReader, type WrittenText } from "./templateReader.ts";

export type { WrittenText } from "./templateReader.ts";

export interface WrittenTexts {
  readonly texts: readonly WrittenText[];
  /** Words that go into the holes of those texts: `a ${kind} population`, kind being "standardised" or "total". */
  readonly words: readonly WrittenText[];
  /** `expected` and `advice` whose text was not found: what they say must be followed by hand. */
  readonly unknown: readonly string[];
}

export function writtenTexts(sources: Sources): WrittenTexts {
  const reader = new TemplateReader(sources);
  const texts: WrittenText[] = [];
  const unknown: string[] = [];
  for (const node of sources.nodes) {
    const value = spokenValue(node, sources.parentOf);
    if (value === undefined) continue;
    const place = sources.fileOf(node).path;
    for (const template of reader.textsOf(value)) {
      if (template !== hole) texts.push({ template, place });
      else if (node.type === "Property" && ["expected", "advice"].includes(node.key?.name ?? "")) {
        unknown.push(`${place}: ${sources.fileOf(node).text.slice(node.start, node.end)}`);
      }
    }
  }
  return { texts: distinct(texts), words: distinct(reader.words), unknown: [...new Set(unknown)] };
}

const distinct = (texts: readonly WrittenText[]): WrittenText[] => [
  ...new Map(texts.map((text) => [text.template, text])).values(),
];
