import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { roomForFile } from "../formats/csv/records.ts";
import { formatOfName, formatToRead } from "../formats/formats.ts";
import { type ReadOptions, readTable } from "../formats/read.ts";
import type { Table } from "../table/table.ts";
import { besideCsv, csvMetadataOf } from "./csvMetadata.ts";
import { type InputFile, inputFile, readBytes } from "./files.ts";
import { isRemote } from "./storage/address.ts";

/** Bytes from which DuckDB's way of reading Parquet pays for its import of 0.13 s. */
const largeParquetBytes = 4_000_000;

export interface TableFile {
  readonly table: Table;
  readonly file: InputFile;
}

/** Reads a table that is begun to be read, or tells what is wrong with it. */
export type BegunTable = () => Promise<TableFile>;

type TableFileOptions = Pick<ReadOptions, "sheet" | "problems" | "columns">;

/**
 * The table in a file, whatever its format, with what outputs say of the file. A CSV file that aplomb wrote has its metadata
 * beside it (see `csvMetadata`). @throws InputError
 */
export async function readTableFile(path: string | URL, options: TableFileOptions = {}): Promise<TableFile> {
  return (await beginTableFile(path, options))();
}

/**
 * As `readTableFile`, in two steps: once the first is done, other cores read what they can, and the second waits for them.
 * @throws InputError in either.
 */
export async function beginTableFile(
  path: string | URL,
  options: TableFileOptions = {},
): Promise<BegunTable> {
  const name = typeof path === "string" ? path : fileURLToPath(path);
  // A CSV file is cut where it is read.
  const bytes = await readBytes(name, formatOfName(name) === "csv" ? roomForFile : undefined);
  const source = typeof path === "string" ? path : basename(name);
  const read = { source, ...options };
  const large = await beginLarge(name, bytes, read);
  return async () => {
    const table = await (large === undefined ? readTable(bytes, read) : large());
    return { table: withMetadataBeside(name, table), file: inputFile(name, bytes) };
  };
}

/** The metadata that stand beside a CSV file, where they speak of its columns: another file may have taken the name since. */
function withMetadataBeside(path: string, table: Table): Table {
  const beside = besideCsv(path);
  if (formatOfName(path) !== "csv" || !existsSync(beside)) return table;
  const metadata = csvMetadataOf(readFileSync(beside, "utf8"), [...table.columns.keys()]);
  return metadata.size === 0 ? table : { ...table, metadata: new Map([...table.metadata, ...metadata]) };
}

/** Begins a large Parquet file, by the faster way; undefined for any other file. */
async function beginLarge(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<(() => Promise<Table>) | undefined> {
  if (bytes.length < largeParquetBytes || isRemote(path) || formatToRead(bytes, options.source) !== "parquet")
    return undefined;
  const { beginLargeParquet } = await import("./largeParquet.ts");
  return beginLargeParquet(path, options);
}
