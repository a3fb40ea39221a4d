import { type Demand, demandFrom, demandSchema } from "../core/accessibility/demand.ts";
import { headcountSchema } from "../core/accessibility/headcountSupply.ts";
import { practicesSchema } from "../core/accessibility/practiceTable.ts";
import { presentCommunes, supplyOfPresent, withTimes } from "../core/accessibility/presence.ts";
import type { Supply } from "../core/accessibility/supply.ts";
import { supplyFrom } from "../core/accessibility/supplyFrom.ts";
import { decayReach } from "../core/method/decay.ts";
import type { Method } from "../core/method/document.ts";
import { type Communes, communesFrom, communesSchema } from "../core/territory/communes.ts";
import { pairsSchema } from "../core/territory/pairTable.ts";
import type { TravelTimes } from "../core/territory/travelTimes.ts";
import { checkMap } from "../table/columns.ts";
import { Exclusions } from "../table/exclusions.ts";
import { InputError, Problems } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import type { InputFile } from "./files.ts";
import type { InputOptions } from "./inputOptions.ts";
import { ownDocuments, readActivity, readAgeWeights, readMethod } from "./methods.ts";
import { warnWithoutEffect } from "./optionsWithoutEffect.ts";
import { listWithoutPosition, samplePaths } from "./sample.ts";
import type { Stages } from "./stages.ts";
import { readTableFile } from "./tables.ts";
import { TimesFiles } from "./timesFiles.ts";
import { type TravelTimesContext, travelTimesOf } from "./travelTimesOf.ts";

/** What a run computes on, its travel times aside: read and checked. */
export interface RunInputs {
  readonly communes: Communes;
  /** The communes' own table, for columns that only some commands read (zones). */
  readonly communesTable: Table;
  readonly method: Method;
  readonly demand: Demand;
  readonly supply: Supply;
  /** Consultations per variant, of present communes only, f64[communes]. */
  readonly supplied: readonly Float64Array[];
  /** u8[communes]: 0 where a commune lacks data. */
  readonly present: Uint8Array;
  readonly exclusions: Exclusions;
  readonly problems: Problems;
  /** The tables, in the order they were read. */
  readonly files: readonly InputFile[];
  /** Documents of one's own: a method, age weights, activity rules. */
  readonly documents: readonly InputFile[];
  readonly synthetic: boolean;
  /** Travel times, whoever has supply at their end. */
  readonly pairs: number;
  /** True where the times are an estimate from coordinates. */
  readonly estimated: boolean;
}

/** Everything a run computes on, its travel times in memory. */
export interface Inputs extends RunInputs {
  readonly travelTimes: TravelTimes;
}

/** Names that --map may set for counted supply. */
const countedNames = Object.fromEntries(
  ["all", "65", "62", "60"].map((variant) => [`supply_${variant}`, { type: "number", aliases: [] } as const]),
);

/**
 * Reads and checks every input that the options name, the embedded sample where they name none; what is wrong goes to
 * `problems`, warnings included where errors end the reading.
 * @throws InputError with everything that is wrong in all of them, not only in the first.
 */
export async function loadInputs(
  options: InputOptions,
  stages: Stages,
  problems: Problems = new Problems(),
): Promise<Inputs> {
  const files = new TimesFiles(options.times);
  const reader: TimesReader<TravelTimes> = {
    begin: () => files.begin(),
    read: (context) => travelTimesOf(options, context, files),
    hasTimes: withTimes,
    checkAlone: async (path) => void (await files.table(path)),
  };
  const { times: travelTimes, ...read } = await readInputs(options, stages, reader, problems);
  const { destination, estimated } = travelTimes;
  return { ...read, travelTimes, pairs: destination.length, estimated };
}

/** What travel times are read with: what was read before them, where it could be. */
export interface TimesContext extends TravelTimesContext {
  readonly demand: Demand | undefined;
  readonly supply: Supply | undefined;
}

/** How travel times are read. */
export interface TimesReader<Times> {
  /** Begins what other cores can do while the communes are read. */
  readonly begin?: () => Promise<void>;
  /** Reads them, after everything else. */
  readonly read: (context: TimesContext) => Promise<Times>;
  /** u8[communes]: 1 where a commune has any. */
  readonly hasTimes: (times: Times) => Uint8Array;
  /** Finds what is wrong with a file by itself, where there are no communes to read it with. */
  readonly checkAlone?: (path: string) => Promise<void>;
}

/** As `loadInputs`, for whoever reads travel times in another way. */
export async function readInputs<Times>(
  options: InputOptions,
  stages: Stages,
  reader: TimesReader<Times>,
  problems: Problems = new Problems(),
): Promise<Omit<RunInputs, "pairs" | "estimated"> & { readonly times: Times }> {
  const exclusions = new Exclusions();
  const files: InputFile[] = [];
  const { map } = options;
  checkMap(
    map,
    [communesSchema, demandSchema, pairsSchema, practicesSchema, headcountSchema, countedNames],
    problems,
  );

  const read = async (path: string): Promise<Table> => {
    const { table, file } = await readTableFile(path, { sheet: options.sheet, problems });
    files.push(file);
    return table;
  };
  const method = await collecting(problems, () => readMethod(options.method));
  const sample = options.communes === undefined;
  const communesPath = options.communes ?? samplePaths.communes;
  const { communesTable, communes } = await stages.run("communes", async () => {
    await reader.begin?.();
    const communesTable = await collecting(problems, () => read(communesPath));
    const communes =
      communesTable && (await collecting(problems, () => communesFrom(communesTable, { map, problems })));
    return { communesTable, communes };
  });
  const supplyPath = options.supply ?? (sample ? samplePaths.practices : undefined);
  const supplyTable = await stages.run("supply", () =>
    supplyPath === undefined ? communesTable : collecting(problems, () => read(supplyPath)),
  );
  if (communesTable === undefined || communes === undefined || method === undefined) {
    for (const path of options.times ?? []) await collecting(problems, () => reader.checkAlone?.(path));
    throw new InputError(problems.errors);
  }

  const demand = await stages.run("demand", () =>
    collecting(problems, async () =>
      demandFrom(communesTable, communes, method, {
        map,
        problems,
        k: options.k,
        ageWeights: options.ageWeights === undefined ? undefined : await readAgeWeights(options.ageWeights),
        excluded: exclusions,
      }),
    ),
  );
  const supply =
    supplyTable &&
    (await collecting(problems, async () =>
      supplyFrom(supplyTable, communes, method, {
        map,
        problems,
        excluded: exclusions,
        variants: options.variants,
        acts: options.acts,
        activity: options.activity === undefined ? undefined : await readActivity(options.activity),
      }),
    ));
  const maxMinutes = options.maxMinutes ?? decayReach(method.decay);
  const context = { communes, maxMinutes, problems, exclusions, files, demand, supply };
  const times = await stages.run("times", () => collecting(problems, () => reader.read(context)));
  warnWithoutEffect(options, supply, problems);
  problems.throwIfAny();
  if (!demand || !supply || !times) throw new InputError(problems.errors);

  // after the tables, whose places a plan goes by
  const documents = await ownDocuments(options);
  const present = presentCommunes(communes, demand.values, reader.hasTimes(times), exclusions);
  const supplied = supplyOfPresent(supply, communes, present, exclusions);
  if (sample) await listWithoutPosition(exclusions);
  const synthetic = [communesTable, supplyTable].some((table) => isSynthetic(table));
  return {
    communes,
    communesTable,
    method,
    demand,
    supply,
    supplied,
    times,
    present,
    exclusions,
    problems,
    files,
    documents,
    synthetic,
  };
}

/** Runs `work`, keeping what is wrong with its input for later, so that one file's errors do not hide another's. */
async function collecting<Result>(
  problems: Problems,
  work: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) if (!problems.all.includes(problem)) problems.all.push(problem);
    return undefined;
  }
}

/** True where the file says that its figures are generated: in its metadata, or in a column `synthetic`. */
function isSynthetic(table: Table): boolean {
  if (table.metadata.get("synthetic") === "true" || table.metadata.get("aplomb.synthetic") === "true")
    return true;
  const column = table.columns.get("synthetic");
  return column?.kind === "boolean" && column.values.includes(1);
}
