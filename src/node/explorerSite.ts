import { existsSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { decayReach } from "../core/method/decay.ts";
import type { Method } from "../core/method/document.ts";
import { methodAddress, methodNames } from "../core/method/embedded.ts";
import { flatSpeed } from "../core/territory/speed.ts";
import { rulesNames } from "../core/zoning/embedded.ts";
import { readContours } from "../formats/geojson.ts";
import { writeTable } from "../formats/write.ts";
import { writeMatrix } from "../formats/writeMatrix.ts";
import { Problems } from "../table/problems.ts";
import type { ExploreOptions } from "./commands/explore.ts";
import { readBytes } from "./files.ts";
import { type Inputs, loadInputs } from "./inputs.ts";
import { methodNameOf, readActivity, readAgeWeights, readMethod } from "./methods.ts";
import { samplePaths } from "./sample.ts";
import { type Site, siteOf } from "./server.ts";
import { Stages } from "./stages.ts";
import { readTableFile } from "./tables.ts";
import { TimesFiles } from "./timesFiles.ts";
import { version } from "./version.ts";

/** A file of the site, and what messages call it. */
interface ServedFile {
  readonly path: string;
  readonly name: string;
}

const data = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const page = fileURLToPath(new URL("../../dist/page/", import.meta.url));

/** Travel-time tables are kept up to this many minutes, or the method's reach: as far as a cutoff may be moved. */
const MOST_MINUTES = 30;

/**
 * Everything the explorer is made of: the built page, the territory, methods and rules, under the paths that its
 * manifest names. Files of the user's are read and checked as `aplomb run` does.
 * @throws InputError with everything that is wrong in them; Error when the page is not built.
 */
export async function explorerSite(options: ExploreOptions): Promise<Site> {
  if (!existsSync(`${page}index.html`)) {
    throw new Error("the explorer's page is not built: run `npm run build` in the clone.");
  }
  const site = new Map(siteOf(page));
  const add = (path: string, name: string, bytes: () => Uint8Array): ServedFile => {
    site.set(`data/${path}`, bytes);
    return { path, name };
  };
  const file = (path: string, source: string): ServedFile => add(path, path, () => readFileSync(source));
  const method = await readMethod(options.method);
  const territory = await territoryFiles(options, add);
  const manifest = {
    ...territory,
    ...(await methodFiles(options, method, add)),
    islands: file("islands_without_fixed_link.csv", data("islands_without_fixed_link.csv")),
    outline: file("outline.json", data("outline/france.json")),
    rules: rulesNames.map((name) => file(`rules/${name}.json`, data(`rules/${name}.json`))),
    method: method.id,
    map: Object.fromEntries(options.map),
    version,
    sample: options.communes === undefined && options.supply === undefined && options.times === undefined,
  };
  site.set("data/manifest.json", () => new TextEncoder().encode(JSON.stringify(manifest, null, 1)));
  return site;
}

type Add = (path: string, name: string, bytes: () => Uint8Array) => ServedFile;

/** The methods of the page, and what the options say beside them: documents are checked here, before any page. */
async function methodFiles(options: ExploreOptions, own: Method, add: Add) {
  const documentFile = async (name: string, role: string): Promise<ServedFile> => {
    const address = methodAddress(name);
    const bytes = await readBytes(address === undefined ? name : fileURLToPath(address));
    return add(`methods/${address === undefined ? role : name}.json`, basename(name), () => bytes);
  };
  const embedded = methodNames.filter((name) => name !== own.id);
  const { ageWeights, activity, variants, speed = flatSpeed, k, acts } = options;
  if (ageWeights !== undefined) await readAgeWeights(ageWeights);
  if (activity !== undefined) await readActivity(activity);
  return {
    methods: await Promise.all([
      ...embedded.map((name) => documentFile(name, name)),
      documentFile(options.method, "own"),
    ]),
    given: {
      variants,
      speed,
      k,
      acts,
      ageWeights: ageWeights && (await documentFile(methodNameOf(ageWeights), "age-weights")),
      activity: activity && (await documentFile(methodNameOf(activity), "activity")),
    },
  };
}

/** The communes, doctors, travel times and contours of the options, as the page reads them. */
async function territoryFiles(options: ExploreOptions, add: Add) {
  const contours = options.contours === undefined ? null : await contoursFile(options.contours, add);
  const { communes, supply, times } = options;
  const isSample = communes === undefined && supply === undefined && times === undefined;
  if (!isSample) return { ...(await ownFiles(options, add)), contours };
  const isAsShipped = optionsOfTheSample.every((name) => options[name] === undefined);
  if (!isAsShipped || options.method !== usualMethod) await checkedInputs(options);
  return {
    communes: add("communes.parquet", "communes.parquet", () => readFileSync(samplePaths.communes)),
    supply: add("practices.parquet", "practices.parquet", () => readFileSync(samplePaths.practices)),
    times: null,
    contours,
  };
}

/** What may be wrong though the files are those of the sample. */
const usualMethod = "gp-2023";
const optionsOfTheSample = ["variants", "k", "ageWeights", "activity", "acts"] as const;

/** What `aplomb run` would compute on. @throws InputError with everything that is wrong in it. */
async function checkedInputs(options: ExploreOptions): Promise<Inputs> {
  const stages = new Stages(4);
  try {
    const isPrepared = options.times?.length === 1 && TimesFiles.isMatrix(options.times[0]);
    const { decay } = await readMethod(options.method);
    const maxMinutes = Math.max(MOST_MINUTES, decayReach(decay));
    return await loadInputs({ ...options, ...(isPrepared ? {} : { maxMinutes }) }, stages);
  } finally {
    stages.stop();
  }
}

async function ownFiles(options: ExploreOptions, add: Add) {
  const inputs = await checkedInputs(options);
  const { communesTable, travelTimes, communes } = inputs;
  const asParquet = async (name: string, table: typeof communesTable, path: string): Promise<ServedFile> => {
    const bytes = await writeTable(table, "parquet");
    return add(path, basename(name), () => bytes);
  };
  const supplyPath = options.supply ?? (options.communes === undefined ? samplePaths.practices : undefined);
  const supply =
    supplyPath === undefined
      ? null
      : await asParquet(
          supplyPath,
          (await readTableFile(supplyPath, { sheet: options.sheet })).table,
          "supply.parquet",
        );
  const matrix = options.times === undefined ? undefined : writeMatrix(travelTimes, communes.codes);
  return {
    communes: await asParquet(options.communes ?? samplePaths.communes, communesTable, "communes.parquet"),
    supply,
    times: matrix ? add("times.matrix.arrow", basename(options.times![0]), () => matrix) : null,
  };
}

/** Contours, GeoJSON or TopoJSON, are served as they are. @throws InputError with everything that is wrong in them */
async function contoursFile(path: string, add: Add): Promise<ServedFile> {
  const bytes = await readBytes(path);
  const problems = new Problems();
  readContours(bytes, path, problems);
  problems.throwIfAny();
  return add(`contours${extname(path).toLowerCase() || ".json"}`, basename(path), () => bytes);
}
