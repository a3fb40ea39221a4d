/** What readers of maps, charts and reports read. */
import { type NumberWords, numberWords } from "./numbers.ts";
import { countedEnglish as en, countedFrench as fr } from "./plural.ts";
import type { Language } from "./words.ts";

/** The words of a legend of intervals. */
export interface IntervalWords {
  readonly numbers: NumberWords;
  readonly under: (value: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly over: (value: string) => string;
}

export interface MapWords extends IntervalWords {
  readonly language: Language;
  readonly apl: (variant: string) => string;
  readonly aplShort: (variant: string) => string;
  readonly quantities: Readonly<Record<"demand" | "supply" | "ratio" | "population", string>>;
  readonly difference: (what: string) => string;
  readonly fromTo: (before: string, after: string) => string;
  readonly unit: string;
  readonly doctors: string;
  readonly supplyCircles: string;
  readonly communes: string;
  readonly zones: string;
  readonly population: string;
  readonly missing: string;
  readonly cells: string;
  readonly symbols: string;
  readonly unplaced: (count: string) => string;
  readonly withoutContour: (count: string) => string;
  readonly strangers: (count: string) => string;
  readonly mergedCommunes: (count: string) => string;
  /** Communes without a difference: of one file alone, or shared by several of today's. */
  readonly unmatched: (before: string, after: string, ambiguous: string) => string;
  readonly overflow: (count: string) => string;
  readonly source: (source: string) => string;
  readonly method: (method: string) => string;
  /** Rules of a zoning: their name, day and sources. */
  readonly rules: (id: string, date: string, sources: string) => string;
  readonly listOf: (date: string) => string;
  /** Title of a zoning that says nothing of itself. */
  readonly zoning: string;
  readonly date: (date: string) => string;
  readonly made: (version: string) => string;
  readonly estimated: string;
  readonly synthetic: string;
  readonly france: string;
  readonly classHeading: string;
  readonly doctorsOf: (variant: string) => string;
  /** A variant whose age limit differs between scenarios, by its rank among those of each. */
  readonly variantRank: (rank: string) => string;
  /** What the command says it drew, by the names of its JSON. */
  readonly account: Readonly<Record<string, string>>;
}

export const mapWords: Readonly<Record<Language, MapWords>> = {
  fr: {
    language: "fr",
    numbers: numberWords("fr"),
    under: (value) => `moins de ${value}`,
    between: (from, to) => `${from} à ${to}`,
    over: (value) => `${value} ou plus`,
    apl: (variant) =>
      variant === "all"
        ? "Accessibilité aux médecins généralistes (APL), tous âges"
        : `Accessibilité aux médecins généralistes de ${variant} ans ou moins (APL)`,
    aplShort: (variant) => (variant === "all" ? "APL tous âges" : `APL ${variant} ans ou moins`),
    quantities: {
      demand: "Population standardisée par l'âge",
      supply: "Offre (consultations par an)",
      ratio: "Offre du bassin (consultations par habitant standardisé)",
      population: "Population",
    },
    difference: (what) => `${what} : évolution`,
    fromTo: (before, after) => `de ${before} à ${after}`,
    unit: "consultations par an et par habitant standardisé",
    doctors: "Médecins généralistes",
    supplyCircles: "Offre (consultations par an)",
    communes: "communes",
    zones: "zones",
    population: "habitants",
    missing: "donnée manquante",
    cells:
      "Chaque commune est figurée par une cellule autour de son point (diagramme de Voronoï), non par ses limites.",
    symbols: "Les communes des zones ne sont pas connues : chaque zone est un cercle sur son pôle.",
    unplaced: (count) => `Hors carte, faute de position connue : ${count}.`,
    withoutContour: (count) => `Sans contour connu, figurées par un point : ${count}.`,
    strangers: (count) => `Contours de communes absentes du fichier, hachurés : ${count}.`,
    mergedCommunes: (count) =>
      `Communes anciennes réunies à celles d'aujourd'hui avant de comparer : ${count}.`,
    unmatched: (before, after, ambiguous) =>
      `Sans vis-à-vis, hors de la comparaison : ${before} dans le seul premier fichier, ${after} dans le seul second${
        ambiguous === "0" ? "" : `, ${fr(ambiguous, "partagée")} entre plusieurs communes d'aujourd'hui`
      }.`,
    overflow: (count) => `et ${fr(count, "autre")}`,
    source: (source) => `Source : ${source}.`,
    method: (method) => `Méthode : ${method}.`,
    rules: (id, date, sources) => `Règles : ${id}, ${date} (${sources}).`,
    listOf: (date) => `Liste du ${date}.`,
    zoning: "Zonage",
    date: (date) => `Date : ${date}.`,
    made: (version) => `Carte : aplomb ${version}.`,
    estimated: "Temps de trajet ESTIMÉS à vol d'oiseau, non officiels",
    synthetic: "Médecins et structures d'âge FICTIFS, générés pour l'exemple",
    france: "France",
    classHeading: "Classe de zonage",
    variantRank: (rank) => `limite d'âge n° ${rank} de chaque scénario`,
    doctorsOf: (variant) =>
      variant === "all" ? "médecins de tous âges" : `médecins de ${variant} ans ou moins`,
    account: {
      drawn: "dessinées :",
      missing: "sans valeur :",
      withoutPosition: "sans position :",
      withoutContour: "sans contour :",
      contoursWithoutCommune: "contours sans commune :",
      rows: "lignes :",
      withoutGeometry: "sans géométrie :",
      outlined: "zones de contour connu :",
      poles: "zones figurées par leur pôle :",
      communesWithoutContour: "communes sans contour :",
      contoursWithoutZone: "contours hors de ces zones :",
    },
  },
  en: {
    language: "en",
    numbers: numberWords("en"),
    under: (value) => `under ${value}`,
    between: (from, to) => `${from} to ${to}`,
    over: (value) => `${value} or more`,
    apl: (variant) =>
      variant === "all"
        ? "Access to general practitioners (APL), all ages"
        : `Access to general practitioners aged ${variant} or less (APL)`,
    aplShort: (variant) => (variant === "all" ? "APL, all ages" : `APL, aged ${variant} or less`),
    quantities: {
      demand: "Age-standardised population",
      supply: "Supply (consultations per year)",
      ratio: "Catchment supply (consultations per standardised inhabitant)",
      population: "Population",
    },
    difference: (what) => `${what}: change`,
    fromTo: (before, after) => `from ${before} to ${after}`,
    unit: "consultations per standardised inhabitant per year",
    doctors: "General practitioners",
    supplyCircles: "Supply (consultations per year)",
    communes: "communes",
    zones: "zones",
    population: "inhabitants",
    missing: "no data",
    cells: "Each commune is shown as a cell around its point (Voronoi diagram), not by its boundary.",
    symbols: "The communes of the zones are not known: each zone is a circle at its pole.",
    unplaced: (count) => `Off the map for want of a known position: ${count}.`,
    withoutContour: (count) => `Without a known outline, shown as a point: ${count}.`,
    strangers: (count) => `Outlines of no commune of the file, hatched: ${count}.`,
    mergedCommunes: (count) => `Former communes put together into those of today before comparing: ${count}.`,
    unmatched: (before, after, ambiguous) =>
      `Without a counterpart, not compared: ${before} in the first file alone, ${after} in the second alone${
        ambiguous === "0" ? "" : `, ${ambiguous} shared by several of today's communes`
      }.`,
    overflow: (count) => `and ${en(count, "other")}`,
    source: (source) => `Source: ${source}.`,
    method: (method) => `Method: ${method}.`,
    rules: (id, date, sources) => `Rules: ${id}, ${date} (${sources}).`,
    listOf: (date) => `List of ${date}.`,
    zoning: "Zoning",
    date: (date) => `Date: ${date}.`,
    made: (version) => `Map: aplomb ${version}.`,
    estimated: "ESTIMATED travel times (great-circle), not the official ones",
    synthetic: "SYNTHETIC doctors and age structures, generated for the example",
    france: "France",
    classHeading: "Class of the zoning",
    variantRank: (rank) => `age limit no. ${rank} of each scenario`,
    doctorsOf: (variant) => (variant === "all" ? "doctors of all ages" : `doctors aged ${variant} or less`),
    account: {
      drawn: "drawn:",
      missing: "without value:",
      withoutPosition: "without position:",
      withoutContour: "without outline:",
      contoursWithoutCommune: "outlines of no commune:",
      rows: "rows:",
      withoutGeometry: "without geometry:",
      outlined: "zones with an outline:",
      poles: "zones at their pole:",
      communesWithoutContour: "communes without outline:",
      contoursWithoutZone: "outlines in none of them:",
    },
  },
};
