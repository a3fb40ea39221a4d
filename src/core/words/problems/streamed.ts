import type { Catalogue } from "./catalogue.ts";

/** Travel times streamed from disk under a budget of memory. */
export const streamedProblems: Catalogue = [
  ["no --times", "pas de --times"],
  ["a prepared matrix", "une matrice préparée"],
  ["a file in a bucket", "un fichier d'un compartiment"],
  ["one direction of travel", "un seul sens de trajet"],
  ["tables of travel times to stream", "des tables de temps de trajet à lire au fil du disque"],
  [
    "tables of travel times, which --memory streams",
    "des tables de temps de trajet, que --memory lit au fil du disque",
  ],
  ["files on a disk, which --memory streams", "des fichiers sur un disque, que --memory lit au fil"],
  ["both, where --memory streams them", "les deux sens, quand --memory les lit au fil du disque"],
  [
    "Estimated times are made in memory: leave --memory out.",
    "Les temps estimés sont calculés en mémoire : retirer --memory.",
  ],
  [
    "Pass the tables it was prepared from, or leave --memory out.",
    "Donner les tables dont elle est tirée, ou retirer --memory.",
  ],
  ["Copy it to a disk first.", "Le copier d'abord sur un disque."],
  ["Write both directions to the table first.", "Écrire d'abord les deux sens dans la table."],
  [
    "{} travel times of one place: expected at most {}, which the budget holds; is any given more than once?",
    "{} temps de trajet d'un même lieu : attendu : au plus {}, ce que le budget contient. L'un d'eux est-il donné plusieurs fois ?",
  ],
  ["{}MB", "{}MB"],
  ["{}KB", "{}KB"],
  [
    "{} MB are the program's own, {} MB the {} places', the rest is room to read files and for the pairs of one place.",
    "{} Mo sont au programme, {} Mo aux {} lieux, le reste sert à lire les fichiers et aux trajets d'un lieu.",
  ],
  ["an Excel workbook", "un classeur Excel"],
  [
    "Parquet, CSV or Arrow, which can be read in parts",
    "du Parquet, du CSV ou de l'Arrow, qui se lisent par parties",
  ],
  ["Save it as CSV, or run without --memory.", "L'enregistrer en CSV, ou lancer sans --memory."],
  [
    "numbers, for travel times that are streamed",
    "des nombres, pour des temps de trajet lus au fil du disque",
  ],
  [
    "Write the column as numbers (DOUBLE), or run without --memory.",
    "Écrire la colonne en nombres (DOUBLE), ou lancer sans --memory.",
  ],
  ["Choose another with --scratch.", "En choisir un autre avec --scratch."],
  [
    "spill: expected at most {} rows a part, got {}.",
    "débordement : attendu : au plus {} lignes par partie ; trouvé : {}.",
  ],
  ["no batch of rows", "aucun paquet de lignes"],
  [
    "Expected a size such as 2GB, 800MB or 1500000KB.",
    "Attendu : une taille, par exemple 2GB, 800MB ou 1500000KB.",
  ],
  [
    "no --threads, as blocks from disk are summed by one",
    "pas de --threads, car les blocs du disque sont sommés par un seul fil",
  ],
  ["a Parquet file of such a name", "un fichier Parquet de ce nom"],
  [
    "a name without * ? [ ] { }, which DuckDB would take for a pattern",
    "un nom sans * ? [ ] { }, que DuckDB prendrait pour un motif",
  ],
  [
    "a file whose row groups need more memory",
    "un fichier dont les groupes de lignes demandent plus de mémoire",
  ],
  ["row groups that fit the budget", "des groupes de lignes qui tiennent dans le budget"],
  [
    "Pass a larger --memory, or write smaller row groups.",
    "Donner un --memory plus grand, ou écrire des groupes de lignes plus petits.",
  ],
  [
    "some place with supply, without which there is nothing to compute",
    "un lieu avec une offre, sans quoi il n'y a rien à calculer",
  ],
  ["{}: expected a column code of text.", "{} : attendu : une colonne code en texte."],
  ["{}: expected a column {}.", "{} : attendu : une colonne {}."],
];
