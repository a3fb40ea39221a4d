import type { Language } from "./words.ts";

/** What users read of zonings by criteria, lists and indices, of contiguous communes, overlaps and profiles. */
export interface TerritoryWords {
  readonly language: Language;
  readonly titles: Readonly<Record<TitleName, string>>;
  /** Names of sheets; at most 31 characters. */
  readonly sheets: Readonly<Record<TitleName, string>>;
  readonly columns: Readonly<Record<TerritoryColumn, string>>;
  readonly total: string;
  readonly nation: string;
  readonly yes: string;
  readonly no: string;
  readonly either: string;
  readonly both: string;
  readonly noClass: string;
  readonly outputs: string;
  /** `< 19.02 (printed for 2023)`, `≤ 237.3 (7/10 of the mean 339)` */
  readonly edges: Readonly<Record<"below" | "atMost" | "above" | "atLeast", string>>;
  readonly origins: {
    readonly fixed: string;
    readonly printed: (year: string) => string;
    readonly computed: (fraction: string, of: "mean" | "median", reference: string) => string;
    readonly given: (fraction: string, of: "mean" | "median", reference: string) => string;
  };
  readonly reach: {
    readonly reached: string;
    readonly unreachable: (minutes: string) => string;
    readonly unknown: string;
  };
  readonly notes: {
    readonly combination: (text: string) => string;
    readonly plainPopulation: string;
    readonly unreachable: (communes: string, inhabitants: string, minutes: string) => string;
    readonly withoutTime: (communes: string) => string;
    readonly partOfCountry: string;
    readonly noCap: string;
    readonly capLifted: string;
    readonly separateOrder: string;
    readonly noBorders: string;
    readonly groups: (groups: string, communes: string) => string;
    readonly notProven: (communes: string) => string;
    readonly minimalCapped: (listed: string, count: string, complete: boolean) => string;
    readonly withoutBorder: (communes: string, examples: string) => string;
    readonly deadline: (from: string, months: string, until: string) => string;
    readonly listVersion: (version: string, date: string) => string;
    readonly untold: (name: string, communes: string) => string;
    readonly leastSelected: (index: string) => string;
    readonly reproduced: (count: string) => string;
    readonly rates: string;
    readonly contradicted: string;
    readonly meanPer: (level: string) => string;
    readonly zoneNames: string;
    readonly firstRows: (shown: string, rows: string) => string;
  };
  readonly figures: Readonly<Record<"zones" | "population" | "departments", string>>;
  readonly levels: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<"better" | "worse", string>>;
  readonly findings: Readonly<
    Record<"prose" | "of-nation" | "under-nation" | "quotient" | "population" | "pillars", string>
  >;
  readonly directions: Readonly<Record<"raises" | "lowers", string>>;
  readonly normalisations: Readonly<Record<"min-max" | "z-score" | "rank" | "none", string>>;
  readonly aggregations: Readonly<Record<"arithmetic" | "geometric" | "largest", string>>;
  readonly thresholds: Readonly<
    Record<"atLeast" | "above" | "zones" | "zonesShare" | "populationShare", (figure: string) => string>
  >;
  readonly missing: Readonly<Record<"no-index" | "reweight", string>>;
  /** An indicator on its scale, beside its value. */
  readonly scaled: (label: string) => string;
  readonly inZonings: (count: number) => string;
}

export type TerritoryColumn =
  | "class"
  | "zones"
  | "communes"
  | "population"
  | "share"
  | "region"
  | "regionPopulation"
  | "cap"
  | "limit"
  | "room"
  | "within"
  | "criterion"
  | "threshold"
  | "chosen"
  | "department"
  | "code"
  | "name"
  | "zone"
  | "facilities"
  | "density"
  | "farShare"
  | "unreachable"
  | "by"
  | "group"
  | "groupPopulation"
  | "groupCommunes"
  | "largest"
  | "smallest"
  | "smallestPopulation"
  | "smallestCommunes"
  | "proven"
  | "body"
  | "sent"
  | "due"
  | "opinion"
  | "opinionDate"
  | "announced"
  | "found"
  | "difference"
  | "figure"
  | "source"
  | "indicator"
  | "column"
  | "direction"
  | "normalisation"
  | "least"
  | "greatest"
  | "mean"
  | "deviation"
  | "weight"
  | "index"
  | "rank"
  | "zonings"
  | "zoning"
  | "other"
  | "whole"
  | "part"
  | "none"
  | "common"
  | "commonShare"
  | "pillar"
  | "unit"
  | "per100k"
  | "against"
  | "value"
  | "reference"
  | "gap"
  | "verdict"
  | "check"
  | "territory"
  | "table"
  | "told"
  | "agrees"
  | "note";

export type TitleName =
  | "summary"
  | "caps"
  | "criteria"
  | "selected"
  | "neighbourhoods"
  | "unknown"
  | "groups"
  | "contiguous"
  | "groupCommunes"
  | "minimal"
  | "consultation"
  | "departments"
  | "announced"
  | "steps"
  | "ranking"
  | "overlapCounts"
  | "overlapGroups"
  | "overlapPairs"
  | "overlapZones"
  | "profile"
  | "sideBySide"
  | "comparisons"
  | "findings"
  | "notes";
