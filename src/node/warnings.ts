import type { Language } from "../core/words/words.ts";
import type { Problem } from "../table/problems.ts";

/** Warnings on standard error, one line each after `! `: the command goes on. The words for them are loaded where there are some. */
export async function printWarnings(warnings: readonly Problem[], language: Language): Promise<void> {
  if (warnings.length === 0) return;
  const { describeProblem } = await import("../core/words/problems/describe.ts");
  for (const warning of warnings) console.error(`! ${describeProblem(warning, language)}`);
}
