import type { Catalogue } from "../problems/catalogue.ts";

/** Meshes, zonings and what is compared on them: mesh, zone, contiguous, overlap, profile. */
export const zoningTexts: Catalogue = [
  // mesh
  [
    "build a mesh: bassins de vie, the large ones split, islands, arrondissements and overseas communes apart",
    "construire un maillage : bassins de vie, les plus grands découpés ; îles, arrondissements et communes d'outre-mer à part",
  ],
  [
    "communes (code, name, population, area_km2 where known); the embedded sample if absent",
    "communes (code, name, population, area_km2 si elle est connue) ; à défaut, l'échantillon embarqué",
  ],
  [
    "bassin de vie of each commune (code, zone, zone_name)",
    "bassin de vie de chaque commune (code, zone, zone_name)",
  ],
  [
    "in place of --basins: the column of the communes that holds it, for example bv2022 or epci",
    "à la place de --basins : la colonne des communes qui le contient, par exemple bv2022 ou epci",
  ],
  [
    "territoire de vie of each commune of the basins to split (code, zone, zone_name)",
    "territoire de vie de chaque commune des bassins à découper (code, zone, zone_name)",
  ],
  [
    "basins of more inhabitants than this are split",
    "les bassins de plus d'habitants que cela sont découpés",
  ],
  [
    "communes without a fixed link (code, island); the embedded list by default",
    "communes sans lien fixe avec le continent (code, island) ; par défaut, la liste embarquée",
  ],
  ["leave islands in their basins", "laisser les îles dans leur bassin"],
  [
    "overseas departments: one zone a commune, or basins",
    "départements d'outre-mer : une zone par commune (communes), ou des bassins (basins)",
  ],
  [
    "changes of communes since the basins (former, current)",
    "changements de communes depuis les bassins (former, current)",
  ],
  [
    "priority neighbourhoods (qpv, commune, population), counted by commune",
    "quartiers prioritaires (qpv, commune, population), comptés par commune",
  ],
  [
    "table of this region; what is outside it is counted apart",
    "table de cette région ; ce qui est au-dehors est compté à part",
  ],
  [
    "which column of the communes holds what; repeatable",
    "quelle colonne des communes contient quoi ; option répétable",
  ],
  // zone
  [
    "class zones by rules, check the agency's choices against quotas, compare with the zoning in force; the note of 2017 by default",
    "classer les zones selon des règles, contrôler les choix de l'agence et ses quotas, comparer au zonage en vigueur ; par défaut, la note de 2017",
  ],
  [
    "gp-2017, gp-2018, nurses-2020, physios-2020, midwives-2020, pharmacy-2024, density, red-zones-2025, or a rules document (JSON)",
    "gp-2017, gp-2018, nurses-2020, physios-2020, midwives-2020, pharmacy-2024, density, red-zones-2025, ou un document de règles (JSON)",
  ],
  [
    "accessibility of communes, as aplomb run or import writes it",
    "accessibilité des communes, telle qu'aplomb run ou import l'écrit",
  ],
  ["zone of each commune, as aplomb mesh writes it", "zone de chaque commune, telle qu'aplomb mesh l'écrit"],
  [
    "instead of a mesh: one zone a commune, EPCI, department or region",
    "à la place d'un maillage : une zone par commune, EPCI, département ou région",
  ],
  [
    "changes of communes since the mesh (former, current)",
    "changements de communes depuis le maillage (former, current)",
  ],
  [
    "instead of communes: a list of zones with their accessibility (zone, population, apl_65…)",
    "à la place des communes : une liste de zones avec leur accessibilité (zone, population, apl_65…)",
  ],
  [
    "the list's accessibilities are rounded to so many decimals",
    "décimales auxquelles les accessibilités de la liste sont arrondies",
  ],
  [
    "what an empty accessibility of the list means: a missing value, or no doctor",
    "ce que veut dire une accessibilité vide de la liste : valeur manquante (missing) ou aucun médecin (no-doctor)",
  ],
  [
    "a published zoning (JSON beside its lists); the embedded note of 2017 by default",
    "un zonage publié (du JSON à côté de ses listes) ; par défaut, la note de 2017 embarquée",
  ],
  [
    "zone this region: accessibility on whole zones, inhabitants of the region only",
    "zoner cette région : accessibilité des zones entières, habitants de la région seulement",
  ],
  ["weight of communes in their zone", "poids des communes dans leur zone"],
  ["the rules'", "celui des règles"],
  [
    "the agency's choices (zone, class, reason), checked against rules and quotas",
    "les choix de l'agence (zone, class, reason), contrôlés selon les règles et les quotas",
  ],
  [
    "priority neighbourhoods (qpv, commune, population, part)",
    "quartiers prioritaires (qpv, commune, population, part)",
  ],
  [
    "limit of a quota: inhabitants, or a share such as 12.5%; repeatable",
    "limite d'un quota : des habitants, ou une part telle que 12.5% ; option répétable",
  ],
  ["those of the rules", "celles des règles"],
  [
    "the zoning in force, by commune or by zone (code or zone, class)",
    "le zonage en vigueur, par commune ou par zone (code ou zone, class)",
  ],
  [
    "which classes of --compare are inside its zoning, where the rules do not know them",
    "classes de --compare qui sont dans son zonage, si les règles ne les connaissent pas",
  ],
  ["class to fill up to its quotas", "classe à remplir jusqu'à ses quotas"],
  [
    "order in which --propose takes zones: apl_65, apl_62…, population, or a column of --scores",
    "ordre dans lequel --propose prend les zones : apl_65, apl_62…, population, ou une colonne de --scores",
  ],
  [
    "the other way round: largest accessibility, least population or lowest score first",
    "dans l'autre sens : d'abord la plus forte accessibilité, la moindre population ou le score le plus bas",
  ],
  [
    "scores of zones (zone and the column of --order), the highest first",
    "scores des zones (zone et la colonne de --order), les plus élevés d'abord",
  ],
  ["class of the zones that the proposal does not take", "classe des zones que la proposition ne prend pas"],
  [
    "longest travel time to a facility (default: 30)",
    "temps de trajet maximal jusqu'à un équipement (par défaut : 30)",
  ],
  [
    "pharmacies by commune: a count, or one row each",
    "pharmacies par commune : un nombre, ou une ligne chacune",
  ],
  [
    "doctors or other professionals by commune: a count, or one row each",
    "médecins ou autres professionnels par commune : un nombre, ou une ligne chacun",
  ],
  [
    "other measures of zones (zone and a column a criterion reads)",
    "autres mesures des zones (zone et une colonne que lit un critère)",
  ],
  [
    "criteria that select: a,b either, a+b both together (default: the rules')",
    "critères qui retiennent : a,b l'un ou l'autre, a+b les deux ensemble (par défaut : ceux des règles)",
  ],
  [
    "mean or median that thresholds are a fraction of: printed, computed on the zones given, or a number",
    "moyenne ou médiane dont les seuils sont une fraction : printed (imprimée), computed (calculée sur les zones données) ou un nombre",
  ],
  [
    "cap of the region in place of the rules', or none",
    "plafond de la région au lieu de celui des règles, ou none pour aucun",
  ],
  [
    "borders of communes (commune, neighbour) or their outlines (GeoJSON), for contiguous communes",
    "limites des communes (commune, neighbour) ou leurs contours (GeoJSON), pour les communes contiguës",
  ],
  [
    "also count the minimal groups of contiguous communes, and list so many",
    "compter aussi les groupes minimaux de communes contiguës, et en lister autant",
  ],
  ["day the consultations start (YYYY-MM-DD)", "jour où commencent les consultations (AAAA-MM-JJ)"],
  ["official list of zones (zone or epci)", "liste officielle de zones (zone ou epci)"],
  ["version of the list", "version de la liste"],
  ["date of the list (YYYY-MM-DD)", "date de la liste (AAAA-MM-JJ)"],
  [
    "indicators of zones or of communes, for a composite index",
    "indicateurs des zones ou des communes, pour un indice composite",
  ],
  [
    "other zonings, to count who is in both: folders of aplomb zone, or its tables of communes",
    "autres zonages, pour compter qui est dans les deux : dossiers d'aplomb zone, ou ses tables de communes",
  ],
  // contiguous
  [
    "find the groups of contiguous communes without a pharmacy where one may open (L.5125-6-1): maximal groups, and the smallest around each commune",
    "trouver les groupes de communes contiguës sans pharmacie où une officine peut ouvrir (L.5125-6-1) : groupes maximaux, et le plus petit autour de chaque commune",
  ],
  [
    "communes of fragile territories: a folder of aplomb zone, its table of communes, or a list of codes",
    "communes des territoires fragiles : un dossier d'aplomb zone, sa table de communes, ou une liste de codes",
  ],
  [
    "borders of communes (commune, neighbour), or their outlines (GeoJSON)",
    "limites des communes (commune, neighbour), ou leurs contours (GeoJSON)",
  ],
  [
    "communes with their population; the embedded sample if absent",
    "communes avec leur population ; à défaut, l'échantillon embarqué",
  ],
  [
    "pharmacies by commune, where the communes do not say",
    "pharmacies par commune, si les communes ne le disent pas",
  ],
  [
    "changes of communes since the borders, territories or pharmacies (former, current)",
    "changements de communes depuis les limites, les territoires ou les pharmacies (former, current)",
  ],
  ["communes of this region only", "communes de cette région seulement"],
  [
    "fewest inhabitants of a group's largest commune",
    "nombre minimal d'habitants de la plus grande commune d'un groupe",
  ],
  ["fewest inhabitants of a group", "nombre minimal d'habitants d'un groupe"],
  [
    "also count the minimal groups, and list so many",
    "compter aussi les groupes minimaux, et en lister autant",
  ],
  [
    "which classes of the territories are fragile, where the file does not say",
    "classes des territoires qui sont fragiles, si le fichier ne le dit pas",
  ],
  // overlap
  [
    "count who is in none, one or several of two zonings or more, on any meshes: zones, communes and inhabitants",
    "compter qui est dans aucun, un ou plusieurs de deux zonages ou plus, sur tout maillage : zones, communes et habitants",
  ],
  [
    "two zonings or more: folders of aplomb zone, its tables of communes, or your own",
    "deux zonages ou plus : dossiers d'aplomb zone, ses tables de communes, ou les vôtres",
  ],
  [
    "changes of communes since the zonings (former, current)",
    "changements de communes depuis les zonages (former, current)",
  ],
  [
    "which classes are in a zoning, where its file does not say",
    "classes qui sont dans un zonage, si son fichier ne le dit pas",
  ],
  // profile
  [
    "compare territories: every indicator against the department, the region, the nation and a twin; the study's six departments by default",
    "comparer des territoires : chaque indicateur face au département, à la région, à la nation et à un jumeau ; par défaut, les six départements de l'étude",
  ],
  [
    "names or codes of the territories; those of the study if absent",
    "noms ou codes des territoires ; à défaut, ceux de l'étude",
  ],
  [
    "territory, level, indicator, value, and code, within, pillar, unit where known; the embedded study if absent",
    "territory, level, indicator, value, et si possible code, within, pillar, unit ; à défaut, l'étude embarquée",
  ],
  [
    "what the indicators are and what the study says of them (JSON)",
    "ce que sont les indicateurs et ce que l'étude en dit (JSON)",
  ],
  [
    "the territory each is compared with (default: the other of two, else the study's)",
    "le territoire auquel chacun est comparé (par défaut : l'autre s'ils sont deux, sinon celui de l'étude)",
  ],
];
