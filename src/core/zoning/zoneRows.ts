/** Tables of zones, one row a zone: what lists with accessibilities and tables of measures have in common. */
import { type BindOptions, type Schema, textAt } from "../../table/columns.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { departmentOfCommune, regionOfDepartment } from "../territory/regions.ts";

export const zoneRowsSchema = {
  zone: {
    type: "text",
    required: true,
    complete: true,
    aliases: [
      "code",
      "code_zone",
      "zone_code",
      "tvs",
      "code_tvs",
      "territory_code",
      "code_territoire",
      "epci",
      "siren",
    ],
  },
  name: { type: "text", aliases: ["nom", "nom_zone", "zone_name", "libelle", "territory", "territoire"] },
  department: { type: "text", aliases: ["dep", "departement"] },
  region: { type: "text", aliases: ["reg"] },
  population: { type: "number", min: 0, complete: true, unit: "inhabitants", aliases: ["pop", "habitants"] },
  communes: { type: "number", min: 0, aliases: ["nb_communes"] },
} as const satisfies Schema;

/** The zones of a table in the order of their codes, with what every such table says of them. */
export interface ZoneRows {
  readonly codes: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** Row of each zone. */
  readonly rows: readonly number[];
  readonly names: readonly string[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  /** f64[zones]; NaN where unknown. */
  readonly population: Float64Array;
  readonly communes: Float64Array;
  /** The cells of any column, zone by zone; "" and NaN where there is no such column or no value. */
  readonly texts: (column: TextColumn | undefined) => string[];
  readonly numbers: (column: Float64Array | undefined) => Float64Array;
}

/**
 * The zones of a table, by its bound columns. A zone twice is an error. Departments absent from the table are read off zones
 * that are commune or department codes, regions off departments.
 */
export function zoneRowsOf(
  table: Table,
  columns: {
    readonly zone: TextColumn;
    readonly name?: TextColumn | undefined;
    readonly department?: TextColumn | undefined;
    readonly region?: TextColumn | undefined;
    readonly population?: Float64Array | undefined;
    readonly communes?: Float64Array | undefined;
  },
  options: BindOptions,
): ZoneRows {
  const rowOf = rowsByZone(table, columns.zone, options);
  const codes = [...rowOf.keys()].sort();
  const rows = codes.map((code) => rowOf.get(code)!);
  const texts = (column: TextColumn | undefined) => rows.map((row) => (column ? textAt(column, row) : ""));
  const numbers = (column: Float64Array | undefined) =>
    Float64Array.from(rows, (row) => column?.[row] ?? Number.NaN);
  const departments = texts(columns.department).map((department, zone) =>
    department === "" ? departmentOfZone(codes[zone]) : department.padStart(2, "0"),
  );
  return {
    codes,
    index: new Map(codes.map((code, zone) => [code, zone])),
    rows,
    names: texts(columns.name),
    departments,
    regions: texts(columns.region).map((region, zone) =>
      region === "" ? regionOfDepartment(departments[zone]) : region.padStart(2, "0"),
    ),
    population: numbers(columns.population),
    communes: numbers(columns.communes),
    texts,
    numbers,
  };
}

const departmentOfZone = (code: string): string =>
  /^(\d[\dAB]\d{3})$/.test(code) ? departmentOfCommune(code) : /^(\d[\dAB]|97\d)$/.test(code) ? code : "";

/** Row of each zone; a zone twice is an error naming both rows. */
export function rowsByZone(table: Table, zone: TextColumn, { problems }: BindOptions): Map<string, number> {
  const rowOf = new Map<string, number>();
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(zone, row);
    if (code === "") continue;
    const first = rowOf.get(code);
    if (first === undefined) rowOf.set(code, row);
    else {
      const expected = `each zone once (it is in row ${table.firstRow + first} already)`;
      errors.add(row, () => ({ column: "zone", got: code, expected }));
    }
  }
  errors.close();
  return rowOf;
}
