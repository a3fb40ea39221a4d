import { toNumbers } from "../../table/convert.ts";
import { nearestName } from "../../table/names.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { ResultsFile } from "./resultsFile.ts";

/** Any numeric column of the results, f64[communes]. @throws InputError when there is none of that name */
export function communeValues({ results, table }: ResultsFile, column: string): Float64Array {
  const { communes, variants } = results;
  const variant = variants.indexOf(/^apl_(.+)$/.exec(column)?.[1] ?? "");
  if (variant >= 0) return results.accessibility[variant];
  if (column === "demand") return results.demand;
  if (column === "population") return communes.population;
  const found = table.columns.get(column);
  if (found === undefined) {
    const nearest = nearestName([column], table.columns.keys());
    throw new InputError([
      {
        severity: "error",
        source: table.source,
        column,
        expected: `a column of the table: ${[...table.columns.keys()].join(", ")}`,
        ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
      },
    ]);
  }
  const problems = new Problems();
  const numbers = toNumbers(found, column, {}, table, problems);
  problems.throwIfAny();
  return Float64Array.from(communes.row, (row) => numbers[row]);
}
