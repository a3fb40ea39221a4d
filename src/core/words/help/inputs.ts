import type { Catalogue } from "../problems/catalogue.ts";

/** Options that many commands share: inputs, method, outputs. */
export const inputTexts: Catalogue = [
  // inputs
  [
    "communes (code, name, population, latitude, longitude…): CSV, Parquet, Arrow or XLSX; the embedded sample if absent",
    "communes (code, name, population, latitude, longitude…), en CSV, Parquet, Arrow ou XLSX ; à défaut, l'échantillon embarqué",
  ],
  [
    "travel times (origin, destination, minutes, or peak and off_peak), or the matrix that aplomb prepare wrote; estimated from coordinates if absent",
    "temps de trajet (origin, destination, minutes, ou peak et off_peak), ou la matrice écrite par aplomb prepare ; à défaut, estimés d'après les coordonnées",
  ],
  [
    "practice records (acts, doctor, age…), doctors by commune (doctors) or counted supply (supply_65…); columns of the communes if absent",
    "offre : cabinets (acts, doctor, age…), médecins par commune (doctors) ou offre déjà comptée (supply_65…) ; à défaut, des colonnes des communes",
  ],
  [
    "gp-2012, gp-2017, gp-2022, gp-2023, or a method document (JSON)",
    "gp-2012, gp-2017, gp-2022, gp-2023, ou un document de méthode (JSON)",
  ],
  [
    "doctor-age limits, for example 65,62 or all (default: those of the method)",
    "limites d'âge des médecins, par exemple 65,62 ou all (par défaut : celles de la méthode)",
  ],
  [
    "which column holds what, for example demand=pop_std_2016; repeatable",
    "quelle colonne contient quoi, par exemple demand=pop_std_2016 ; option répétable",
  ],
  ["which column holds what; repeatable", "quelle colonne contient quoi ; option répétable"],
  [
    "complete a one-way travel-time table with the return journeys",
    "compléter par les retours des temps de trajet donnés dans un seul sens",
  ],
  [
    "speed of estimated travel times, or by-distance",
    "vitesse des temps de trajet estimés, ou by-distance : selon la distance",
  ],
  ["speed of estimated travel times", "vitesse des temps de trajet estimés"],
  [
    "standardisation factor, or national to compute it on the input",
    "coefficient de standardisation, ou national pour le calculer sur les données",
  ],
  [
    "age weights of a vintage (2022, 2023), where the method has none of its own",
    "poids par âge d'un millésime (2022, 2023), si la méthode n'en a pas",
  ],
  [
    "activity rules of another method, for practice records where the method has none",
    "règles d'activité d'une autre méthode, pour des cabinets, si la méthode n'en a pas",
  ],
  [
    "mean consultations of a doctor in a year, for headcounts",
    "consultations d'un médecin par an, en moyenne, pour des effectifs",
  ],
  ["sheet of an XLSX file", "feuille d'un fichier XLSX"],
  // outputs
  [
    "file (.csv, .parquet, .arrow, .xlsx) or folder to write",
    "fichier (.csv, .parquet, .arrow, .xlsx) ou dossier à écrire",
  ],
  ["out/", "out/"],
  ["nothing is written", "rien n'est écrit"],
  ["replace files that exist", "remplacer les fichiers qui existent"],
  ["replace a file that exists", "remplacer un fichier qui existe"],
  ["replace the file if it exists", "remplacer le fichier s'il existe"],
  [
    "CSV files: plain (comma, decimal point) or excel-fr (semicolon, decimal comma)",
    "fichiers CSV : plain (virgules, point décimal) ou excel-fr (points-virgules, virgule décimale)",
  ],
  ["print one JSON document instead of the summary", "afficher un document JSON au lieu du résumé"],
  ["print one JSON document instead of the list", "afficher un document JSON au lieu de la liste"],
  ["print one JSON document instead of a line", "afficher un document JSON au lieu d'une ligne"],
  ["print one JSON document instead of text", "afficher un document JSON au lieu du texte"],
];
