/** The files that a plan was made on: recorded with their SHA-256, found again by each shard, and checked. */
import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { InputError, type Problem } from "../../table/problems.ts";
import { type InputFile, inputFile, readBytes } from "../files.ts";
import type { InputOptions } from "../inputOptions.ts";
import { isRemote } from "../storage/address.ts";
import type { Store } from "../storage/store.ts";
import type { PlanInput, ShardPlan } from "./plan.ts";

/** Input options as a plan records them: those that name tables are among its inputs. */
export type RecordedOptions = Omit<InputOptions, "communes" | "times" | "supply" | "map"> & {
  readonly map: readonly (readonly [string, string])[];
};

const plainOptions = ["variants", "symmetric", "maxMinutes", "speed", "k", "acts", "sheet"] as const;
const documentOptions = ["method", "ageWeights", "activity"] as const;

/** The options that decide what is computed, and no others; documents are named without their folders. */
export function recordedOptions(options: InputOptions): RecordedOptions {
  const given = [
    ...plainOptions.map((name) => [name, options[name]] as const),
    ...documentOptions.map((name) => [name, options[name] && fileName(options[name])] as const),
  ].filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as unknown as InputOptions), map: [...options.map] };
}

/** Files are named without their folders: a plan is the same wherever its inputs lie. */
export const fileName = (name: string): string => name.split(/[\\/]/).at(-1)!;

interface NamedFile {
  readonly option: string;
  /** Absent for files that come with aplomb. */
  readonly path: string | undefined;
  readonly named?: string;
}

/** The tables that `loadInputs` reads, in its order. */
function tablesOf({ communes, supply, times }: InputOptions): NamedFile[] {
  return [
    { option: "communes", path: communes },
    ...(supply !== undefined || communes === undefined ? [{ option: "supply", path: supply }] : []),
    ...(times ?? []).map((path) => ({ option: "times", path })),
  ];
}

const isDocument = (name: string | undefined): name is string => name !== undefined && /\.json$/i.test(name);

/** The method documents of one's own: those of options, and age weights that the plan's parameters name. */
function documentsOf(options: InputOptions, ageWeights: readonly string[]): NamedFile[] {
  const { method, ageWeights: weights, activity } = options;
  const named: NamedFile[] = [
    { option: "method", path: method },
    { option: "ageWeights", path: weights },
    { option: "activity", path: activity },
    ...ageWeights.map((name) => ({ option: "parameters.ageWeights", path: name, named: name })),
  ];
  return named.filter(({ path }) => isDocument(path));
}

/** What a plan records of its inputs. `read`: the tables as `loadInputs` read them. */
export async function planInputs(
  options: InputOptions,
  read: readonly InputFile[],
  store: Store,
  ageWeights: readonly string[] = [],
): Promise<PlanInput[]> {
  const tables = tablesOf(options);
  if (tables.length !== read.length)
    throw new Error(`expected ${tables.length} tables to have been read, got ${read.length}`);
  const inputs: PlanInput[] = [];
  for (const [at, { option, path }] of tables.entries())
    inputs.push(await recorded(option, path, read[at], store));
  for (const { option, path, named } of documentsOf(options, ageWeights)) {
    const input = await recorded(option, path, inputFile(path!, await readBytes(path!)), store);
    inputs.push(named === undefined ? input : { ...input, named });
  }
  return inputs;
}

async function recorded(
  option: string,
  path: string | undefined,
  file: InputFile,
  store: Store,
): Promise<PlanInput> {
  return { option, ...file, ...(path === undefined ? {} : { path: await recordedPath(path, store) }) };
}

/** Relative to the plan's folder, so that both may move together; absolute from a bucket; an address as it is. */
export async function recordedPath(path: string, store: Store): Promise<string> {
  if (isRemote(path)) return path;
  const absolute = await realPath(path);
  if (isRemote(store.address)) return absolute;
  return relative(await realPath(store.address), absolute).replaceAll("\\", "/");
}

/** A path without symbolic links, where it exists; the end of it that does not yet, as given. */
async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (error) {
    const parent = dirname(absolute);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === absolute) throw error;
    return join(await realPath(parent), absolute.slice(parent.length));
  }
}

/** Where a recorded path is found now. */
export async function foundPath(path: string, store: Store): Promise<string> {
  if (isRemote(path) || isAbsolute(path)) return path;
  return resolve(isRemote(store.address) ? "" : await realPath(store.address), path);
}

/** Where each input of a plan is found now; undefined for files that come with aplomb. */
async function inputPaths(plan: ShardPlan, store: Store): Promise<(string | undefined)[]> {
  return Promise.all(
    plan.inputs.map(({ path }) => (path === undefined ? undefined : foundPath(path, store))),
  );
}

/** The options of a plan, with its files where they are found now. */
export async function inputOptions(
  plan: ShardPlan,
  store: Store,
  recorded: RecordedOptions,
): Promise<InputOptions> {
  const paths = await inputPaths(plan, store);
  const times: string[] = [];
  const found: Record<string, string | readonly string[]> = {};
  plan.inputs.forEach(({ option, named }, at) => {
    const path = paths[at];
    if (path === undefined || named !== undefined) return;
    if (option === "times") times.push(path);
    else found[option] = path;
  });
  if (times.length > 0) found.times = times;
  return { ...recorded, ...found, map: new Map(recorded.map) };
}

/** Where documents that are named inside a plan's work are found now, by name. */
export async function namedInputs(plan: ShardPlan, store: Store): Promise<ReadonlyMap<string, string>> {
  const paths = await inputPaths(plan, store);
  return new Map(
    plan.inputs.flatMap(({ named }, at) => (named === undefined ? [] : [[named, paths[at]!] as const])),
  );
}

/**
 * Reads with `read`, and checks that what was read is what the plan was made on. `read` returns its tables in order.
 * @throws InputError naming every input that changed; where none did, what `read` throws.
 */
export async function unchangedInputs<Read extends { readonly files: readonly InputFile[] }>(
  plan: ShardPlan,
  store: Store,
  read: () => Promise<Read>,
): Promise<Read> {
  const paths = await inputPaths(plan, store);
  const isTable = ({ option }: PlanInput): boolean => ["communes", "supply", "times"].includes(option);
  const tables = plan.inputs.filter(isTable);
  let result: Read | undefined;
  let failure: unknown;
  try {
    result = await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    failure = error;
  }
  // By path: a document may be an option's and stand in the sweep too.
  const changed = new Map<string, Problem>();
  for (const [at, input] of plan.inputs.entries()) {
    const path = paths[at];
    const known = result?.files[tables.indexOf(input)];
    const now = known ?? (path === undefined ? undefined : await fileNow(path));
    if (now !== undefined && now.sha256 !== input.sha256)
      changed.set(path ?? input.file, changedInput(path ?? input.file, input, now));
  }
  if (changed.size > 0) throw new InputError([...changed.values()]);
  if (result === undefined) throw failure;
  return result;
}

/** The file as it is now; undefined where it cannot be read, which reading it has told already. */
async function fileNow(path: string): Promise<InputFile | undefined> {
  try {
    return inputFile(path, await readBytes(path));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

const changedInput = (source: string, planned: PlanInput, now: InputFile): Problem => ({
  severity: "error",
  source,
  got: `a file that changed since the plan was made (SHA-256 ${now.sha256.slice(0, 12)}…)`,
  expected: `the same bytes (${planned.sha256.slice(0, 12)}…)`,
  advice: "Bring the file back, or make a new plan.",
});
