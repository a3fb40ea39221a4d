/** A table to Parquet (Snappy), through hyparquet-writer. Missing cells are nulls; metadata are key-value pairs of the file. */
import type { DecodedArray } from "hyparquet";
import { type BasicType, type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import type { Column, NumberColumn, Table, TextColumn } from "../../table/table.ts";

export function writeParquet(table: Table): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: parquetColumns(table),
    kvMetadata: Array.from(table.metadata, ([key, value]) => ({ key, value })),
    createdBy: "aplomb",
  });
  return new Uint8Array(buffer);
}

/** The columns of a table as hyparquet-writer takes them. */
export function parquetColumns(table: Table): ColumnSource[] {
  return [...table.columns].map(([name, column]) => ({ name, ...columnSource(column) }));
}

function columnSource(column: Column): Omit<ColumnSource, "name"> {
  if (column.kind === "number") return numberSource(column);
  if (column.kind === "boolean") {
    return { data: Array.from(column.values, (value) => value === 1), type: "BOOLEAN", nullable: false };
  }
  return textSource(column);
}

function textSource({ values, codes }: TextColumn): Omit<ColumnSource, "name"> {
  const data = new Array<string | null>(codes.length);
  let isMissing = false;
  for (let row = 0; row < codes.length; row++) {
    const value = values[codes[row]] ?? null;
    if (value === null) isMissing = true;
    data[row] = value;
  }
  // The writer judges by a sample of rows, in which texts that come back at regular distances never do: eight times slower.
  const repeats = 2 * values.length <= codes.length;
  return {
    data,
    type: "STRING",
    nullable: isMissing,
    ...(repeats ? { encoding: "RLE_DICTIONARY" } : {}),
  };
}

function numberSource({ values }: NumberColumn): Omit<ColumnSource, "name"> {
  const type = typeOf(values);
  let isMissing = false;
  let hasNegativeZero = false;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) isMissing = true;
    else if (value === 0 && 1 / value < 0) hasNegativeZero = true;
  }
  // The writer's dictionaries take -0 and 0 for one value; its statistics, of a whole file, take a sixth of a sweep's time.
  const how: Pick<ColumnSource, "encoding" | "statistics"> = {
    statistics: false,
    ...(hasNegativeZero ? { encoding: "PLAIN" } : {}),
  };
  if (isMissing) {
    const data = new Array<number | null>(values.length);
    for (let row = 0; row < data.length; row++) data[row] = Number.isNaN(values[row]) ? null : values[row];
    return { data, type, ...how };
  }
  return { data: dataOf(values, type), type, nullable: false, ...how };
}

function dataOf(values: NumberColumn["values"], type: BasicType): DecodedArray {
  if (type === "INT32") return values instanceof Int32Array ? values : Int32Array.from(values);
  return values instanceof Float64Array || values instanceof Float32Array
    ? values
    : Float64Array.from(values);
}

/** 32-bit unsigned numbers do not fit in INT32: they become DOUBLE, which holds them exactly. */
function typeOf(values: NumberColumn["values"]): BasicType {
  if (values instanceof Float32Array) return "FLOAT";
  return values instanceof Float64Array || values instanceof Uint32Array ? "DOUBLE" : "INT32";
}
