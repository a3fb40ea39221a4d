/** Arrow IPC, file or stream (Feather 2), plain or with LZ4 or ZSTD buffers, to a table, through apache-arrow. */
import { type Table as ArrowTable, DataType, tableFromIPC, type Vector } from "apache-arrow";
import type { Column, NumberColumn, Table, TextColumn } from "../../table/table.ts";
import { columnOfBigInts, columnOfCells, joinNumbers } from "../cells.ts";
import { damaged } from "../formats.ts";
import type { ReadOptions } from "../read.ts";
import { warnUnread } from "../unread.ts";
import { registerCodecs } from "./codecs.ts";
import { codesOfTexts } from "./texts.ts";

/** @throws InputError when the file is truncated or damaged. */
export function readArrow(bytes: Uint8Array, options: ReadOptions): Table {
  registerCodecs();
  try {
    return tableOf(tableFromIPC(bytes), options);
  } catch (error) {
    throw damaged(options.source, "arrow", error);
  }
}

/** The table of Arrow's own. */
export function tableOf(table: ArrowTable, options: ReadOptions): Table {
  const { source } = options;
  const read = table.schema.fields.map((field, c) => [field.name, columnOf(table.getChildAt(c)!)] as const);
  const columns = new Map(read.filter((entry): entry is [string, Column] => entry[1] !== undefined));
  warnUnread(
    read.filter(([, column]) => column === undefined).map(([name]) => name),
    options,
  );
  return { source, rows: table.numRows, firstRow: 1, columns, metadata: table.schema.metadata };
}

function columnOf(vector: Vector): Column | undefined {
  const { type } = vector;
  if (DataType.isDictionary(type))
    return isText(type.dictionary) ? dictionaryColumn(vector) : columnOfCells(cellsOf(vector));
  if (isText(type)) return codesOfTexts(vector);
  if (DataType.isInt(type) && type.bitWidth === 64) {
    const joined = vector.data.length === 1 ? vector.data[0]!.values : undefined;
    return joined === undefined
      ? columnOfCells(cellsOf(vector))
      : columnOfBigInts(joined as BigInt64Array, validityOf(vector.data[0]!) ?? (() => true));
  }
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision > 0)) {
    return joinNumbers(vector.data.map((data) => ({ values: numbersOf(data), isValid: validityOf(data) })));
  }
  if (DataType.isDecimal(type)) {
    // 128-bit integers as text keep every digit until they are placed by the scale.
    const { scale } = type;
    return columnOfCells(
      cellsOf(vector).map((cell) => (cell === null ? null : Number(`${String(cell)}e${-scale}`))),
    );
  }
  if (DataType.isDate(type) || DataType.isTimestamp(type)) {
    return columnOfCells(cellsOf(vector).map((cell) => (cell === null ? null : new Date(Number(cell)))));
  }
  return columnOfCells(cellsOf(vector));
}

const isText = (type: DataType): boolean =>
  DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);

const cellsOf = (vector: Vector): unknown[] =>
  Array.from({ length: vector.length }, (_, row) => vector.get(row));

type Data = Vector["data"][number];

const numbersOf = (data: Data): NumberColumn["values"] =>
  (data.values as NumberColumn["values"]).subarray(0, data.length);

const validityOf = (data: Data): ((row: number) => boolean) | undefined =>
  data.nullCount > 0 ? (row) => data.getValid(row) : undefined;

/** Every batch may bring its own dictionary: their texts are put together. */
function dictionaryColumn(vector: Vector): TextColumn {
  const values: string[] = [];
  const position = new Map<string, number>();
  const codes = new Int32Array(vector.length).fill(-1);
  let row = 0;
  for (const data of vector.data) {
    const texts = Array.from(data.dictionary!, (text: string | null) => text ?? "");
    const codeOf = Int32Array.from(texts, (text) => {
      if (text === "") return -1;
      const known = position.get(text);
      if (known !== undefined) return known;
      position.set(text, values.length);
      return values.push(text) - 1;
    });
    const isValid = validityOf(data);
    for (let r = 0; r < data.length; r++, row++) {
      if (isValid === undefined || isValid(r)) codes[row] = codeOf[Number(data.values[r])]!;
    }
  }
  return { kind: "text", values, codes };
}
