import { numberWords } from "./numbers.ts";
import { countedFrench as n } from "./plural.ts";
import type { Words } from "./words.ts";

const numbers = numberWords("fr");

export const french: Words = {
  language: "fr",
  numbers,
  about: (subject, text) => `${subject} : ${text}`,
  unit: "consultations par an et par habitant standardisé",
  marks: {
    estimated: "temps de trajet estimés (distance à vol d'oiseau), non officiels",
    synthetic: "médecins et structures d'âge FICTIFS, générés pour l'exemple",
  },
  summary: {
    counts: (communes, inhabitants, pairs) =>
      `${n(communes, "commune")}, ${n(inhabitants, "habitant")}${pairs === undefined ? "" : `, ${n(pairs, "trajet")}`}`,
    variant: "médecins",
    variantName: (variant) => (variant === "all" ? "tous âges" : `${variant} ans ou moins`),
    mean: "moyenne",
    firstTenth: "1er dixième",
    lastTenth: "10e dixième",
    tenths: "moyenne par dixième de population",
    under: (threshold) => `< ${threshold}`,
    populationShare: "part de la population sous le seuil",
    conservation: (relativeError) =>
      `contrôle : la somme demande × accessibilité égale l'offre atteinte à ${relativeError.replace(".", ",")} près`,
    unreached: (consultations, variant) =>
      `offre sans demande à portée (médecins ${variant}) : ${n(consultations, "consultation")}`,
    consultationsOf: (consultations, variant) => `${n(consultations, "consultation")} (médecins ${variant})`,
    missing: (count) => `${n(count, "commune")} sans donnée (valeur manquante, jamais 0)`,
    excluded: "Lignes écartées",
    nothingExcluded: "aucune ligne écartée",
    stages: "durées",
    outputs: "fichiers",
    demandFactor: (k, source) => `coefficient de standardisation k = ${k} (${source})`,
    nearCut: (count, departments) =>
      `! Près du bord des données (${departments.includes(",") ? "manquent les départements" : "manque le département"} ${departments}) : ${n(count, "commune")}, dont l'APL est faussée, voir near-cut`,
    median: "médiane",
    repeats: (count, minimum, median) =>
      `calcul répété ${count} fois : minimum ${minimum} ms, médiane ${median} ms`,
  },
  check: (errors, warnings) =>
    errors + warnings === 0
      ? "aucun problème"
      : `${n(numbers.integer(errors), "erreur")}, ${n(numbers.integer(warnings), "avertissement")}`,
  prepared: (file, communes, pairs, minutes) =>
    `${file} : ${n(communes, "commune")}, ${n(pairs, "trajet")} jusqu'à ${n(minutes, "minute")}`,
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
    others: (count) => `${n(count, "autre commune", "autres communes")}`,
    nothing: "aucune offre à portée : accessibilité 0",
    missing: "commune sans donnée : accessibilité manquante",
  },
  sweep: {
    done: (scenarios, computed) => `${n(scenarios, "scénario")}, dont ${n(computed, "calculé")} à l'instant`,
    figures:
      "sur les scénarios : médiane (de la plus basse à la plus haute valeur) ; part de la population sous chaque seuil",
    spread: (median, least, most) => `${median} (${least} à ${most})`,
    apart: (parts, folder) =>
      `résultats : parties Parquet (${n(parts, "lot")}) dans ${folder} ; --merge FICHIER.parquet les réunit`,
    stopped: (folder) =>
      `interrompu ; ce qui est calculé est gardé dans ${folder}, la même commande fera le reste.`,
  },
  shards: {
    stage: (name) => `étape ${name}`,
    stages: { scenarios: "scénarios", ratios: "ratios", accessibility: "accessibilité" },
    planned: (file, count, unit, shards) => `${file} : ${unit} (${count}) en ${n(shards, "lot")}`,
    fewer: (asked) => `! moins que les ${asked} lots demandés : un lot compte au moins 8 scénarios`,
    done: (index, range) => `lot ${index} : ${range} calculés`,
    already: (index, range) => `lot ${index} : ${range} déjà calculés`,
    stopped: "arrêté par un signal : rien de ce lot n'est gardé, à relancer",
    merged: (shards, files) => `${n(shards, "lot réuni", "lots réunis")}\nfichiers : ${files}`,
  },
  whatIf: {
    official: "scénario = APL officielle + (modèle après - modèle avant) : ce n'est pas une APL officielle",
    changes: (communes) => `offre modifiée dans ${n(communes, "commune")}`,
    supply: "offre",
    gaining: "gagnent",
    losing: "perdent",
    meanChange: "APL moyenne",
    people: (inhabitants, communes) => `${inhabitants} hab. (${n(communes, "commune")})`,
    thresholds: "sous les seuils : variation du nombre d'habitants",
    most: (variant) => `communes qui changent le plus (médecins ${variant})`,
    before: "avant",
    after: "après",
    change: "écart",
  },
  place: {
    title: (placed, doctors, objective) =>
      `${n(placed, "médecin placé", "médecins placés")} sur ${doctors}, objectif : ${objective}`,
    commune: "commune, dans l'ordre",
    stopped: "aucune commune n'améliore plus l'objectif d'un seul médecin : le placement s'arrête là",
  },
  stages: {
    plan: "plan",
    check: "contrôle des lots",
    read: "lecture des parties",
    communes: "communes",
    times: "temps de trajet",
    demand: "demande",
    supply: "offre",
    load: "mise en mémoire",
    compute: "calcul",
    cut: "bord des données",
    place: "placement",
    summary: "résumé",
    write: "écriture",
  },
  reasons: {
    "mesh-unknown-commune": "communes du maillage hors de la liste des communes",
    "facilities-unknown-commune": "équipements de communes hors de la liste des communes",
    "facilities-missing": "communes au nombre d'équipements inconnu (jamais 0) : leur zone est sans densité",
    "borders-unknown-commune": "limites de communes hors de la liste des communes",
    "zoning-unknown-commune": "communes d'un zonage hors de la liste des communes",
    "indicators-unknown-commune": "indicateurs de communes hors de la liste des communes",
    "pairs-unknown-origin": "trajets dont l'origine n'est pas dans les communes",
    "pairs-unknown-destination": "trajets dont la destination n'est pas dans les communes",
    "pairs-beyond-reach": "trajets au-delà de la portée du poids",
    "sample-without-position": "communes sans position connue, absentes de l'échantillon",
    "commune-without-demand":
      "communes sans population standardisée (demande), de population connue : accessibilité manquante",
    "commune-without-population": "communes de population inconnue : accessibilité manquante",
    "commune-without-times": "communes sans temps de trajet ni coordonnées : accessibilité manquante",
    "supply-of-missing-commune": "communes sans donnée, dont l'offre est écartée avec leurs habitants",
    "demand-unknown-commune": "populations de communes hors du calcul",
    "supply-unknown-commune": "offre de communes hors du calcul",
    "practice-unknown-commune": "cabinets de communes hors du calcul",
    "practice-outside-field": "cabinets hors champ (hôpital)",
    "practice-sector-not-counted": "cabinets d'un secteur non compté",
    "practice-mep-not-counted": "exercices particuliers (MEP) sans premier recours",
    "doctor-below-minimum": "médecins sous le minimum d'actes",
    "doctor-below-floor": "médecins exclus sous le plancher d'actes",
    "doctor-without-age": "médecins sans âge connu, hors des variantes limitées",
    "headcount-missing": "communes sans nombre de médecins (comptées 0)",
    "supply-missing": "communes sans offre renseignée (comptées 0)",
  },
  notes: {
    doctors: "médecins",
    "doctors-imputed": "médecins installés dans l'année, activité imputée",
    "doctors-raised": "médecins relevés au plancher d'actes",
    "doctors-capped": "médecins plafonnés",
    "doctors-beyond-age": "médecins au-delà de la limite d'âge",
    "doctors-partly-new":
      "médecins installés dans l'année pour une partie de leurs cabinets, comptés sur leur activité",
    "practices-sector-untold": "cabinets sans secteur, comptés",
    "practices-mep-untold": "exercices particuliers non précisés, comptés",
    "communes-not-in-supply": "communes absentes du fichier d'offre, sans médecin",
  },
  demandSources: {
    national: "calculé sur l'ensemble national",
    given: "fourni par --k",
    one: "aucun : données partielles",
    "standardised input": "population déjà standardisée",
    method: "donné par la méthode",
    "total population": "population totale, sans standardisation",
  },
};
