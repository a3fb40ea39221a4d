import { tableOf, textAt, textColumn } from "../table/columns.ts";
import { InputError } from "../table/problems.ts";
import type { Column, Table } from "../table/table.ts";
import { readTableFile } from "./tables.ts";

/** The parts of a sweep, one under the other. @throws InputError when one is missing, broken or has other columns. */
export async function joinedParts(paths: readonly string[]): Promise<Table> {
  const parts: Table[] = [];
  for (const path of paths) parts.push((await readTableFile(path)).table);
  const [first] = parts;
  const names = [...first.columns.keys()];
  parts.forEach((part, index) => {
    if ([...part.columns.keys()].join() === names.join()) return;
    const got = [...part.columns.keys()].join(", ");
    throw new InputError([{ severity: "error", source: paths[index], got, expected: names.join(", ") }]);
  });
  const columns = names.map((name): [string, Column] => [
    name,
    joined(parts.map((part) => part.columns.get(name)!)),
  ]);
  return tableOf("sweep", columns, first.metadata);
}

/** A setting may be read as numbers in one part and as text in another. */
function joined(columns: readonly Column[]): Column {
  if (columns.every((column) => column.kind === "number")) {
    const values = new Float64Array(columns.reduce((sum, column) => sum + column.values.length, 0));
    let at = 0;
    for (const column of columns) {
      values.set(column.values, at);
      at += column.values.length;
    }
    return { kind: "number", values };
  }
  return textColumn(columns.flatMap(textsOf));
}

function textsOf(column: Column): string[] {
  if (column.kind === "text") return Array.from(column.codes, (_, row) => textAt(column, row));
  return Array.from(column.values, (value) => (Number.isNaN(value) ? "" : String(value)));
}
