/**
 * The cells of a column in a row group, in the encoding that suits them. hyparquet-writer takes cells one by one and finds
 * again which are alike; what a table knows already is written as it is: the codes of its texts, numbers that do not repeat.
 */
import type { ColumnChunk, SchemaElement, Statistics } from "hyparquet";
import type { ByteWriter, Writer } from "hyparquet-writer";
import { writeColumn } from "hyparquet-writer/src/column.js";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";
import type { TextColumn } from "../../table/table.ts";
import { cellsOf, type ParquetColumn, type ParquetNumbers } from "./columns.ts";
import { writeCodes, writeNumbers } from "./pages.ts";

/** A column, and its place in the schema, whose root is its first element. */
export interface ColumnPlace {
  readonly column: ParquetColumn;
  readonly root: SchemaElement;
  readonly element: SchemaElement;
}

/** Writes the rows [begin, end) of a column; what is returned says where and how. */
export function writeChunk(writer: Writer, place: ColumnPlace, begin: number, end: number): ColumnChunk {
  const { column } = place;
  if (begin === end)
    return writeNumbers(writer, { element: place.element, rows: 0, isThere: undefined }, new Int32Array());
  const library = (): ColumnChunk => libraryChunk(writer, place, begin, end);
  if (column.kind === "text") return textChunk(writer, place, column.texts, begin, end) ?? library();
  if (column.kind !== "number") return library();
  const values = column.values.subarray(begin, end);
  const bounds = boundsOf(values);
  const chunk = numberChunk(writer, place, values, bounds) ?? library();
  chunk.meta_data!.statistics = statisticsOf(bounds, values.length);
  return chunk;
}

/** Writes again, further on, what was written of a column for rows like these. */
export function repeatChunk(
  writer: ByteWriter,
  { meta_data: written, file_offset }: ColumnChunk,
): ColumnChunk {
  const { total_compressed_size: size, data_page_offset, dictionary_page_offset } = written!;
  const shift = BigInt(writer.offset) - file_offset;
  const start = Number(file_offset);
  writer.appendBytes(writer.getBytes().subarray(start, start + Number(size)));
  const meta_data = { ...written!, data_page_offset: data_page_offset + shift };
  if (dictionary_page_offset !== undefined) meta_data.dictionary_page_offset = dictionary_page_offset + shift;
  return { meta_data, file_offset: file_offset + shift };
}

/** Whether a column holds the same texts in the rows from `begin` on and, as many, from `other` on. */
export function holdsSame({ column }: ColumnPlace, begin: number, other: number, rows: number): boolean {
  if (column.kind !== "text") return false;
  const { codes } = column.texts;
  for (let row = 0; row < rows; row++) if (codes[begin + row] !== codes[other + row]) return false;
  return true;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly missing: number;
}

function boundsOf(values: ParquetNumbers): Bounds {
  return values instanceof Int32Array ? wholeBounds(values) : floatBounds(values);
}

/** Two functions for the same: one that saw both kinds of arrays would take twice as long. */
function wholeBounds(values: Int32Array): Bounds {
  let [least, most] = [values[0], values[0]];
  for (let row = 1; row < values.length; row++) {
    const value = values[row];
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most, missing: 0 };
}

function floatBounds(values: Float32Array | Float64Array): Bounds {
  let [least, most, missing] = [Infinity, -Infinity, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value < least) least = value;
    if (value > most) most = value;
    if (Number.isNaN(value)) missing++;
  }
  return { least, most, missing };
}

/** Of zeros, the least is -0 and the most 0: parquet-format, "ColumnOrder". */
const statisticsOf = ({ least, most, missing }: Bounds, rows: number): Statistics => ({
  null_count: BigInt(missing),
  ...(missing < rows ? { min_value: least === 0 ? -0 : least, max_value: most === 0 ? 0 : most } : {}),
});

/** Undefined where hyparquet-writer's dictionary suits numbers that repeat: those far apart, or no whole ones. */
function numberChunk(
  writer: Writer,
  { column, element }: ColumnPlace,
  values: ParquetNumbers,
  { least, most, missing }: Bounds,
): ColumnChunk | undefined {
  const rows = values.length;
  if (values instanceof Int32Array && most - least < rows / 8) {
    const dictionary = Int32Array.from({ length: most - least + 1 }, (_, code) => least + code);
    const codes = new Int32Array(rows);
    for (let row = 0; row < rows; row++) codes[row] = values[row] - least;
    return writeCodes(writer, { element, rows, isThere: undefined }, dictionary, codes);
  }
  // It takes -0 and 0 for one value.
  if (repeats(values) && !values.some((value) => Object.is(value, -0))) return undefined;
  const isThere = column.schema.nullable
    ? Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1))
    : undefined;
  const there = missing === 0 ? values : values.filter((value) => !Number.isNaN(value));
  return writeNumbers(writer, { element, rows, isThere }, there);
}

/** Whether a tenth of a thousand cells, at equal distances, are found twice: hyparquet-writer builds a dictionary of such cells. */
function repeats(values: ParquetNumbers): boolean {
  const looked = Math.min(values.length, 1000);
  const found = new Set<number>();
  for (let at = 0; at < looked; at++) found.add(values[Math.floor((at * values.length) / looked)]);
  return found.size <= 0.9 * looked;
}

/** Undefined where a row group has few texts that come back. */
function textChunk(
  writer: Writer,
  { column, element }: ColumnPlace,
  { values, codes }: TextColumn,
  begin: number,
  end: number,
): ColumnChunk | undefined {
  const rows = end - begin;
  const own = new Int32Array(values.length).fill(-1);
  const dictionary: string[] = [];
  const there = new Int32Array(rows);
  const isThere = new Uint8Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const code = codes[begin + row];
    if (code < 0) continue;
    if (own[code] < 0) own[code] = dictionary.push(values[code]) - 1;
    there[count++] = own[code];
    isThere[row] = 1;
  }
  if (count === 0 || 2 * dictionary.length > rows) return undefined;
  const cells = { element, rows, isThere: column.schema.nullable ? isThere : undefined };
  const chunk = writeCodes(writer, cells, dictionary, there.subarray(0, count));
  chunk.meta_data!.statistics = { null_count: BigInt(rows - count), ...firstAndLast(dictionary) };
  return chunk;
}

/** In the order of their bytes, which is that of their UTF-16 units but beyond U+FFFF, where nothing is told. */
function firstAndLast(texts: readonly string[]): Pick<Statistics, "min_value" | "max_value"> {
  let [first, last] = [texts[0], texts[0]];
  for (const text of texts) {
    if (/[\ud800-\udfff]/.test(text)) return {};
    if (text < first) first = text;
    if (text > last) last = text;
  }
  return { min_value: first, max_value: last };
}

/** What hyparquet-writer makes of the cells. */
function libraryChunk(
  writer: Writer,
  { column, root, element }: ColumnPlace,
  begin: number,
  end: number,
): ColumnChunk {
  const values = cellsOf(column, begin, end);
  const { name, nullable } = column.schema;
  return writeColumn({
    writer,
    column: {
      columnName: name,
      element,
      schemaPath: [root, element],
      codec: "SNAPPY",
      compressors: { SNAPPY: snappyCompress },
      // Those of numbers are told without looking at each through a function.
      stats: column.kind !== "number",
      pageSize: 1 << 20,
      columnIndex: false,
      offsetIndex: false,
    },
    pageData: {
      values,
      definitionLevels: nullable
        ? Array.from(values as ArrayLike<unknown>, (value) => (value === null ? 0 : 1))
        : [],
      repetitionLevels: [],
      maxDefinitionLevel: nullable ? 1 : 0,
    },
  }).chunk;
}
