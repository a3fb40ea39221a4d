import type { Outcome } from "../method/activity.ts";
import { countedEnglish, countedFrench } from "./plural.ts";
import type { Language } from "./words.ts";

/** What `explain --practices` says. */
export interface PracticeWords {
  readonly practice: string;
  readonly others: (count: string) => string;
  readonly acts: string;
  readonly counted: string;
  readonly rules: string;
  /** What the rules of activity did to a practice. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly unknown: string;
}

export const practiceWords: Readonly<Record<Language, PracticeWords>> = {
  fr: {
    practice: "cabinet",
    others: (count) => countedFrench(count, "autre cabinet", "autres cabinets"),
    acts: "actes",
    counted: "comptés",
    rules: "règle",
    outcomes: {
      imputed: "activité imputée",
      "below-minimum": "sous le minimum",
      "below-floor": "sous le plancher",
      raised: "relevé au plancher",
      capped: "plafonné",
    },
    unknown: "l'offre n'est pas donnée par cabinet : ceux qui la composent ne sont pas connus",
  },
  en: {
    practice: "practice",
    others: (count) => countedEnglish(count, "other practice"),
    acts: "acts",
    counted: "counted",
    rules: "rule",
    outcomes: {
      imputed: "activity imputed",
      "below-minimum": "below the minimum",
      "below-floor": "below the floor",
      raised: "raised to the floor",
      capped: "capped",
    },
    unknown: "supply is not given by practice: those that make it up are not known",
  },
};
