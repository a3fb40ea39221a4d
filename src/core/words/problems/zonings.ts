import type { Catalogue } from "./catalogue.ts";

/** Zonings: what is decided on zones, by whom, and within which quotas. */
export const zoningProblems: Catalogue = [
  // options
  ["options", "options"],
  ["--quota {}", "--quota {}"],
  [
    "one of --accessibility, --zones, --publication, and the inputs of aplomb run",
    "une seule source parmi --accessibility, --zones, --publication et les données d'aplomb run",
  ],
  ["no accessibility of communes", "pas d'accessibilité par commune"],
  ["--accessibility FILE with it", "--accessibility FICHIER avec cette option"],
  ["Compute it with aplomb run.", "La calculer avec aplomb run."],
  ["no zones for its communes", "aucune zone pour ses communes"],
  [
    "--mesh FILE, or --by commune, epci, department or region",
    "--mesh FICHIER, ou --by commune, epci, department ou region",
  ],
  ["a mesh too", "un maillage aussi"],
  ["either --mesh or --by", "--mesh ou --by, l'un des deux"],
  ["no mesh", "pas de maillage"],
  ["--mesh FILE with it", "--mesh FICHIER avec cette option"],
  ["no list of zones", "pas de liste de zones"],
  ["--zones FILE with it", "--zones FICHIER avec cette option"],
  ["the rules to zone by", "les règles du zonage"],
  [
    "For example --rules gp-2018; no rules are chosen in silence.",
    "Par exemple --rules gp-2018 ; aucune règle n'est choisie en silence.",
  ],
  ["no class to fill", "pas de classe à remplir"],
  ["--propose CLASS with it", "--propose CLASSE avec cette option"],
  ["no zoning in force", "pas de zonage en vigueur"],
  ["--compare FILE with it", "--compare FICHIER avec cette option"],
  ["rules {}", "les règles {}"],
  ["rules that have a use for it", "des règles qui s'en servent"],
  ["a class of {}: {}", "une classe de {} : {}"],
  ["a class that zones are chosen into: {}", "une classe dans laquelle des zones sont choisies : {}"],
  ["{}, or a column of --scores", "{}, ou une colonne de --scores"],
  ["a zone of {}", "une zone de {}"],
  // accessibility and classes
  ["accessibility for {}", "l'accessibilité pour {}"],
  ["no variant", "aucune variante"],
  [
    "accessibility for variant {}, which rules {} read",
    "l'accessibilité de la variante {}, que lisent les règles {}",
  ],
  ["zone {} with {}", "la zone {} avec {}"],
  ["accessibilities that a rule of {} matches", "des accessibilités auxquelles une règle de {} répond"],
  [
    "An accessibility to younger doctors cannot exceed that to all of them.",
    "L'accessibilité aux médecins les plus jeunes ne peut dépasser celle à tous.",
  ],
  ["zone {} published in {}", "la zone {} publiée en {}"],
  ["{}, by its accessibility", "{}, d'après son accessibilité"],
  [
    "The rules decide; the published class is kept beside.",
    "Les règles décident ; la classe publiée est gardée à côté.",
  ],
  // choices of an agency
  ["each zone once (it is in row {} already)", "chaque zone une seule fois (elle est déjà ligne {})"],
  ["one of the {} zones of {}", "une des {} zones de {}"],
  [
    "one of the {} zones or priority neighbourhoods of {}",
    "une ou un des {} zones ou quartiers prioritaires de {}",
  ],
  ["The nearest code is {} ({}).", "Le code le plus proche est {} ({})."],
  ["{}, without accessibility", "{}, sans accessibilité"],
  ["a zone that the rules class", "une zone que les règles classent"],
  ["{}: zones of this class are locked", "{} : les zones de cette classe sont verrouillées"],
  ["{} for {}, which the rules put in {}", "{} pour {}, que les règles mettent en {}"],
  ["no reason for {}", "pas de motif pour {}"],
  [
    "a reason: {} is outside the rules for a zone of {}",
    "un motif : {} est hors des règles pour une zone en {}",
  ],
  [
    "{}, most of whose inhabitants live in region {}",
    "{}, dont la plupart des habitants sont dans la région {}",
  ],
  ["a zone that this region decides on", "une zone dont cette région décide"],
  [
    "With the other region's agreement, write it in a column agreement (yes).",
    "Avec l'accord de l'autre région, l'écrire dans une colonne agreement (yes).",
  ],
  ["{} for a priority neighbourhood", "{} pour un quartier prioritaire"],
  ["no neighbourhood classed apart: {} has none", "aucun quartier classé à part : {} n'en a pas"],
  ["a neighbourhood of a zone in {}", "un quartier d'une zone en {}"],
  ["no class", "aucune classe"],
  ["its zone in {}", "sa zone en {}"],
  // priority neighbourhoods
  ["a zone of the zoning", "une zone du zonage"],
  ["a commune of the zoning", "une commune du zonage"],
  ["a {} of the zoning", "{} : une valeur du zonage"],
  [
    "{}, as in row {}: all inhabitants of {}, on each of its rows",
    "{}, comme ligne {} : tous les habitants de {}, sur chacune de ses lignes",
  ],
  ["parts that add up to {}", "des parts dont la somme est {}"],
  ["{} over {} rows of {}", "{} sur {} lignes de {}"],
  [
    "neighbourhood {} in zones {}, without its part in each",
    "le quartier {} dans les zones {}, sans sa part dans chacune",
  ],
  ["a column part", "une colonne part"],
  [
    "It counts once: all {} inhabitants with zone {}.",
    "Il compte une fois : ses {} habitants avec la zone {}.",
  ],
  // quotas
  ["{} inhabitants for quota {}", "{} habitants pour le quota {}"],
  ["at most {} inhabitants", "au plus {} habitants"],
  [
    "It is exceeded by {}; quotas are inhabitants, not rounded shares.",
    "Il est dépassé de {} ; les quotas sont des habitants, pas des parts arrondies.",
  ],
  ["a share from 0 to 100 %", "une part de 0 à 100 %"],
  ["no quota: {} has none", "aucun quota : {} n'en a pas"],
  // zones of communes, in force before, published
  ["communes of region {}", "des communes de la région {}"],
  ["a zone for every commune", "une zone pour chaque commune"],
  ["no zone for commune {}", "aucune zone pour la commune {}"],
  ["no standardised population", "pas de population standardisée"],
  [
    "a column demand, the weight of a commune in its zone's accessibility",
    "une colonne demand, le poids d'une commune dans l'accessibilité de sa zone",
  ],
  [
    "Give it, or weigh by inhabitants with --weight population.",
    "La donner, ou pondérer par les habitants avec --weight population.",
  ],
  ["classes of {}: {}", "des classes de {} : {}"],
  ["one class for {}, which is in {} already", "une seule classe pour {}, qui est déjà en {}"],
  [
    "Say which of its classes are in the zoning with --inside NAME,NAME.",
    "Indiquer lesquelles de ses classes sont dans le zonage avec --inside NOM,NOM.",
  ],
  [
    "{} zones, {} communes and {} inhabitants left for {}",
    "il reste {} zones, {} communes et {} habitants pour {}",
  ],
  [
    "declared totals at least equal to what is listed",
    "des totaux déclarés au moins égaux à ce qui est listé",
  ],
  [
    "a column inside (true or false), or classes of rules that aplomb has",
    "une colonne inside (vrai ou faux), ou des classes de règles qu'aplomb connaît",
  ],
  ["{}, part of {}", "{}, partie de {}"],
  ["{} wholly in or out, as in row {}", "{} entièrement dedans ou dehors, comme ligne {}"],
  ["{} ({})", "{} ({})"],
];
