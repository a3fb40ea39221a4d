/**
 * The tables of a sweep that charts read:
 * - tornado: `parameter`, `low`, `high`: the output at the parameter's low and high setting; `base`: the output of the
 *   reference; `low_setting`, `high_setting`, `output`, `variant`: words, where given;
 * - fan: one row a scenario, `tenth_1` to `tenth_10` (or `tenth_1_65`…): mean accessibility of each tenth; `variant`
 *   where a row is one of several;
 * - stability: one row a zone, `zone`, `name`, and `p_<class>`: the share of the scenarios that gave it each class.
 */
import { type BindOptions, bindColumns, type Schema, textAt } from "../../../table/columns.ts";
import type { Table, TextColumn } from "../../../table/table.ts";
import type { TornadoRow, ZoneStability } from "./sweepCharts.ts";

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
}

/** Rows of a tornado table, of one output and variant where it has several: the first, or those named. */
export function tornadoFrom(
  table: Table,
  options: BindOptions & { readonly variant?: string | undefined; readonly output?: string | undefined },
): Tornado {
  const columns = bindColumns(table, tornadoSchema, options);
  options.problems.throwIfAny();
  const text = (column: TextColumn | undefined, row: number): string => (column ? textAt(column, row) : "");
  const variant = options.variant ?? text(columns.variant, 0);
  const output = options.output ?? text(columns.output, 0);
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) =>
      (!columns.variant || text(columns.variant, row) === variant) &&
      (!columns.output || text(columns.output, row) === output),
  );
  if (kept.length === 0) {
    options.problems.error({
      source: table.source,
      got: `no row of variant ${variant || "–"} and output ${output || "–"}`,
      expected: "at least one",
    });
    options.problems.throwIfAny();
  }
  return {
    rows: kept.map((row) => ({
      parameter: textAt(columns.parameter, row),
      low: columns.low[row],
      high: columns.high[row],
      lowSetting: text(columns.low_setting, row),
      highSetting: text(columns.high_setting, row),
    })),
    base: columns.base[kept[0]],
    output,
  };
}

/** tenths[t]: f64[scenarios] of one variant. */
export function fanFrom(
  table: Table,
  options: BindOptions & { readonly variant?: string | undefined },
): Float64Array[] {
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
  return names.map((name) => {
    const values = columns[name] as Float64Array;
    return Float64Array.from(rows, (row) => values[row]);
  });
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

/** Shares of the scenarios by class; a table without `p_<class>` is an error. Zones of one name carry their code too. */
export function stabilityFrom(table: Table, options: BindOptions): Stability {
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
    columns.name ? textAt(columns.name, row) : "",
  );
  const zones = names.map((name, row) => {
    const code = textAt(columns.zone, row);
    const repeated = name === "" || names.indexOf(name) !== row || names.lastIndexOf(name) !== row;
    return {
      name: repeated ? `${name} (${code})`.trim() : name,
      shares: classes.map((id) => (shares[`p_${id}`] as Float64Array)[row] || 0),
    };
  });
  return { zones, classes };
}
