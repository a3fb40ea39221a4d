/** Bytes of any format to a table. The libraries are loaded when a file needs them: apache-arrow alone takes 0.1 s. */
import type { Problems } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import { damaged, type Format, formatToRead } from "./formats.ts";

export interface ReadOptions {
  /** What messages call the file; its extension says the format. */
  readonly source: string;
  /** Format, where the name does not say it. */
  readonly format?: Format | undefined;
  /** Sheet of a workbook, by name, part of its name, or number from 1; the first by default. */
  readonly sheet?: string | number | undefined;
  /** Row of the names of the columns in CSV and XLSX, 1 for the first; found by itself by default. */
  readonly headerRow?: number | undefined;
  /** Columns to read, where the format can pass over the others (Parquet); all by default. */
  readonly columns?: ((name: string) => boolean) | undefined;
  /** Where warnings go: columns of types that no table can hold. */
  readonly problems?: Problems | undefined;
}

/**
 * The table in a CSV, Parquet, Arrow (file or stream, Feather 2) or XLSX file, gzipped or not.
 * @throws InputError when it is empty, truncated, not what its name says, or malformed: with what to do.
 */
export async function readTable(bytes: Uint8Array, options: ReadOptions): Promise<Table> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return readTable(await gunzipped(bytes, options.source), options);
  switch (formatToRead(bytes, options.source, options.format)) {
    case "csv":
      return (await import("./csv/read.ts")).readCsv(bytes, options);
    case "parquet":
      return (await import("./parquet/read.ts")).readParquet(bytes, options);
    case "arrow":
      return (await import("./arrow/read.ts")).readArrow(bytes, options);
    case "xlsx":
      return (await import("./xlsx/read.ts")).readXlsx(bytes, options);
  }
}

async function gunzipped(bytes: Uint8Array, source: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw damaged(source, "csv", error);
  }
}
