/** What readers of the report read: sentences for someone who decides, not for someone who computes. */
import { agreedEnglish, agreedFrench, countedEnglish as en, countedFrench as fr } from "./plural.ts";
import type { Language } from "./words.ts";

export interface ReportWords {
  readonly title: string;
  readonly of: (territory: string, date: string) => string;
  readonly contents: string;
  readonly essential: string;
  readonly perInhabitant: (doctors: string) => string;
  readonly under: (threshold: string) => string;
  readonly ratio: string;
  readonly withoutOlder: (variant: string) => string;
  readonly meanSentence: (territory: string, mean: string, median: string, doctors: string) => string;
  readonly doctors: (variant: string) => string;
  readonly underSentence: (inhabitants: string, share: string, threshold: string) => string;
  readonly tenthsSentence: (first: string, last: string, ratio: string) => string;
  readonly variantSentence: (variant: string, mean: string, percent: string) => string;
  readonly map: string;
  readonly charts: string;
  readonly departments: string;
  readonly lowest: (population: string, threshold: string) => string;
  readonly lowestNone: (population: string, threshold: string) => string;
  readonly zoning: string;
  readonly method: string;
  readonly methodSentences: readonly string[];
  readonly decay: (weights: string) => string;
  /** A step of the decay: up to so many minutes, this weight. */
  readonly decayStep: (minutes: string, weight: string) => string;
  readonly decayBeyond: (minutes: string) => string;
  readonly field: string;
  readonly document: string;
  readonly note: string;
  readonly sources: string;
  readonly quality: string;
  readonly dataOf: (communes: string, inhabitants: string) => string;
  readonly missing: (communes: string, inhabitants: string) => string;
  readonly noneMissing: string;
  readonly offMap: (communes: string) => string;
  readonly excluded: string;
  readonly nothingExcluded: string;
  readonly estimated: string;
  readonly synthetic: string;
  readonly official: string;
  readonly nearCut: (communes: string) => string;
  readonly k: (k: string, source: string) => string;
  readonly reproduction: string;
  readonly commandIs: string;
  readonly inputs: string;
  readonly outputs: string;
  readonly noCommand: string;
  readonly columns: Readonly<
    Record<
      | "department"
      | "commune"
      | "communes"
      | "population"
      | "shareUnder"
      | "missing"
      | "reason"
      | "rows"
      | "file"
      | "sha256",
      string
    >
  >;
  readonly total: string;
  readonly apl: (variant: string) => string;
  readonly footer: (version: string) => string;
}

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  fr: {
    title: "Accessibilité aux médecins généralistes",
    of: (territory, date) => `${territory} · rapport du ${date}`,
    contents: "Sommaire",
    essential: "L'essentiel",
    perInhabitant: (doctors) => `consultations par an et par habitant standardisé (${doctors})`,
    under: (threshold) => `de la population vit sous ${fr(threshold, "consultation")} par an`,
    ratio: "fois plus pour le dixième le mieux doté que pour le moins bien doté",
    withoutOlder: (variant) => `d'accessibilité en ne comptant que les médecins de ${variant} ans ou moins`,
    meanSentence: (territory, mean, median, doctors) =>
      `${territory} : un habitant dispose en moyenne de ${fr(mean, "consultation, visite ou téléconsultation", "consultations, visites ou téléconsultations")} de médecin généraliste par an (${doctors}). La moitié de la population dispose de moins de ${median}.`,
    doctors: (variant) =>
      variant === "all" ? "médecins de tous âges" : `médecins de ${variant} ans ou moins`,
    underSentence: (inhabitants, share, threshold) =>
      `${fr(inhabitants, "habitant")}, soit ${share} de la population, ${agreedFrench(inhabitants, "vit", "vivent")} dans une commune où l'accessibilité est inférieure à ${fr(threshold, "consultation")} par an.`,
    tenthsSentence: (first, last, ratio) =>
      `Le dixième de la population le moins bien doté dispose de ${fr(first, "consultation")}, le dixième le mieux doté de ${last} : ${ratio} fois plus.`,
    variantSentence: (variant, mean, percent) =>
      `En ne comptant que les médecins de ${variant} ans ou moins, la moyenne est de ${mean}, soit ${percent} : c'est ce que les départs en retraite enlèveraient s'ils n'étaient pas remplacés.`,
    map: "Carte",
    charts: "Graphiques",
    departments: "Par département",
    lowest: (population, threshold) =>
      `Communes d'au moins ${fr(population, "habitant")} sous ${threshold}, de la plus faible accessibilité à la plus forte (20 au plus)`,
    lowestNone: (population, threshold) =>
      `Aucune commune d'au moins ${fr(population, "habitant")} n'est sous ${threshold}.`,
    zoning: "Zonage et quotas",
    method: "Méthode et sources",
    methodSentences: [
      "L'accessibilité potentielle localisée (APL) rapporte l'activité des médecins généralistes aux besoins de la population autour d'eux, en deux temps : l'activité de chaque commune est divisée par la population qui peut s'y rendre, puis chaque commune additionne ces rapports pour tous les cabinets qu'elle atteint. Dans les deux temps, un trajet plus long compte moins.",
      "La population est standardisée par l'âge : une personne qui consulte en moyenne deux fois plus compte double.",
      "L'APL se lit en consultations, visites ou téléconsultations accessibles par an et par habitant standardisé. C'est une disponibilité, non une consommation.",
    ],
    decay: (weights) => `Poids des temps de trajet : ${weights}.`,
    decayStep: (minutes, weight) => `${weight} jusqu'à ${fr(minutes, "minute")}`,
    decayBeyond: (minutes) => `0 au-delà de ${fr(minutes, "minute")}`,
    field: "Ce que la source établit",
    document: "Document",
    note: "Remarque",
    sources: "Sources",
    quality: "Qualité des données",
    dataOf: (communes, inhabitants) =>
      `Le rapport porte sur ${fr(communes, "commune")} et ${fr(inhabitants, "habitant")}.`,
    missing: (communes, inhabitants) =>
      `Sans accessibilité connue, hors des moyennes et jamais comptées 0 : ${fr(communes, "commune")} (${fr(inhabitants, "habitant")}).`,
    noneMissing: "Toutes les communes ont une accessibilité connue.",
    offMap: (communes) => `Hors de la carte, faute de position connue : ${fr(communes, "commune")}.`,
    excluded: "Lignes écartées du calcul",
    nothingExcluded: "Aucune ligne n'a été écartée du calcul.",
    estimated:
      "Les temps de trajet sont ESTIMÉS à partir des distances à vol d'oiseau : ils s'écartent des temps de route officiels, surtout en montagne et près de l'eau.",
    synthetic:
      "Les médecins et les structures d'âge sont FICTIFS, générés pour l'exemple : aucun chiffre de ce rapport ne décrit la réalité.",
    official: "Les temps de trajet et les médecins sont ceux des fichiers d'entrée.",
    nearCut: (communes) =>
      `Près du bord des données, de voisinage incomplet et d'accessibilité faussée : ${fr(communes, "commune")}.`,
    k: (k, source) => `Coefficient de standardisation de la population : k = ${k} (${source}).`,
    reproduction: "Reproduire ces résultats",
    commandIs: "Commande",
    inputs: "Fichiers d'entrée",
    outputs: "Fichiers lus pour ce rapport",
    noCommand: "Les fichiers ne disent pas par quelle commande ils ont été calculés.",
    columns: {
      department: "Département",
      commune: "Commune",
      communes: "Communes",
      population: "Habitants",
      shareUnder: "Population sous",
      missing: "Sans donnée",
      reason: "Raison",
      rows: "Lignes",
      file: "Fichier",
      sha256: "SHA-256",
    },
    total: "Ensemble",
    apl: (variant) => (variant === "all" ? "APL tous âges" : `APL ${variant} ans ou moins`),
    footer: (version) => `Rapport produit par aplomb ${version}.`,
  },
  en: {
    title: "Access to general practitioners",
    of: (territory, date) => `${territory} · report of ${date}`,
    contents: "Contents",
    essential: "In short",
    perInhabitant: (doctors) => `consultations per standardised inhabitant per year (${doctors})`,
    under: (threshold) => `of the population lives under ${en(threshold, "consultation")} per year`,
    ratio: "times more for the best served tenth than for the least served",
    withoutOlder: (variant) => `of access when only doctors aged ${variant} or less count`,
    meanSentence: (territory, mean, median, doctors) =>
      `${territory}: an inhabitant has access on average to ${en(mean, "consultation, visit or teleconsultation", "consultations, visits or teleconsultations")} of a general practitioner per year (${doctors}). Half of the population has less than ${median}.`,
    doctors: (variant) => (variant === "all" ? "doctors of all ages" : `doctors aged ${variant} or less`),
    underSentence: (inhabitants, share, threshold) =>
      `${en(inhabitants, "inhabitant")}, ${share} of the population, ${agreedEnglish(inhabitants, "lives", "live")} in a commune whose accessibility is under ${en(threshold, "consultation")} per year.`,
    tenthsSentence: (first, last, ratio) =>
      `The least served tenth of the population has ${en(first, "consultation")}, the best served tenth ${last}: ${ratio} times more.`,
    variantSentence: (variant, mean, percent) =>
      `Counting only doctors aged ${variant} or less, the mean is ${mean}, that is ${percent}: what retirements would take away if no one came in their place.`,
    map: "Map",
    charts: "Charts",
    departments: "By department",
    lowest: (population, threshold) =>
      `Communes of at least ${en(population, "inhabitant")} under ${threshold}, from the lowest accessibility up (20 at most)`,
    lowestNone: (population, threshold) =>
      `No commune of at least ${en(population, "inhabitant")} is under ${threshold}.`,
    zoning: "Zoning and quotas",
    method: "Method and sources",
    methodSentences: [
      "The APL (accessibilité potentielle localisée) sets the activity of general practitioners against the needs of the population around them, in two steps: the activity of each commune is divided by the population that can reach it, then each commune adds up these ratios over all the practices within its reach. In both steps, a longer journey counts less.",
      "The population is standardised by age: someone who consults twice as much on average counts twice.",
      "The APL reads as consultations, visits or teleconsultations within reach per standardised inhabitant per year. It is what is available, not what is used.",
    ],
    decay: (weights) => `Weights of travel times: ${weights}.`,
    decayStep: (minutes, weight) => `${weight} up to ${en(minutes, "minute")}`,
    decayBeyond: (minutes) => `0 beyond ${en(minutes, "minute")}`,
    field: "What the source establishes",
    document: "Document",
    note: "Remark",
    sources: "Sources",
    quality: "Data quality",
    dataOf: (communes, inhabitants) =>
      `The report is about ${en(communes, "commune")} and ${en(inhabitants, "inhabitant")}.`,
    missing: (communes, inhabitants) =>
      `Without a known accessibility, left out of the means, never counted as 0: ${en(communes, "commune")} (${en(inhabitants, "inhabitant")}).`,
    noneMissing: "Every commune has a known accessibility.",
    offMap: (communes) => `Not on the map, for want of a known position: ${en(communes, "commune")}.`,
    excluded: "Rows left out of the computation",
    nothingExcluded: "No row was left out of the computation.",
    estimated:
      "Travel times are ESTIMATED from great-circle distances: they differ from official road times, above all in mountains and near water.",
    synthetic:
      "The doctors and age structures are SYNTHETIC, generated for the example: no figure of this report describes reality.",
    official: "Travel times and doctors are those of the input files.",
    nearCut: (communes) =>
      `Near the edge of the data, where surroundings are incomplete and accessibility is off: ${en(communes, "commune")}.`,
    k: (k, source) => `Standardisation factor of the population: k = ${k} (${source}).`,
    reproduction: "Reproducing these results",
    commandIs: "Command",
    inputs: "Input files",
    outputs: "Files read for this report",
    noCommand: "The files do not say which command computed them.",
    columns: {
      department: "Department",
      commune: "Commune",
      communes: "Communes",
      population: "Inhabitants",
      shareUnder: "Population under",
      missing: "No data",
      reason: "Reason",
      rows: "Rows",
      file: "File",
      sha256: "SHA-256",
    },
    total: "All",
    apl: (variant) => (variant === "all" ? "APL, all ages" : `APL, aged ${variant} or less`),
    footer: (version) => `Report made by aplomb ${version}.`,
  },
};
