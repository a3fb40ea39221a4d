import {
  type BindOptions,
  type Bound,
  bindColumns,
  columnNames,
  rowNumber,
  type Schema,
  textAt,
} from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { departmentOfCommune, regionOfDepartment } from "./regions.ts";

/**
 * The communes of a run, sorted by INSEE code: position c in every `f64[communes]` array of the engine is `codes[c]`.
 * Sorting makes results independent of the order of the input rows, and keeps neighbours near in memory.
 */
export interface Communes {
  readonly source: string;
  readonly count: number;
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** Department, region and EPCI codes; "" where unknown. */
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly epci: readonly string[];
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
  const names = columnNames(table, communesSchema, options.map);
  const rowOf = rowOfEachCode(table, columns.code, names.code, options.problems);
  checkPositions(table, columns, names, options.problems);

  const codes = [...rowOf.keys()].sort();
  const row = Uint32Array.from(codes, (code) => rowOf.get(code)!);
  const texts = (column: TextColumn | undefined) => Array.from(row, (r) => (column ? textAt(column, r) : ""));
  const numbers = (column: Float64Array | undefined) =>
    Float64Array.from(row, (r) => column?.[r] ?? Number.NaN);
  const departments = texts(columns.department).map((department, c) =>
    department === "" ? departmentOfCommune(codes[c]) : department.padStart(2, "0"),
  );
  return {
    source: table.source,
    table,
    count: codes.length,
    codes,
    index: new Map(codes.map((code, c) => [code, c])),
    names: texts(columns.name),
    departments,
    regions: texts(columns.region).map((region, c) =>
      region === "" ? regionOfDepartment(departments[c]) : region.padStart(2, "0"),
    ),
    epci: texts(columns.epci),
    latitude: numbers(columns.latitude),
    longitude: numbers(columns.longitude),
    population: numbers(columns.population),
    row,
  };
}

function rowOfEachCode(
  table: Table,
  column: TextColumn,
  name: string | undefined,
  problems: Problems,
): Map<string, number> {
  const rowOf = new Map<string, number>();
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(column, row);
    const first = rowOf.get(code);
    if (first === undefined && code !== "") rowOf.set(code, row);
    if (first === undefined) continue;
    const expected = `each commune once (it is in row ${rowNumber(table, first)} already)`;
    errors.add(row, () => ({ column: name ?? "code", got: code, expected }));
  }
  errors.close();
  return rowOf;
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
    if (Number.isNaN(north) === Number.isNaN(east)) continue;
    const [absent, present] = Number.isNaN(north)
      ? [names.latitude, names.longitude]
      : [names.longitude, names.latitude];
    refuse(row, absent, "nothing", `a value, as ${present} has one`);
  }
  errors.close();
}

/**
 * 16 hexadecimal digits that tell whether two lists of commune codes are the same, in any order: FNV-1a, 64 bits,
 * of the sorted codes joined by line feeds, as UTF-8. It guards against mistakes, not against forgery.
 * Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (draft-eastlake-fnv).
 */
export function communesHash(codes: readonly string[]): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode([...codes].sort().join("\n"))) {
    // times the prime 2^40 + 0x1b3, in two halves of 32 bits: 1 ms for 35,000 codes where BigInt takes 10
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
