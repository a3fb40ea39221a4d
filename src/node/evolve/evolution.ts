import type { Summary } from "../../core/accessibility/summary.ts";
import type { Vintages } from "../../core/accessibility/vintages.ts";
import type { Split } from "./split.ts";

/** What `aplomb evolve` found. */
export interface Evolution {
  readonly vintages: Vintages;
  /** By year and variant. */
  readonly summaries: readonly (readonly Summary[])[];
  readonly split: Split;
}
