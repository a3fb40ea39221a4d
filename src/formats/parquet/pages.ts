/** Pages of a column in a row group, in the encodings of "Parquet encodings" (parquet-format 2.11): headers and runs are hyparquet-writer's. */
import type { ColumnChunk, DecodedArray, Encoding, SchemaElement } from "hyparquet";
import { ByteWriter, type Writer } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import { writePlain } from "hyparquet-writer/src/plain.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { ParquetNumbers } from "./columns.ts";

/** The cells of a column in a row group: which are there, where some may be missing. */
export interface Cells {
  readonly element: SchemaElement;
  readonly rows: number;
  /** u8[rows], 0 where missing; none where the column has no missing cell. */
  readonly isThere: Uint8Array | undefined;
}

/** Bytes on which Snappy is tried, and the share of them that it has to save. */
const [triedBytes, worthSaving] = [8192, 0.1];

/** Numbers as they lie in memory, those that are there; compressed where a first piece of them gets smaller. */
export function writeNumbers(writer: Writer, cells: Cells, values: ParquetNumbers): ColumnChunk {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const tried = bytes.subarray(0, triedBytes);
  const isCompressed = snappyCompress(tried).length <= (1 - worthSaving) * tried.length;
  const start = writer.offset;
  const size = writePage(writer, cells, { encoding: "PLAIN", count: values.length, bytes, isCompressed });
  return chunkOf(writer, cells, { start, encodings: ["PLAIN"], isCompressed, size });
}

/** Codes into a dictionary, those that are there. */
export function writeCodes(
  writer: Writer,
  cells: Cells,
  dictionary: DecodedArray,
  codes: Int32Array,
): ColumnChunk {
  const start = writer.offset;
  const plain = new ByteWriter();
  writePlain(plain, dictionary, cells.element.type!, undefined);
  let size = writeDictionary(writer, plain.getBytes(), dictionary.length);
  const dataPage = writer.offset;
  const body = new ByteWriter();
  const width = Math.ceil(Math.log2(dictionary.length));
  body.appendUint8(width);
  writeRleBitPackedHybrid(body, codes, width);
  size += writePage(writer, cells, {
    encoding: "RLE_DICTIONARY",
    count: codes.length,
    bytes: body.getBytes(),
    isCompressed: true,
  });
  return chunkOf(writer, cells, {
    start,
    dataPage,
    encodings: ["PLAIN", "RLE_DICTIONARY"],
    isCompressed: true,
    size,
  });
}

/** Returns the bytes of the page before compression, its header included. */
function writeDictionary(writer: Writer, bytes: Uint8Array, values: number): number {
  const compressed = snappyCompress(bytes);
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DICTIONARY_PAGE",
    uncompressed_page_size: bytes.length,
    compressed_page_size: compressed.length,
    dictionary_page_header: { num_values: values, encoding: "PLAIN" },
  });
  const header = writer.offset - start;
  writer.appendBytes(compressed);
  return header + bytes.length;
}

interface Page {
  readonly encoding: Encoding;
  /** Cells that are there. */
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly isCompressed: boolean;
}

/** Returns the bytes of the page before compression, its header included. */
function writePage(writer: Writer, { rows, isThere }: Cells, page: Page): number {
  const levels = new ByteWriter();
  if (isThere !== undefined) writeRleBitPackedHybrid(levels, isThere, 1);
  const bytes = page.isCompressed ? snappyCompress(page.bytes) : page.bytes;
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: levels.offset + page.bytes.length,
    compressed_page_size: levels.offset + bytes.length,
    data_page_header_v2: {
      num_values: rows,
      num_nulls: rows - page.count,
      num_rows: rows,
      encoding: page.encoding,
      definition_levels_byte_length: levels.offset,
      repetition_levels_byte_length: 0,
      is_compressed: page.isCompressed,
    },
  });
  const header = writer.offset - start;
  writer.appendBytes(levels.getBytes());
  writer.appendBytes(bytes);
  return header + levels.offset + page.bytes.length;
}

interface Pages {
  /** Where the first page is, and that of the values where it is another. */
  readonly start: number;
  readonly dataPage?: number;
  readonly encodings: Encoding[];
  readonly isCompressed: boolean;
  /** Bytes of all pages before compression. */
  readonly size: number;
}

function chunkOf(
  writer: Writer,
  { element, rows }: Cells,
  { start, dataPage, encodings, isCompressed, size }: Pages,
): ColumnChunk {
  return {
    meta_data: {
      type: element.type!,
      encodings,
      path_in_schema: [element.name],
      codec: isCompressed ? "SNAPPY" : "UNCOMPRESSED",
      num_values: BigInt(rows),
      total_compressed_size: BigInt(writer.offset - start),
      total_uncompressed_size: BigInt(size),
      data_page_offset: BigInt(dataPage ?? start),
      ...(dataPage === undefined ? {} : { dictionary_page_offset: BigInt(start) }),
    },
    file_offset: BigInt(start),
  };
}
