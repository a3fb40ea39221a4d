/**
 * A table to an Arrow IPC file (Feather 2), uncompressed, so that readers map it without copying.
 * Text is utf8 (what R and Python take as plain text), missing cells are nulls, metadata are those of the schema.
 */
import {
  Table as ArrowTable,
  Bool,
  type Data,
  Field,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  tableToIPC,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
} from "apache-arrow";
import type { Column, NumberColumn, Table, TextColumn } from "../../table/table.ts";

export function writeArrow(table: Table): Uint8Array {
  const children = [...table.columns.values()].map(columnData);
  const fields = [...table.columns.keys()].map((name, c) => new Field(name, children[c]!.type, true));
  const schema = new Schema(fields, new Map(table.metadata));
  const batch = new RecordBatch(
    schema,
    makeData({ type: new Struct(fields), length: table.rows, nullCount: 0, children }),
  );
  return tableToIPC(new ArrowTable(schema, [batch]), "file");
}

function columnData(column: Column): Data {
  if (column.kind === "text") return textData(column);
  if (column.kind === "boolean") {
    const length = column.values.length;
    return makeData({
      type: new Bool(),
      length,
      nullCount: 0,
      data: bitmap(length, (row) => column.values[row] === 1),
    });
  }
  return numberData(column);
}

function numberData({ values }: NumberColumn): Data {
  const valid = { length: values.length, ...validity(values.length, (row) => !Number.isNaN(values[row]!)) };
  if (values instanceof Float64Array) return makeData({ type: new Float64(), data: values, ...valid });
  if (values instanceof Float32Array) return makeData({ type: new Float32(), data: values, ...valid });
  if (values instanceof Int32Array) return makeData({ type: new Int32(), data: values, ...valid });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), data: values, ...valid });
  if (values instanceof Int16Array) return makeData({ type: new Int16(), data: values, ...valid });
  if (values instanceof Uint16Array) return makeData({ type: new Uint16(), data: values, ...valid });
  if (values instanceof Int8Array) return makeData({ type: new Int8(), data: values, ...valid });
  return makeData({ type: new Uint8(), data: values, ...valid });
}

function textData({ values, codes }: TextColumn): Data {
  const encoder = new TextEncoder();
  const encoded = values.map((text) => encoder.encode(text));
  const valueOffsets = new Int32Array(codes.length + 1);
  for (let row = 0; row < codes.length; row++) {
    valueOffsets[row + 1] = valueOffsets[row]! + (encoded[codes[row]!]?.length ?? 0);
  }
  const data = new Uint8Array(valueOffsets[codes.length]!);
  for (let row = 0; row < codes.length; row++) {
    const text = encoded[codes[row]!];
    if (text !== undefined) data.set(text, valueOffsets[row]!);
  }
  const valid = validity(codes.length, (row) => codes[row]! >= 0);
  return makeData({ type: new Utf8(), length: codes.length, valueOffsets, data, ...valid });
}

function validity(
  length: number,
  isValid: (row: number) => boolean,
): { nullCount: number; nullBitmap?: Uint8Array } {
  let nullCount = 0;
  for (let row = 0; row < length; row++) if (!isValid(row)) nullCount++;
  return nullCount === 0 ? { nullCount } : { nullCount, nullBitmap: bitmap(length, isValid) };
}

/** One bit a row, least significant first. */
function bitmap(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array((length + 7) >> 3);
  for (let row = 0; row < length; row++) if (isSet(row)) bits[row >> 3]! |= 1 << (row & 7);
  return bits;
}
