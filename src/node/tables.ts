import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type ReadOptions, readTable } from "../formats/read.ts";
import type { Table } from "../table/table.ts";
import { type InputFile, inputFile, readBytes } from "./files.ts";

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
  return { table: await readTable(bytes, { source, ...options }), file: inputFile(name, bytes) };
}
