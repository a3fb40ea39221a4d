import type { PairNames, PairPart } from "../../core/territory/pairTable.ts";
import { pairsSchema } from "../../core/territory/pairTable.ts";
import { asFloat64, numberOf, toNumbers, toText } from "../../table/convert.ts";
import type { Problems } from "../../table/problems.ts";
import type { Column, Table } from "../../table/table.ts";

/** The pairs of a table that is a part of a file; `firstRow` is that of the part in the whole file. */
export function partOfTable(table: Table, names: PairNames, problems: Problems): PairPart {
  const column = (name: string) => table.columns.get(name)!;
  const unread = new Set<number>();
  for (const name of names.minutes) addUnread(column(name), unread);
  return {
    rows: table.rows,
    origin: toText(column(names.origin)),
    destination: toText(column(names.destination)),
    minutes: names.minutes.map((name) => {
      const values = column(name);
      if (values.kind === "number") return asFloat64(values.values);
      return toNumbers(values, name, pairsSchema.minutes, table, problems);
    }),
    unread,
    rowNumber: (row) => table.firstRow + row,
  };
}

/** Adds the rows whose cell is text that means no number: `toNumbers` says so of each, and leaves it missing. */
function addUnread(column: Column, rows: Set<number>): void {
  if (column.kind !== "text") return;
  const isUnread = column.values.map((cell) => numberOf(cell) === undefined);
  column.codes.forEach((code, row) => {
    if (isUnread[code]) rows.add(row);
  });
}

/** The table without its rows: what tells how its columns are bound. */
export function withoutRows(table: Table): Table {
  const columns = [...table.columns].map(
    ([name, { kind }]) =>
      [
        name,
        kind === "text"
          ? { kind, values: [], codes: new Int32Array(0) }
          : kind === "number"
            ? { kind, values: new Float64Array(0) }
            : { kind, values: new Uint8Array(0) },
      ] as const,
  );
  return { ...table, rows: 0, columns: new Map(columns) };
}
