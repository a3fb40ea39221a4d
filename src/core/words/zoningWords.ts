import type { Language } from "./words.ts";

/** What users read in tables of zonings. Labels of classes, quotas and aids are those of the rules documents. */
export interface ZoningWords {
  readonly language: Language;
  readonly titles: {
    readonly summary: string;
    readonly mesh: string;
    readonly eligibility: string;
    readonly quotas: string;
    readonly zonesOf: (annex: number, label: string) => string;
    readonly qpvOf: (annex: number, label: string) => string;
    readonly distribution: string;
    readonly ambiguous: string;
    readonly missing: string;
    readonly discrepancies: string;
    readonly transitions: Readonly<Record<"zones" | "communes" | "population", string>>;
    readonly moves: string;
    readonly choices: string;
    readonly qpv: string;
    readonly notes: string;
  };
  /** Names of sheets and files; at most 31 characters. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly annex: (annex: number) => string;
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly apl: (variant: string) => string;
  readonly populationOf: (year: number | undefined) => string;
  /** Share of the population of a region, or of the country where the code is "". */
  readonly share: (region: string) => string;
  readonly partlyMissing: (zones: string, communes: string) => string;
  readonly total: string;
  readonly region: string;
  readonly outsideRegion: string;
  readonly noClass: string;
  /** Units that a zoning in force does not name. */
  readonly outsideZoning: string;
  readonly notGiven: (quota: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly decisions: Readonly<Record<"rule" | "published" | "printed" | "missing", string>>;
  readonly directions: Readonly<Record<"entering" | "leaving" | "within", string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly residualNote: (label: string) => string;
  readonly ambiguousNote: (count: string) => string;
  readonly inRegion: (code: string) => string;
  readonly weightNote: (weight: "standardised" | "population") => string;
  readonly lowestFirst: (column: string) => string;
  readonly highestFirst: (column: string) => string;
  readonly outputs: string;
  readonly annexesHint: string;
  readonly tooLong: (title: string, rows: string) => string;
  readonly quantile: (share: number) => string;
  readonly under: (threshold: string) => string;
  readonly entering: (zones: string, communes: string, inhabitants: string) => string;
  readonly leaving: (zones: string, communes: string, inhabitants: string) => string;
  /** Communes or zones of a zoning that the one in force does not name, and the reverse. */
  readonly added: (by: "communes" | "zones", count: string) => string;
  readonly gone: (by: "communes" | "zones", count: string) => string;
  readonly qpvTotal: (lines: string, distinct: string) => string;
}

export type ColumnName =
  | "class"
  | "classBefore"
  | "zones"
  | "communes"
  | "communesWithQpv"
  | "communesMissing"
  | "shareOfDepartment"
  | "department"
  | "mesh"
  | "density"
  | "aid"
  | "quota"
  | "limit"
  | "used"
  | "room"
  | "limitShare"
  | "usedShare"
  | "zone"
  | "commune"
  | "name"
  | "area"
  | "qpv"
  | "qpvCount"
  | "possible"
  | "decision"
  | "printed"
  | "computed"
  | "direction"
  | "mixed"
  | "reason"
  | "population"
  | "parentClass"
  | "ruleClass"
  | "note"
  | "variant"
  | "mean";
