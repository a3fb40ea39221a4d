import { accessBreaks } from "../../core/pictures/breaks.ts";
import type { Circles, MapPlaces } from "../../core/pictures/mapPicture.ts";
import { type Shading, shadeDifferences, shadeValues } from "../../core/pictures/shading.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { type Mesh, meshFrom } from "../../core/territory/mesh.ts";
import { evolveWords } from "../../core/words/evolve.ts";
import { type MapWords, mapWords } from "../../core/words/pictures.ts";
import { toNumbers } from "../../table/convert.ts";
import { nearestName } from "../../table/names.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { selectedRows } from "../selection.ts";
import { readTableFile } from "../tables.ts";
import { classSubject } from "./classSubject.ts";
import { headlineVariant } from "./headline.ts";
import { placesOf, zoneOf } from "./places.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** What a map is about: its places, what colours them, what it is called. */
export interface MapSubject {
  readonly places: MapPlaces;
  /** The communes that a selection filters; those of the poles where places are zones. */
  readonly communes: Communes;
  /** Places are zones whose communes are unknown. */
  readonly symbols: boolean;
  readonly shading: Shading | undefined;
  readonly circles: Circles | undefined;
  readonly zoneOf: ((place: number) => string) | undefined;
  readonly title: string;
  /** Communes around symbols, for the borders of departments. */
  readonly context?: MapPlaces | undefined;
  /** u8[places]: 1 on the territory that the subject is about; all of it if absent. */
  readonly territory?: Uint8Array;
  /** The rules of a zoning, as sentences. */
  readonly rulesNotes?: readonly string[];
  /** Files beside the results that the map rests on. */
  readonly sources: readonly Pick<ResultsFile, "metadata" | "file">[];
}

export async function subjectOf(
  files: readonly ResultsFile[],
  options: MapOptions,
  reference: () => Promise<Communes>,
): Promise<MapSubject> {
  const words = mapWords[options.lang];
  const mesh = options.mesh === undefined ? undefined : await readMesh(options.mesh, options);
  if (options.classes !== undefined) return classSubject(options.classes, files, mesh, options, reference);
  const [before, after] = files;
  const { communes } = before.results;
  const circles = options.circles === undefined ? undefined : circlesOf(before, options.circles, words);
  const base = {
    places: placesOf(communes),
    communes,
    symbols: false,
    circles,
    zoneOf: zoneOf(communes, mesh),
    sources: [],
  };
  if (circles && options.value === undefined && !options.difference) {
    return { ...base, shading: undefined, title: circles.heading };
  }
  const value = options.value ?? `apl_${headlineVariant(before)}`;
  const { heading, title } = namesOf(value, words);
  const unit = value.startsWith("apl_") ? { unit: words.unit } : {};
  const shown = {
    theme: options.theme,
    words,
    ...unit,
    ...(options.breaks ? { breaks: options.breaks } : {}),
  };
  const values = valuesOf(before, value);
  if (options.difference) {
    const differences = differenceOf(communes, values, after.results.communes, valuesOf(after, value));
    const shading = shadeDifferences(differences, { heading: words.difference(heading), ...shown });
    return { ...base, shading, title: words.difference(title) };
  }
  // what `aplomb what-if` and `aplomb evolve` write: a change, or a part of one, is shown as one
  if (changeColumn.test(value))
    return { ...base, shading: shadeDifferences(values, { heading, ...shown }), title };
  const shading = value.startsWith("apl_")
    ? shadeValues(values, "access", { heading, breaks: accessBreaks, ...shown })
    : shadeValues(values, "amount", { heading, ...shown });
  return { ...base, shading, title };
}

const changeColumn = /^apl_(all|\d+)_(change|supply|demand|times|rest)$/;

function namesOf(column: string, words: MapWords): { readonly heading: string; readonly title: string } {
  const [, changed, part] = changeColumn.exec(column) ?? [];
  if (changed !== undefined) {
    const factor = part === "change" ? "" : `, ${evolveWords[words.language].factors[part as "rest"]}`;
    return {
      heading: words.difference(words.aplShort(changed)) + factor,
      title: words.difference(words.apl(changed)) + factor,
    };
  }
  const [, kind, variant] = /^(apl|supply|ratio)_(all|\d+)$/.exec(column) ?? [];
  if (kind === "apl") return { heading: words.aplShort(variant), title: words.apl(variant) };
  const quantity = words.quantities[(kind ?? column) as keyof MapWords["quantities"]];
  if (quantity === undefined) return { heading: column, title: column };
  const named = variant === undefined ? quantity : `${quantity}, ${words.doctorsOf(variant)}`;
  return { heading: named, title: named };
}

/** Any numeric column of the results, f64[communes]. @throws InputError when there is none of that name */
function valuesOf({ results, table }: ResultsFile, column: string): Float64Array {
  const { communes, variants } = results;
  const variant = variants.indexOf(/^apl_(.+)$/.exec(column)?.[1] ?? "");
  if (variant >= 0) return results.accessibility[variant];
  if (column === "demand") return results.demand;
  if (column === "population") return communes.population;
  const found = table.columns.get(column);
  if (found === undefined) {
    const nearest = nearestName([column], table.columns.keys());
    throw new InputError([
      {
        severity: "error",
        source: table.source,
        column,
        expected: `a column of the table: ${[...table.columns.keys()].join(", ")}`,
        ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
      },
    ]);
  }
  const problems = new Problems();
  const numbers = toNumbers(found, column, {}, table, problems);
  problems.throwIfAny();
  return Float64Array.from(communes.row, (row) => numbers[row]);
}

function circlesOf(file: ResultsFile, column: string, words: MapWords): Circles {
  return { values: valuesOf(file, column), heading: namesOf(column, words).heading };
}

/** After minus before on the communes of `before`; NaN where `after` has no such commune or either value is missing. */
function differenceOf(
  communes: Communes,
  before: Float64Array,
  later: Communes,
  after: Float64Array,
): Float64Array {
  return before.map((value, c) => (after[later.index.get(communes.codes[c]) ?? -1] ?? Number.NaN) - value);
}

/** The mesh of --mesh. @throws InputError */
export async function readMesh(path: string, options: MapOptions): Promise<Mesh> {
  const problems = new Problems();
  const { table } = await readTableFile(path, { problems });
  const mesh = meshFrom(table, { map: options.map, problems });
  problems.throwIfAny();
  return mesh;
}

/** u8[places]: 1 for the places of --region and --department, else of the subject's own territory; undefined: all of them. */
export function shownPlaces(
  { communes, territory }: MapSubject,
  options: MapOptions,
): Uint8Array | undefined {
  if (options.region === undefined && options.department === undefined) return territory;
  const shown = new Uint8Array(communes.count);
  for (const row of selectedRows(communes, options)) shown[row] = 1;
  return shown;
}
