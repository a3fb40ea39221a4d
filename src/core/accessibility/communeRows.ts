import { type BindOptions, bindColumns, columnNames, rowNumber } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import { findCommunes, warnOfArrondissements } from "../territory/arrondissements.ts";
import { type Communes, communesSchema } from "../territory/communes.ts";

export interface CommuneRowsOptions extends BindOptions {
  readonly excluded: Exclusions;
  /** Key under which rows of communes that are not in the run are listed: "demand-unknown-commune". */
  readonly unknown: string;
}

/** In a table of doctors or inhabitants, a column `commune` holds codes where nothing else does. */
const codeSchema = {
  code: { ...communesSchema.code, aliases: [...communesSchema.code.aliases, "commune"] },
} as const;

/** The rows of a table that speak of each commune. */
export interface CommuneRows {
  /** i32[communes]: the commune's row, or the first of its arrondissements; -1 where there is none. */
  readonly first: Int32Array;
  /** Rows of further arrondissements: they add up to their commune. */
  readonly further: readonly { readonly commune: number; readonly row: number }[];
}

/**
 * The row of `table` (one row a commune, in any order) that speaks of each commune, or the rows of its arrondissements where
 * it has none of its own. Rows of unknown communes are listed in `excluded`; a commune in two rows is an error naming both.
 */
export function communeRows(table: Table, communes: Communes, options: CommuneRowsOptions): CommuneRows {
  if (table === communes.table) return { first: Int32Array.from(communes.row), further: [] };
  const { code } = bindColumns(table, codeSchema, options);
  const name = columnNames(table, codeSchema, options.map).code ?? "code";
  const found = findCommunes(code, communes);
  const rowOf = new Int32Array(code.values.length).fill(-1);
  const first = new Int32Array(communes.count).fill(-1);
  const errors = new RowErrors(options.problems, table);
  for (let row = 0; row < table.rows; row++) {
    const value = code.codes[row];
    if (value < 0) continue; // an error of the column already
    if (found.position[value] < 0) options.excluded.add(options.unknown, code.values[value]);
    else if (rowOf[value] < 0) rowOf[value] = row;
    else {
      const expected = `each commune once (it is in row ${rowNumber(table, rowOf[value])} already)`;
      errors.add(row, () => ({ column: name, got: code.values[value], expected }));
    }
  }
  errors.close();
  for (let value = 0; value < rowOf.length; value++) {
    if (rowOf[value] >= 0 && found.isPart[value] === 0) first[found.position[value]] = rowOf[value];
  }
  const whole = first.slice();
  const further: { commune: number; row: number }[] = [];
  for (let value = 0; value < rowOf.length; value++) {
    if (rowOf[value] < 0 || found.isPart[value] === 0) continue;
    const commune = found.position[value];
    if (whole[commune] >= 0) {
      // The commune's own row holds its arrondissements: they would count twice.
      options.excluded.add(options.unknown, code.values[value]);
      found.isPart[value] = 0;
    } else if (first[commune] < 0) first[commune] = rowOf[value];
    else further.push({ commune, row: rowOf[value] });
  }
  warnOfArrondissements(code, found, table, name, options.problems);
  return { first, further };
}

/** f64[communes]: each commune's cell of a column, NaN where it has no row or a cell of it is missing. */
export function perCommune(column: Float64Array, { first, further }: CommuneRows): Float64Array {
  const values = new Float64Array(first.length);
  for (let commune = 0; commune < first.length; commune++) {
    values[commune] = first[commune] === -1 ? Number.NaN : column[first[commune]];
  }
  for (const { commune, row } of further) values[commune] += column[row];
  return values;
}

/**
 * f64[communes]: each commune's number of a column that lists what is there. A commune without a row has 0, as a list
 * of doctors names the places that have some; an empty cell counts 0 too and is listed in `excluded` under `missing`.
 */
export function listedPerCommune(
  column: Float64Array,
  { first, further }: CommuneRows,
  communes: Communes,
  excluded: Exclusions,
  missing: string,
): Float64Array {
  const counts = new Float64Array(first.length);
  const add = (commune: number, row: number): void => {
    if (row === -1) return;
    if (Number.isNaN(column[row])) excluded.add(missing, communes.codes[commune]);
    else counts[commune] += column[row];
  };
  first.forEach((row, commune) => {
    add(commune, row);
  });
  for (const { commune, row } of further) add(commune, row);
  return counts;
}

/** How many communes have no row. */
export function withoutRow({ first }: CommuneRows): number {
  return first.reduce((count, row) => count + (row === -1 ? 1 : 0), 0);
}
