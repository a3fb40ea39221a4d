/** What readers of an evolution read. */
import { agreedFrench, countedEnglish as en, countedFrench as fr } from "./plural.ts";
import type { Language } from "./words.ts";

export interface EvolveWords {
  readonly vintage: string;
  readonly communes: string;
  readonly mean: string;
  readonly firstTenth: string;
  readonly lastTenth: string;
  readonly under: (threshold: string) => string;
  readonly merged: (count: string, label: string) => string;
  readonly ambiguous: (count: string) => string;
  readonly incomplete: (count: string) => string;
  readonly split: (variant: string) => string;
  readonly step: string;
  readonly change: string;
  readonly factors: Readonly<Record<"supply" | "demand" | "times" | "rest", string>>;
  readonly noSplit: (columns: string) => string;
  readonly sameTimes: string;
  readonly outputs: string;
}

export const evolveWords: Readonly<Record<Language, EvolveWords>> = {
  fr: {
    vintage: "millésime",
    communes: "communes",
    mean: "moyenne",
    firstTenth: "1er dixième",
    lastTenth: "10e dixième",
    under: (threshold) => `< ${threshold}`,
    merged: (count, label) =>
      `${label} : ${fr(count, "commune ancienne réunie", "communes anciennes réunies")} à celles d'aujourd'hui`,
    ambiguous: (count) =>
      `! ${fr(count, "commune ancienne partagée", "communes anciennes partagées")} entre plusieurs d'aujourd'hui, ${agreedFrench(count, "laissée", "laissées")} de côté`,
    incomplete: (count) => `${fr(count, "commune")} sans valeur dans au moins un millésime`,
    split: (variant) => `Ce qui explique la variation de la moyenne (${variant}, valeurs de Shapley)`,
    step: "période",
    change: "variation",
    factors: { supply: "offre", demand: "population", times: "temps de trajet", rest: "hors modèle" },
    noSplit: (columns) => `Pas de décomposition : il manque ${columns}.`,
    sameTimes: "Temps de trajet : les mêmes pour tous les millésimes, sans effet par construction.",
    outputs: "fichiers",
  },
  en: {
    vintage: "vintage",
    communes: "communes",
    mean: "mean",
    firstTenth: "1st tenth",
    lastTenth: "10th tenth",
    under: (threshold) => `< ${threshold}`,
    merged: (count, label) => `${label}: ${en(count, "former commune")} joined to those of today`,
    ambiguous: (count) => `! ${en(count, "former commune")} shared by several of today, left out`,
    incomplete: (count) => `${en(count, "commune")} without a value in at least one vintage`,
    split: (variant) => `What explains the change of the mean (${variant}, Shapley values)`,
    step: "period",
    change: "change",
    factors: { supply: "supply", demand: "population", times: "travel times", rest: "outside the model" },
    noSplit: (columns) => `No split: ${columns} missing.`,
    sameTimes: "Travel times: the same in every vintage, without effect by construction.",
    outputs: "files",
  },
};
