/** The batches of an uncompressed Arrow IPC file: where the buffers of its columns lie. Nothing is copied. */
import { FlatTable } from "./flatbuffer.ts";

/** Buffers of a batch, in the order of its columns, and the rows of each column. */
export interface Batch {
  readonly rows: number;
  /** Length and missing values of each column and of their children, in depth-first order. */
  readonly nodes: readonly (readonly number[])[];
  readonly buffers: readonly Uint8Array[];
}

export interface ArrowField {
  readonly name: string;
  /** Type of org.apache.arrow.flatbuf.Type: 5 utf8, 12 list… */
  readonly type: number;
  /** Id of the field's dictionary, where it is coded, and the bits of its codes. */
  readonly dictionary: { readonly id: number; readonly bits: number } | undefined;
  readonly children: readonly ArrowField[];
}

export interface ArrowFile {
  readonly fields: readonly ArrowField[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly dictionaries: ReadonlyMap<number, Batch>;
  readonly batches: readonly Batch[];
}

const magicLength = 6;
const headers = { dictionary: 2, record: 3 } as const;

/** @throws RangeError, or Error, on any file whose parts do not lie within it, and on compressed buffers. */
export function readBatches(bytes: Uint8Array): ArrowFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const footerEnd = bytes.length - magicLength - 4;
  const footerLength = view.getInt32(footerEnd, true);
  const footer = FlatTable.root(within(bytes, footerEnd - footerLength, footerLength));
  const schema = footer.table(1);
  if (schema === undefined) throw new RangeError("no schema");
  const dictionaries = new Map<number, Batch>();
  for (const block of footer.structs(2, 3)) {
    const { header, body } = messageOf(bytes, block, headers.dictionary);
    const batch = header.table(1);
    const id = header.int64(0);
    if (batch === undefined || dictionaries.has(id)) throw new RangeError("dictionaries in parts");
    dictionaries.set(id, batchOf(batch, body));
  }
  return {
    fields: schema.tables(1).map(fieldOf),
    metadata: new Map(schema.tables(2).map((pair) => [pair.text(0), pair.text(1)])),
    dictionaries,
    batches: footer.structs(3, 3).map((block) => {
      const { header, body } = messageOf(bytes, block, headers.record);
      return batchOf(header, body);
    }),
  };
}

/** The part of the file that a block of the footer names: offset, length of the metadata (32 bits), length of the body. */
function messageOf(bytes: Uint8Array, block: readonly number[], expected: number) {
  const [offset = 0, metadata = 0, bodyLength = 0] = block;
  // The length is 32 bits and the padding after it is any.
  const metadataLength = metadata % 2 ** 32;
  const prefix = 8;
  const message = FlatTable.root(within(bytes, offset + prefix, metadataLength - prefix));
  const header = message.table(2);
  if (header === undefined || message.uint8(1) !== expected)
    throw new RangeError("a message of another kind");
  return { header, body: within(bytes, offset + metadataLength, bodyLength) };
}

function batchOf(batch: FlatTable, body: Uint8Array): Batch {
  if (batch.table(3) !== undefined) throw new RangeError("compressed buffers");
  return {
    rows: batch.int64(0),
    nodes: batch.structs(1, 2),
    buffers: batch.structs(2, 2).map(([offset = 0, length = 0]) => within(body, offset, length)),
  };
}

/** Fields nest no deeper than a list of codes. */
function fieldOf(field: FlatTable): ArrowField {
  return fieldWithin(field, 3);
}

function fieldWithin(field: FlatTable, depth: number): ArrowField {
  if (depth === 0) throw new RangeError("columns nested too deep");
  const encoding = field.table(4);
  return {
    name: field.text(0),
    type: field.uint8(2),
    dictionary:
      encoding === undefined ? undefined : { id: encoding.int64(0), bits: encoding.table(1)?.int32(0) ?? 32 },
    children: field.tables(5).map((child) => fieldWithin(child, depth - 1)),
  };
}

function within(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start < 0 || length < 0 || start + length > bytes.length) throw new RangeError("a part beyond its end");
  return bytes.subarray(start, start + length);
}
