import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { formatToRead } from "../formats/formats.ts";
import { type ReadOptions, readTable } from "../formats/read.ts";
import type { Table } from "../table/table.ts";
import { type InputFile, inputFile, readBytes } from "./files.ts";

/** Bytes from which DuckDB's way of reading Parquet pays for its import of 0.13 s. */
const largeParquetBytes = 4_000_000;

export interface TableFile {
  readonly table: Table;
  readonly file: InputFile;
}

/** The table in a file, whatever its format, with what outputs say of the file. @throws InputError */
export async function readTableFile(
  path: string | URL,
  options: Pick<ReadOptions, "sheet" | "problems" | "columns"> = {},
): Promise<TableFile> {
  const name = typeof path === "string" ? path : fileURLToPath(path);
  const bytes = await readBytes(name);
  const source = typeof path === "string" ? path : basename(name);
  const table = await readLarge(name, bytes, { source, ...options });
  return { table: table ?? (await readTable(bytes, { source, ...options })), file: inputFile(name, bytes) };
}

/** The table of a large Parquet file, by the faster way; undefined for any other file. */
async function readLarge(path: string, bytes: Uint8Array, options: ReadOptions): Promise<Table | undefined> {
  if (bytes.length < largeParquetBytes || formatToRead(bytes, options.source) !== "parquet") return undefined;
  const { readLargeParquet } = await import("./largeParquet.ts");
  return readLargeParquet(path, options);
}
