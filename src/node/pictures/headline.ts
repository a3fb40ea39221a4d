import { InputError } from "../../table/problems.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** The variant asked for, else the one that readers expect: 65 where there is one. @throws InputError for an absent one */
export function headlineVariant(
  { results: { variants }, table }: Pick<ResultsFile, "results" | "table">,
  asked?: string,
): string {
  if (asked === undefined) return variants.includes("65") ? "65" : variants[0];
  if (variants.includes(asked)) return asked;
  throw new InputError([
    {
      severity: "error",
      source: "--variant",
      got: asked,
      expected: `one of those of ${table.source}: ${variants.join(", ")}`,
    },
  ]);
}
