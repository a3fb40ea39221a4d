import { languages } from "../core/words/languages.ts";
import { describeProblem } from "../core/words/problems/describe.ts";
import type { Exclusion } from "../table/exclusions.ts";
import { InputError, type Problem, Problems } from "../table/problems.ts";
import { excludedDocument, excludedLines } from "./excludedTable.ts";
import type { InputOptions } from "./inputOptions.ts";
import { loadInputs } from "./inputs.ts";
import { Stages } from "./stages.ts";

export interface CheckOptions extends InputOptions {
  readonly lang: "fr" | "en";
  readonly json?: boolean;
}

/**
 * `aplomb check`: every problem of the inputs, errors first, none cut off, then what a run would leave out.
 * @throws InputError, with a short message, when there is an error: exit code 2, as `run` would.
 */
export async function checkCommand(options: CheckOptions): Promise<void> {
  const words = languages[options.lang];
  const stages = new Stages(5, (stage) => words.stages[stage] ?? stage);
  const problems = new Problems();
  let excluded: readonly Exclusion[] = [];
  let counts = {};
  try {
    const inputs = await loadInputs(options, stages, problems);
    excluded = inputs.exclusions.all;
    counts = { communes: inputs.communes.count, pairs: inputs.travelTimes.destination.length };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const each of error.problems) if (!problems.all.includes(each)) problems.all.push(each);
  } finally {
    stages.stop();
  }
  const { errors, warnings } = problems;
  if (options.json) {
    const told = (each: Problem) => ({ ...each, message: describeProblem(each, options.lang) });
    const both = { errors: errors.map(told), warnings: warnings.map(told) };
    console.log(JSON.stringify({ ...both, excluded: excludedDocument(excluded), ...counts }, null, 2));
  } else {
    for (const problem of [...errors, ...warnings]) {
      console.log(`${problem.severity === "error" ? "x" : "!"} ${describeProblem(problem, options.lang)}`);
    }
    for (const line of excludedLines(excluded, words)) console.log(`- ${line}`);
    console.log(words.check(errors.length, warnings.length));
  }
  if (errors.length > 0) process.exitCode = 2;
}
