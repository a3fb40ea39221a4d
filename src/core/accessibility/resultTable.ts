import {
  type BindOptions,
  bindColumns,
  type ColumnSpec,
  numberColumn,
  type Schema,
  tableOf,
} from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { communeColumns } from "../territory/communeColumns.ts";
import { type Communes, communesFrom } from "../territory/communes.ts";

/** Decimals that spreadsheets show; the values keep all of theirs. */
const decimals = { coordinate: 5, people: 1, consultations: 0, ratio: 6, apl: 3 } as const;

/** Accessibility of communes, as every later command reads it: what `run` and `import` write. */
export interface Results {
  readonly communes: Communes;
  /** Standardised population, f64[communes]; NaN where missing. */
  readonly demand: Float64Array;
  readonly variants: readonly string[];
  /** Per variant f64[communes], undefined where the table has no such column; NaN where missing. */
  readonly supply: readonly (Float64Array | undefined)[];
  readonly ratio: readonly (Float64Array | undefined)[];
  readonly accessibility: readonly Float64Array[];
  /** Travel times are an estimate; doctors or ages are generated. */
  readonly estimated: boolean;
  readonly synthetic: boolean;
}

/**
 * One row a commune: `code, name, department, region, epci, latitude, longitude, population, demand, supply_<v>,
 * ratio_<v>, apl_<v>, estimated, synthetic`, v in all, 65, 62, 60. `rows` keeps those positions only (a region).
 */
export function resultTable(
  results: Results,
  options: {
    readonly source: string;
    /** Ascending. */
    readonly rows?: readonly number[];
    readonly metadata: ReadonlyMap<string, string>;
  },
): Table {
  const { communes, variants } = results;
  const rows = options.rows ?? [...communes.codes.keys()];
  const numbers = (values: Float64Array, shown: number): Column => numberColumn(picked(values, rows), shown);
  const perVariant = (prefix: string, arrays: Results["supply"], shown: number): [string, Column][] =>
    variants.flatMap((variant, v) => {
      const values = arrays[v];
      return values ? [[`${prefix}_${variant}`, numbers(values, shown)] as [string, Column]] : [];
    });
  const mark = (on: boolean): Column => ({
    kind: "boolean",
    values: new Uint8Array(rows.length).fill(on ? 1 : 0),
  });
  return tableOf(
    options.source,
    [
      ...communeColumns(communes, ["code", "name", "department", "region", "epci"], rows),
      ["latitude", numbers(communes.latitude, decimals.coordinate)],
      ["longitude", numbers(communes.longitude, decimals.coordinate)],
      ["population", numbers(communes.population, decimals.people)],
      ["demand", numbers(results.demand, decimals.people)],
      ...perVariant("supply", results.supply, decimals.consultations),
      ...perVariant("ratio", results.ratio, decimals.ratio),
      ...perVariant("apl", results.accessibility, decimals.apl),
      ["estimated", mark(results.estimated)],
      ["synthetic", mark(results.synthetic)],
    ],
    options.metadata,
  );
}

/** The values of some rows, ascending, f64[rows]: `values` themselves where it is all of them. */
export function picked(values: Float64Array, rows: readonly number[]): Float64Array {
  if (rows.length === values.length) return values;
  const kept = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) kept[row] = values[rows[row]];
  return kept;
}

const number = (aliases: readonly string[] = []): ColumnSpec => ({ type: "number", min: 0, aliases });

/**
 * Reads a result table back, whoever wrote it: `apl_<v>` columns are needed, the others may be missing.
 * @throws InputError when there is no `apl_<v>` column or a value is wrong.
 */
export function resultsFrom(table: Table, options: BindOptions): Results {
  const communes = communesFrom(table, options);
  const names = [...table.columns.keys(), ...(options.map?.keys() ?? [])];
  const variants = [...new Set(names.flatMap((name) => /^apl_(all|\d+)$/.exec(name)?.[1] ?? []))];
  if (variants.length === 0) {
    options.problems.error({
      source: table.source,
      column: "apl_65",
      expected: "at least one column apl_all, apl_65, apl_62 or apl_60",
      advice: "Give a table that `aplomb run` or `aplomb import` wrote.",
    });
    options.problems.throwIfAny();
  }
  const perVariant = variants.flatMap((variant) => [
    `supply_${variant}`,
    `ratio_${variant}`,
    `apl_${variant}`,
  ]);
  const schema: Schema = Object.fromEntries([
    ...perVariant.map((name) => [name, number()] as const),
    ["demand", number(["pop_std"])],
  ]);
  const bound = bindColumns(table, schema, options);
  const marks = bindColumns(
    table,
    { estimated: { type: "boolean", aliases: [] }, synthetic: { type: "boolean", aliases: [] } },
    options,
  );
  const sorted = (name: string): Float64Array | undefined => {
    const values = bound[name];
    return values instanceof Float64Array ? Float64Array.from(communes.row, (row) => values[row]) : undefined;
  };
  return {
    communes,
    demand: sorted("demand") ?? new Float64Array(communes.count).fill(Number.NaN),
    variants,
    supply: variants.map((variant) => sorted(`supply_${variant}`)),
    ratio: variants.map((variant) => sorted(`ratio_${variant}`)),
    accessibility: variants.map((variant) => sorted(`apl_${variant}`)!),
    estimated: marks.estimated?.includes(1) ?? false,
    synthetic: marks.synthetic?.includes(1) ?? false,
  };
}
