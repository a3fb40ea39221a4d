/** Arrow IPC, file or stream, batch by batch: for files that do not fit in memory. */
import { Table as ArrowTable, RecordBatchReader } from "apache-arrow";
import type { Table } from "../../table/table.ts";
import { registerCodecs } from "./codecs.ts";
import { tableOf } from "./read.ts";

/** What apache-arrow reads a file through: an open file of Node is one. */
type OpenFile = Parameters<typeof RecordBatchReader.from>[0];

/** Each batch of rows as a table, its first row numbered as in the whole file; the file is closed after the last. */
export async function* arrowParts(file: OpenFile, source: string): AsyncGenerator<Table, undefined> {
  registerCodecs();
  const reader = await RecordBatchReader.from(file);
  let firstRow = 1;
  for await (const batch of reader) {
    const table = tableOf(new ArrowTable([batch]), { source });
    yield { ...table, firstRow };
    firstRow += table.rows;
  }
  return undefined;
}
