/**
 * Pairs of a Parquet file in parts, through DuckDB: it decodes row group by row group on other cores, within a limit of
 * memory, and turns the texts of places into small numbers. The same texts read one by one take twenty times as long.
 */
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { PairNames } from "../../core/territory/pairRejects.ts";
import type { PairPart } from "../../core/territory/pairStream.ts";
import { damaged, unreadable } from "../../formats/formats.ts";
import { InputError } from "../../table/problems.ts";
import type { Column, Table } from "../../table/table.ts";
import type { PairFile, PairFileOptions } from "./pairFiles.ts";

/** Rows of a part. */
const PART = 65_536;
/** Codes handed over as one text: fewer, longer texts cross over faster. */
const CODES_A_TEXT = 20_000;

const numberType = /^(?:U?(?:TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** @throws InputError when it is truncated, lacks columns, or holds minutes that are not numbers. */
export async function openParquetPairs(path: string, options: PairFileOptions): Promise<PairFile> {
  if (/[*?[\]{}]/.test(path)) {
    const expected = "a name without * ? [ ] { }, which DuckDB would take for a pattern";
    throw unreadable(path, "a Parquet file of such a name", expected, "Rename it.");
  }
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: `${Math.floor(options.memory / 1e6)}MB`,
    temp_directory: options.folder,
    threads: "2",
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const file = `read_parquet('${path.replaceAll("'", "''")}', file_row_number = true)`;
    const header = await headerOf(connection, path, file);
    const names = options.bind(header);
    refuseTextMinutes(header, names);
    return { names, parts: told(path, partsOf(connection, file, names)), close };
  } catch (error) {
    close();
    throw toldError(path, error);
  }
}

/** The columns of the file, without their rows. */
async function headerOf(connection: DuckDBConnection, source: string, file: string): Promise<Table> {
  const reader = await connection.runAndReadAll(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${file})`,
  );
  const columns = reader
    .getRowsJS()
    .map(([name, type]): [string, Column] => [
      String(name),
      numberType.test(String(type))
        ? { kind: "number", values: new Float64Array(0) }
        : { kind: "text", values: [], codes: new Int32Array(0) },
    ]);
  return { source, rows: 0, firstRow: 1, columns: new Map(columns), metadata: new Map() };
}

function refuseTextMinutes({ columns }: Table, { source, minutes }: PairNames): void {
  const expected = "numbers, for travel times that are streamed";
  const advice = "Write the column as numbers (DOUBLE), or run without --memory.";
  const wrong = minutes.filter((name) => columns.get(name)?.kind !== "number");
  if (wrong.length === 0) return;
  throw new InputError(
    wrong.map((column) => ({ severity: "error", source, column, got: "text", expected, advice })),
  );
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Text of a place; '' where it is missing. */
const textOf = (name: string): string => `coalesce(${quoted(name)}::VARCHAR, '')`;

async function* partsOf(
  connection: DuckDBConnection,
  file: string,
  names: PairNames,
): AsyncGenerator<PairPart> {
  const values = await numberEnds(connection, file, names);
  const minutes = names.minutes.map(() => new Float64Array(PART));
  const [origin, destination, rowNumbers] = [0, 0, 0].map(() => new Int32Array(PART));
  const columns = [origin, destination, rowNumbers, ...minutes];
  const part = (rows: number): PairPart => ({
    rows,
    origin: { kind: "text", values, codes: origin },
    destination: { kind: "text", values, codes: destination },
    minutes,
    rowNumber: (row) => rowNumbers[row] + 1,
  });
  const times = names.minutes.map((name) => `coalesce(${quoted(name)}::DOUBLE, 'NaN'::DOUBLE)`);
  const result = await connection.stream(
    `SELECT o.code, d.code, file_row_number::INTEGER, ${times.join(", ")} FROM ${file} AS pairs
     LEFT JOIN ends AS o ON ${textOf(names.origin)} = o.text LEFT JOIN ends AS d ON ${textOf(names.destination)} = d.text`,
  );
  let rows = 0;
  // The next rows are decoded on another core while these are read.
  let next = result.fetchChunk();
  for (;;) {
    const chunk = await next;
    // The count is asked of DuckDB each time it is read: once a chunk.
    const length = chunk?.rowCount ?? 0;
    if (chunk === null || length === 0) break;
    next = result.fetchChunk();
    if (rows + length > PART) {
      yield part(rows);
      rows = 0;
    }
    for (const [c, column] of columns.entries()) {
      const vector = bindings.data_chunk_get_vector(chunk.chunk, c);
      const bytes = bindings.vector_get_data(vector, length * column.BYTES_PER_ELEMENT);
      new Uint8Array(column.buffer).set(bytes, rows * column.BYTES_PER_ELEMENT);
    }
    rows += length;
  }
  yield part(rows);
}

/** Makes the table `ends` of the distinct texts of places and their codes, which are returned by code. */
async function numberEnds(
  connection: DuckDBConnection,
  file: string,
  { origin, destination }: PairNames,
): Promise<string[]> {
  await connection.run(
    `CREATE TEMP TABLE ends AS SELECT text, (row_number() OVER () - 1)::INTEGER AS code FROM (
       SELECT ${textOf(origin)} AS text FROM ${file} UNION SELECT ${textOf(destination)} FROM ${file})`,
  );
  const reader = await connection.runAndReadAll(
    `SELECT string_agg(replace(text, chr(10), ' '), chr(10) ORDER BY code) FROM ends
     GROUP BY code // ${CODES_A_TEXT} ORDER BY min(code)`,
  );
  return reader.getRowsJS().flatMap(([texts]) => String(texts).split("\n"));
}

/** The parts, with the errors of DuckDB told as what they mean. */
async function* told(path: string, parts: AsyncIterable<PairPart>): AsyncGenerator<PairPart> {
  try {
    yield* parts;
  } catch (error) {
    throw toldError(path, error);
  }
}

function toldError(path: string, error: unknown): unknown {
  if (error instanceof InputError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/no space left/i.test(text)) return error;
  if (!/^Out of Memory/.test(text)) return damaged(path, "parquet", error);
  const got = "a file whose row groups need more memory";
  return unreadable(
    path,
    got,
    "row groups that fit the budget",
    "Pass a larger --memory, or write smaller row groups.",
  );
}
