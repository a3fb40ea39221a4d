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
  | "note"
  | "variant"
  | "mean";

const french: ZoningWords = {
  language: "fr",
  titles: {
    summary: "Synthèse par classe",
    mesh: "Maillage par département",
    eligibility: "Éligibilité aux aides par classe",
    quotas: "Quotas de population",
    zonesOf: (annex, label) => `Annexe ${annex} - Zones : ${label}`,
    qpvOf: (annex, label) => `Annexe ${annex} - Communes avec quartiers prioritaires : ${label}`,
    distribution: "Accessibilité des zones, par habitant",
    ambiguous: "Zones ambiguës sur les valeurs imprimées",
    missing: "Zones dont l'accessibilité manque, en tout ou partie",
    discrepancies: "Écarts entre la liste publiée et le calcul",
    transitions: {
      zones: "Passages depuis le zonage en vigueur, en zones",
      communes: "Passages depuis le zonage en vigueur, en communes",
      population: "Passages depuis le zonage en vigueur, en habitants",
    },
    moves: "Zones qui changent de classe",
    choices: "Choix de l'agence",
    qpv: "Quartiers prioritaires",
    notes: "Notes et sources",
  },
  sheets: {
    summary: "Synthèse",
    mesh: "Maillage",
    eligibility: "Éligibilité",
    quotas: "Quotas",
    distribution: "Répartition",
    ambiguous: "Zones ambiguës",
    missing: "Sans donnée",
    discrepancies: "Écarts",
    "transitions-zones": "Passages (zones)",
    "transitions-communes": "Passages (communes)",
    "transitions-population": "Passages (habitants)",
    moves: "Changements",
    choices: "Choix",
    qpv: "Quartiers prioritaires",
    notes: "Notes",
  },
  annex: (annex) => `Annexe ${annex}`,
  columns: {
    class: "Classe",
    classBefore: "Classe en vigueur",
    zones: "Zones",
    communes: "Communes",
    communesWithQpv: "Communes avec QPV",
    communesMissing: "Communes sans donnée",
    shareOfDepartment: "Part départementale (%)",
    department: "Département",
    mesh: "Maillage",
    density: "Densité (hab./km²)",
    aid: "Aide",
    quota: "Quota",
    limit: "Limite (habitants)",
    used: "Utilisé (habitants)",
    room: "Reste (habitants)",
    limitShare: "Limite (%, affichage)",
    usedShare: "Utilisé (%, affichage)",
    zone: "Code de la zone",
    commune: "Code de la commune",
    name: "Nom",
    area: "Superficie (km²)",
    qpv: "Quartier",
    qpvCount: "Nombre de QPV",
    possible: "Classes possibles",
    decision: "Classe retenue d'après",
    printed: "Part imprimée (%)",
    computed: "Part calculée (%)",
    direction: "Sens",
    mixed: "Communes de classes diverses",
    reason: "Motif",
    population: "Population",
    parentClass: "Classe de la zone",
    note: "Note",
    variant: "Accessibilité",
    mean: "Moyenne",
  },
  apl: (variant) => (variant === "all" ? "APL tous âges" : `APL ${variant} ans et moins`),
  populationOf: (year) => (year === undefined ? "Population" : `Population ${year}`),
  share: (region) => (region === "" ? "Part nationale (%)" : "Part régionale (%)"),
  partlyMissing: (zones, communes) =>
    `${zones} zones ont des communes sans donnée (${communes}), laissées hors de leur moyenne : voir « Sans donnée ».`,
  total: "Total",
  region: "Total général",
  outsideRegion: "Hors région",
  outsideZoning: "Hors zonage",
  noClass: "Sans classe (donnée manquante)",
  notGiven: (quota) => `${quota} : limite non donnée (--quota).`,
  yes: "oui",
  no: "non",
  decisions: {
    rule: "la règle",
    published: "la classe publiée",
    printed: "la valeur imprimée",
    missing: "donnée manquante",
  },
  directions: { entering: "entrante", leaving: "sortante", within: "interne" },
  kinds: {
    "bassin-de-vie": "Bassin de vie",
    "territoire-de-vie": "Territoire de vie",
    ile: "Île",
    arrondissement: "Arrondissement",
    commune: "Commune",
    epci: "EPCI",
    department: "Département",
    region: "Région",
    "": "Zone",
  },
  residualNote: (label) => `* ${label} : solde des totaux déclarés, zones non listées.`,
  ambiguousNote: (count) =>
    `${count} zones pourraient être de part et d'autre d'un seuil, leurs valeurs n'étant connues qu'arrondies : voir « Zones ambiguës ».`,
  inRegion: (code) => `région ${code}`,
  weightNote: (weight) =>
    `Accessibilité des zones : moyenne de leurs communes, pondérée par la population ${weight === "standardised" ? "standardisée" : "totale"}.`,
  lowestFirst: (column) => `proposition : ${column} croissant`,
  highestFirst: (column) => `proposition : ${column} décroissant`,
  outputs: "fichiers",
  annexesHint: "Les annexes (zones et communes par classe) s'écrivent avec --out DOSSIER/.",
  tooLong: (title, rows) => `${title} : ${rows} lignes, écrites avec --out.`,
  quantile: (share) => (share === 0.5 ? "Médiane" : `Quantile ${Math.round(100 * share)} %`),
  under: (threshold) => `Sous ${threshold} (%)`,
  entering: (zones, communes, inhabitants) =>
    `Entrent dans le zonage : ${zones} zones, ${communes} communes, ${inhabitants} habitants.`,
  leaving: (zones, communes, inhabitants) =>
    `Sortent du zonage : ${zones} zones, ${communes} communes, ${inhabitants} habitants.`,
  added: (by, count) => `${count} ${by} absentes du zonage en vigueur, lues comme hors zonage.`,
  gone: (by, count) => `${count} ${by} du zonage en vigueur absentes de celui-ci.`,
  qpvTotal: (lines, distinct) => `Total (${lines} lignes, ${distinct} quartiers distincts)`,
};

const english: ZoningWords = {
  language: "en",
  titles: {
    summary: "Summary by class",
    mesh: "Mesh by department",
    eligibility: "Eligibility for aids by class",
    quotas: "Population quotas",
    zonesOf: (annex, label) => `Annex ${annex} - Zones: ${label}`,
    qpvOf: (annex, label) => `Annex ${annex} - Communes with priority neighbourhoods: ${label}`,
    distribution: "Accessibility of zones, by inhabitant",
    ambiguous: "Zones that printed values leave ambiguous",
    missing: "Zones whose accessibility is missing, in whole or in part",
    discrepancies: "Where the published list and the computation differ",
    transitions: {
      zones: "Transitions from the zoning in force, in zones",
      communes: "Transitions from the zoning in force, in communes",
      population: "Transitions from the zoning in force, in inhabitants",
    },
    moves: "Zones that change class",
    choices: "The agency's choices",
    qpv: "Priority neighbourhoods",
    notes: "Notes and sources",
  },
  sheets: {
    summary: "Summary",
    mesh: "Mesh",
    eligibility: "Eligibility",
    quotas: "Quotas",
    distribution: "Distribution",
    ambiguous: "Ambiguous zones",
    missing: "Missing",
    discrepancies: "Discrepancies",
    "transitions-zones": "Transitions (zones)",
    "transitions-communes": "Transitions (communes)",
    "transitions-population": "Transitions (inhabitants)",
    moves: "Moves",
    choices: "Choices",
    qpv: "Priority neighbourhoods",
    notes: "Notes",
  },
  annex: (annex) => `Annex ${annex}`,
  columns: {
    class: "Class",
    classBefore: "Class in force",
    zones: "Zones",
    communes: "Communes",
    communesWithQpv: "Communes with priority neighbourhoods",
    communesMissing: "Communes without data",
    shareOfDepartment: "Departmental share (%)",
    department: "Department",
    mesh: "Mesh",
    density: "Density (inh./km²)",
    aid: "Aid",
    quota: "Quota",
    limit: "Limit (inhabitants)",
    used: "Used (inhabitants)",
    room: "Room (inhabitants)",
    limitShare: "Limit (%, display)",
    usedShare: "Used (%, display)",
    zone: "Zone code",
    commune: "Commune code",
    name: "Name",
    area: "Area (km²)",
    qpv: "Neighbourhood",
    qpvCount: "Priority neighbourhoods",
    possible: "Possible classes",
    decision: "Class retained by",
    printed: "Printed share (%)",
    computed: "Computed share (%)",
    direction: "Direction",
    mixed: "Communes of several classes",
    reason: "Reason",
    population: "Population",
    parentClass: "Class of its zone",
    note: "Note",
    variant: "Accessibility",
    mean: "Mean",
  },
  apl: (variant) => (variant === "all" ? "APL all ages" : `APL ${variant} or under`),
  populationOf: (year) => (year === undefined ? "Population" : `Population ${year}`),
  share: (region) => (region === "" ? "National share (%)" : "Regional share (%)"),
  partlyMissing: (zones, communes) =>
    `${zones} zones have communes without data (${communes}), left out of their mean: see "Missing".`,
  total: "Total",
  region: "Grand total",
  outsideRegion: "Outside the region",
  outsideZoning: "Outside the zoning",
  noClass: "No class (missing)",
  notGiven: (quota) => `${quota}: no limit given (--quota).`,
  yes: "yes",
  no: "no",
  decisions: {
    rule: "the rule",
    published: "the published class",
    printed: "the printed value",
    missing: "missing",
  },
  directions: { entering: "entering", leaving: "leaving", within: "within" },
  kinds: {
    "bassin-de-vie": "Bassin de vie",
    "territoire-de-vie": "Territoire de vie",
    ile: "Island",
    arrondissement: "Arrondissement",
    commune: "Commune",
    epci: "EPCI",
    department: "Department",
    region: "Region",
    "": "Zone",
  },
  residualNote: (label) => `* ${label}: what declared totals leave, zones not listed.`,
  ambiguousNote: (count) =>
    `${count} zones could be on either side of a threshold, their values being known only as rounded: see "Ambiguous zones".`,
  inRegion: (code) => `region ${code}`,
  weightNote: (weight) =>
    `Accessibility of zones: mean of their communes, weighted by ${weight === "standardised" ? "standardised" : "total"} population.`,
  lowestFirst: (column) => `proposal: lowest ${column} first`,
  highestFirst: (column) => `proposal: highest ${column} first`,
  outputs: "files",
  annexesHint: "Annexes (zones and communes by class) are written with --out FOLDER/.",
  tooLong: (title, rows) => `${title}: ${rows} rows, written with --out.`,
  quantile: (share) => (share === 0.5 ? "Median" : `Quantile ${Math.round(100 * share)}%`),
  under: (threshold) => `Under ${threshold} (%)`,
  entering: (zones, communes, inhabitants) =>
    `Entering the zoning: ${zones} zones, ${communes} communes, ${inhabitants} inhabitants.`,
  leaving: (zones, communes, inhabitants) =>
    `Leaving the zoning: ${zones} zones, ${communes} communes, ${inhabitants} inhabitants.`,
  added: (by, count) => `${count} ${by} that the zoning in force does not name, read as outside it.`,
  gone: (by, count) => `${count} ${by} of the zoning in force that this one does not have.`,
  qpvTotal: (lines, distinct) => `Total (${lines} lines, ${distinct} distinct neighbourhoods)`,
};

export const zoningWords: Readonly<Record<Language, ZoningWords>> = { fr: french, en: english };
