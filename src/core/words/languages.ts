import { english } from "./en.ts";
import { french } from "./fr.ts";
import type { Language, Words } from "./words.ts";

export const languages: Readonly<Record<Language, Words>> = { fr: french, en: english };
