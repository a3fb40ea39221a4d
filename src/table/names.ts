/** How names that people type are compared: without case, accents or separators. */
import { distance } from "fastest-levenshtein";

/** Without accents; characters that are two in one, as ligatures of typography, are these. */
export function withoutAccents(text: string): string {
  // Most names: the expression below takes milliseconds to be compiled.
  return isPlain(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "");
}

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

/** `Code INSEE`, `code_insee` and `codeInsee` are one name: lower case, no accents, letters and digits only. */
export function normalName(name: string): string {
  if (isPlain(name)) return name.toLowerCase().replace(/[^a-z0-9]/g, "");
  return withoutAccents(name)
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The candidate closest to any of `names` by edit distance on normal names; undefined when none shares half its letters. */
export function nearestName(names: readonly string[], candidates: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const wanted = names.map(normalName);
  for (const candidate of candidates) {
    const normal = normalName(candidate);
    for (const name of wanted) {
      const edits = distance(name, normal) / Math.max(name.length, normal.length, 1);
      if (edits < least) [nearest, least] = [candidate, edits];
    }
  }
  return least <= 0.5 ? nearest : undefined;
}
