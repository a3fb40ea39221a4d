import { languages } from "../../core/words/languages.ts";
import type { Language, Words } from "../../core/words/words.ts";
import { englishPage } from "./en.ts";
import { frenchPage, type PageWords } from "./fr.ts";

export type { PageWords };

const pages: Readonly<Record<Language, PageWords>> = { fr: frenchPage, en: englishPage };

/** The page's own words, and those it shares with every output. */
export interface Speech {
  readonly page: PageWords;
  readonly core: Words;
}

export const speechOf = (language: Language): Speech => ({
  page: pages[language],
  core: languages[language],
});
