/** The formats of tables: which one a file is in, by its name and by its first bytes. */
import { InputError } from "../table/problems.ts";

export type Format = "csv" | "parquet" | "arrow" | "xlsx";

const extensions: Readonly<Record<string, Format>> = {
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  parquet: "parquet",
  pq: "parquet",
  arrow: "arrow",
  arrows: "arrow",
  feather: "arrow",
  ipc: "arrow",
  xlsx: "xlsx",
  xlsm: "xlsx",
};

const titles: Readonly<Record<Format, string>> = {
  csv: "a CSV file",
  parquet: "a Parquet file",
  arrow: "an Arrow file",
  xlsx: "an Excel workbook (.xlsx)",
};

/** What its name says a file is: by the last extension, .gz aside; undefined where the name says nothing. */
export function formatOfName(name: string): Format | undefined {
  const extension = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(name)?.[1];
  return extension === undefined ? undefined : extensions[extension.toLowerCase()];
}

/** Beginnings of files that are not tables, or are in formats that are not read. */
const foreign: readonly (readonly [signature: string, title: string, advice: string])[] = [
  [
    "\xd0\xcf\x11\xe0",
    "an old Excel workbook (.xls) or a protected one",
    "Save it as .xlsx without a password, or as CSV.",
  ],
  ["%PDF", "a PDF document", "Ask the producer for the table itself."],
  [
    "<",
    "a web page or an XML file",
    "The download may have failed: fetch the file again, or export it as CSV.",
  ],
  ["{", "a JSON file", "Convert it to CSV, Parquet or Arrow."],
  ["[", "a JSON file", "Convert it to CSV, Parquet or Arrow."],
  ["FEA1", "a Feather file of version 1", "Write it again with a current R or Python (Feather version 2)."],
  ["PAR", "a damaged Parquet file", "Fetch or write it again."],
];

/**
 * The format that the first bytes show. Text without a signature is CSV.
 * @throws InputError on an empty file, and on formats that are not read, with what to do.
 */
export function formatOfBytes(bytes: Uint8Array, source: string): Format {
  const begin = String.fromCharCode(...bytes.subarray(0, 64));
  if (begin.startsWith("PAR1")) return "parquet";
  if (begin.startsWith("ARROW1") || begin.startsWith("\xff\xff\xff\xff")) return "arrow";
  if (begin.startsWith("PK\x03\x04") && !begin.includes("opendocument")) return "xlsx";
  if (bytes.length === 0)
    throw unreadable(source, "an empty file", "a table", "Check that it was written or downloaded whole.");
  const text = begin.replace(/^\xef\xbb\xbf/, "").trimStart();
  const known = foreign.find(([signature]) => text.startsWith(signature));
  if (known !== undefined) throw unreadable(source, known[1], expectedFormats, known[2]);
  if (begin.startsWith("PK"))
    throw unreadable(
      source,
      "an OpenDocument file or an archive",
      expectedFormats,
      "Save it as .xlsx or CSV.",
    );
  const isUtf16 = begin.startsWith("\xff\xfe") || begin.startsWith("\xfe\xff");
  if (!isUtf16 && bytes.subarray(0, 1024).includes(0)) {
    throw unreadable(
      source,
      "a binary file of an unknown format",
      expectedFormats,
      "Export it to one of these.",
    );
  }
  return "csv";
}

const expectedFormats = "CSV, Parquet, Arrow / Feather or XLSX";

/**
 * The format to read a file in: what its bytes show, which has to be what its name (or `given`) says.
 * @throws InputError where they differ, with the name it should have.
 */
export function formatToRead(bytes: Uint8Array, source: string, given?: Format | undefined): Format {
  const shown = formatOfBytes(bytes, source);
  const said = given ?? formatOfName(source);
  if (said === undefined || said === shown) return shown;
  const advice =
    given === undefined
      ? `Name it .${shown}, or fetch the file again if it should be what its name says.`
      : `Pass --format ${shown}, or fetch the file again.`;
  throw unreadable(
    source,
    titles[shown],
    `${titles[said]}, as its ${given === undefined ? "name" : "option"} says`,
    advice,
  );
}

/** A file that cannot be read at all: one error. */
export function unreadable(source: string, got: string, expected: string, advice: string): InputError {
  return new InputError([{ severity: "error", source, got, expected, advice }]);
}

/** The error for a file of which the library says that it is damaged. */
export function damaged(source: string, format: Format, error: unknown): InputError {
  // Of a library that stumbled over what is not there, the words say nothing to who reads them.
  const isStumble = error instanceof TypeError || error instanceof RangeError;
  const reason = error instanceof Error ? error.message : String(error);
  return unreadable(
    source,
    isStumble
      ? "a truncated or damaged file"
      : `a truncated or damaged file (${reason.split("\n", 1)[0]!.slice(0, 200)})`,
    `${titles[format]}, whole`,
    "Fetch or write it again.",
  );
}
