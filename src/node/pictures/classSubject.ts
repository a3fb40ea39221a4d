import { type ClassTable, classTableFrom, legendOrder } from "../../core/pictures/classTable.ts";
import type { MapPlaces } from "../../core/pictures/mapPicture.ts";
import { type Shading, shadeClasses } from "../../core/pictures/shading.ts";
import type { Communes } from "../../core/territory/communes.ts";
import type { Mesh } from "../../core/territory/mesh.ts";
import { departmentOfCommune } from "../../core/territory/regions.ts";
import { mapWords } from "../../core/words/pictures.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import { Problems } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { readTableFile, type TableFile } from "../tables.ts";
import type { MapSubject } from "./mapSubject.ts";
import { placesOf, zoneOf } from "./places.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** What a map of classes is about: communes, or zones at their pole where their communes are unknown. */
export async function classSubject(
  path: string,
  files: readonly ResultsFile[],
  mesh: Mesh | undefined,
  options: MapOptions,
  reference: () => Promise<Communes>,
): Promise<MapSubject> {
  const { readRules } = await import("../zoning/documents.ts");
  const problems = new Problems();
  const file = await readTableFile(path, { problems });
  const rules = await readRules(options.rules ?? file.table.metadata.get("aplomb.rules") ?? "gp-2017");
  const classes = classTableFrom(file.table, { map: options.map, problems, rules });
  problems.throwIfAny();
  const communes = files[0]?.results.communes ?? (await reference());
  const sources = [sourceOf(file)];
  const title = rules.title[options.lang];
  if (classes.unit === "commune" || mesh) {
    const named = classOfCommunes(communes, classes, mesh);
    const shading = shadingOf(named.classes, rules, options);
    const zones = named.zones ? (place: number) => named.zones?.[place] ?? "" : zoneOf(communes, mesh);
    return {
      places: placesOf(communes),
      communes,
      symbols: false,
      shading,
      circles: undefined,
      zoneOf: zones,
      title,
      sources,
    };
  }
  return { ...symbolSubject(classes, communes, rules, options), title, sources };
}

const sourceOf = ({ table, file }: TableFile): Pick<ResultsFile, "metadata" | "file"> => ({
  metadata: table.metadata,
  file,
});

function shadingOf(classes: readonly string[], rules: Rules, options: MapOptions): Shading {
  return shadeClasses(classes, legendOrder(classes, rules, options.lang), {
    heading: mapWords[options.lang].classHeading,
    theme: options.theme,
  });
}

/** The class of every commune of the results: its own row, else its zone's; "" where neither is known. */
function classOfCommunes(communes: Communes, { unit, rows }: ClassTable, mesh: Mesh | undefined) {
  const rowOf = new Map(rows.map((row) => [row.place, row]));
  const found = communes.codes.map((code) =>
    rowOf.get(unit === "commune" ? code : (mesh?.codes[mesh.zoneOf.get(code) ?? -1] ?? "")),
  );
  const classes = found.map((row) => row?.class ?? "");
  const zones =
    unit === "commune" && rows.some(({ zone }) => zone !== "")
      ? found.map((row) => row?.zone ?? "")
      : undefined;
  return { classes, zones };
}

/** Zones whose communes are not known: a circle at the pole, its area the inhabitants. Never an invented polygon. */
function symbolSubject({ rows }: ClassTable, communes: Communes, rules: Rules, options: MapOptions) {
  const at = rows.map(({ place }) => communes.index.get(place) ?? -1);
  const number = (values: Float64Array): Float64Array =>
    Float64Array.from(at, (c) => values[c] ?? Number.NaN);
  const text = (values: readonly string[], other: (k: number) => string): string[] =>
    at.map((c, k) => other(k) || (values[c] ?? ""));
  const departments = text(communes.departments, (k) => rows[k].department).map(
    (department, k) => department || departmentOfCommune(rows[k].place),
  );
  const names = text(communes.names, (k) => rows[k].name);
  const places: MapPlaces = {
    codes: rows.map(({ place }) => place),
    names,
    departments,
    longitude: number(communes.longitude),
    latitude: number(communes.latitude),
  };
  const words = mapWords[options.lang];
  return {
    places,
    communes: {
      ...communes,
      ...places,
      count: rows.length,
      index: new Map(places.codes.map((code, k) => [code, k])),
      regions: at.map((c) => communes.regions[c] ?? ""),
    },
    symbols: true,
    shading: shadingOf(
      rows.map((row) => row.class),
      rules,
      options,
    ),
    circles: {
      values: Float64Array.from(rows, ({ population }) => (population > 0 ? population : 1)),
      heading: words.quantities.population,
      shaded: true,
      leastRadius: 3,
      largestRadius: 24,
    },
    zoneOf: undefined,
    context: placesOf(communes),
  };
}
