import type { Results } from "../../core/accessibility/resultTable.ts";
import type { Method } from "../../core/method/document.ts";
import type { Words } from "../../core/words/words.ts";
import { type Rules, variantsRead } from "../../core/zoning/rules.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { computeRun, resultsOf } from "../computeRun.ts";
import type { InputOptions } from "../inputOptions.ts";
import { loadInputs } from "../inputs.ts";
import { Stages } from "../stages.ts";
import type { Collector } from "./collector.ts";

/** Communes, supply, demand, times, load, compute. */
const stageCount = 6;

/**
 * Accessibility computed here and now, as `aplomb run` does, for the variants that the rules read: from communes to
 * zones in one go, no file between. What was read, excluded and warned about goes to the zoning's own.
 * @throws InputError on anything wrong with the inputs.
 */
export async function computedResults(
  options: InputOptions,
  rules: Rules,
  collector: Collector,
  excluded: Exclusions,
  words: Words,
): Promise<{ readonly results: Results; readonly method: Method }> {
  const stages = new Stages(stageCount, (stage) => words.stages[stage] ?? stage);
  try {
    const inputs = await loadInputs(
      { ...options, variants: options.variants ?? variantsRead(rules) },
      stages,
    );
    const results = resultsOf(inputs, await computeRun(inputs, stages));
    collector.files.push(...inputs.files);
    collector.problems.all.push(...inputs.problems.warnings);
    excluded.addAll(inputs.exclusions);
    return { results, method: inputs.method };
  } finally {
    stages.stop();
  }
}
