import { numberColumn, tableOf, textColumn } from "../table/columns.ts";
import type { Exclusions } from "../table/exclusions.ts";
import type { Table } from "../table/table.ts";

/** Everything that was left out, one row an id: `reason, id, rows`. */
export function excludedTable(exclusions: Exclusions): Table {
  const rows = exclusions.all.flatMap(({ reason, ids }) =>
    [...ids].map(([id, count]) => ({ reason, id, count })),
  );
  return tableOf("excluded", {
    reason: textColumn(rows.map(({ reason }) => reason)),
    id: textColumn(rows.map(({ id }) => id)),
    rows: numberColumn(Uint32Array.from(rows, ({ count }) => count)),
  });
}
