import type { NumberWords } from "./numbers.ts";

export type Language = "fr" | "en";

/** What users read in outputs, one object a language; for what is wrong, see problems/. Documentation is in English. */
export interface Words {
  readonly language: Language;
  readonly numbers: NumberWords;
  /** `subject: text`, with the spaces of the language. */
  readonly about: (subject: string, text: string) => string;
  readonly unit: string;
  readonly marks: { readonly estimated: string; readonly synthetic: string };
  readonly summary: {
    readonly counts: (communes: string, inhabitants: string, pairs: string | undefined) => string;
    readonly variant: string;
    readonly variantName: (variant: string) => string;
    readonly mean: string;
    readonly firstTenth: string;
    readonly lastTenth: string;
    readonly tenths: string;
    readonly under: (threshold: string) => string;
    readonly populationShare: string;
    readonly conservation: (relativeError: string) => string;
    readonly unreached: (consultations: string, variant: string) => string;
    readonly consultationsOf: (consultations: string, variant: string) => string;
    readonly missing: (count: string) => string;
    readonly excluded: string;
    readonly nothingExcluded: string;
    readonly stages: string;
    readonly outputs: string;
    readonly demandFactor: (k: string, source: string) => string;
    readonly nearCut: (count: string, departments: string) => string;
    readonly median: string;
    readonly repeats: (count: number, minimum: string, median: string) => string;
  };
  readonly check: (errors: number, warnings: number) => string;
  readonly prepared: (file: string, communes: string, pairs: string, minutes: string) => string;
  readonly explain: {
    readonly title: (name: string, code: string) => string;
    readonly sum: (accessibility: string, variant: string) => string;
    readonly destination: string;
    readonly minutes: string;
    readonly weight: string;
    readonly ratio: string;
    readonly contribution: string;
    readonly share: string;
    readonly supply: string;
    readonly catchment: string;
    readonly practices: string;
    readonly others: (count: string) => string;
    readonly nothing: string;
    readonly missing: string;
  };
  readonly sweep: {
    readonly done: (scenarios: string, computed: string) => string;
    /** Above a table of figures over scenarios, whose cells `spread` writes. */
    readonly figures: string;
    readonly spread: (median: string, least: string, most: string) => string;
    /** Where the figures are, as they were not merged. */
    readonly apart: (parts: string, folder: string) => string;
    /** Said when Ctrl-C, or a signal, ends a sweep. */
    readonly stopped: (folder: string) => string;
  };
  readonly shards: {
    /** What the stages of a plan count, by their names. */
    readonly stages: Readonly<Record<string, string>>;
    readonly stage: (name: string) => string;
    readonly planned: (file: string, count: string, unit: string, shards: string) => string;
    readonly fewer: (asked: string) => string;
    readonly done: (index: number, range: string) => string;
    readonly already: (index: number, range: string) => string;
    readonly stopped: string;
    readonly merged: (shards: string, files: string) => string;
  };
  readonly whatIf: {
    readonly official: string;
    readonly changes: (communes: string) => string;
    readonly supply: string;
    readonly gaining: string;
    readonly losing: string;
    readonly meanChange: string;
    readonly people: (inhabitants: string, communes: string) => string;
    readonly thresholds: string;
    readonly most: (variant: string) => string;
    readonly before: string;
    readonly after: string;
    readonly change: string;
  };
  readonly place: {
    readonly title: (placed: string, doctors: string, objective: string) => string;
    readonly commune: string;
    readonly stopped: string;
  };
  readonly stages: Readonly<Record<string, string>>;
  /** Why rows were left out, by the key that `Exclusions` keeps. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What the rules of supply did, by the key that `SupplyNote` keeps; said after its count. */
  readonly notes: Readonly<Record<string, string>>;
  readonly demandSources: Readonly<Record<string, string>>;
}
