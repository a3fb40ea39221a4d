/**
 * A text as it is printed: typographic apostrophes within words, and the spaces of French punctuation unbreakable. Applying it
 * twice changes nothing.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, "\u2019")
    .replace(/ (?=[:;!?»%])/g, "\u00a0")
    .replace(/(?<=«) /g, "\u00a0");
}
