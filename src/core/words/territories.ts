import { englishTerritories } from "./territories.en.ts";
import { frenchTerritories } from "./territories.fr.ts";
import type { TerritoryWords } from "./territoryWords.ts";
import type { Language } from "./words.ts";

export const territoryWords: Readonly<Record<Language, TerritoryWords>> = {
  fr: frenchTerritories,
  en: englishTerritories,
};
