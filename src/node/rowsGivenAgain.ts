/** Where travel times are given again: files are read once more to tell, when they are refused for it. */
import { findCommunes } from "../core/territory/arrondissements.ts";
import type { Communes } from "../core/territory/communes.ts";
import { pairsSchema } from "../core/territory/pairTable.ts";
import { bindColumns, rowNumber } from "../table/columns.ts";
import { Problems } from "../table/problems.ts";
import { readTableFile } from "./tables.ts";

/** By `pairKey`: the file and the row, as a spreadsheet counts it, of a pair's second appearance. */
export type RowsGivenAgain = ReadonlyMap<string, { readonly source: string; readonly row: number }>;

export const pairKey = (origin: number, destination: number): string => `${origin} ${destination}`;

/** The second row of each of these pairs in the files, in their order; a pair that is not found there twice is absent. */
export async function rowsGivenAgain(
  paths: readonly string[],
  pairs: readonly (readonly [number, number])[],
  communes: Communes,
  map: ReadonlyMap<string, string> | undefined,
): Promise<RowsGivenAgain> {
  const wanted = new Set(pairs.map(([origin, destination]) => pairKey(origin, destination)));
  const origins = new Set(pairs.map(([origin]) => origin));
  const { origin, destination } = pairsSchema;
  const met = new Set<string>();
  const again = new Map<string, { source: string; row: number }>();
  for (const path of paths) {
    const { table } = await readTableFile(path);
    const columns = bindColumns(table, { origin, destination }, { map, problems: new Problems() });
    const from = findCommunes(columns.origin, communes);
    const to = findCommunes(columns.destination, communes);
    for (let row = 0; row < table.rows; row++) {
      const [start, end] = [columns.origin.codes[row], columns.destination.codes[row]];
      if (!origins.has(from.position[start])) continue; // most rows make no key
      if (from.isPart[start] === 1 || to.isPart[end] === 1) continue; // several arrondissements make one pair
      const key = pairKey(from.position[start], to.position[end]);
      if (!wanted.has(key) || again.has(key)) continue;
      if (met.has(key)) again.set(key, { source: table.source, row: rowNumber(table, row) });
      met.add(key);
    }
  }
  return again;
}
