import type { Catalogue } from "./catalogue.ts";

/** Tables: columns and how they are bound, cells, rows, commune codes. */
export const tableProblems: Catalogue = [
  // columns
  ["a column {}", "une colonne {}"],
  ["a column {} (or {})", "une colonne {} (ou {})"],
  ["one column", "une seule colonne"],
  ["the columns {}", "les colonnes {}"],
  ["{}, … ({} columns)", "{}, … ({} colonnes)"],
  ["--map {}={}", "--map {}={}"],
  ["one of {}", "une valeur parmi {}"],
  ["one of {}, or a JSON file", "une valeur parmi {}, ou un fichier JSON"],
  ["only {}", "seulement {}"],
  ["Name the column with --map {}=….", "Nommer la colonne avec --map {}=…."],
  [
    "The nearest is {}: if it is the one, pass --map {}={}.",
    "La plus proche est {} : si c'est la bonne, passer --map {}={}.",
  ],
  [
    "{} The workbook has the sheets {}: choose with --sheet.",
    "{} Le classeur a les feuilles {} : choisir avec --sheet.",
  ],
  ["Say which with --map {}=….", "Indiquer laquelle avec --map {}=…."],
  ["{} is read; pass --map {}=… for another.", "{} est lue ; passer --map {}=… pour une autre."],
  ["Did you mean --map {}={}?", "Fallait-il lire --map {}={} ?"],
  ["Did you mean {}?", "Fallait-il lire {} ?"],
  ["The nearest is {}.", "Le plus proche est {}."],
  // cells
  ["an empty cell", "une cellule vide"],
  ["a value", "une valeur"],
  ["nothing", "rien"],
  ["none", "aucun"],
  ['"{}"', "« {} »"],
  ["{} more rows like these", "{} autres lignes comme celles-ci"],
  ["{} and {}", "{} et {}"],
  ["{}, finite", "{}, valeur finie"],
  ["{}, finite and at least {}", "{}, valeur finie d'au moins {}"],
  ["a number", "un nombre"],
  ["a word", "un mot"],
  ["true or false (oui, non, 1, 0)", "vrai ou faux (oui, non, 1, 0)"],
  [
    "Write 1234 or 1234.5: this comma may mean thousands or decimals.",
    "Écrire 1234 ou 1234.5 : cette virgule peut séparer des milliers ou des décimales.",
  ],
  // units of numbers
  ["a doctor's age in years", "âge d'un médecin en années"],
  ["a year", "une année"],
  ["acts in the year", "actes de l'année"],
  ["consultations a year", "consultations par an"],
  ["days a month", "jours par mois"],
  ["degrees", "degrés"],
  ["doctors", "médecins"],
  ["inhabitants", "habitants"],
  ["km²", "km²"],
  ["minutes", "minutes"],
  ["standardised inhabitants", "habitants standardisés"],
  ["volunteers", "volontaires"],
  // rows of CSV
  ["{} cell", "{} cellule"],
  ["{} cells", "{} cellules"],
  ["{}, as in the header", "{}, comme dans l'en-tête"],
  ["a quote that is never closed", "un guillemet jamais refermé"],
  ["text after a closing quote", "du texte après un guillemet fermant"],
  [
    "cells quoted whole, the quotes inside them written twice",
    "des cellules entières entre guillemets, leurs guillemets intérieurs doublés",
  ],
  [
    "Quote cells that hold the delimiter, a quote or a line end.",
    "Mettre entre guillemets les cellules qui contiennent le séparateur, un guillemet ou une fin de ligne.",
  ],
  // commune codes
  [
    "a commune code of 5 characters (01004, 2A004, 97105)",
    "un code commune de 5 caractères (01004, 2A004, 97105)",
  ],
  ["commune codes of 5 characters", "des codes commune de 5 caractères"],
  ["codes as text of 5 characters", "des codes en texte de 5 caractères"],
  ["{} code altered by a spreadsheet: {}", "{} code altéré par un tableur : {}"],
  ["{} codes altered by a spreadsheet: {}", "{} codes altérés par un tableur : {}"],
  ["{} (row {})", "{} (ligne {})"],
  ["{} (row {}) read as {}", "{} (ligne {}) lu {}"],
  ["{} (row {}) read as {}, {}", "{} (ligne {}) lu {}, {}"],
  [
    "The leading zero was put back; keep the column as text to be sure.",
    "Le zéro initial a été rétabli ; garder la colonne en texte pour en être sûr.",
  ],
];
