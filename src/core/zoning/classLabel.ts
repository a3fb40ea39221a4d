import type { ZoningWords } from "../words/zoningWords.ts";
import type { Rules } from "./rules.ts";

/** Label of a class in the language of the words; the id where the rules do not know it, "no class" for "". */
export function classLabel({ rules }: { readonly rules: Rules }, id: string, words: ZoningWords): string {
  if (id === "") return words.noClass;
  return rules.classes.find((each) => each.id === id)?.label[words.language] ?? id;
}
