import type { Catalogue } from "./catalogue.ts";

/** Values of options that are refused before anything is read, and the hint after any wrong option. */
export const optionProblems: Catalogue = [
  ["(aplomb --help, or aplomb COMMAND --help)", "(aplomb --help, ou aplomb COMMANDE --help)"],
  ["Expected a number of at least {}.", "Attendu : un nombre d'au moins {}."],
  ["Expected {}, or a number of at least {}.", "Attendu : {}, ou un nombre d'au moins {}."],
  ["Expected a number of at most {}.", "Attendu : un nombre d'au plus {}."],
  ["Expected a whole number of at least {}.", "Attendu : un nombre entier d'au moins {}."],
  [
    "Expected a whole number of pixels from 200 to 10000.",
    "Attendu : un nombre entier de pixels, de 200 à 10000.",
  ],
  [
    "Expected 1 to 8 increasing numbers, for example 1.5,2.5,4.",
    "Attendu : de 1 à 8 nombres croissants, par exemple 1.5,2.5,4.",
  ],
  ["Expected a date as 2026-01-31.", "Attendu : une date, comme 2026-01-31."],
  ["Expected a day as YYYY-MM-DD.", "Attendu : un jour, comme AAAA-MM-JJ."],
  ["Expected a share such as 4% or 0.04, or none.", "Attendu : une part, comme 4% ou 0.04, ou none."],
  [
    "Expected all or ages, for example 65,62 or all,65.",
    "Attendu : all ou des âges, par exemple 65,62 ou all,65.",
  ],
  [
    "Expected criteria such as a,b (either) or a+b (both).",
    "Attendu : des critères, comme a,b (l'un ou l'autre) ou a+b (les deux).",
  ],
  [
    "Expected name=column, for example demand=pop_std_2016.",
    "Attendu : nom=colonne, par exemple demand=pop_std_2016.",
  ],
  [
    "Expected name=inhabitants or name=share%, for example zip=250000 or zip=12.5%.",
    "Attendu : nom=habitants ou nom=part%, par exemple zip=250000 ou zip=12.5%.",
  ],
  [
    "Expected CODE:DOCTORS, for example 16374:2, doctors above 0.",
    "Attendu : CODE:MÉDECINS, par exemple 16374:2, plus de 0 médecin.",
  ],
  [
    "Expected parameter=number, for example consultations-per-day=20.",
    "Attendu : paramètre=nombre, par exemple consultations-per-day=20.",
  ],
  // options without effect
  ["The option is not applied.", "L'option n'est pas appliquée."],
  ["given travel times", "des temps de trajet fournis"],
  ["estimated travel times, without --times", "des temps de trajet estimés, sans --times"],
  [
    "estimated travel times, which go both ways",
    "des temps de trajet estimés, qui valent dans les deux sens",
  ],
  ["a table of travel times", "une table de temps de trajet"],
  [
    "a table of travel times, which aplomb prepare completes",
    "une table de temps de trajet, qu'aplomb prepare complète",
  ],
  ["counted supply", "une offre déjà comptée"],
  ["doctors by commune (a headcount)", "des médecins par commune (effectifs)"],
  ["no --zone", "pas de --zone"],
  ["zones, whose means it weighs", "des zones, dont elle pondère les moyennes"],
  ["no --memory", "pas de --memory"],
  ["travel times that wait on disk, with --memory", "des temps de trajet gardés sur disque, avec --memory"],
];
