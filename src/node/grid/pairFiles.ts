import { open } from "node:fs/promises";
import type { PairNames, PairPart } from "../../core/territory/pairTable.ts";
import { formatToRead } from "../../formats/formats.ts";
import type { Problems } from "../../table/problems.ts";
import { InputError } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { readBytes } from "../files.ts";

export interface PairFileOptions {
  /** The columns to read, by the names of an empty table that has those of the file. @throws InputError where one is missing. */
  readonly bind: (header: Table) => PairNames;
  readonly problems: Problems;
  /** Bytes that reading may take. */
  readonly memory: number;
  /** Folder for what does not fit. */
  readonly folder: string;
}

/** A file of pairs that is read in parts. */
export interface PairFile {
  readonly names: PairNames;
  readonly parts: AsyncIterable<PairPart>;
  readonly close: () => void | Promise<void>;
}

/** Opens a file of travel times to read it in parts. @throws InputError where it is no table of pairs. */
export async function openPairs(path: string, options: PairFileOptions): Promise<PairFile> {
  const begin = await firstBytes(path);
  const gzipped = begin[0] === 0x1f && begin[1] === 0x8b;
  switch (gzipped ? "csv" : formatToRead(begin, path)) {
    case "parquet":
      return (await import("./parquetPairs.ts")).openParquetPairs(path, options);
    case "csv":
      return (await import("./csvPairs.ts")).openCsvPairs(path, { ...options, gzipped });
    case "arrow":
      return (await import("./arrowPairs.ts")).openArrowPairs(path, options);
    case "xlsx":
      throw new InputError([
        {
          severity: "error",
          source: path,
          got: "an Excel workbook",
          expected: "Parquet, CSV or Arrow, which can be read in parts",
          advice: "Save it as CSV, or run without --memory.",
        },
      ]);
  }
}

/** Enough of a file to tell its format. @throws InputError as `readBytes` does. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return readBytes(path);
  try {
    const { bytesRead, buffer } = await file
      .read(new Uint8Array(4096), 0, 4096, 0)
      .catch(() => ({ bytesRead: 0, buffer: new Uint8Array(0) }));
    return bytesRead === 0 ? await readBytes(path) : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
