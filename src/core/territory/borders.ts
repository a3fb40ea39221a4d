/** Which communes border each other, and where that is read from: a list of pairs, or of each commune's neighbours. */
import { repairCode } from "../../table/codes.ts";
import { bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Communes } from "./communes.ts";

/** Neighbours of each commune: those of c are `neighbour[start[c]] … neighbour[start[c + 1] - 1]`, ascending. */
export interface Borders {
  readonly communes: number;
  /** u32[communes + 1] */
  readonly start: Uint32Array;
  /** Each border twice, once a side; no commune borders itself. */
  readonly neighbour: Uint32Array;
}

/** Borders from pairs of commune positions, in either direction, in any order, repeated or not. */
export function bordersOf(communes: number, pairs: Iterable<readonly [number, number]>): Borders {
  const sets = Array.from({ length: communes }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    sets[a].add(b);
    sets[b].add(a);
  }
  const start = new Uint32Array(communes + 1);
  for (let commune = 0; commune < communes; commune++)
    start[commune + 1] = start[commune] + sets[commune].size;
  const neighbour = new Uint32Array(start[communes]);
  sets.forEach((set, commune) => {
    neighbour.set(Uint32Array.from(set).sort(), start[commune]);
  });
  return { communes, start, neighbour };
}

/** Borders that any of these hold. */
export function joinBorders(all: readonly Borders[]): Borders {
  if (all.length === 1) return all[0];
  return bordersOf(
    all[0].communes,
    all.flatMap(({ communes, start, neighbour }) => {
      const pairs: [number, number][] = [];
      for (let commune = 0; commune < communes; commune++) {
        for (let at = start[commune]; at < start[commune + 1]; at++) pairs.push([commune, neighbour[at]]);
      }
      return pairs;
    }),
  );
}

/** Communes that border none of the others: islands, or communes absent from the source of the borders. */
export function communesWithoutBorder({ communes, start }: Borders): number[] {
  return Array.from({ length: communes }, (_, commune) => commune).filter(
    (commune) => start[commune] === start[commune + 1],
  );
}

export const bordersSchema = {
  commune: {
    type: "code",
    required: true,
    complete: true,
    aliases: ["insee", "code_insee", "code", "codgeo", "insee_a", "commune_a"],
  },
  neighbour: {
    type: "text",
    required: true,
    aliases: [
      "neighbor",
      "voisin",
      "voisine",
      "insee_voisins",
      "insee_voisin",
      "neighbours",
      "insee_b",
      "commune_b",
    ],
  },
} as const satisfies Schema;

/**
 * Borders from a table: one row a pair (`commune`, `neighbour`), or one row a commune with its neighbours in one cell,
 * separated by | ; or spaces, as the file of adjacent communes of data.gouv.fr has them. A border given once, in
 * either direction, is a border. Wrong codes are errors with their rows; borders with communes that are not in
 * `communes` are left out, listed in `excluded`.
 */
export function bordersFrom(
  table: Table,
  communes: Communes,
  options: {
    readonly map?: ReadonlyMap<string, string>;
    readonly problems: Problems;
    readonly excluded: Exclusions;
    /** What a code of the table is today (see `currentCode`). */
    readonly current?: (code: string) => string;
  },
): Borders {
  const { current = (code) => code } = options;
  const columns = bindColumns(table, bordersSchema, options);
  const errors = new RowErrors(options.problems, table);
  const pairs: [number, number][] = [];
  for (let row = 0; row < table.rows; row++) {
    const code = current(textAt(columns.commune, row));
    const commune = communes.index.get(code);
    if (commune === undefined) {
      if (code !== "") options.excluded.add("borders-unknown-commune", code);
      continue;
    }
    for (const cell of textAt(columns.neighbour, row).split(/[|;,\s]+/)) {
      if (cell === "") continue;
      const repaired = repairCode(cell);
      const other = repaired === undefined ? undefined : current(repaired);
      const neighbour = other === undefined ? undefined : communes.index.get(other);
      if (other === undefined) {
        errors.add(row, () => ({
          column: "neighbour",
          got: `"${cell}"`,
          expected: "commune codes of 5 characters",
        }));
      } else if (neighbour === undefined) options.excluded.add("borders-unknown-commune", other);
      else pairs.push([commune, neighbour]);
    }
  }
  errors.close();
  return bordersOf(communes.count, pairs);
}
