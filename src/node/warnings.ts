import { describeProblem } from "../core/words/problems/describe.ts";
import type { Language } from "../core/words/words.ts";
import type { Problem } from "../table/problems.ts";

/** Warnings on standard error, one line each after `! `: the command goes on. */
export function printWarnings(warnings: readonly Problem[], language: Language): void {
  for (const warning of warnings) console.error(`! ${describeProblem(warning, language)}`);
}
