import { resultsFromDrees } from "../core/accessibility/drees.ts";
import { resultTable } from "../core/accessibility/resultTable.ts";
import { summarise } from "../core/accessibility/summary.ts";
import { languages } from "../core/words/languages.ts";
import { messageIn } from "../core/words/problems/describe.ts";
import { Problems } from "../table/problems.ts";
import { optionWords } from "./inputWords.ts";
import { commandLine, metadataOf } from "./metadata.ts";
import { type OutputOptions, Outputs } from "./outputs.ts";
import { type RunReport, reportJson, reportText } from "./runReport.ts";
import { fileName } from "./shards/planInputs.ts";
import { Stages } from "./stages.ts";
import { readTableFile } from "./tables.ts";
import { printWarnings } from "./warnings.ts";

export interface ImportOptions extends OutputOptions {
  readonly lang: "fr" | "en";
  readonly sheet?: string;
  readonly map: ReadonlyMap<string, string>;
  readonly json?: boolean;
}

/** Thresholds that DREES publishes shares of population for: workbook 2022-2023. */
const thresholds = [1.5, 2.5, 4];

/** `aplomb import drees`: a sheet of the workbook as the table that every command reads. @throws InputError */
export async function importDreesCommand(workbook: string, options: ImportOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(3, (stage) => words.stages[stage] ?? stage);
  const outputs = new Outputs(options, "apl");
  await outputs.refuseEarly();
  const problems = new Problems();
  const { table, file } = await stages.run("communes", () =>
    readTableFile(workbook, { sheet: options.sheet, problems }),
  );
  const results = resultsFromDrees(table, { map: options.map, problems });
  problems.throwIfAny();
  await printWarnings(problems.warnings, options.lang);
  const { communes, demand, variants } = results;
  const summaries = await stages.run("summary", () =>
    variants.map((variant, v) => {
      const accessibility = results.accessibility[v];
      return {
        variant,
        summary: summarise({ accessibility, population: communes.population, demand, thresholds }),
      };
    }),
  );
  const command = commandLine([
    "import",
    "drees",
    fileName(workbook),
    ...optionWords("sheet", options.sheet),
    ...[...options.map].flatMap(([name, column]) => optionWords("map", `${name}=${column}`)),
  ]);
  const metadata = metadataOf({ command, variants, estimated: false, synthetic: false, inputs: [file] });
  const paths = await stages.run("write", async () => {
    await outputs.addTable("apl", resultTable(results, { source: "apl", metadata }));
    return outputs.write(command);
  });
  stages.stop();
  const report: RunReport = {
    method: `DREES, ${messageIn(table.source, options.lang)}`,
    communes: communes.count,
    missing: summaries[0].summary.missing,
    population: communes.population.reduce((sum, people) => sum + (people || 0), 0),
    variants: summaries,
    marks: { estimated: false, synthetic: false },
    notes: [],
    excluded: [],
    stages: stages.done,
    outputs: paths,
  };
  console.log(options.json ? reportJson(report) : reportText(report, words));
}
