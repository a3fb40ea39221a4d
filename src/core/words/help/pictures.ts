import type { Catalogue } from "../problems/catalogue.ts";

/** What is drawn and read: map, chart, report, evolve, explore. */
export const pictureTexts: Catalogue = [
  // every picture
  [
    "names, departments and positions of communes where the results lack them (the embedded sample's by default)",
    "noms, départements et positions des communes, s'ils manquent aux résultats (par défaut : ceux de l'échantillon embarqué)",
  ],
  ["show these regions only", "ne montrer que ces régions"],
  ["show these departments only", "ne montrer que ces départements"],
  ["title in place of the one made from what is shown", "titre, au lieu de celui tiré de ce qui est montré"],
  ["second line in place of the names of the territories", "seconde ligne, au lieu des noms des territoires"],
  [
    "source to name under the picture (the input files by default)",
    "source à nommer sous l'image (par défaut : les fichiers d'entrée)",
  ],
  ["date to print (today by default)", "date à imprimer (par défaut : aujourd'hui)"],
  ["paper: light or dark", "papier : light (clair) ou dark (sombre)"],
  ["width of a PNG", "largeur d'un PNG"],
  ["print one JSON document about what was drawn", "afficher un document JSON sur ce qui est dessiné"],
  [
    "outlines of communes, GeoJSON or TopoJSON (default: Voronoi cells)",
    "contours des communes, en GeoJSON ou TopoJSON (par défaut : cellules de Voronoï)",
  ],
  // map
  [
    "draw a map: values, classes of a zoning, differences between two results, circles; or write it for a GIS",
    "dessiner une carte : valeurs, classes d'un zonage, écarts entre deux résultats, cercles ; ou l'écrire pour un SIG",
  ],
  [
    "results to draw: one, or two with --difference; none with --classes alone",
    "résultats à dessiner : un, ou deux avec --difference ; aucun avec --classes seul",
  ],
  [
    "column to colour by (default: apl_65, else the first variant)",
    "colonne qui donne les couleurs (par défaut : apl_65, sinon la première variante)",
  ],
  [
    "colour by the difference: the second results minus the first",
    "couleurs de l'écart : les seconds résultats moins les premiers",
  ],
  [
    "colour by the class of each commune or zone: tables of aplomb zone, or your own",
    "couleurs de la classe de chaque commune ou zone : tables d'aplomb zone, ou les vôtres",
  ],
  [
    "rules that name and order the classes: gp-2017, gp-2018…, or a document (JSON); by default those that the classes carry, else gp-2017",
    "règles qui nomment et ordonnent les classes : gp-2017, gp-2018…, ou un document (JSON) ; par défaut, celles que portent les classes, sinon gp-2017",
  ],
  [
    "zone of each commune: draws zone borders, and spreads classes of zones over their communes",
    "zone de chaque commune : trace les limites des zones, et étend leurs classes à leurs communes",
  ],
  [
    "rows of a layer for a GIS: communes, or the zones of --classes",
    "lignes d'une couche pour SIG : les communes, ou les zones de --classes",
  ],
  ["those of the table", "celles de la table"],
  [
    "with --difference: changes of communes between the two results (former, current; default: the embedded list)",
    "avec --difference : changements de communes entre les deux résultats (former, current ; par défaut : la liste embarquée)",
  ],
  [
    "proportional circles: supply_65, or a column of doctors",
    "cercles proportionnels : supply_65, ou une colonne de médecins",
  ],
  ["class breaks, for example 1.5,2.5,4", "bornes des classes, par exemple 1.5,2.5,4"],
  [
    "picture (.svg, .png), or layer for QGIS and R (.geojson, .parquet)",
    "image (.svg, .png), ou couche pour QGIS et R (.geojson, .parquet)",
  ],
  // chart
  [
    "draw a chart of results, of several vintages, of a what-if or of a sweep's tables",
    "dessiner un graphique : résultats, plusieurs millésimes, un what-if ou les tables d'un balayage",
  ],
  [
    "results, or what --kind asks for: a table of aplomb what-if, the folder or tables of a sweep",
    "résultats, ou ce que --kind demande : une table d'aplomb what-if, le dossier ou les tables d'un balayage",
  ],
  ["what the chart shows", "ce que montre le graphique"],
  [
    "doctor-age variant: 65, all… (default: 65, else the first)",
    "limite d'âge des médecins : 65, all… (par défaut : 65, sinon la première)",
  ],
  [
    "names of the vintages, in the order of the files (default: years in their names)",
    "noms des millésimes, dans l'ordre des fichiers (par défaut : les années de leurs noms)",
  ],
  ["thresholds to mark, for example 1.5,2.5,4", "seuils à marquer, par exemple 1.5,2.5,4"],
  [
    "tornado, indices: which output, where the table has several: mean, share_under_2.5, tenth_1…",
    "tornado, indices : quelle sortie, si la table en a plusieurs : mean, share_under_2.5, tenth_1…",
  ],
  [
    "difference: changes of communes between the two results (former, current; default: the embedded list)",
    "difference : changements de communes entre les deux résultats (former, current ; par défaut : la liste embarquée)",
  ],
  [
    "stability: rules that name the classes (default: those the table carries)",
    "stability : règles qui nomment les classes (par défaut : celles que porte la table)",
  ],
  ["picture: .svg or .png", "image : .svg ou .png"],
  // report
  [
    "write one HTML file for those who decide: maps, charts, tables and sources, from what aplomb run and aplomb zone wrote",
    "écrire un seul fichier HTML pour qui décide : cartes, graphiques, tables et sources, d'après ce qu'aplomb run et aplomb zone ont écrit",
  ],
  [
    "folders of aplomb run and of aplomb zone, or result files",
    "dossiers d'aplomb run et d'aplomb zone, ou fichiers de résultats",
  ],
  [
    "doctor-age variant of the headlines: 65, all… (default: 65, else the first)",
    "limite d'âge des médecins des chiffres clés : 65, all… (par défaut : 65, sinon la première)",
  ],
  [
    "also print it as PDF, with the Chromium or Chrome of this machine",
    "l'imprimer aussi en PDF, avec le Chromium ou le Chrome de cette machine",
  ],
  ["report (.html)", "rapport (.html)"],
  // evolve
  [
    "follow accessibility over several vintages, through merged communes, and split the change between supply, population and travel times",
    "suivre l'accessibilité sur plusieurs millésimes, malgré les fusions de communes, et partager son évolution entre offre, population et temps de trajet",
  ],
  [
    "results of the vintages, the oldest first, as aplomb run or import writes them",
    "résultats des millésimes, du plus ancien au plus récent, tels qu'aplomb run ou import les écrit",
  ],
  [
    "changes of communes (former, current) in place of the embedded list",
    "changements de communes (former, current), au lieu de la liste embarquée",
  ],
  [
    "travel times to split with: one for all vintages, or one a vintage",
    "temps de trajet du partage : un fichier pour tous les millésimes, ou un par millésime",
  ],
  [
    "split with travel times estimated from coordinates, the same in every vintage",
    "partager avec des temps de trajet estimés d'après les coordonnées, les mêmes à chaque millésime",
  ],
  [
    "complete one-way travel-time tables with the return journeys",
    "compléter par les retours les temps de trajet donnés dans un seul sens",
  ],
  [
    "method of the split (default: that of the last vintage, else gp-2023)",
    "méthode du partage (par défaut : celle du dernier millésime, sinon gp-2023)",
  ],
  // explore
  [
    "open the explorer in a browser: move the method, watch the map change; nothing leaves this machine",
    "ouvrir l'explorateur dans un navigateur : la carte change avec la méthode ; rien ne sort de cette machine",
  ],
  [
    "outlines of communes: GeoJSON or TopoJSON; cells around their points if absent",
    "contours des communes, en GeoJSON ou TopoJSON ; à défaut, des cellules autour de leurs points",
  ],
  [
    "write a static site to put on any web server, instead of opening it",
    "écrire un site statique, à poser sur tout serveur web, au lieu de l'ouvrir",
  ],
  ["replace files of the folder that exist", "remplacer les fichiers du dossier qui existent"],
  [
    "port to listen on, on 127.0.0.1; 0 takes a free one",
    "port d'écoute, sur 127.0.0.1 ; 0 en prend un de libre",
  ],
  ["print the address without opening a browser", "afficher l'adresse sans ouvrir de navigateur"],
];
