/** Parquet (Snappy, GZIP, ZSTD, LZ4, Brotli) to a table, through hyparquet: small, portable, no native part. */
import {
  type DecodedArray,
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Column, NumberColumn, Table, TextColumn } from "../../table/table.ts";
import { columnOfBigInts, columnOfCells, joinNumbers } from "../cells.ts";
import { ByteDictionary } from "../dictionary.ts";
import { damaged } from "../formats.ts";
import type { ReadOptions } from "../read.ts";
import { warnUnread } from "../unread.ts";

/** @throws InputError when the file is truncated or damaged. */
export async function readParquet(bytes: Uint8Array, options: ReadOptions): Promise<Table> {
  try {
    const opened = open(bytes, options);
    return await read(opened, 0, Number(opened.metadata.num_rows), options);
  } catch (error) {
    throw damaged(options.source, "parquet", error);
  }
}

/** The row groups of a file, each as a table. @throws InputError when the file is truncated or damaged. */
export async function* readParquetGroups(bytes: Uint8Array, options: ReadOptions): AsyncGenerator<Table> {
  try {
    const opened = open(bytes, options);
    let begin = 0;
    for (const { num_rows } of opened.metadata.row_groups) {
      const end = begin + Number(num_rows);
      yield await read(opened, begin, end, options);
      begin = end;
    }
  } catch (error) {
    throw damaged(options.source, "parquet", error);
  }
}

interface Opened {
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
  /** Those that are wanted. */
  readonly fields: readonly SchemaTree[];
}

function open(bytes: Uint8Array, { columns = () => true }: ReadOptions): Opened {
  const { buffer, byteOffset, byteLength } = bytes;
  const isWhole = byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
  const file = isWhole ? buffer : (buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  const metadata = parquetMetadata(file);
  const fields = parquetSchema(metadata).children.filter((field) => columns(field.element.name));
  return { file, metadata, fields };
}

/** Rows [begin, end). */
async function read(
  { file, metadata, fields }: Opened,
  begin: number,
  end: number,
  options: ReadOptions,
): Promise<Table> {
  const rows = end - begin;
  const flat = fields.filter(
    (field) => field.children.length === 0 && field.element.repetition_type !== "REPEATED",
  );
  const chunks = new Map<string, { readonly row: number; readonly cells: DecodedArray }[]>();
  for (const field of flat) chunks.set(field.element.name, []);
  // Text is given a code as it is decoded: once a dictionary page, not once a row.
  const dictionary = new ByteDictionary();
  const stringFromBytes = (cell: Uint8Array | undefined) =>
    cell === undefined || cell.length === 0 ? undefined : dictionary.codeOf(cell, 0, cell.length);
  await parquetRead({
    file,
    metadata,
    compressors,
    columns: [...chunks.keys()],
    rowStart: begin,
    rowEnd: end,
    parsers: { stringFromBytes },
    onChunk: ({ columnName, columnData, rowStart }) =>
      chunks.get(columnName)!.push({ row: rowStart - begin, cells: columnData }),
  });
  const texts = dictionary.texts();
  const columns = new Map<string, Column>();
  for (const field of flat) {
    const { name } = field.element;
    const parts = chunks.get(name)!;
    const column = isText(field) ? textOf(parts, texts, rows) : rounded(valuesOf(parts, rows, field), field);
    if (column !== undefined) columns.set(name, column);
  }
  warnUnread(
    fields.map((field) => field.element.name).filter((name) => !columns.has(name)),
    options,
  );
  return { source: options.source, rows, firstRow: 1 + begin, columns, metadata: keyValues(metadata) };
}

type Chunks = readonly { readonly row: number; readonly cells: DecodedArray }[];

const notText = new Set(["DECIMAL", "JSON", "BSON", "INTERVAL"]);
const notTextLogical = new Set([
  "DECIMAL",
  "JSON",
  "BSON",
  "GEOMETRY",
  "GEOGRAPHY",
  "UUID",
  "VARIANT",
  "FLOAT16",
]);

/** The columns whose cells hyparquet decodes through `stringFromBytes`. */
function isText({ element }: SchemaTree): boolean {
  if (notText.has(element.converted_type ?? "") || notTextLogical.has(element.logical_type?.type ?? ""))
    return false;
  return element.type === "BYTE_ARRAY" || element.converted_type === "UTF8";
}

/** Codes into `texts`, which all columns share, made codes into the texts of this column. */
function textOf(chunks: Chunks, texts: readonly string[], rows: number): TextColumn {
  const own = new Int32Array(texts.length).fill(-1);
  const values: string[] = [];
  const codes = new Int32Array(rows).fill(-1);
  for (const { row, cells } of chunks) {
    for (let r = 0; r < cells.length; r++) {
      const shared = cells[r] as number | null | undefined;
      if (shared === null || shared === undefined) continue;
      if (own[shared]! < 0) own[shared] = values.push(texts[shared]!) - 1;
      codes[row + r] = own[shared]!;
    }
  }
  return { kind: "text", values, codes };
}

/** Numbers, dates, booleans: typed arrays as they are, lists of values by what they hold. */
function valuesOf(chunks: Chunks, rows: number, field: SchemaTree): Column | undefined {
  const parts = chunks.map(({ cells }) => cells);
  if (parts.every((cells) => ArrayBuffer.isView(cells) && !isBigInts(cells))) {
    return joinNumbers(
      parts.map((values) => ({ values: values as NumberColumn["values"], isValid: undefined })),
    );
  }
  return (
    floatsOf(chunks, rows, isFloat(field)) ??
    columnOfCells(parts.flatMap((cells) => Array.from<unknown>(cells)))
  );
}

/** hyparquet multiplies decimals by a power of ten, which may miss the nearest float: 19.999 as 19.999000000000002. */
function rounded(column: Column | undefined, { element }: SchemaTree): Column | undefined {
  if (column?.kind !== "number" || element.converted_type !== "DECIMAL") return column;
  const power = 10 ** (element.scale ?? 0);
  return {
    kind: "number",
    values: Float64Array.from(column.values, (value) => Math.round(value * power) / power),
  };
}

const isBigInts = (cells: unknown): boolean =>
  cells instanceof BigInt64Array || cells instanceof BigUint64Array;

/** Columns that hold numbers even where every cell is missing. */
const isFloat = ({ element }: SchemaTree): boolean => element.type === "DOUBLE" || element.type === "FLOAT";

/** Numbers with nulls among them; undefined where a cell is neither, or all are nulls and `isNumber` does not say what of. */
function floatsOf(chunks: Chunks, rows: number, isNumber: boolean): Column | undefined {
  const [first] = chunks;
  if (chunks.length === 1 && isBigInts(first!.cells))
    return columnOfBigInts(first!.cells as BigInt64Array, () => true);
  const values = new Float64Array(rows);
  let numbers = 0;
  for (const { row, cells } of chunks) {
    for (let r = 0; r < cells.length; r++) {
      const cell: unknown = cells[r];
      if (typeof cell === "number") numbers++;
      else if (cell !== null && cell !== undefined) return undefined;
      values[row + r] = typeof cell === "number" ? cell : Number.NaN;
    }
  }
  return numbers === 0 && !isNumber ? undefined : { kind: "number", values };
}

function keyValues(metadata: FileMetaData): Map<string, string> {
  return new Map((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ""]));
}
