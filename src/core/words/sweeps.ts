/** What the parameters and outputs of sweeps are called on charts. */
import type { NumberWords } from "./numbers.ts";
import { numberWords } from "./numbers.ts";
import type { Language } from "./words.ts";

interface SweepWords {
  readonly numbers: NumberWords;
  readonly parameters: readonly (readonly [name: RegExp, label: (...parts: string[]) => string])[];
  readonly outputs: readonly (readonly [name: RegExp, label: (...parts: string[]) => string])[];
}

const words: Readonly<Record<Language, SweepWords>> = {
  fr: {
    numbers: numberWords("fr"),
    parameters: [
      [/^timeFactor$/, () => "Temps de trajet (facteur)"],
      [/^supplyFactor$/, () => "Offre (facteur)"],
      [/^supplyFactor\.department\.(\w+)$/, (code) => `Offre du département ${code} (facteur)`],
      [/^supplyFactor\.region\.(\w+)$/, (code) => `Offre de la région ${code} (facteur)`],
      [/^decay$/, () => "Décroissance"],
      [/^decay\.weights\[(\d+)\]$/, (step) => `Poids de la ${ordinal(step)} tranche de temps`],
      [/^decay\.cutoffs\[(\d+)\]$/, (step) => `Borne de la ${ordinal(step)} tranche de temps (min)`],
      [/^activity\.cap\.acts$/, () => "Plafond d'actes par an"],
      [/^activity\.floor\.acts$/, () => "Plancher d'actes par an"],
      [/^variants$/, () => "Limites d'âge des médecins"],
      [/^ageWeights$/, () => "Poids d'âge de la population"],
    ],
    outputs: [
      [/^mean$/, () => "APL moyenne"],
      [/^mean_by_population$/, () => "APL moyenne, population simple"],
      [/^share_under_(.+)$/, (threshold) => `part de la population sous ${threshold}`],
      [/^tenth_(\d+)$/, (tenth) => `APL moyenne du ${tenth === "1" ? "1er" : `${tenth}e`} dixième`],
    ],
  },
  en: {
    numbers: numberWords("en"),
    parameters: [
      [/^timeFactor$/, () => "Travel times (factor)"],
      [/^supplyFactor$/, () => "Supply (factor)"],
      [/^supplyFactor\.department\.(\w+)$/, (code) => `Supply of department ${code} (factor)`],
      [/^supplyFactor\.region\.(\w+)$/, (code) => `Supply of region ${code} (factor)`],
      [/^decay$/, () => "Decay"],
      [/^decay\.weights\[(\d+)\]$/, (step) => `Weight of time class ${Number(step) + 1}`],
      [/^decay\.cutoffs\[(\d+)\]$/, (step) => `Cutoff of time class ${Number(step) + 1} (min)`],
      [/^activity\.cap\.acts$/, () => "Cap of acts a year"],
      [/^activity\.floor\.acts$/, () => "Floor of acts a year"],
      [/^variants$/, () => "Age limits of doctors"],
      [/^ageWeights$/, () => "Age weights of the population"],
    ],
    outputs: [
      [/^mean$/, () => "mean APL"],
      [/^mean_by_population$/, () => "mean APL, plain population"],
      [/^share_under_(.+)$/, (threshold) => `share of the population under ${threshold}`],
      [/^tenth_(\d+)$/, (tenth) => `mean APL of tenth ${tenth}`],
    ],
  },
};

const ordinal = (position: string): string => (position === "0" ? "1re" : `${Number(position) + 1}e`);

function named(list: SweepWords["parameters"], name: string, value: (text: string) => string): string {
  for (const [pattern, label] of list) {
    const found = pattern.exec(name);
    if (found) return label(...found.slice(1).map(value));
  }
  return name;
}

/** A parameter of a sweep as readers call it; its own name where it has no other. */
export const parameterName = (name: string, language: Language): string =>
  named(words[language].parameters, name, (text) => text);

/** An output of a sweep as readers call it. */
export const outputName = (name: string, language: Language): string =>
  named(words[language].outputs, name, (text) => settingText(text, language));

/** True for outputs in [0, 1], which are read as percentages. */
export const isShare = (output: string): boolean => output.startsWith("share_");

/** A setting as it is written: numbers with the marks of the language and all their digits, anything else as it is. */
export function settingText(setting: string, language: Language): string {
  if (!/^-?\d+(\.\d+)?$/.test(setting)) return setting;
  const digits = setting.split(".")[1]?.length ?? 0;
  return words[language].numbers.decimal(Number(setting), Math.min(digits, 3));
}
