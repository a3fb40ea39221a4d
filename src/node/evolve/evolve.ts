import { type Summary, summarise } from "../../core/accessibility/summary.ts";
import { type Vintages, vintagesOf } from "../../core/accessibility/vintages.ts";
import { languages } from "../../core/words/languages.ts";
import { InputError } from "../../table/problems.ts";
import type { EvolveOptions } from "../commands/evolve.ts";
import { readMerges } from "../mergedCommunes.ts";
import { metadataOf } from "../metadata.ts";
import { Outputs } from "../outputs.ts";
import { vintageLabel } from "../pictures/changeChart.ts";
import { type ResultsFile, readResults } from "../pictures/resultsFile.ts";
import { Stages } from "../stages.ts";
import { typedCommand } from "../typedCommand.ts";
import type { Evolution } from "./evolution.ts";
import { evolveJson, evolveText } from "./evolveReport.ts";
import { evolutionTable, summaryTable } from "./evolveTables.ts";
import { splitVintages } from "./split.ts";

const thresholds: readonly number[] = [1.5, 2.5, 4];

/** `aplomb evolve`. @throws InputError */
export async function evolveCommand(paths: readonly string[], options: EvolveOptions): Promise<void> {
  if (paths.length < 2) {
    throw new InputError([
      {
        severity: "error",
        source: "evolve",
        got: `${paths.length} result file`,
        expected: "at least two, oldest first",
      },
    ]);
  }
  const words = languages[options.lang];
  const stages = new Stages(4, (stage) => words.stages[stage] ?? stage);
  try {
    const outputs = new Outputs(options, "evolution");
    if (options.out !== undefined) await outputs.refuseEarly();
    const files = await stages.run("communes", () => readYears(paths, options));
    const labels = labelsOf(files, options);
    const merges = await readMerges(options);
    const vintages = vintagesOf(
      files.map(({ results }, k) => ({ label: labels[k], results })),
      merges,
    );
    checkVariants(vintages, files);
    const split = await stages.run("compute", () => splitVintages(vintages, files, options));
    const evolution = {
      vintages,
      summaries: await stages.run("summary", () => summariesOf(vintages)),
      split,
    };
    const written = await stages.run("write", () => write(outputs, evolution, files, options));
    stages.stop();
    console.log(options.json ? evolveJson(evolution, written) : evolveText(evolution, written, options.lang));
  } finally {
    stages.stop();
  }
}

async function readYears(paths: readonly string[], options: EvolveOptions): Promise<ResultsFile[]> {
  const files: ResultsFile[] = [];
  for (const path of paths) files.push(await readResults(path, { map: options.map }));
  return files;
}

/** @throws InputError when labels are not one a file, or two are the same */
function labelsOf(files: readonly ResultsFile[], { labels }: EvolveOptions): string[] {
  const found = labels ? [...labels] : files.map(({ file }) => vintageLabel(file.file));
  const wrong = (got: string, expected: string): InputError =>
    new InputError([{ severity: "error", source: "--labels", got, expected }]);
  if (found.length !== files.length) {
    const got = `${found.length} ${found.length === 1 ? "name" : "names"}`;
    throw wrong(got, `${files.length}, one a file`);
  }
  if (new Set(found).size < found.length) throw wrong(found.join(", "), "a different name for each vintage");
  return found;
}

function checkVariants({ variants }: Vintages, files: readonly ResultsFile[]): void {
  if (variants.length > 0) return;
  throw new InputError([
    {
      severity: "error",
      source: "evolve",
      got: files.map(({ table, results }) => `${table.source}: ${results.variants.join(", ")}`).join("; "),
      expected: "one doctor-age variant at least that every file has",
    },
  ]);
}

const summariesOf = ({ years, variants }: Vintages): Summary[][] =>
  years.map(({ accessibility, population, demand }) =>
    variants.map((_, v) => summarise({ accessibility: accessibility[v]!, population, demand, thresholds })),
  );

async function write(
  outputs: Outputs,
  evolution: Evolution,
  files: readonly ResultsFile[],
  options: EvolveOptions,
): Promise<readonly string[]> {
  if (options.out === undefined) return [];
  const command = typedCommand();
  const metadata = metadataOf({
    command,
    variants: evolution.vintages.variants,
    estimated: files.some(({ results }) => results.estimated) || evolution.split.estimated,
    synthetic: files.some(({ results }) => results.synthetic),
    inputs: [...files.map(({ file }) => file), ...evolution.split.files],
  });
  await outputs.addTable("evolution", evolutionTable(evolution, metadata));
  await outputs.addTable("vintages", summaryTable(evolution, metadata));
  return outputs.write(command);
}
