import type { Catalogue } from "../problems/catalogue.ts";

/** A run and what is asked of it: run, prepare, explain, check, import, what-if, place. */
export const runTexts: Catalogue = [
  // run
  [
    "compute the APL of communes: each doctor-age variant, both steps; the embedded sample by default",
    "calculer l'APL des communes, pour chaque limite d'âge des médecins, en deux étapes ; par défaut, sur l'échantillon embarqué",
  ],
  [
    "write these regions only (all communes are computed)",
    "n'écrire que ces régions (toutes les communes sont calculées)",
  ],
  [
    "write these departments only (all communes are computed)",
    "n'écrire que ces départements (toutes les communes sont calculées)",
  ],
  [
    "also write means by zone: epci, department, region, or a column of the communes",
    "écrire aussi les moyennes par zone : epci, department, region, ou une colonne des communes",
  ],
  ["population that weights zone means", "population qui pondère les moyennes des zones"],
  ["the method's", "celle de la méthode"],
  [
    "threads that compute (default: one, more where they pay)",
    "fils qui calculent (par défaut : un seul, plusieurs quand c'est utile)",
  ],
  [
    "what the threads' blocks of communes follow: region (default), department, epci, or a column of the communes",
    "ce que suivent les blocs de communes des fils : region (par défaut), department, epci, ou une colonne des communes",
  ],
  [
    "compute so many times, and tell the minimum and the median of the durations",
    "répéter le calcul, et donner le minimum et la médiane des durées",
  ],
  [
    "budget of the whole process (2GB, 800MB): travel times are streamed from disk instead of held in memory",
    "mémoire de tout le programme, au plus (2GB, 800MB) : les temps de trajet sont lus au fil du disque au lieu d'être gardés en mémoire",
  ],
  [
    "folder for what waits on disk under --memory (default: beside --out)",
    "dossier de ce qui attend sur le disque avec --memory (par défaut : à côté de --out)",
  ],
  // prepare
  [
    "sort travel times once into a matrix, which later runs take with --times",
    "ranger une fois pour toutes des temps de trajet en une matrice, à donner ensuite à --times",
  ],
  [
    "keep travel times up to this; a decay may not reach beyond",
    "garder les temps de trajet jusqu'à cette durée ; aucun poids de la distance ne pourra aller au-delà",
  ],
  ["matrix to write, NAME.matrix.arrow", "matrice à écrire, NOM.matrix.arrow"],
  // explain
  [
    "tell where the APL of communes comes from: which practices, minutes, weights and shares",
    "expliquer d'où vient l'APL de communes : quels cabinets, minutes, poids et parts",
  ],
  ["codes of the communes, or names", "codes des communes, ou noms"],
  [
    "communes of practice shown one by one; the others are summed",
    "nombre de communes d'exercice montrées une par une ; les autres sont additionnées",
  ],
  [
    "also show the practices that bring most, --top of them",
    "montrer aussi les cabinets qui apportent le plus, autant que --top",
  ],
  [
    "print one JSON document instead of text, with every commune of practice",
    "afficher un document JSON au lieu du texte, avec toutes les communes d'exercice",
  ],
  // check
  [
    "tell everything that is wrong with the inputs, with row numbers, without computing",
    "dire tout ce qui ne va pas dans les entrées, avec les numéros de ligne, sans rien calculer",
  ],
  // import
  [
    "turn published accessibility into the table that every command reads",
    "faire d'une accessibilité publiée la table que toutes les commandes lisent",
  ],
  [
    "import the DREES workbook of the APL to general practitioners",
    "importer le classeur de la DREES sur l'APL aux médecins généralistes",
  ],
  ["the workbook (.xlsx), as DREES publishes it", "le classeur (.xlsx), tel que la DREES le publie"],
  ["sheet, by its name or year (2022, 2023)", "feuille, par son nom ou son année (2022, 2023)"],
  // what-if
  [
    "tell what changes, where and for whom when doctors settle, leave, retire or volunteer",
    "dire ce qui change, où et pour qui, quand des médecins s'installent, partent, prennent leur retraite ou sont volontaires",
  ],
  [
    "doctors who settle in a commune, for example 16374:2; repeatable",
    "médecins qui s'installent dans une commune, par exemple 16374:2 ; option répétable",
  ],
  [
    "doctors of mean activity who leave a commune; repeatable",
    "médecins d'activité moyenne qui quittent une commune ; option répétable",
  ],
  ["every doctor of this age or more leaves", "tous les médecins de cet âge ou plus partent"],
  [
    "volunteers (home, destination, days_per_month); needs --set consultations-per-day=…",
    "volontaires (home, destination, days_per_month) ; demande --set consultations-per-day=…",
  ],
  ["volunteers keep all their days at home", "les volontaires gardent tous leurs jours chez eux"],
  [
    "msp-opening in the communes of --at, pharmacist-first-recourse where --facilities are, or a document (JSON)",
    "msp-opening dans les communes de --at, pharmacist-first-recourse là où sont les --facilities, ou un document (JSON)",
  ],
  ["codes of the communes of an opening", "codes des communes d'une ouverture"],
  [
    "facilities of an equivalence (pharmacies…) by commune: a count, or one row each",
    "équipements d'une équivalence (pharmacies…) par commune : un nombre, ou une ligne chacun",
  ],
  ["a parameter of the preset; repeatable", "un paramètre du préréglage ; option répétable"],
  [
    "start from this published accessibility and move it by what the model says",
    "partir de cette accessibilité publiée, et lui ajouter l'écart que donne le modèle",
  ],
  [
    "also write means by zone before and after: epci, department, region, or a column of the communes",
    "écrire aussi les moyennes par zone, avant et après : epci, department, region, ou une colonne des communes",
  ],
  // place
  [
    "tell where the next doctors help most, one after the other (greedy)",
    "dire où les prochains médecins seraient le plus utiles, l'un après l'autre (algorithme glouton)",
  ],
  ["how many doctors to place", "nombre de médecins à placer"],
  [
    'what to improve: "population under 2.5" (or any threshold), "lowest tenth" or gini',
    'ce qu\'il faut améliorer : "population under 2.5" (ou un autre seuil), "lowest tenth" (le dixième le plus bas) ou gini',
  ],
  ["most doctors in one commune", "nombre maximal de médecins dans une commune"],
  [
    "place in these regions only (everyone counts in the objective)",
    "ne placer que dans ces régions (l'objectif compte tous les habitants)",
  ],
  ["place in these departments only", "ne placer que dans ces départements"],
  [
    "doctor-age variant the objective looks at (default: the first of the run)",
    "limite d'âge des médecins que l'objectif regarde (par défaut : la première du calcul)",
  ],
];
