import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";

/** Island of each commune that no bridge or causeway joins to the mainland, by commune code. */
export type Islands = ReadonlyMap<string, string>;

export const islandsSchema = {
  code: { type: "code", required: true, complete: true, aliases: ["codgeo", "code_insee"] },
  island: { type: "text", required: true, complete: true, aliases: ["ile"] },
} as const satisfies Schema;

/** The islands of a table with one row per commune: `code`, and the `island` that it shares or has to itself. */
export function islandsFrom(table: Table, options: BindOptions): Islands {
  const { code, island } = bindColumns(table, islandsSchema, options);
  return new Map(Array.from({ length: table.rows }, (_, row) => [textAt(code, row), textAt(island, row)]));
}

/** For each commune 0 on the mainland, else a number that the communes of one island share. */
export function shoreOfEachCommune(codes: readonly string[], islands: Islands): Uint16Array {
  const numbers = new Map<string, number>();
  return Uint16Array.from(codes, (code) => {
    const island = islands.get(code);
    if (island === undefined) return 0;
    if (!numbers.has(island)) numbers.set(island, numbers.size + 1);
    return numbers.get(island)!;
  });
}
