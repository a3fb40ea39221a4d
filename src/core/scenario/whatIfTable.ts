import { numberColumn, tableOf } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { type Results, resultTable } from "../accessibility/resultTable.ts";

/**
 * The result table after the changes, which every command reads, with two more columns a variant: `apl_<v>_before` and
 * `apl_<v>_change`. @param before per variant f64[communes]
 */
export function whatIfTable(
  after: Results,
  before: readonly Float64Array[],
  options: {
    readonly source: string;
    readonly rows?: readonly number[];
    readonly metadata: ReadonlyMap<string, string>;
  },
): Table {
  const table = resultTable(after, options);
  const rows = options.rows ?? after.communes.codes.map((_, commune) => commune);
  const added = after.variants.flatMap((variant, v): [string, Column][] => {
    const was = Float64Array.from(rows, (row) => before[v][row]);
    const change = Float64Array.from(rows, (row) => after.accessibility[v][row] - before[v][row]);
    return [
      [`apl_${variant}_before`, numberColumn(was, 3)],
      [`apl_${variant}_change`, numberColumn(change, 3)],
    ];
  });
  return tableOf(options.source, [...table.columns, ...added], table.metadata);
}
