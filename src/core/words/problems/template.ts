/**
 * Texts with holes: `a column {}` is `a column acts` with one hole, `acts`. The English text of a message is its
 * template filled; matching it against the template gives the holes back, for the French template.
 */

/** The literal parts around the holes of a template: one more than it has holes. */
export type Template = readonly string[];

export const templateOf = (text: string): Template => text.split("{}");

/** How much of a template is its own words: of two that match a text, the one with more says more. */
export const literalLength = (template: Template): number => template.join("").length;

/** `{} or {}`: a template that says so little that texts it knows nothing of may match it. */
export const isLoose = (template: Template): boolean =>
  (template.join("").match(/\p{L}/gu) ?? []).length <= 4;

/**
 * What fills the holes where `text` is this template, or undefined. A hole is never empty, and each but the last is as
 * short as can be. Linear in the length of the text, whatever it holds.
 */
export function holesOf(template: Template, text: string): readonly string[] | undefined {
  const first = template[0]!;
  const last = template.at(-1)!;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const holes: string[] = [];
  let begin = first.length;
  for (const part of template.slice(1, -1)) {
    const found = text.indexOf(part, begin + 1);
    if (found < 0) return undefined;
    holes.push(text.slice(begin, found));
    begin = found + part.length;
  }
  if (begin >= end) return undefined;
  holes.push(text.slice(begin, end));
  return holes;
}

/** Whether hole `hole` is between quotes, or beside the `=` of an option: what users write, which is never translated. */
export function isVerbatim(template: Template, hole: number): boolean {
  const before = template[hole]!.at(-1) ?? "";
  const after = template[hole + 1]!;
  if (before === "=" || after.startsWith("=")) return true;
  return (before === '"' || before === "'" || before === "`") && after.startsWith(before);
}

/** `{}` are filled in order, `{0}` and `{1}` by their number: where French reorders. */
export function filled(text: string, holes: readonly string[]): string {
  let next = 0;
  return text.replace(
    /\{(\d*)\}/g,
    (_, number: string) => holes[number === "" ? next++ : Number(number)] ?? "",
  );
}

/** Holes that a text has, by number: `{1} {0}` and `{} {}` both have two. */
export const holeCount = (text: string): number =>
  new Set([...text.matchAll(/\{(\d*)\}/g)].map(([hole, number], i) => (number === "" ? i : hole))).size;
