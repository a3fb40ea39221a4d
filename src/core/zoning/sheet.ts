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
  | { readonly heading: string; readonly number: (row: Row) => number; readonly decimals: number };

export function sheetTable<Row>(
  source: string,
  rows: readonly Row[],
  columns: readonly SheetColumn<Row>[],
): Table {
  return tableOf(
    source,
    columns.map((column): [string, Column] =>
      "text" in column
        ? [column.heading, textColumn(rows.map(column.text))]
        : [column.heading, numberColumn(rows.map(column.number), column.decimals)],
    ),
  );
}
