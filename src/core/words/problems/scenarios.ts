import type { Catalogue } from "./catalogue.ts";

/** Scenarios: changes of supply, presets, the placing of doctors, sweeps and their plans. */
export const scenarioProblems: Catalogue = [
  // what-if and presets
  ["no change", "aucun changement"],
  [
    "--add, --remove, --retire-at, --solidarity or --preset that changes the supply of a commune",
    "--add, --remove, --retire-at, --solidarity ou --preset qui change l'offre d'une commune",
  ],
  ["no commune", "aucune commune"],
  ["--at CODE, where it opens", "--at CODE, là où elle ouvre"],
  ["doctors of {}, which has fewer", "des médecins de {}, qui en a moins"],
  ["a supply from a headcount without ages", "une offre tirée d'un effectif, sans âges"],
  ["a supply from a {} without ages", "une offre tirée de {}, sans âges"],
  [
    "a preset of an opening or an equivalence (a mission is --solidarity)",
    "un préréglage d'ouverture ou d'équivalence (une mission est --solidarity)",
  ],
  ["{}, of kind {}", "{}, de type {}"],
  [
    "{} by commune (a file): a count, or one row each",
    "un fichier par commune, {} : un nombre, ou une ligne chacun",
  ],
  [
    "Give a count per commune, or one row each with its commune.",
    "Donner un nombre par commune, ou une ligne chacun avec sa commune.",
  ],
  ["a whole number of volunteers", "un nombre entier de volontaires"],
  ["at most {} day a month", "au plus {} jour par mois"],
  ["at most {} days a month", "au plus {} jours par mois"],
  ["{} consultation leaving {} (doctors {})", "{} consultation retirée à {} (médecins {})"],
  ["{} consultations leaving {} (doctors {})", "{} consultations retirées à {} (médecins {})"],
  ["at most the {} it has", "au plus les {} qu'elle a"],
  ["a number of at least 0", "un nombre d'au moins 0"],
  ["a number, or the parameter that gives it", "un nombre, ou le paramètre qui le donne"],
  ["a number: {}", "un nombre : {}"],
  ["a parameter of {}: {}", "un paramètre de {} : {}"],
  ["it has none", "il n'en a aucun"],
  ["no parameter", "aucun paramètre"],
  // the labels of the embedded documents
  ["pharmacies", "pharmacies"],
  ["Consultations of a volunteer doctor per day", "Consultations d'un médecin volontaire par jour"],
  [
    "Consultations of a general practitioner that a pharmacy replaces a year",
    "Consultations de généraliste qu'une pharmacie remplace par an",
  ],
  ["No source gives it: state your own.", "Aucune source ne le donne : indiquer le vôtre."],
  ["Pass --variants {}.", "Ajouter --variants {}."],
  ["no accessibility for {} commune of the run ({})", "pas d'accessibilité pour {} commune du calcul ({})"],
  ["no accessibility for {} communes of the run ({})", "pas d'accessibilité pour {} communes du calcul ({})"],
  [
    "one of each, under the code that the run gives it",
    "une pour chacune, sous le code que le calcul lui donne",
  ],
  [
    "Their accessibility stays missing, and their inhabitants count nowhere.",
    "Leur accessibilité reste manquante, et leurs habitants ne comptent nulle part.",
  ],
  ["a column apl_{}, as the run has this variant", "une colonne apl_{}, puisque le calcul a cette variante"],
  // place
  [
    '"population under 2.5" (any threshold above 0), "lowest tenth" or "gini"',
    "« population under 2.5 » (tout seuil supérieur à 0), « lowest tenth » ou « gini »",
  ],
  ["a variant of the run: {}", "une variante du calcul : {}"],
  // plans of sweeps
  ["scenario", "scénario"],
  ["plan", "plan"],
  ["neither", "aucun des deux"],
  ["both", "les deux"],
  ["--grid FILE (YAML or JSON), or --preset NAME", "--grid FICHIER (YAML ou JSON), ou --preset NOM"],
  ["at least one parameter", "au moins un paramètre"],
  ["no parameter of a sweep", "aucun paramètre de ce nom dans un balayage"],
  [
    "decay…, activity…, doctorAge…, variants, zoneWeight, ageWeights, timeFactor, supplyFactor, supplyFactor.department.CODE or supplyFactor.region.CODE",
    "decay…, activity…, doctorAge…, variants, zoneWeight, ageWeights, timeFactor, supplyFactor, supplyFactor.department.CODE ou supplyFactor.region.CODE",
  ],
  [
    "a list, {from, to, steps}, {uniform: [a, b]}, {triangular: [a, mode, b]} or {normal: {mean, sd, min, max}}",
    "une liste, {from, to, steps}, {uniform: [a, b]}, {triangular: [a, mode, b]} ou {normal: {mean, sd, min, max}}",
  ],
  ["a range whose `from` is below its `to`", "un intervalle dont `from` est inférieur à `to`"],
  ["bounds around the mean", "des bornes autour de la moyenne"],
  ["minimum, mode and maximum, in order", "minimum, mode et maximum, dans l'ordre"],
  ["two bounds, the lower first", "deux bornes, la plus basse d'abord"],
  ["a distribution", "une distribution"],
  ["a list or a range, in a full grid", "une liste ou un intervalle, dans une grille complète"],
  [
    "Choose --sampling latin-hypercube, or name values.",
    "Choisir --sampling latin-hypercube, ou énumérer des valeurs.",
  ],
  ["a number of samples, for {}", "un nombre d'échantillons, pour {}"],
  ["Pass --samples 1000.", "Ajouter --samples 1000."],
  ["{} scenarios", "{} scénarios"],
  [
    "Name fewer values, or draw samples: --sampling latin-hypercube --samples 10000.",
    "Énumérer moins de valeurs, ou tirer des échantillons : --sampling latin-hypercube --samples 10000.",
  ],
  ["{} dimensions", "{} dimensions"],
  [
    "at most {} (one a parameter with sobol, two with saltelli)",
    "au plus {} (une par paramètre avec sobol, deux avec saltelli)",
  ],
  [
    "Choose morris to find the parameters that matter.",
    "Choisir morris pour trouver les paramètres qui comptent.",
  ],
  ["a factor of {} to 100", "un facteur de {} à 100"],
  ["no such field in the method", "aucun champ de ce nom dans la méthode"],
  ["a field it has", "un champ qu'elle a"],
  ["{}, scenario {}, {}", "{}, scénario {}, {}"],
  ["{} impossible scenario of {}", "{} scénario impossible sur {}"],
  ["{} impossible scenarios of {}", "{} scénarios impossibles sur {}"],
  ["scenarios that are methods", "des scénarios qui soient des méthodes"],
  [
    "Narrow the lists or ranges so that no combination is impossible; nothing was computed.",
    "Resserrer les listes ou les intervalles pour qu'aucune combinaison ne soit impossible ; rien n'a été calculé.",
  ],
  ["lists of different lengths", "des listes de longueurs différentes"],
  ["as many variants in each", "autant de variantes dans chacune"],
  ["no list of names", "pas une liste de noms"],
  ["a list such as [gp-2022, gp-2023]", "une liste, par exemple [gp-2022, gp-2023]"],
  [
    "a parameter that does not change which records are read",
    "un paramètre qui ne change pas les lignes lues",
  ],
  // sweeps and their results
  ["{} supply", "une offre {}"],
  ["no doctor in {}", "aucun médecin dans {}"],
  ["a {} with doctors", "{} : avec des médecins"],
  ["--per zone with it", "--per zone avec cette option"],
  ["the zones of --per zone, for example --zone epci", "les zones de --per zone, par exemple --zone epci"],
  [
    "rules whose thresholds class each zone by itself",
    "des règles dont les seuils classent chaque zone à elle seule",
  ],
  ["{}, which reads the APL of {}", "{}, qui lit l'APL de {}"],
  ["variants that every scenario has", "des variantes que tous les scénarios ont"],
  [
    "Its classes depend on all zones at once: compare scenarios with aplomb zone, one at a time.",
    "Ses classes dépendent de toutes les zones à la fois : comparer les scénarios avec aplomb zone, un par un.",
  ],
  [
    "Take `variants` out of the plan, or leave --rules out.",
    "Retirer `variants` du plan, ou retirer --rules.",
  ],
  ["Ask for these variants: see --variants.", "Demander ces variantes : voir --variants."],
  [
    "{}, which cuts the sorted zones of a territory at shares of its population",
    "{}, qui découpe les zones triées d'un territoire selon des parts de sa population",
  ],
  ["{}, which reads {}", "{}, qui lit {}"],
];
