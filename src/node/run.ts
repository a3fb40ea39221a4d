import { picked, type Results, resultTable } from "../core/accessibility/resultTable.ts";
import { summarise } from "../core/accessibility/summary.ts";
import { decayReach } from "../core/method/decay.ts";
import type { Cut } from "../core/territory/cut.ts";
import { languages } from "../core/words/languages.ts";
import type { Words } from "../core/words/words.ts";
import { InputError } from "../table/problems.ts";
import { type ComputedRun, computeGridRun, computeRun, resultsOf } from "./computeRun.ts";
import { excludedTable } from "./excludedTable.ts";
import type { InputOptions } from "./inputOptions.ts";
import { loadInputs, type RunInputs } from "./inputs.ts";
import { runCommandLine } from "./inputWords.ts";
import { runMetadata } from "./metadata.ts";
import { cutOfInputs, cutTable } from "./nearCut.ts";
import { type OutputOptions, Outputs } from "./outputs.ts";
import { type RunReport, reportJson, reportText, type VariantSummary } from "./runReport.ts";
import { selectedRows } from "./selection.ts";
import { Stages } from "./stages.ts";
import { printWarnings } from "./warnings.ts";
import { zoneTable } from "./zoneTable.ts";

export interface RunOptions extends InputOptions, OutputOptions {
  readonly lang: "fr" | "en";
  readonly region?: readonly string[];
  readonly department?: readonly string[];
  readonly zone?: string;
  readonly zoneWeight?: "standardised" | "population";
  readonly repeat: number;
  readonly threads?: number;
  readonly by?: string;
  /** Budget of the whole process, in bytes: travel times are streamed from disk. */
  readonly memory?: number;
  /** Folder for what waits on disk; beside the output by default. */
  readonly scratch?: string;
  readonly json?: boolean;
}

/** Stages of a run: communes, supply, demand, times, load, compute, summary, cut, write. */
const stageCount = 9;

/** `aplomb run`: reads, computes, writes and tells. @throws InputError on anything wrong with the inputs. */
export async function runCommand(options: RunOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(stageCount, (stage) => words.stages[stage] ?? stage);
  let release = (): void => {};
  try {
    const outputs = new Outputs(options, "apl");
    await outputs.refuseEarly();
    const { inputs, compute, close } = await openRun(options, stages);
    release = close;
    await printWarnings(inputs.problems.warnings, options.lang);
    const rows = selectedRows(inputs.communes, options);
    const computed = await compute();
    const results = resultsOf(inputs, computed);
    const summaries = await stages.run("summary", () => summariesOf(results, rows, inputs));
    const cut = await stages.run("cut", () => cutOfInputs(inputs, options, decayReach(inputs.method.decay)));
    const paths = await stages.run("write", () =>
      writeOutputs(outputs, options, { inputs, results, rows, cut }),
    );
    stages.stop();
    const report = reportOf({ inputs, computed, summaries, rows, cut, paths, stages }, words);
    console.log(options.json ? reportJson(report) : reportText(report, words));
  } finally {
    release();
    stages.stop();
  }
}

interface OpenRun {
  readonly inputs: RunInputs;
  readonly compute: () => Promise<ComputedRun>;
  /** Removes what the run has on disk. */
  readonly close: () => void;
}

/** The inputs, in memory, or where there is a budget, with the travel times on disk. */
async function openRun(options: RunOptions, stages: Stages): Promise<OpenRun> {
  const { memory, threads } = options;
  if (memory === undefined) {
    const inputs = await loadInputs(options, stages);
    return { inputs, compute: () => computeRun(inputs, stages, options), close: () => {} };
  }
  if (threads !== undefined) {
    const expected = "no --threads, as blocks from disk are summed by one";
    throw new InputError([{ severity: "error", source: "--memory", got: "--threads", expected }]);
  }
  const { Scratch, scratchParent } = await import("./grid/scratch.ts");
  const { loadGridInputs } = await import("./grid/gridInputs.ts");
  const scratch = await Scratch.in(scratchParent(options));
  try {
    const inputs = await loadGridInputs({ ...options, memory }, stages, scratch.folder);
    const compute = () => computeGridRun(inputs, scratch.folder, stages, options);
    return { inputs, compute, close: () => scratch.remove() };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** Per variant, of the communes that are written. */
function summariesOf(
  results: Results,
  rows: readonly number[],
  inputs: RunInputs,
): readonly VariantSummary[] {
  const of = (values: Float64Array): Float64Array => picked(values, rows);
  const population = of(results.communes.population);
  const demand = of(results.demand);
  const { thresholds } = inputs.method;
  return results.variants.map((variant, v) => ({
    variant,
    summary: summarise({ accessibility: of(results.accessibility[v]), population, demand, thresholds }),
  }));
}

async function writeOutputs(
  outputs: Outputs,
  options: RunOptions,
  written: { inputs: RunInputs; results: Results; rows: readonly number[]; cut: Cut | undefined },
): Promise<string[]> {
  const { inputs, results, rows, cut } = written;
  const command = runCommandLine(options);
  const metadata = runMetadata(inputs, command);
  await outputs.addTable("apl", resultTable(results, { source: "apl", rows, metadata }));
  if (options.zone !== undefined) {
    const zones = zoneTable(results, rows, inputs, {
      column: options.zone,
      weight: options.zoneWeight,
      metadata,
    });
    await outputs.addTable(`by-${options.zone}`, zones);
  }
  if (inputs.exclusions.all.length > 0)
    await outputs.addTable("excluded", excludedTable(inputs.exclusions, metadata));
  if (cut !== undefined && cut.near.length > 0)
    await outputs.addTable("near-cut", cutTable(inputs, cut, metadata));
  return outputs.write(command);
}

function reportOf(
  run: {
    inputs: RunInputs;
    computed: ComputedRun;
    summaries: readonly VariantSummary[];
    rows: readonly number[];
    cut: Cut | undefined;
    paths: readonly string[];
    stages: Stages;
  },
  words: Words,
): RunReport {
  const { inputs, computed, summaries } = run;
  const { integer } = words.numbers;
  const cut =
    run.cut === undefined || run.cut.near.length === 0
      ? []
      : [words.summary.nearCut(integer(run.cut.near.length), run.cut.departments.join(", "))];
  return {
    method: inputs.method.id,
    communes: run.rows.length,
    missing: summaries[0]?.summary.missing ?? 0,
    population: summaries[0] ? summaries[0].summary.population + summaries[0].summary.missingPopulation : 0,
    pairs: inputs.pairs,
    activePairs: computed.activePairs,
    threads: computed.threads,
    variants: summaries,
    conservation: computed.result.conservation,
    demand: { k: inputs.demand.k, kSource: inputs.demand.kSource },
    marks: { estimated: inputs.estimated, synthetic: inputs.synthetic },
    notes: [...cut, ...notesOf(inputs, words)],
    excluded: inputs.exclusions.all,
    stages: run.stages.done,
    repeats: computed.repeats,
    outputs: run.paths,
  };
}

/** What the activity rules and the reading of supply did, counted. */
function notesOf({ supply }: RunInputs, { about, notes, numbers, summary }: Words): string[] {
  return supply.notes.map(({ reason, count, variant }) => {
    const ofVariant = variant === undefined ? "" : ` (${summary.variantName(variant)})`;
    return about(numbers.integer(count), `${notes[reason] ?? reason}${ofVariant}`);
  });
}
