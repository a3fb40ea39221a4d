import {
  type BindOptions,
  type Bound,
  bindColumns,
  columnNames,
  rowNumber,
  type Schema,
} from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors, requireRows } from "../../table/rows.ts";
import { isAscending, type Table, type TextColumn, textAt, textColumn } from "../../table/table.ts";
import { type CommuneTexts, type Rows, textsAt, withTexts } from "./communeColumns.ts";
import { departmentOfCommune, regionOfDepartment } from "./regions.ts";

/**
 * The communes of a run, sorted by INSEE code: position c in every `f64[communes]` array of the engine is `codes[c]`.
 * Sorting makes results independent of the order of the input rows, and keeps neighbours near in memory.
 */
export interface Communes extends CommuneTexts {
  readonly source: string;
  readonly count: number;
  readonly index: ReadonlyMap<string, number>;
  /** Degrees, WGS 84; NaN where unknown. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Total population; NaN where unknown. */
  readonly population: Float64Array;
  /** Row of the source table (0-based) that each commune came from, to reach its other columns. */
  readonly row: Uint32Array;
  /** The source table itself, where there is one: a reader that is given it again need not read its codes again. */
  readonly table?: Table;
}

export const communesSchema = {
  code: {
    type: "code",
    required: true,
    complete: true,
    aliases: [
      "codgeo",
      "code_insee",
      "insee",
      "depcom",
      "code_commune",
      "code_commune_insee",
      "insee_com",
      "cog",
    ],
  },
  name: { type: "text", aliases: ["nom", "libgeo", "nom_commune", "libelle_commune", "libelle", "commune"] },
  department: { type: "text", aliases: ["departement", "dep", "code_departement", "code_dep"] },
  region: { type: "text", aliases: ["reg", "code_region", "code_reg"] },
  epci: { type: "text", aliases: ["code_epci", "siren_epci"] },
  latitude: { type: "number", min: -90, unit: "degrees", aliases: ["lat"] },
  longitude: { type: "number", min: -180, unit: "degrees", aliases: ["lon", "long", "lng"] },
  population: {
    type: "number",
    min: 0,
    unit: "inhabitants",
    aliases: ["pop", "pop_mun", "pmun", "population_municipale", "pop_tot", "ptot", "population_totale"],
  },
} as const satisfies Schema;

type Columns = Bound<typeof communesSchema>;
/** The file's own names of these columns, for messages. */
type Names = { readonly [K in keyof Columns]: string | undefined };

/**
 * The communes of a table, sorted by code. A department that is not given is read off the code, a region off the
 * department. Wrong and duplicate codes, coordinates out of range or without their other half, and populations
 * that are negative or no number are errors in `problems`, with their rows; a duplicate keeps its first row.
 */
export function communesFrom(table: Table, options: BindOptions): Communes {
  const columns = bindColumns(table, communesSchema, options);
  requireRows(table, "one row per commune", options.problems);
  const names = columnNames(table, communesSchema, options.map);
  const firstRow = firstRowOfEachCode(table, columns.code, names.code, options.problems);
  checkPositions(table, columns, names, options.problems);

  const { codes, row } = sortedCodes(columns.code, firstRow);
  const rows = { row, isWhole: isEveryRow(row, table.rows) };
  const department = textsAt(
    columns.department,
    rows,
    (text) => text.padStart(2, "0"),
    (c) => departmentOfCommune(codes[c]),
  );
  const region = textsAt(
    columns.region,
    rows,
    (text) => text.padStart(2, "0"),
    (c) => regionOfDepartment(textAt(department, c)),
  );
  const texts = {
    code: codes === columns.code.values && rows.isWhole ? columns.code : textColumn(codes),
    name: textsAt(columns.name, rows),
    department,
    region,
    epci: textsAt(columns.epci, rows),
  };
  let index: ReadonlyMap<string, number> | undefined;
  return withTexts(
    {
      source: table.source,
      table,
      count: codes.length,
      codes,
      // Made when a code is looked up, which a run from a prepared matrix does not: 12 ms for 35,000 of them.
      get index() {
        index ??= new Map(codes.map((code, c) => [code, c]));
        return index;
      },
      latitude: numbersOf(columns.latitude, rows),
      longitude: numbersOf(columns.longitude, rows),
      population: numbersOf(columns.population, rows),
      row,
    },
    texts,
  );
}

/** The codes, ascending, and the first row of each. */
function sortedCodes({ values }: TextColumn, firstRow: Int32Array): Pick<Communes, "codes" | "row"> {
  if (isAscending(values) && !firstRow.includes(-1))
    return { codes: values, row: Uint32Array.from(firstRow) };
  const order = Array.from(values.keys())
    .filter((value) => firstRow[value]! >= 0)
    .sort((a, b) => (values[a]! < values[b]! ? -1 : 1));
  return {
    codes: order.map((value) => values[value]!),
    row: Uint32Array.from(order, (value) => firstRow[value]!),
  };
}

/** True where the rows are those of the table, in their order. */
function isEveryRow(row: Uint32Array, rows: number): boolean {
  if (row.length !== rows) return false;
  for (let c = 0; c < rows; c++) if (row[c] !== c) return false;
  return true;
}

/** The number of each row, NaN where there is no column. */
function numbersOf(column: Float64Array | undefined, { row, isWhole }: Rows): Float64Array {
  if (column !== undefined && isWhole) return column.slice();
  const numbers = new Float64Array(row.length).fill(Number.NaN);
  if (column !== undefined) for (let c = 0; c < row.length; c++) numbers[c] = column[row[c]];
  return numbers;
}

/** i32[values of the column]: the first row of each code; a code in two rows is an error naming both. */
function firstRowOfEachCode(
  table: Table,
  { values, codes }: TextColumn,
  name: string | undefined,
  problems: Problems,
): Int32Array {
  const firstRow = new Int32Array(values.length).fill(-1);
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const code = codes[row];
    if (code < 0) continue;
    const first = firstRow[code];
    if (first < 0) firstRow[code] = row;
    else {
      const expected = `each commune once (it is in row ${rowNumber(table, first)} already)`;
      errors.add(row, () => ({ column: name ?? "code", got: values[code], expected }));
    }
  }
  errors.close();
  return firstRow;
}

const exchanged = "a latitude, then a longitude: this is a place of France with the two exchanged";

/** True of a place of mainland France whose longitude stands for its latitude; nothing of France lies off Somalia. */
function areExchanged(north: number, east: number): boolean {
  return north > -5.5 && north < 10 && east > 41 && east < 51.5;
}

function checkPositions(
  table: Table,
  { latitude, longitude }: Columns,
  named: Names,
  problems: Problems,
): void {
  if (!latitude && !longitude) return;
  const names = { latitude: named.latitude ?? "latitude", longitude: named.longitude ?? "longitude" };
  const errors = new RowErrors(problems, table);
  const refuse = (row: number, column: string, got: string, expected: string) =>
    errors.add(row, () => ({ column, got, expected }));
  for (let row = 0; row < table.rows; row++) {
    const north = latitude?.[row] ?? Number.NaN;
    const east = longitude?.[row] ?? Number.NaN;
    if (north > 90) refuse(row, names.latitude, String(north), "degrees from -90 to 90");
    if (east > 180) refuse(row, names.longitude, String(east), "degrees from -180 to 180");
    if (areExchanged(north, east)) {
      refuse(row, names.latitude, `${north}, and ${east} in ${names.longitude}`, exchanged);
    }
    if (Number.isNaN(north) === Number.isNaN(east)) continue;
    const [absent, present] = Number.isNaN(north)
      ? [names.latitude, names.longitude]
      : [names.longitude, names.latitude];
    refuse(row, absent, "nothing", `a value, as ${present} has one`);
  }
  errors.close();
}
