/** Tables to the bytes of any format. The libraries are loaded when a format needs them. */
import type { Table } from "../table/table.ts";
import type { csvStyles } from "./csv/write.ts";
import type { Format } from "./formats.ts";

export interface WriteOptions {
  /** "excel-fr" writes what a French Excel opens at a double click: semicolons, decimal commas, UTF-8 with its mark. */
  readonly csvStyle?: keyof typeof csvStyles | undefined; // "plain"
  /** Rows of each group of a Parquet file. */
  readonly groupRows?: number | undefined; // = 100,000
}

/**
 * The file of a table; several tables are the sheets of one workbook. Missing cells are empty or null, and every number
 * reads back to the same bits. Parquet, Arrow and XLSX carry the metadata; CSV has no place for them.
 * @throws RangeError on several tables in a format that holds one, and on what the format cannot hold.
 */
export async function writeTable(
  tables: Table | readonly Table[],
  format: Format,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  const list: readonly Table[] = "columns" in tables ? [tables] : tables;
  if (format === "xlsx") return (await import("./xlsx/write.ts")).writeXlsx(list);
  const [table] = list;
  if (table === undefined || list.length > 1) {
    throw new RangeError(`${format}: expected one table, got ${list.length}; only XLSX holds several`);
  }
  if (format === "parquet") return (await import("./parquet/write.ts")).writeParquet(table, options);
  if (format === "arrow") return (await import("./arrow/write.ts")).writeArrow(table);
  const { csvStyles, writeCsv } = await import("./csv/write.ts");
  return writeCsv(table, csvStyles[options.csvStyle ?? "plain"]);
}
