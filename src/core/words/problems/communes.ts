import type { Catalogue } from "./catalogue.ts";

/** Communes, travel times, demand, supply, results: what a run reads. */
export const communeProblems: Catalogue = [
  // communes
  ["a commune of the input", "une commune des données"],
  ["a commune of the input, or nothing", "une commune des données, ou rien"],
  ["the code of a commune of the input", "le code d'une commune des données"],
  [
    "the code of a commune of the input, or the name of only one",
    "le code d'une commune des données, ou le nom d'une seule",
  ],
  ["There are {}.", "Il y a {}."],
  ["a value, as {} has one", "une valeur, puisque {} en a une"],
  ["degrees from -180 to 180", "des degrés de -180 à 180"],
  ["degrees from -90 to 90", "des degrés de -90 à 90"],
  ["each commune once (it is in row {} already)", "chaque commune une seule fois (elle est déjà ligne {})"],
  ["one row per commune", "une ligne par commune"],
  ["{}, and {} in {}", "{}, et {} dans {}"],
  [
    "a latitude, then a longitude: this is a place of France with the two exchanged",
    "une latitude, puis une longitude : c'est un lieu de France, les deux échangées",
  ],
  // travel times
  ["one row per travel time", "une ligne par trajet"],
  [
    "no travel time of {} minutes or less between two communes",
    "aucun trajet de {} minutes au plus entre deux communes",
  ],
  ["travel times in minutes", "des temps de trajet en minutes"],
  [
    "Check the unit: seconds would be sixty times too many.",
    "Vérifier l'unité : des secondes en feraient soixante fois trop.",
  ],
  [
    "a column minutes, or both peak and off_peak (hp, hc)",
    "une colonne minutes, ou les deux : peak et off_peak (hp, hc)",
  ],
  [
    "Name it with --map minutes={}, or --map peak=… and --map off_peak=….",
    "La nommer avec --map minutes={}, ou --map peak=… et --map off_peak=….",
  ],
  ["no pair that has its reverse", "aucun trajet dont le retour est donné"],
  [
    "both directions, from residence (origin) to practice (destination)",
    "les deux sens, du domicile (origin) au cabinet (destination)",
  ],
  [
    "If the table gives one direction for both, pass --symmetric.",
    "Si la table donne un sens pour les deux, ajouter --symmetric.",
  ],
  ["each pair of communes once", "chaque trajet une seule fois"],
  ["each pair once", "chaque trajet une seule fois"],
  ["{} to {} more than once", "{} vers {} plus d'une fois"],
  ["{} more pair given more than once", "{} autre trajet donné plus d'une fois"],
  ["{} more pairs given more than once", "{} autres trajets donnés plus d'une fois"],
  [
    "{} pair given more than once, such as {} to {}",
    "{} trajet donné plus d'une fois, par exemple {} vers {}",
  ],
  [
    "{} pairs given more than once, such as {} to {}",
    "{} trajets donnés plus d'une fois, par exemple {} vers {}",
  ],
  ["travel times up to {} minutes", "des temps de trajet jusqu'à {} minutes"],
  ["at least {}, which the decay reaches", "au moins {}, que le poids de la distance atteint"],
  ["Prepare the matrix again with --max-minutes {}.", "Préparer à nouveau la matrice avec --max-minutes {}."],
  ["{} commune (hash {})", "{} commune (empreinte {})"],
  ["{} communes (hash {})", "{} communes (empreinte {})"],
  ["the {} communes of {} (hash {})", "les {} communes de {} (empreinte {})"],
  [
    "Prepare the matrix again with `aplomb prepare` on these communes.",
    "Préparer à nouveau la matrice avec `aplomb prepare` sur ces communes.",
  ],
  // demand
  ['no column "kind"', "pas de colonne « kind »"],
  ['no column "doctor"', "pas de colonne « doctor »"],
  ["Each practice was read as liberal.", "Chaque cabinet a été lu comme libéral."],
  [
    "who practises, since the bounds of activity are a doctor's",
    "qui exerce, puisque les bornes d'activité sont celles d'un médecin",
  ],
  ["Each row was read as one doctor.", "Chaque ligne a été lue comme un médecin."],
  ["one row per practice or per commune", "une ligne par cabinet ou par commune"],
  ["a standardised population", "une population standardisée"],
  ["a total population", "une population totale"],
  ["a age-bands population", "une population par tranches d'âge"],
  ["a {} population", "une population {}"],
  [
    "a population: total, by age band (pop_0_4, pop_5_9…) or standardised (demand)",
    "une population : totale, par tranches d'âge (pop_0_4, pop_5_9…) ou standardisée (demand)",
  ],
  [
    "a standardised population (column demand), since {} has no age weights",
    "une population standardisée (colonne demand), puisque {} n'a pas de poids par âge",
  ],
  [
    "populations by age band (pop_0_4, pop_5_9…) or standardised (demand)",
    "des populations par tranches d'âge (pop_0_4, pop_5_9…) ou standardisées (demand)",
  ],
  ["populations by age band ({})", "des populations par tranches d'âge ({})"],
  ["populations by age band, which k scales", "des populations par tranches d'âge, que k met à l'échelle"],
  ["Every inhabitant counts 1, whatever his age.", "Chaque habitant compte 1, quel que soit son âge."],
  ["It is not applied.", "Il n'est pas appliqué."],
  [
    "Name the weights to use, for example --age-weights gp-2022, or give the column demand.",
    "Nommer les poids à utiliser, par exemple --age-weights gp-2022, ou donner la colonne demand.",
  ],
  [
    "age bands that cover every age once, from 0 to an open last one",
    "des tranches d'âge qui couvrent chaque âge une fois, de 0 à une dernière ouverte",
  ],
  [
    "age bands that cover every age once, from 0 to an open last one (none goes on at {})",
    "des tranches d'âge qui couvrent chaque âge une fois, de 0 à une dernière ouverte (aucune ne continue à {})",
  ],
  [
    "bands that join whole bands of the weights {} ({})",
    "des tranches qui réunissent des tranches entières des poids {} ({})",
  ],
  ["no age bands", "aucune tranche d'âge"],
  ["{} for {}", "{} pour {}"],
  [
    "one column a band, or one of men and one of women in every band",
    "une colonne par tranche, ou une d'hommes et une de femmes dans chaque tranche",
  ],
  // supply
  ["practice records", "un fichier de cabinets"],
  [
    "practice records (acts, doctor, age…), a headcount (doctors) or counted supply (supply_all, supply_65…)",
    "des cabinets (acts, doctor, age…), un effectif (doctors) ou une offre déjà comptée (supply_all, supply_65…)",
  ],
  ["practice records with ages (column age)", "un fichier de cabinets avec les âges (colonne age)"],
  [
    "practice records, which alone can be counted again",
    "un fichier de cabinets, le seul qui puisse être recompté",
  ],
  [
    "Name the column with --map, for example --map doctors=….",
    "Nommer la colonne avec --map, par exemple --map doctors=….",
  ],
  ["acts in the year (0 where there are none)", "les actes de l'année (0 s'il n'y en a pas)"],
  ["one record a doctor and practice", "une ligne par médecin et cabinet"],
  [
    "{} record that repeats practice, doctor and commune of another: {}",
    "{} ligne qui répète le cabinet, le médecin et la commune d'une autre : {}",
  ],
  [
    "{} records that repeat practice, doctor and commune of another: {}",
    "{} lignes qui répètent le cabinet, le médecin et la commune d'une autre : {}",
  ],
  [
    "Their acts are added; remove them if they are the same record twice.",
    "Leurs actes sont additionnés ; les retirer si c'est deux fois la même ligne.",
  ],
  ["1, 2 or 3", "1, 2 ou 3"],
  ["liberal or centre (centre de santé)", "liberal ou centre (centre de santé)"],
  ["a day as 1958-12-31 or 31/12/1958", "un jour, comme 1958-12-31 ou 31/12/1958"],
  ["an age of {}", "un âge de {}"],
  ["a doctor of 18 to {} years at {}", "un médecin de 18 à {} ans au {}"],
  ["one age of doctor {} ({} in row {})", "un seul âge du médecin {} ({} ligne {})"],
  ["no age, birth_date or birth_year", "ni age, ni birth_date, ni birth_year"],
  ["doctors' ages, for the variants {}", "les âges des médecins, pour les variantes {}"],
  ["doctors' ages, to count those up to {}", "les âges des médecins, pour compter ceux jusqu'à {}"],
  ["Add the column, or ask for --variants all.", "Ajouter la colonne, ou demander --variants all."],
  ["Only the variant all is computed.", "Seule la variante all est calculée."],
  ["reference date", "date de référence"],
  [
    "a headcount (doctors) or counted supply (supply_all), since {} has no known activity rules",
    "un effectif (doctors) ou une offre déjà comptée (supply_all), puisque les règles d'activité de {} sont inconnues",
  ],
  [
    "Name the rules to use, for example --activity gp-2017.",
    "Nommer les règles à utiliser, par exemple --activity gp-2017.",
  ],
  [
    "--variants all, since a number of doctors says nothing of their ages",
    "--variants all, car un nombre de médecins ne dit rien de leurs âges",
  ],
  ["variants {} of a headcount", "les variantes {} d'un effectif"],
  [
    "For variants limited by age give practice records with ages, or counted supply (columns supply_65…).",
    "Pour des variantes limitées par l'âge, donner des cabinets avec les âges, ou une offre déjà comptée (colonnes supply_65…).",
  ],
  ["a column supply_all, supply_65, supply_62…", "une colonne supply_all, supply_65, supply_62…"],
  ["more than {} in {} commune ({})", "plus que {} dans {} commune ({})"],
  ["more than {} in {} communes ({})", "plus que {} dans {} communes ({})"],
  [
    "at most as much, since its doctors are among the others",
    "au plus autant, puisque ses médecins sont parmi les autres",
  ],
  ["all, or an age from 18 to 120 (65, 62)", "all, ou un âge de 18 à 120 (65, 62)"],
  // results
  [
    "at least one column apl_all, apl_65, apl_62 or apl_60",
    "au moins une colonne apl_all, apl_65, apl_62 ou apl_60",
  ],
  [
    "Give a table that `aplomb run` or `aplomb import` wrote.",
    "Donner une table écrite par `aplomb run` ou `aplomb import`.",
  ],
  [
    "Name it with --map {}=…, or choose another sheet with --sheet.",
    "La nommer avec --map {}=…, ou choisir une autre feuille avec --sheet.",
  ],
  ["department, region, epci or a column of {}", "department, region, epci ou une colonne de {}"],
];
