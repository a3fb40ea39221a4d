import type { Catalogue } from "./catalogue.ts";

/** Territories: meshes, merged communes, zonings on criteria, lists and composites, profiles, overlaps. */
export const territoryProblems: Catalogue = [
  // meshes
  ["a column of {}: {}", "une colonne de {} : {}"],
  ["either --basins FILE or --basins-column NAME", "--basins FICHIER ou --basins-column NOM, l'un des deux"],
  ["nothing for commune {}", "rien pour la commune {}"],
  ["no row for commune {} ({}) of {}", "aucune ligne pour la commune {} ({}) de {}"],
  ["no row for commune {} ({}) of basin {}", "aucune ligne pour la commune {} ({}) du bassin de vie {}"],
  ["a bassin de vie for every commune", "un bassin de vie pour chaque commune"],
  [
    "a territoire de vie for every commune of a basin above {} inhabitants",
    "un territoire de vie pour chaque commune d'un bassin de plus de {} habitants",
  ],
  [
    "{} basin of more than {} inhabitants and no territories",
    "{} bassin de vie de plus de {} habitants, et aucun territoire",
  ],
  [
    "{} basins of more than {} inhabitants and no territories",
    "{} bassins de vie de plus de {} habitants, et aucun territoire",
  ],
  ["territoires de vie to split them into", "des territoires de vie pour les découper"],
  [
    "They are kept whole; give --split, or a higher --split-above.",
    "Ils sont gardés entiers ; donner --split, ou un --split-above plus élevé.",
  ],
  ["its inhabitants", "ses habitants"],
  [
    "its inhabitants, to tell which basins are split",
    "ses habitants, pour savoir quels bassins sont découpés",
  ],
  ["{} as one commune ({})", "{} en une seule commune ({})"],
  [
    "its arrondissements, which are zones of their own",
    "ses arrondissements, qui sont des zones à part entière",
  ],
  ["It is kept as one zone.", "Elle est gardée en une seule zone."],
  ["zone {} as {} and as {}", "la zone {} en {} et en {}"],
  ["one kind of zone a code", "un seul type de zone par code"],
  ["each commune once, in exactly one zone", "chaque commune une fois, dans une seule zone"],
  ["{} in zone {} and, row {}, in zone {}", "{} dans la zone {} et, ligne {}, dans la zone {}"],
  ["Build one with aplomb mesh.", "En construire un avec aplomb mesh."],
  ["{} row of arrondissements ({})", "{} ligne d'arrondissement ({})"],
  ["{} rows of arrondissements ({})", "{} lignes d'arrondissements ({})"],
  ["codes of the communes ({})", "les codes des communes ({})"],
  ["Each was read as its commune.", "Chacune a été lue comme sa commune."],
  // merged communes
  ["commune {}, made of {}", "la commune {}, faite de {}"],
  ["a surviving code among those that merge", "un code qui survive parmi ceux qui fusionnent"],
  [
    "the pole of zone {}, now in commune {} of zone {}",
    "le pôle de la zone {}, désormais dans la commune {} de la zone {}",
  ],
  ["a pole inside its zone", "un pôle dans sa zone"],
  ["The zone keeps its code and its other communes.", "La zone garde son code et ses autres communes."],
  [
    "Give the new commune its own row in the mesh.",
    "Donner à la commune nouvelle sa propre ligne dans le maillage.",
  ],
  // rules on criteria
  ["criteria of {}: {}", "des critères de {} : {}"],
  ["the measures {}", "les mesures {}"],
  ["{}, which criterion {} reads", "{}, que lit le critère {}"],
  ["{} inhabitants selected in region {} ({})", "{} habitants retenus dans la région {} ({})"],
  ["at most {} ({}), {} fewer", "au plus {} ({}), soit {} de moins"],
  [
    "Each criterion by itself: {}. Choose with --criteria (a+b: both, a,b: either), or lift the cap with --cap none.",
    "Chaque critère à lui seul : {}. Choisir avec --criteria (a+b : les deux, a,b : l'un ou l'autre), ou lever le plafond avec --cap none.",
  ],
  ["--professionals too", "--professionals aussi"],
  ["one of them", "un seul des deux"],
  ["a table of zones too", "une table de zones aussi"],
  [
    "either zones with their measures, or communes",
    "des zones avec leurs mesures, ou des communes, l'un des deux",
  ],
  ["no borders", "pas de limites"],
  ["--borders FILE with it", "--borders FICHIER avec cette option"],
  ["no region", "pas de région"],
  ["--region CODE with it", "--region CODE avec cette option"],
  ["rules with contiguous communes", "des règles à communes contiguës"],
  ["the regions {}", "les régions {}"],
  ["zones of region {}", "des zones de la région {}"],
  ["nothing, and no column {} in {}", "rien, et pas de colonne {} dans {}"],
  ["nothing, and the embedded sample has none", "rien, et l'échantillon embarqué n'en a pas"],
  ["{} by commune (a file)", "un fichier par commune : {}"],
  ["at least {}, which the rules look at", "au moins {}, que les règles regardent"],
  [
    "the zone of each commune (a file), or --by commune, epci, department or region",
    "la zone de chaque commune (un fichier), ou --by commune, epci, department ou region",
  ],
  // contiguous communes, lists
  [
    "the borders of communes: pairs (commune, neighbour), or their outlines (GeoJSON)",
    "les limites des communes : des paires (commune, neighbour), ou leurs contours (GeoJSON)",
  ],
  ["the communes of fragile territories (a file)", "les communes des territoires fragiles (un fichier)"],
  [
    "aplomb zone --rules pharmacy-2024 --out DIR writes them; a list of codes is enough.",
    "aplomb zone --rules pharmacy-2024 --out DOSSIER les écrit ; une liste de codes suffit.",
  ],
  ["the list of {} (a file)", "la liste de : {} (un fichier)"],
  [
    "No formula reproduces it: the list that was published is an input.",
    "Aucune formule ne la reproduit : la liste publiée est une donnée d'entrée.",
  ],
  // composites
  ["no such column", "aucune colonne de ce nom"],
  ["{}, which indicator {} of {} reads", "{}, que lit l'indicateur {} de {}"],
  ["no value", "aucune valeur"],
  ["{} in every zone", "{} dans chaque zone"],
  ["values that tell zones apart", "des valeurs qui distinguent les zones"],
  ["It moves no zone up or down.", "Il ne fait monter ni descendre aucune zone."],
  // profiles and overlaps
  ["{} of {} ({}) again, first in row {}", "{} de {} ({}) à nouveau, d'abord ligne {}"],
  ["one value of an indicator for a territory", "une seule valeur d'un indicateur pour un territoire"],
  ["one territory of {}: {}", "un seul territoire de {} : {}"],
  ["2 to {} of them", "de 2 à {}"],
  ["zonings", "zonages"],
  ["vintages", "millésimes"],
];
