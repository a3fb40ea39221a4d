/** Metadata of a CSV file as W3C's "CSV on the Web" places it: beside it, in FILE-metadata.json. */
import type { Table } from "../table/table.ts";

/** Where the metadata of a CSV file is. */
export const besideCsv = (path: string): string => `${path}-metadata.json`;

/** The document beside a CSV file: its columns, and the table's metadata as one note. */
export function csvMetadata(path: string, table: Table): string {
  const url = path.split(/[\\/]/).at(-1);
  const tableSchema = { columns: [...table.columns.keys()].map((name) => ({ name, titles: name })) };
  const document = {
    "@context": "http://www.w3.org/ns/csvw",
    url,
    tableSchema,
    notes: [Object.fromEntries(table.metadata)],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** aplomb's own metadata in such a document; none where it speaks of other columns, or is another program's. */
export function csvMetadataOf(text: string, columns: readonly string[]): Map<string, string> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return new Map();
  }
  const { tableSchema, notes } = document as {
    readonly tableSchema?: { readonly columns?: readonly { readonly name?: unknown }[] };
    readonly notes?: readonly Readonly<Record<string, unknown>>[];
  };
  const named = Array.isArray(tableSchema?.columns) ? tableSchema.columns.map(({ name }) => name) : [];
  const isOfTable = named.length === columns.length && named.every((name, c) => name === columns[c]);
  if (!isOfTable || !Array.isArray(notes)) return new Map();
  return new Map(
    notes.flatMap((note) =>
      Object.entries(note ?? {}).filter(
        (entry): entry is [string, string] => entry[0].startsWith("aplomb.") && typeof entry[1] === "string",
      ),
    ),
  );
}
