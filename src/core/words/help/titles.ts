import type { Catalogue } from "../problems/catalogue.ts";

/** The frame of every help text, and what all commands take. */
export const titles: Catalogue = [
  ["Usage:", "Utilisation :"],
  ["Arguments:", "Arguments :"],
  ["Options:", "Options :"],
  ["Global Options:", "Options de toutes les commandes :"],
  ["Commands:", "Commandes :"],
  ["Inputs and method:", "Données et méthode :"],
  ["Outputs:", "Sorties :"],
  ["Criteria, lists and indices:", "Critères, listes et indices :"],
  ["Picture:", "Image :"],
  ["Accessibility:", "Accessibilité :"],
  ["Scenarios:", "Scénarios :"],
  ["Shards, on any machines:", "Lots, sur une ou plusieurs machines :"],
  ["Zonings:", "Zonages :"],
  ["Pictures and vintages:", "Images et millésimes :"],
  ["Help:", "Aide :"],
  ["required", "obligatoire"],
  ["choices:", "choix :"],
  ["default:", "par défaut :"],
  [
    "APL (accessibilité potentielle localisée): access to care of each commune, and the zonings decided on it",
    "APL (accessibilité potentielle localisée) : l'accès aux soins de chaque commune, et les zonages qui s'appuient dessus",
  ],
  ["print the version number", "afficher le numéro de version"],
  ["print this help", "afficher cette aide"],
  ["print the help of a command", "afficher l'aide d'une commande"],
  [
    "language of what is printed and written",
    "langue de ce qui est affiché et écrit (in English: --lang=en)",
  ],
  ["print the stack trace of an error", "afficher la pile d'appels d'une erreur"],
];
