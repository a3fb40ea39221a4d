import type { Catalogue } from "./catalogue.ts";

/** Maps, charts, reports, vintages, and the explorer. */
export const pictureProblems: Catalogue = [
  ["a column of the table: {}", "une colonne de la table : {}"],
  ["one of those of {}: {}", "une de celles de {} : {}"],
  ["a column code (communes) or zone (zones)", "une colonne code (communes) ou zone (zones)"],
  ["Name it with --map code=… or --map zone=….", "La nommer avec --map code=… ou --map zone=…."],
  ["chart --kind {}", "chart --kind {}"],
  ["no file", "aucun fichier"],
  ["{} table", "{} table"],
  ["{} tables", "{} tables"],
  ["one", "une seule"],
  ["one or two", "une ou deux"],
  ["at least two", "au moins deux"],
  ["one, or two with --difference", "un seul, ou deux avec --difference"],
  ["two: before and after", "deux : avant et après"],
  [
    "a table that `aplomb run` or `aplomb import` wrote, or --classes",
    "une table écrite par `aplomb run` ou `aplomb import`, ou --classes",
  ],
  [
    "a table that `aplomb what-if` wrote, or two results: before and after",
    "une table écrite par `aplomb what-if`, ou deux résultats : avant et après",
  ],
  [
    "columns p_<class>: the share of the scenarios in each class",
    "des colonnes p_<classe> : la part des scénarios dans chaque classe",
  ],
  ["no row of variant {} and output {}", "aucune ligne de la variante {} et de la sortie {}"],
  ["a variant of {} and an output of {}", "une variante de {} et une sortie de {}"],
  ["no scenario of variant {}", "aucun scénario de la variante {}"],
  [
    "first_order and total (Sobol), or mu_star and sigma (Morris)",
    "first_order et total (Sobol), ou mu_star et sigma (Morris)",
  ],
  [
    "aplomb sweep writes them with sampling saltelli or morris.",
    "aplomb sweep les écrit avec sampling saltelli ou morris.",
  ],
  ["a folder without {}", "un dossier sans {}"],
  [
    "the folder of a sweep whose plan gives it, or one of its tables",
    "le dossier d'un balayage dont le plan la donne, ou l'une de ses tables",
  ],
  [
    "tornado: one-at-a-time; indices: saltelli or morris; stability: --per and --rules.",
    "tornado : one-at-a-time ; indices : saltelli ou morris ; stability : --per et --rules.",
  ],
  ["{} classes: {}", "{} classes : {}"],
  ["at most {}, which a reader can tell apart", "au plus {}, qu'un lecteur puisse distinguer"],
  [
    "Name the column of classes with --map class=…, or the rules with --rules.",
    "Nommer la colonne des classes avec --map class=…, ou les règles avec --rules.",
  ],
  ["--layer zones", "--layer zones"],
  ["no table of zones", "pas de table de zones"],
  ["{}, a table of communes", "{}, une table de communes"],
  [
    "--classes with a table of zones, or the folder of aplomb zone",
    "--classes avec une table de zones, ou le dossier d'aplomb zone",
  ],
  [
    "communes of another vintage than the other file",
    "des communes d'un autre millésime que l'autre fichier",
  ],
  ["a column that merged communes carry: {}", "une colonne que des communes fusionnées peuvent porter : {}"],
  // reports
  [
    "a folder that `aplomb run` wrote, or its result file",
    "un dossier écrit par `aplomb run`, ou son fichier de résultats",
  ],
  ["no table named apl", "aucune table nommée apl"],
  [
    "Run `aplomb run --out out/`, then `aplomb report out/`.",
    "Lancer `aplomb run --out out/`, puis `aplomb report out/`.",
  ],
  ["no Chromium or Chrome on this machine", "ni Chromium ni Chrome sur cette machine"],
  ["one to print with", "l'un des deux pour imprimer"],
  [
    "Install Chromium, name it with the environment variable CHROME_PATH, or print the HTML from any browser.",
    "Installer Chromium, le nommer par la variable d'environnement CHROME_PATH, ou imprimer le HTML depuis un navigateur.",
  ],
  // vintages
  ["{} result file", "{} fichier de résultats"],
  ["{} result files", "{} fichiers de résultats"],
  ["at least two, oldest first", "au moins deux, le plus ancien d'abord"],
  ["{} name", "{} nom"],
  ["{} names", "{} noms"],
  ["{}, one a file", "{}, un par fichier"],
  ["a different name for each vintage", "un nom différent pour chaque millésime"],
  [
    "one doctor-age variant at least that every file has",
    "au moins une variante d'âge que tous les fichiers ont",
  ],
  ["{} file", "{} fichier"],
  ["{} files", "{} fichiers"],
  ["1, or {}: one a vintage", "1, ou {} : un par millésime"],
  // explorer
  [
    "a column doctors, supply_all, or practice records with acts",
    "une colonne doctors, supply_all, ou des cabinets avec acts",
  ],
  ["no doctors", "pas de médecins"],
  ["a matrix of {} communes", "une matrice de {} communes"],
  ["one of the {} communes of {}", "une des {} communes de {}"],
  [
    "communes (code, latitude, longitude, population), doctors (commune, acts… or code, doctors), travel times (origin, destination, minutes) or a list of zones (zone, class)",
    "des communes (code, latitude, longitude, population), des médecins (commune, acts… ou code, doctors), des temps de trajet (origin, destination, minutes) ou une liste de zones (zone, class)",
  ],
  ["Rename the columns to these names.", "Renommer les colonnes ainsi."],
  ["No territory is open.", "Aucun territoire n'est ouvert."],
  ["Nothing was computed yet in lane {}.", "Rien n'a encore été calculé pour {}."],
];
