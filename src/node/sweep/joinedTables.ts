import { tableOf, textAt, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";

/** Tables of the same columns, one under the other. @throws RangeError when one has other columns. */
export async function joinedTables(
  tables: AsyncIterable<Table>,
  metadata: ReadonlyMap<string, string>,
): Promise<Table> {
  const parts: Table[] = [];
  for await (const table of tables) parts.push(table);
  const names = [...parts[0].columns.keys()];
  for (const { source, columns } of parts) {
    const got = [...columns.keys()].join(", ");
    if (got !== names.join(", "))
      throw new RangeError(`${source}: expected columns ${names.join(", ")}, got ${got}`);
  }
  const columns = names.map((name): [string, Column] => [
    name,
    joined(
      parts.map((part) => part.columns.get(name)!),
      name,
    ),
  ]);
  return tableOf("joined", columns, metadata);
}

function joined(columns: readonly Column[], name: string): Column {
  if (columns.every((column) => column.kind === "number")) {
    const values = new Float64Array(columns.reduce((sum, column) => sum + column.values.length, 0));
    let at = 0;
    for (const column of columns) {
      values.set(column.values, at);
      at += column.values.length;
    }
    return { kind: "number", values };
  }
  return textColumn(
    columns.flatMap((column) => {
      if (column.kind === "text") return Array.from(column.codes, (_, row) => textAt(column, row));
      throw new RangeError(`${name}: expected text in every table, got ${column.kind}`);
    }),
  );
}
