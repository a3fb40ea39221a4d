import { type BindOptions, bindColumns, rowNumber, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
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

/**
 * i32[communes]: the row of `table` (one row a commune, in any order) that speaks of each commune, -1 where none does.
 * Rows of unknown communes are listed in `excluded`; a commune in two rows is an error naming both.
 */
export function communeRows(table: Table, communes: Communes, options: CommuneRowsOptions): Int32Array {
  if (table === communes.table) return Int32Array.from(communes.row);
  const { code } = bindColumns(table, codeSchema, options);
  const rows = new Int32Array(communes.count).fill(-1);
  const errors = new RowErrors(options.problems, table);
  for (let row = 0; row < table.rows; row++) {
    const text = textAt(code, row);
    const commune = communes.index.get(text);
    if (text === "") continue; // an error of the column already
    if (commune === undefined) options.excluded.add(options.unknown, text);
    else if (rows[commune] === -1) rows[commune] = row;
    else {
      const expected = `each commune once (it is in row ${rowNumber(table, rows[commune])} already)`;
      errors.add(row, () => ({ column: "code", got: text, expected }));
    }
  }
  errors.close();
  return rows;
}

/** f64[communes]: each commune's cell of a column, NaN where it has no row or the cell is missing. */
export function perCommune(column: Float64Array, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let commune = 0; commune < rows.length; commune++) {
    values[commune] = rows[commune] === -1 ? Number.NaN : column[rows[commune]];
  }
  return values;
}

/**
 * f64[communes]: each commune's number of a column that lists what is there. A commune without a row has 0, as a list
 * of doctors names the places that have some; an empty cell counts 0 too and is listed in `excluded` under `missing`.
 */
export function listedPerCommune(
  column: Float64Array,
  rows: Int32Array,
  communes: Communes,
  excluded: Exclusions,
  missing: string,
): Float64Array {
  return perCommune(column, rows).map((count, commune) => {
    if (Number.isNaN(count) && rows[commune] !== -1) excluded.add(missing, communes.codes[commune]);
    return count || 0;
  });
}

/** How many communes have no row. */
export function withoutRow(rows: Int32Array): number {
  return rows.reduce((count, row) => count + (row === -1 ? 1 : 0), 0);
}
