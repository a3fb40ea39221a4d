import { numberWords } from "./numbers.ts";
import type { Words } from "./words.ts";

export const french: Words = {
  language: "fr",
  numbers: numberWords("fr-FR"),
  unit: "consultations par an et par habitant standardisé",
  marks: {
    estimated: "temps de trajet estimés (distance à vol d'oiseau), non officiels",
    synthetic: "médecins et structures d'âge FICTIFS, générés pour l'exemple",
  },
  summary: {
    counts: (communes, inhabitants, pairs) =>
      `${communes} communes, ${inhabitants} habitants, ${pairs} trajets`,
    variant: "médecins",
    variantName: (variant) => (variant === "all" ? "tous âges" : `${variant} ans ou moins`),
    mean: "moyenne",
    firstTenth: "1er dixième",
    lastTenth: "10e dixième",
    tenths: "moyenne par dixième de population",
    under: (threshold) => `< ${threshold}`,
    populationShare: "part de la population sous le seuil",
    conservation: (relativeError) =>
      `contrôle : la somme demande × accessibilité égale l'offre atteinte à ${relativeError} près`,
    unreached: (consultations) => `offre sans demande à portée : ${consultations} consultations`,
    missing: (count) => `${count} communes sans donnée (valeur manquante, jamais 0)`,
    excluded: "Lignes écartées",
    nothingExcluded: "aucune ligne écartée",
    stages: "durées",
    outputs: "fichiers",
    demandFactor: (k, source) => `coefficient de standardisation k = ${k} (${source})`,
    nearCut: (count, examples) =>
      `${count} communes sont près du bord des données, leur voisinage est incomplet : ${examples}`,
  },
  explain: {
    title: (name, code) => `${name} (${code})`,
    sum: (accessibility, variant) => `APL ${variant} : ${accessibility}`,
    destination: "commune d'exercice",
    minutes: "minutes",
    weight: "poids",
    ratio: "consultations par hab. std",
    contribution: "apport",
    share: "part",
    supply: "offre (consultations)",
    catchment: "demande à portée",
    practices: "cabinets",
    others: (count) => `${count} autres communes`,
    nothing: "aucune offre à portée : accessibilité 0",
    missing: "commune sans donnée : accessibilité manquante",
  },
  stages: {
    communes: "communes",
    times: "temps de trajet",
    demand: "demande",
    supply: "offre",
    load: "mise en mémoire",
    compute: "calcul",
    summary: "résumé",
    write: "écriture",
  },
  reasons: {},
  demandSources: {
    national: "calculé sur l'ensemble national",
    given: "fourni par --k",
    one: "aucun : données partielles",
    "standardised input": "population déjà standardisée",
  },
};
