import { languages } from "../../core/words/languages.ts";
import type { NumberWords } from "../../core/words/numbers.ts";
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
  core: { ...languages[language], numbers: spaced(languages[language].numbers) },
});

/** Thousands apart by a whole no-break space: the page's font draws the narrow one so thin that it is not seen. */
function spaced({ integer, decimal, percent }: NumberWords): NumberWords {
  const wide = (text: string) => text.replaceAll("\u202f", "\u00a0");
  return {
    integer: (value) => wide(integer(value)),
    decimal: (value, decimals) => wide(decimal(value, decimals)),
    percent: (share, decimals) => wide(percent(share, decimals)),
  };
}
