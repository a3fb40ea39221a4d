/**
 * A table to Parquet, through hyparquet-writer. Missing cells are nulls; metadata are key-value pairs of the file; row groups
 * tell the least and most of each column, so that readers skip those without what they look for.
 */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Table } from "../../table/table.ts";
import { holdsSame, repeatChunk, writeChunk } from "./chunks.ts";
import { type ParquetColumn, parquetColumn } from "./columns.ts";

/** Rows of a group, of which readers decode several at once. */
const rowsOfGroups = 100_000;

export interface ParquetOptions {
  /** Rows of each group but the last: where texts come back from group to group, they are encoded once. */
  readonly groupRows?: number | undefined; // = 100,000
}

export function writeParquet({ rows, columns, metadata }: Table, options?: ParquetOptions): Uint8Array {
  const described = Array.from(columns, ([name, column]) => parquetColumn(name, column));
  return parquetFile(rows, described, metadata, options);
}

/** The file of columns that have `rows` cells each. It may lie in a buffer that is longer than it is. */
export function parquetFile(
  rows: number,
  columns: readonly ParquetColumn[],
  metadata: ReadonlyMap<string, string>,
  { groupRows = rowsOfGroups }: ParquetOptions = {},
): Uint8Array {
  const writer = new ByteWriter();
  const kvMetadata = Array.from(metadata, ([key, value]) => ({ key, value }));
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: columns.map(({ schema }) => ({ ...schema, data: [] })) }),
    ...(kvMetadata.length > 0 ? { kvMetadata } : {}),
    createdBy: "aplomb",
  });
  const [root, ...elements] = file.schema;
  const places = columns.map((column, at) => ({ column, root, element: elements[at] }));
  // Room for all numbers, instead of a copy of the file each time it has doubled.
  writer.ensure(
    columns.reduce((sum, each) => sum + (each.kind === "number" ? each.values.byteLength : 0), 0),
  );
  // A table without rows has a group without any: an empty list would be of no type, which other readers refuse.
  for (let begin = 0; begin === 0 || begin < rows; begin += groupRows) {
    const end = Math.min(rows, begin + groupRows);
    const before = file.row_groups.at(-1);
    const start = writer.offset;
    const chunks = places.map((place, at) =>
      before !== undefined &&
      Number(before.num_rows) === end - begin &&
      holdsSame(place, begin, begin - groupRows, end - begin)
        ? repeatChunk(writer, before.columns[at])
        : writeChunk(writer, place, begin, end),
    );
    file.row_groups.push({
      columns: chunks,
      total_byte_size: chunks.reduce((sum, { meta_data }) => sum + meta_data!.total_uncompressed_size, 0n),
      num_rows: BigInt(end - begin),
      total_compressed_size: BigInt(writer.offset - start),
    });
    file.num_rows += BigInt(end - begin);
  }
  file.finish();
  return writer.getBytes();
}
