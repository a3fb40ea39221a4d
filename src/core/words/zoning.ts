import type { Language } from "./words.ts";
import { zoningEnglish } from "./zoningEnglish.ts";
import { zoningFrench } from "./zoningFrench.ts";
import type { ZoningWords } from "./zoningWords.ts";

export const zoningWords: Readonly<Record<Language, ZoningWords>> = { fr: zoningFrench, en: zoningEnglish };
