/**
 * The tables of a sweep that charts read:
 * - tornado: `parameter`, `low`, `high`: the output at the parameter's low and high setting; `base`: the output of the
 *   reference; `low_setting`, `high_setting`, `output`, `variant`: words, where given;
 * - indices: `parameter`, `first_order` and `total` (Sobol), or `mu_star` and `sigma` (Morris); `output`, `variant`;
 * - fan: one row a scenario, `tenth_1` to `tenth_10` (or `tenth_1_65`…): mean accessibility of each tenth; `variant`
 *   where a row is one of several;
 * - stability: one row a zone, `zone`, `name`, and `p_<class>`: the share of the scenarios that gave it each class.
 */
import { type BindOptions, bindColumns, type Schema, textAt } from "../../../table/columns.ts";
import type { Table, TextColumn } from "../../../table/table.ts";
import type { IndexRow } from "./indicesChart.ts";
import type { ZoneStability } from "./stabilityChart.ts";
import type { TornadoRow } from "./tornadoChart.ts";

const tornadoSchema = {
  parameter: { type: "text", required: true, complete: true, aliases: ["parametre"] },
  low: { type: "number", required: true, aliases: ["output_low"] },
  high: { type: "number", required: true, aliases: ["output_high"] },
  base: { type: "number", required: true, aliases: ["reference"] },
  low_setting: { type: "text", aliases: ["low_value", "setting_low"] },
  high_setting: { type: "text", aliases: ["high_value", "setting_high"] },
  output: { type: "text", aliases: [] },
  variant: { type: "text", aliases: [] },
} as const satisfies Schema;

export interface Tornado {
  readonly rows: readonly TornadoRow[];
  readonly base: number;
  /** What the output is called; "" where the table does not say. */
  readonly output: string;
  readonly variant: string;
}

type SweepBindOptions = BindOptions & {
  readonly variant?: string | undefined;
  readonly output?: string | undefined;
};

/** Rows of a tornado table, of one output and variant where it has several: the first, or those named. */
export function tornadoFrom(table: Table, options: SweepBindOptions): Tornado {
  const columns = bindColumns(table, tornadoSchema, options);
  options.problems.throwIfAny();
  const text = (column: TextColumn | undefined, row: number): string => (column ? textAt(column, row) : "");
  const { rows, output, variant } = keptRows(table, columns, options);
  return {
    rows: rows.map((row) => ({
      parameter: textAt(columns.parameter, row),
      low: columns.low[row],
      high: columns.high[row],
      lowSetting: text(columns.low_setting, row),
      highSetting: text(columns.high_setting, row),
    })),
    base: columns.base[rows[0]],
    output,
    variant,
  };
}

const indicesSchema = (main: string, whole: string) =>
  ({
    parameter: { type: "text", required: true, complete: true, aliases: ["parametre"] },
    main: { type: "number", required: true, aliases: [main] },
    whole: { type: "number", required: true, aliases: [whole] },
    output: { type: "text", aliases: [] },
    variant: { type: "text", aliases: [] },
  }) as const satisfies Schema;

const indicesSchemas = {
  sobol: indicesSchema("first_order", "total"),
  morris: indicesSchema("mu_star", "sigma"),
} as const;

export interface Indices {
  readonly kind: "sobol" | "morris";
  readonly rows: readonly IndexRow[];
  readonly output: string;
  readonly variant: string;
}

/** True for a table of Sobol's or Morris' indices. */
export const isIndices = (table: Table): boolean =>
  table.columns.has("first_order") || table.columns.has("mu_star");

/** Rows of a table of indices, of one output and variant. */
export function indicesFrom(table: Table, options: SweepBindOptions): Indices {
  const kind = table.columns.has("mu_star") ? "morris" : "sobol";
  if (!isIndices(table)) {
    options.problems.error({
      source: table.source,
      got: `the columns ${[...table.columns.keys()].join(", ")}`,
      expected: "first_order and total (Sobol), or mu_star and sigma (Morris)",
      advice: "aplomb sweep writes them with sampling saltelli or morris.",
    });
    options.problems.throwIfAny();
  }
  const columns = bindColumns(table, indicesSchemas[kind], options);
  options.problems.throwIfAny();
  const { rows, output, variant } = keptRows(table, columns, options);
  return {
    kind,
    rows: rows.map((row) => ({
      parameter: textAt(columns.parameter, row),
      main: columns.main[row],
      whole: columns.whole[row],
    })),
    output,
    variant,
  };
}

/** Rows of one output and variant: those named, else those of the first row. */
function keptRows(
  table: Table,
  columns: { readonly output?: TextColumn | undefined; readonly variant?: TextColumn | undefined },
  options: SweepBindOptions,
): { readonly rows: readonly number[]; readonly output: string; readonly variant: string } {
  const text = (column: TextColumn | undefined, row: number): string => (column ? textAt(column, row) : "");
  const variant = options.variant ?? text(columns.variant, 0);
  const output = options.output ?? text(columns.output, 0);
  const all = Array.from({ length: table.rows }, (_, row) => row);
  const rows = all.filter(
    (row) =>
      (!columns.variant || text(columns.variant, row) === variant) &&
      (!columns.output || text(columns.output, row) === output),
  );
  if (rows.length === 0) {
    const listed = (column: TextColumn | undefined) =>
      [...new Set(all.map((row) => text(column, row)))].join(", ") || "–";
    options.problems.error({
      source: table.source,
      got: `no row of variant ${variant || "–"} and output ${output || "–"}`,
      expected: `a variant of ${listed(columns.variant)} and an output of ${listed(columns.output)}`,
    });
    options.problems.throwIfAny();
  }
  return { rows, output, variant };
}

/** The tenths of every scenario, of one variant. */
export interface Fan {
  /** tenths[t]: f64[scenarios] */
  readonly tenths: readonly Float64Array[];
  readonly variant: string;
}

export function fanFrom(table: Table, options: BindOptions & { readonly variant?: string | undefined }): Fan {
  const { problems, variant } = options;
  const suffixed = variant !== undefined && table.columns.has(`tenth_1_${variant}`) ? `_${variant}` : "";
  const first = [...table.columns.keys()].find((name) => /^tenth_1_/.test(name));
  const suffix =
    suffixed || table.columns.has("tenth_1") || !first ? suffixed : first.slice("tenth_1".length);
  const names = Array.from({ length: 10 }, (_, t) => `tenth_${t + 1}${suffix}`);
  const columns = bindColumns(
    table,
    {
      ...Object.fromEntries(
        names.map((name) => [name, { type: "number", required: true, aliases: [] } as const]),
      ),
      variant: { type: "text", aliases: [] } as const,
    } as Schema,
    options,
  );
  problems.throwIfAny();
  const of = columns.variant as TextColumn | undefined;
  const wanted = variant ?? (of ? textAt(of, 0) : "");
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => suffix !== "" || !of || textAt(of, row) === wanted,
  );
  if (rows.length === 0) {
    const given = [...new Set(Array.from({ length: table.rows }, (_, row) => (of ? textAt(of, row) : "")))];
    problems.error({
      source: table.source,
      got: `no scenario of variant ${wanted || "–"}`,
      expected: `one of ${given.join(", ")}`,
    });
    problems.throwIfAny();
  }
  const tenths = names.map((name) => {
    const values = columns[name] as Float64Array;
    return Float64Array.from(rows, (row) => values[row]);
  });
  return { tenths, variant: suffix === "" ? wanted : suffix.slice(1) };
}

const zoneSchema = {
  zone: { type: "text", required: true, complete: true, aliases: ["code", "commune"] },
  name: { type: "text", aliases: ["nom", "zone_name"] },
} as const satisfies Schema;

export interface Stability {
  readonly zones: readonly ZoneStability[];
  /** Ids of the classes, in the order of the columns. */
  readonly classes: readonly string[];
}

/**
 * Shares of the scenarios by class; a table without `p_<class>` is an error. `nameOf`
 * names zones that the table does not; zones of one name carry their code too.
 */
export function stabilityFrom(
  table: Table,
  options: BindOptions & { readonly nameOf?: (code: string) => string },
): Stability {
  const { problems } = options;
  const columns = bindColumns(table, zoneSchema, options);
  const classes = [...table.columns.keys()].flatMap((name) => /^p_(.+)$/.exec(name)?.[1] ?? []);
  if (classes.length === 0) {
    problems.error({
      source: table.source,
      got: `the columns ${[...table.columns.keys()].join(", ")}`,
      expected: "columns p_<class>: the share of the scenarios in each class",
    });
  }
  const shares = bindColumns(
    table,
    Object.fromEntries(
      classes.map((id) => [`p_${id}`, { type: "number", min: 0, aliases: [] } as const]),
    ) as Schema,
    options,
  );
  problems.throwIfAny();
  const names = Array.from({ length: table.rows }, (_, row) =>
    columns.name ? textAt(columns.name, row) : (options.nameOf?.(textAt(columns.zone, row)) ?? ""),
  );
  const bearers = new Map<string, number>();
  for (const name of names) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const zones = names.map((name, row) => {
    const code = textAt(columns.zone, row);
    const repeated = bearers.get(name)! > 1;
    return {
      name: name === "" ? code : repeated ? `${name} (${code})` : name,
      shares: classes.map((id) => (shares[`p_${id}`] as Float64Array)[row] || 0),
    };
  });
  return { zones, classes };
}
