import type { NumberWords } from "../words/numbers.ts";
import type { ZoningWords } from "../words/zoningWords.ts";
import type { Comparison } from "./compare.ts";
import type { MeshLine, PrintedDensities } from "./meshByDepartment.ts";
import type { QpvCommunes } from "./qpvCommunes.ts";
import type { Zoning } from "./zoning.ts";

/** What the tables of a zoning are made of. */
export interface SheetsInput {
  readonly zoning: Zoning;
  readonly meshLines: readonly MeshLine[];
  readonly printedDensities?: PrintedDensities | undefined;
  readonly qpvCommunes?: QpvCommunes | undefined;
  readonly comparison?: Comparison | undefined;
  /** Year of the populations, for their heading. */
  readonly populationYear?: number | undefined;
  /** What the publication, the run or the command has to say. */
  readonly notes: readonly string[];
  readonly words: ZoningWords;
  readonly numbers: NumberWords;
}
