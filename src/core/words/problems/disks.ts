import type { Catalogue } from "./catalogue.ts";

/** Files on a disk: found or not, written or not. */
export const diskProblems: Catalogue = [
  ["no such file", "aucun fichier de ce nom"],
  ["a file", "un fichier"],
  ["a directory", "un dossier"],
  ["a path through a file", "un chemin qui traverse un fichier"],
  ["no permission to read it", "lecture non autorisée"],
  ["no permission to write there", "écriture non autorisée à cet endroit"],
  ["a read-only disk", "un disque en lecture seule"],
  ["a readable file", "un fichier lisible"],
  ["the name of a file to write", "le nom d'un fichier à écrire"],
  ["a file that exists already", "un fichier qui existe déjà"],
  ["a new file", "un nouveau fichier"],
  ["a file that was changed since aplomb wrote it", "un fichier modifié depuis qu'aplomb l'a écrit"],
  ["an input that would be written over", "un fichier d'entrée qui serait écrasé"],
  ["an output of another name", "une sortie d'un autre nom"],
  [
    "Choose another --out: an input is never replaced, with --force neither.",
    "Choisir un autre --out : une entrée n'est jamais remplacée, même avec --force.",
  ],
  [
    "a file beside the output that this command did not write",
    "un fichier voisin de la sortie, que cette commande n'a pas écrit",
  ],
  ["the tables of one run", "les tables d'un seul calcul"],
  [
    "It may be of an earlier run: remove it, or give the output another name.",
    "Il est peut-être d'un calcul antérieur : le supprimer, ou donner un autre nom à la sortie.",
  ],
  ["a folder to write to", "un dossier où écrire"],
  ["a name ending in {}", "un nom qui finit par {}"],
  [".csv, .parquet, .arrow or .xlsx", ".csv, .parquet, .arrow ou .xlsx"],
  ["{} or {}", "{} ou {}"],
  ["{}, or a folder", "{}, ou un dossier"],
  ["Check the path.", "Vérifier le chemin."],
  ["Name a file inside it.", "Nommer un fichier de ce dossier."],
  ["Change its permissions.", "Changer ses droits d'accès."],
  ["Choose another --out.", "Choisir un autre --out."],
  [
    "Choose another name, or pass --force to replace it.",
    "Choisir un autre nom, ou ajouter --force pour le remplacer.",
  ],
];
