import type { Catalogue } from "./catalogue.ts";

/** Errors that stop a run: of the engine, of threads, of formats. */
export const failures: Catalogue = [
  // the command line
  ["Two outputs of one name: {}.", "Deux sorties du même nom : {}."],
  ["a thread failed: {}", "un fil d'exécution a échoué : {}"],
  [
    "the explorer's page is not built: run `npm run build` in the clone.",
    "la page de l'explorateur n'est pas construite : lancer `npm run build` dans le clone.",
  ],
  ["solidarity-2025: expected a mission", "solidarity-2025 : attendu : une mission"],
  ["method {}: {} {} at {}", "méthode {} : {} {} à {}"],
  ["method: expected one of {}, got {}.", "méthode : attendu : une valeur parmi {} ; trouvé : {}."],
  [
    "method {}: expected activity rules, got none.",
    "méthode {} : attendu : des règles d'activité ; trouvé : aucune.",
  ],
  ["{}: expected a value, got none.", "{} : attendu : une valeur ; trouvé : aucune."],
  ["{}: expected {}, got {}.", "{} : attendu : {} ; trouvé : {}."],
  ["{}: HTTP {}", "{} : HTTP {}"],
  ["{}: expected the kernel, got HTTP {}.", "{} : attendu : le noyau ; trouvé : HTTP {}."],
  ["expected a day as YYYY-MM-DD, got {}.", "attendu : un jour, comme AAAA-MM-JJ ; trouvé : {}."],
  [
    "expected a problem where there is nothing to go on with.",
    "attendu : un problème là où il n'y a plus rien à faire.",
  ],
  [
    "compare: expected a zoning with communes, to compare by communes.",
    "comparaison : attendu : un zonage avec ses communes, pour comparer par commune.",
  ],
  // memory and engine
  ["memory: no room for {} GiB, which {} need.", "mémoire : pas de place pour {} Gio, que demandent {}."],
  [
    "memory: {} need {} GiB, expected at most 4: cut the territory, or lower maxMinutes.",
    "mémoire : {} demandent {} Gio, au plus 4 : réduire le territoire, ou baisser maxMinutes.",
  ],
  ["the travel times", "les temps de trajet"],
  ["the travel times of a block", "les temps de trajet d'un bloc"],
  ["the travel times of a commune", "les temps de trajet d'une commune"],
  ["the scenarios of a sweep", "les scénarios d'un balayage"],
  ["the places of a grid", "les lieux d'une grille"],
  ["the communes", "les communes"],
  ["the codes of the communes", "les codes des communes"],
  ["the texts of a column", "les textes d'une colonne"],
  ["the cells of a table", "les cellules d'une table"],
  ["the ranks of communes", "les rangs des communes"],
  [
    "decay: reaches {} minutes, expected at most {}, the maxMinutes the travel times were prepared with.",
    "poids de la distance : il atteint {} minutes, attendu : au plus {}, le maxMinutes de préparation des temps de trajet.",
  ],
  [
    "minutes: expected a finite number of at least 0, got {}.",
    "minutes : attendu : un nombre fini d'au moins 0 ; trouvé : {}.",
  ],
  [
    "minutes: expected at most {} distinct values (rounded to 0.001), got {}: lower maxMinutes.",
    "minutes : attendu : au plus {} valeurs distinctes (arrondies à 0.001) ; trouvé : {}. Baisser maxMinutes.",
  ],
  [
    "maxMinutes: expected a positive number of minutes, got {}.",
    "maxMinutes : attendu : un nombre positif de minutes ; trouvé : {}.",
  ],
  [
    "maxMinutes: expected above 0, up to {}, got {}.",
    "maxMinutes : attendu : plus de 0, jusqu'à {} ; trouvé : {}.",
  ],
  [
    "pair {}: expected positions in [0, {}) and minutes of at least 0, got origin {}, destination {}, minutes {}.",
    "trajet {} : attendu : des positions dans [0, {}) et des minutes d'au moins 0 ; trouvé : origine {}, destination {}, minutes {}.",
  ],
  [
    "pairs: expected columns of one length, got origin {}, destination {}, minutes {}.",
    "trajets : attendu : des colonnes de même longueur ; trouvé : origine {}, destination {}, minutes {}.",
  ],
  ["supply: expected {} variants, got {}.", "offre : attendu : {} variantes ; trouvé : {}."],
  [
    "variants: expected a whole number of at least 1, got {}.",
    "variantes : attendu : un entier d'au moins 1 ; trouvé : {}.",
  ],
  [
    "{}: expected {} values, one per commune, got {}.",
    "{} : attendu : {} valeurs, une par commune ; trouvé : {}.",
  ],
  ["codes: expected {}, one per commune, got {}.", "codes : attendu : {}, un par commune ; trouvé : {}."],
  ["zone means", "moyennes de zones"],
  [
    "finite values of at least 0, up to {}, in commune {}",
    "des valeurs finies d'au moins 0, jusqu'à {}, dans la commune {}",
  ],
  [
    "block: expected at most {} rows and {} pairs, got {} and {}.",
    "bloc : attendu : au plus {} lignes et {} trajets ; trouvé : {} et {}.",
  ],
  ["supply of variant {}", "offre de la variante {}"],
  ["0 in commune {}, which is not active", "0 dans la commune {}, qui n'est pas active"],
  [
    "population: expected at least 0 in every candidate commune, got {} in commune {}.",
    "population : attendu : au moins 0 dans chaque commune candidate ; trouvé : {} dans la commune {}.",
  ],
  ["zonings: expected 2 to {}, got {}.", "zonages : attendu : de 2 à {} ; trouvé : {}."],
  ["daysPerMonth: expected 0 to {}, got {}.", "daysPerMonth : attendu : de 0 à {} ; trouvé : {}."],
  [
    "Shapley values: expected 1 to 10 factors, got {}",
    "valeurs de Shapley : attendu : de 1 à 10 facteurs ; trouvé : {}",
  ],
  [
    "Sobol points: expected at most {} dimensions, got {}.",
    "points de Sobol : attendu : au plus {} dimensions ; trouvé : {}.",
  ],
  [
    "palette difference: expected an odd count, got {}",
    "palette difference : attendu : un nombre impair ; trouvé : {}",
  ],
  ["palette {}: expected 1 to {} colours, got {}", "palette {} : attendu : de 1 à {} couleurs ; trouvé : {}"],
  // estimated speeds
  [
    "speed classes: expected at least one, got none",
    "classes de vitesse : attendu : au moins une ; trouvé : aucune",
  ],
  [
    "speed classes: expected finite bounds that increase, got {} after {}",
    "classes de vitesse : attendu : des bornes finies croissantes ; trouvé : {} après {}",
  ],
  [
    "speed classes: expected times that increase with distance, got {}",
    "classes de vitesse : attendu : des temps croissants avec la distance ; trouvé : {}",
  ],
  ["{} km/h at {} km and {} at {}", "{} km/h à {} km et {} à {}"],
  [
    "speed: expected a positive number of {}, got {}",
    "vitesse : attendu : un nombre positif de {} ; trouvé : {}",
  ],
  // tables and formats
  ["expected {} rows, got {}", "attendu : {} lignes ; trouvé : {}"],
  ["{}, column {}: expected {} rows, got {}", "{}, colonne {} : attendu : {} lignes ; trouvé : {}"],
  [
    "{}: expected one table, got {}; only XLSX holds several",
    "{} : attendu : une seule table ; trouvé : {}. Seul XLSX en contient plusieurs",
  ],
  [
    "{}: expected fewer than {} rows for XLSX, got {}; write CSV, Parquet or Arrow",
    "{} : attendu : moins de {} lignes pour XLSX ; trouvé : {}. Écrire en CSV, Parquet ou Arrow",
  ],
  [
    "column {}: expected finite numbers for XLSX, got {}",
    "colonne {} : attendu : des nombres finis pour XLSX ; trouvé : {}",
  ],
  ["Arrow: expected bytes, got none.", "Arrow : attendu : des octets ; trouvé : aucun."],
  ["LZ4: a block is cut", "LZ4 : un bloc est coupé"],
  ["LZ4: a block is damaged", "LZ4 : un bloc est endommagé"],
  ["LZ4: not a frame of version 1", "LZ4 : ce n'est pas une trame de version 1"],
];
