import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";

/** A table for readers: a title, headings in their language, notes under it. */
export interface Sheet {
  /** Names its file; the same in every language. */
  readonly id: string;
  /** Names its sheet in a workbook: at most 31 characters. */
  readonly sheetName: string;
  readonly title: string;
  readonly table: Table;
  readonly notes: readonly string[];
}

/** A column of a sheet: text, or a number with the decimals to show. NaN is shown as missing. */
export type SheetColumn<Row> =
  | { readonly heading: string; readonly text: (row: Row) => string }
  | {
      readonly heading: string;
      readonly number: (row: Row) => number;
      readonly decimals: number;
      /** Leave the column out where no row has a value. */
      readonly optional?: true;
    };

export function sheetTable<Row>(
  source: string,
  rows: readonly Row[],
  columns: readonly SheetColumn<Row>[],
): Table {
  const shown = columns.filter(
    (column) => "text" in column || !column.optional || rows.some((row) => !Number.isNaN(column.number(row))),
  );
  return tableOf(
    source,
    shown.map((column): [string, Column] =>
      "text" in column
        ? [column.heading, textColumn(rows.map(column.text))]
        : [column.heading, numberColumn(rows.map(column.number), column.decimals)],
    ),
  );
}

/** The table with its numbers rounded to the decimals shown, for formats that have no number format of their own. */
export function shownTable(table: Table): Table {
  const rounded = (column: Column): Column => {
    if (column.kind !== "number" || column.decimals === undefined) return column;
    const { decimals } = column;
    return numberColumn(
      Float64Array.from(column.values, (value) => Number(value.toFixed(decimals))),
      decimals,
    );
  };
  return {
    ...table,
    columns: new Map([...table.columns].map(([heading, column]) => [heading, rounded(column)])),
  };
}
