/** Where travel times are given again: files are read once more to tell, when they are refused for it. */
import type { Communes } from "../core/territory/communes.ts";
import { EndCodes } from "../core/territory/endCodes.ts";
import { type PairPart, pairsSchema } from "../core/territory/pairTable.ts";
import { bindColumns, rowNumber } from "../table/columns.ts";
import { Exclusions } from "../table/exclusions.ts";
import { Problems } from "../table/problems.ts";
import { readTableFile } from "./tables.ts";

/** The file and the row, as a spreadsheet counts it, of a pair's second appearance; undefined where it is not known. */
export type RowGivenAgain = (
  origin: number,
  destination: number,
) => { readonly source: string; readonly row: number } | undefined;

type PairEnds = Pick<PairPart, "rows" | "origin" | "destination" | "rowNumber">;

/** A file of pairs, its rows in order. */
export interface EndsOfFile {
  readonly source: string;
  readonly parts: Iterable<PairEnds> | AsyncIterable<PairEnds>;
}

const keyOf = (origin: number, destination: number): string => `${origin} ${destination}`;

/** The second row of each of these pairs in the files, in their order. */
export async function rowsGivenAgain(
  files: Iterable<EndsOfFile> | AsyncIterable<EndsOfFile>,
  pairs: readonly (readonly [number, number])[],
  communes: Communes,
): Promise<RowGivenAgain> {
  const wanted = new Set(pairs.map(([origin, destination]) => keyOf(origin, destination)));
  const starts = new Set(pairs.map(([origin]) => origin));
  const met = new Set<string>();
  const again = new Map<string, { source: string; row: number }>();
  const look = (source: string, part: PairEnds, origins: EndCodes, destinations: EndCodes): void => {
    for (let row = 0; row < part.rows; row++) {
      const [start, end] = [part.origin.codes[row], part.destination.codes[row]];
      const origin = origins.positions[start + 1];
      if (!starts.has(origin)) continue; // most rows make no key
      if (origins.isPart[start] === 1 || destinations.isPart[end] === 1) continue; // several make one pair
      const key = keyOf(origin, destinations.positions[end + 1]);
      if (!wanted.has(key) || again.has(key)) continue;
      if (met.has(key)) again.set(key, { source, row: part.rowNumber(row) });
      met.add(key);
    }
  };
  for await (const { source, parts } of files) {
    const [origins, destinations] = [0, 1].map(() => new EndCodes(communes, "", new Exclusions()));
    for await (const part of parts) {
      origins.use(part.origin);
      destinations.use(part.destination);
      look(source, part, origins, destinations);
    }
  }
  return (origin, destination) => again.get(keyOf(origin, destination));
}

/** The ends of the pairs of tables, each read when its turn comes. */
export async function* endsOfTables(
  paths: readonly string[],
  map: ReadonlyMap<string, string>,
): AsyncGenerator<EndsOfFile> {
  const { origin, destination } = pairsSchema;
  for (const path of paths) {
    const { table } = await readTableFile(path);
    const ends = bindColumns(table, { origin, destination }, { map, problems: new Problems() });
    const part = { ...ends, rows: table.rows, rowNumber: (row: number) => rowNumber(table, row) };
    yield { source: path, parts: [part] };
  }
}
