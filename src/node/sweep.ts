import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Method } from "../core/method/document.ts";
import type { Sampling } from "../core/scenario/plan.ts";
import { generatorName } from "../core/scenario/sampling.ts";
import { languages } from "../core/words/languages.ts";
import { formatOfName } from "../formats/formats.ts";
import { writeTable } from "../formats/write.ts";
import { describeProblem, InputError } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import { refuseExisting, sha256, writeFiles } from "./files.ts";
import type { InputOptions } from "./inputOptions.ts";
import { type Inputs, loadInputs } from "./inputs.ts";
import { loadKernel } from "./kernelFile.ts";
import { commandLine, metadataOf } from "./metadata.ts";
import { readActivity, readMethod } from "./methods.ts";
import { Pool, threadCount } from "./pool.ts";
import { Stages } from "./stages.ts";
import { type PreparedSweep, prepareSweep } from "./sweepInputs.ts";
import { joinedParts } from "./sweepParts.ts";
import { type CheckedPlan, checkPlan, type PlanOptions, readPlan } from "./sweepPlan.ts";
import { SweepProgress } from "./sweepProgress.ts";
import { classerOf, indexTable, stabilityTable } from "./sweepResults.ts";
import type { SweepPart, SweepThread } from "./sweepWorker.ts";
import { version } from "./version.ts";
import { readRules } from "./zoning/documents.ts";

export interface SweepOptions extends InputOptions, PlanOptions {
  readonly lang: "fr" | "en";
  readonly sampling?: Sampling;
  readonly per?: "zone" | "commune";
  readonly zone?: string;
  readonly rules?: string;
  readonly threads?: number;
  readonly out: string;
  readonly merge?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** What a folder of parts says of itself. */
export interface SweepManifest {
  readonly program: "aplomb";
  readonly version: string;
  readonly kind: "sweep";
  readonly plan: string;
  readonly command: string;
  readonly scenarios: number;
  readonly done: number;
  readonly complete: boolean;
  readonly partScenarios: number;
  readonly parts: readonly string[];
  /** The plan as it was understood. */
  readonly document: unknown;
}

const manifestName = "sweep.json";
/** Scenarios of a part: what a kill loses at most; a whole number of batches. Fewer where places make parts big. */
const partScenarios = 512;
const partRows = 1_000_000;

/** `aplomb sweep`: checks every scenario, computes the parts that are missing, merges. @throws InputError */
export async function sweepCommand(options: SweepOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(9, (stage) => words.stages[stage] ?? stage);
  try {
    await refuseOptions(options);
    const plan = await readPlan(options);
    const base = await baseMethod(options);
    const checked = await stages.run("plan", () => checkPlan(plan, base, options.preset ?? options.grid!));
    const inputs = await loadInputs(
      { ...options, maxMinutes: Math.max(options.maxMinutes ?? 0, checked.reach) },
      stages,
    );
    for (const warning of inputs.problems.warnings) console.error(`! ${describeProblem(warning)}`);
    if (options.rules !== undefined) {
      const names = (checked.variants === undefined ? inputs.supply.variants : []).map(
        (variant) => `apl_${variant}`,
      );
      classerOf(await readRules(options.rules), names);
    }
    const folder = await openFolder(options, checked, inputs, base);
    const missing = folder.parts.filter(({ digests }) => !existsSync(digests));
    if (missing.length > 0) await compute(options, checked, base, inputs, folder, missing, stages);
    const digests = await stages.run("read", () => joinedParts(folder.parts.map((part) => part.digests)));
    await folder.write(folder.parts.length, true);
    const outputs = await stages.run("write", () => writeResults(options, checked, digests, folder, base));
    stages.stop();
    const report = {
      plan: folder.hash,
      scenarios: checked.design.count,
      computed: missing.reduce((sum, { begin, end }) => sum + end - begin, 0),
      complete: true,
      parts: folder.parts.length,
      outputs,
      stages: stages.done,
    };
    if (options.json) console.log(JSON.stringify(report, null, 2));
    else
      console.log(
        words.sweep.done(
          report.scenarios,
          report.computed,
          [join(options.out, manifestName), ...outputs].join(", "),
        ),
      );
  } finally {
    stages.stop();
  }
}

async function refuseOptions({ per, zone, rules, merge, force }: SweepOptions): Promise<void> {
  const refuse = (source: string, got: string, expected: string): never => {
    throw new InputError([{ severity: "error", source, got, expected }]);
  };
  if (per === "zone" && zone === undefined)
    refuse("--zone", "nothing", "the zones of --per zone, for example --zone epci");
  if (zone !== undefined && per !== "zone") refuse("--zone", zone, "--per zone with it");
  if (rules !== undefined && per !== "zone") refuse("--rules", rules, "--per zone with it");
  if (merge === undefined) return;
  if (extname(merge) === "" || formatOfName(merge) === undefined) {
    refuse("--merge", merge, "a name ending in .csv, .parquet, .arrow or .xlsx");
  }
  await refuseExisting([merge], () => force === true);
}

async function baseMethod(options: SweepOptions): Promise<Method> {
  const method = await readMethod(options.method);
  return options.activity === undefined
    ? method
    : { ...method, activity: (await readActivity(options.activity)) as Method["activity"] };
}

interface Folder {
  readonly hash: string;
  readonly parts: readonly Omit<SweepPart, "slot">[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly write: (done: number, complete: boolean) => Promise<void>;
}

/**
 * The parts of this sweep in its folder, named by the hash of all that decides their bytes.
 * @throws InputError when the folder holds another sweep, or other files.
 */
async function openFolder(
  options: SweepOptions,
  checked: CheckedPlan,
  inputs: Inputs,
  base: Method,
): Promise<Folder> {
  const { communes, supply, demand, travelTimes, synthetic, files } = inputs;
  const identity = {
    version,
    generator: generatorName,
    plan: checked.plan,
    base,
    variants: supply.variants,
    inputs: files,
    options: [
      options.per,
      options.zone,
      options.k,
      options.ageWeights,
      options.acts,
      options.speed,
      options.symmetric,
    ],
    communes: communes.count,
    map: [...options.map],
  };
  const hash = sha256(new TextEncoder().encode(JSON.stringify(identity)));
  const places = options.per === "commune" ? communes.count : options.per === "zone" ? 2_000 : 1;
  const size = Math.max(8, Math.min(partScenarios, 8 * Math.floor(partRows / places / 8)));
  const { count } = checked.design;
  const name = (index: number) => `${hash.slice(0, 12)}-${String(index).padStart(5, "0")}.parquet`;
  const parts = Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    begin: index * size,
    end: Math.min(count, (index + 1) * size),
    digests: join(options.out, `part-${name(index)}`),
    places: join(options.out, `${options.per ?? "none"}-${name(index)}`),
  }));
  await claimFolder(options, hash);
  const command = commandLine(process.argv.slice(2));
  const metadata = new Map([
    ...metadataOf({
      command,
      method: base,
      k: demand.k,
      kSource: demand.kSource,
      estimated: travelTimes.estimated,
      synthetic,
      inputs: files,
    }),
    ["aplomb.sweep.plan", hash],
    ["aplomb.sweep.generator", generatorName],
    ...(options.rules === undefined ? [] : [["aplomb.rules", options.rules] as const]),
  ]);
  const write = async (done: number, complete: boolean): Promise<void> => {
    const manifest: SweepManifest = {
      program: "aplomb",
      version,
      kind: "sweep",
      plan: hash,
      command,
      scenarios: count,
      done: Math.min(count, done * size),
      complete,
      partScenarios: size,
      parts: parts.map(({ digests }) => digests.slice(join(options.out, "/").length)),
      document: checked.plan,
    };
    const bytes = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeFiles([{ path: join(options.out, manifestName), bytes }], () => true);
  };
  return { hash, parts, metadata, write };
}

/** Makes the folder this sweep's own; clears what a killed run left unfinished. */
async function claimFolder({ out, force }: SweepOptions, hash: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const held = await readdir(out);
  const path = join(out, manifestName);
  if (held.length === 0) return;
  if (!held.includes(manifestName)) {
    const expected = "a new or empty folder, or one that holds a sweep";
    throw new InputError([
      { severity: "error", source: "--out", got: `${out}, which holds other files`, expected },
    ]);
  }
  const manifest = JSON.parse(await readFile(path, "utf8")) as Partial<SweepManifest>;
  if (manifest.plan !== hash && !force) {
    throw new InputError([
      {
        severity: "error",
        source: "--out",
        got: `${out}, which holds another sweep (plan ${manifest.plan?.slice(0, 12)})`,
        expected: `this one (plan ${hash.slice(0, 12)})`,
        advice: "Choose another --out, or pass --force to replace it.",
      },
    ]);
  }
  const own = /^(part|zone|commune)-[0-9a-f]{12}-\d{5}\.parquet$/;
  const unfinished = /^\.(part|zone|commune)-[0-9a-f]{12}-\d{5}\.parquet\.[0-9a-f]{12}\.tmp$/;
  const stale = held.filter((name) => unfinished.test(name) || (manifest.plan !== hash && own.test(name)));
  await Promise.all(stale.map((name) => rm(join(out, name), { force: true })));
}

async function compute(
  options: SweepOptions,
  checked: CheckedPlan,
  base: Method,
  inputs: Inputs,
  folder: Folder,
  missing: readonly Omit<SweepPart, "slot">[],
  stages: Stages,
): Promise<void> {
  const threads = Math.min(threadCount(options.threads), missing.length);
  const kernel = loadKernel({ shared: true });
  const { per, zone, k, map } = options;
  const prepared: PreparedSweep = await stages.run("load", () =>
    prepareSweep(kernel, checked, base, inputs, { per, zone, threads, k, map }),
  );
  const { memory, input, variants, places } = prepared;
  const thread: SweepThread = { kernel, memory, input, variants, places, metadata: folder.metadata };
  let done = folder.parts.length - missing.length;
  await folder.write(done, false);
  const progress = new SweepProgress(missing.reduce((sum, { begin, end }) => sum + end - begin, 0));
  const pool = new Pool("sweepWorker.js", threads, thread);
  try {
    await stages.run("compute", () =>
      pool.each<Omit<SweepPart, "slot">, number>(
        missing,
        (part, slot): SweepPart => ({ ...part, slot }),
        async (scenarios) => {
          progress.add(scenarios);
          done++;
          await folder.write(done, false);
        },
      ),
    );
  } finally {
    progress.stop();
    await pool.close();
  }
}

/** The merged file, and in the sweep's folder what the sampling and the places allow to tell. */
async function writeResults(
  options: SweepOptions,
  checked: CheckedPlan,
  digests: Table,
  folder: Folder,
  { thresholds }: Method,
): Promise<string[]> {
  const { merge, out, per, rules } = options;
  const { metadata } = folder;
  const files: { path: string; bytes: Uint8Array }[] = [];
  const add = async (name: string, table: Table): Promise<void> => {
    for (const format of ["csv", "parquet"] as const) {
      files.push({ path: join(out, `${name}.${format}`), bytes: await writeTable(table, format) });
    }
  };
  const indices = indexTable(digests, checked.plan, checked.design, thresholds, metadata);
  if (indices !== undefined) await add(indices.name, indices.table);
  if (per !== undefined) {
    const paths = folder.parts.map(({ places }) => places);
    const read = rules === undefined ? undefined : await readRules(rules);
    await add("stability", await stabilityTable(paths, per === "zone" ? "zone" : "code", read, metadata));
  }
  if (merge !== undefined) {
    files.push({ path: merge, bytes: await writeTable({ ...digests, metadata }, formatOfName(merge)!) });
  }
  await writeFiles(files, () => true);
  return files.map(({ path }) => path);
}
