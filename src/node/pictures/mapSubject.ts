import { accessBreaks } from "../../core/pictures/breaks.ts";
import type { Circles } from "../../core/pictures/mapPicture.ts";
import { shadeDifferences, shadeValues } from "../../core/pictures/shading.ts";
import type { Communes } from "../../core/territory/communes.ts";
import { type Mesh, meshFrom } from "../../core/territory/mesh.ts";
import { evolveWords } from "../../core/words/evolve.ts";
import { type MapWords, mapWords } from "../../core/words/pictures.ts";
import { Problems } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { selectedRows } from "../selection.ts";
import { readTableFile } from "../tables.ts";
import { beforeAndAfter } from "./beforeAfter.ts";
import { classSubject } from "./classSubject.ts";
import { communeValues } from "./communeValues.ts";
import { headlineVariant } from "./headline.ts";
import { placesOf, zoneOf } from "./places.ts";
import type { ResultsFile } from "./resultsFile.ts";
import type { MapSubject } from "./subject.ts";

export async function subjectOf(
  files: readonly ResultsFile[],
  options: MapOptions,
  reference: () => Promise<Communes>,
): Promise<MapSubject> {
  const words = mapWords[options.lang];
  const mesh = options.mesh === undefined ? undefined : await readMesh(options.mesh, options);
  if (options.classes !== undefined) return classSubject(options.classes, files, mesh, options, reference);
  if (options.difference) return differenceSubject(files, mesh, options);
  const [before] = files;
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
  if (circles && options.value === undefined) {
    return { ...base, shading: undefined, title: circles.heading };
  }
  const value = options.value ?? `apl_${headlineVariant(before)}`;
  const { heading, title } = namesOf(value, words);
  const shown = shownAs(value, options);
  const values = communeValues(before, value);
  // what `aplomb what-if` and `aplomb evolve` write: a change, or a part of one, is shown as one
  if (changeColumn.test(value))
    return { ...base, shading: shadeDifferences(values, { heading, ...shown }), title };
  const shading = value.startsWith("apl_")
    ? shadeValues(values, "access", { heading, breaks: accessBreaks, ...shown })
    : shadeValues(values, "amount", { heading, ...shown });
  return { ...base, shading, title };
}

/** The second results minus the first, on one list of communes. */
async function differenceSubject(
  files: readonly ResultsFile[],
  mesh: Mesh | undefined,
  options: MapOptions,
): Promise<MapSubject> {
  const words = mapWords[options.lang];
  const pair = await beforeAndAfter(files, options);
  const value = options.value ?? `apl_${headlineVariant(files[0])}`;
  const { heading, title } = namesOf(value, words);
  const [before, after] = [pair.before(value), pair.after(value)];
  const differences = after.map((later, c) => later - before[c]);
  return {
    places: placesOf(pair.communes),
    communes: pair.communes,
    symbols: false,
    circles:
      options.circles === undefined
        ? undefined
        : { values: pair.after(options.circles), heading: namesOf(options.circles, words).heading },
    zoneOf: zoneOf(pair.communes, mesh),
    shading: shadeDifferences(differences, {
      heading: words.difference(heading),
      ...shownAs(value, options),
    }),
    title: words.difference(title),
    sources: [],
    difference: { before, after, unmatched: pair.unmatched, notes: pair.notes },
  };
}

function shownAs(value: string, options: MapOptions) {
  const words = mapWords[options.lang];
  return {
    theme: options.theme,
    words,
    ...(value.startsWith("apl_") ? { unit: words.unit } : {}),
    ...(options.breaks ? { breaks: options.breaks } : {}),
  };
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

function circlesOf(file: ResultsFile, column: string, words: MapWords): Circles {
  return { values: communeValues(file, column), heading: namesOf(column, words).heading };
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
