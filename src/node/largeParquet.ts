/**
 * Large Parquet files through DuckDB, which decodes on other cores: 2.76 M travel times take 0.8 of the time of hyparquet
 * on two busy cores, its import of 0.12 s included (bench/fileRows.ts). Small files are left to hyparquet.
 */
import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { ByteDictionary } from "../formats/dictionary.ts";
import { damaged } from "../formats/formats.ts";
import type { ReadOptions } from "../formats/read.ts";
import type { Column, Table } from "../table/table.ts";

type LargeReadOptions = Pick<ReadOptions, "source" | "columns">;
type Kind = "number" | "whole" | "text" | "boolean";

const kinds: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/^(?:U?(?:TINY|SMALL)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/, "number"],
  [/^U?BIGINT$/, "whole"],
  [/^VARCHAR$/, "text"],
  [/^BOOLEAN$/, "boolean"],
];

interface FileColumn {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * The table of a Parquet file, or undefined where it holds more than numbers, text and booleans, or where DuckDB would
 * take its path for a pattern: hyparquet reads these. Numbers are f64.
 * @throws InputError when the file is truncated or damaged.
 */
export async function readLargeParquet(path: string, options: LargeReadOptions): Promise<Table | undefined> {
  if (/[*?[\]{}]/.test(path)) return undefined;
  // No extension is ever fetched; spilling to disk is for queries larger than this one.
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    return await readColumns(connection, `'${path.replaceAll("'", "''")}'`, options);
  } catch (error) {
    throw damaged(options.source, "parquet", error);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function readColumns(
  connection: DuckDBConnection,
  file: string,
  { source, columns: isWanted = () => true }: LargeReadOptions,
): Promise<Table | undefined> {
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  const all = await rowsOf(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${file}))`,
  );
  const described = all.filter(([name]) => isWanted(String(name)));
  const columns = described.flatMap(([name, type]): FileColumn[] => {
    const kind = kinds.find(([pattern]) => pattern.test(String(type)))?.[1];
    return kind === undefined ? [] : [{ name: String(name), kind }];
  });
  if (columns.length < described.length) return undefined;
  if (!(await areExact(columns, file, rowsOf))) return undefined;
  const [[count]] = (await rowsOf(`SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${file})`)) as [
    [number],
  ];
  const keyValues = await rowsOf(`SELECT decode(key), decode(value) FROM parquet_kv_metadata(${file})`);
  const readers = columns.map(({ kind }) =>
    kind === "text" || kind === "boolean" ? textReader(count) : numberReader(count),
  );
  const result = await connection.stream(
    `SELECT ${columns.map(selected).join(", ")} FROM read_parquet(${file})`,
  );
  // The next part is decoded on another core while this one is read.
  let next = result.fetchChunk();
  for (let row = 0; ; ) {
    const chunk = await next;
    // The count is asked of DuckDB each time it is read: once a part.
    const length = chunk?.rowCount ?? 0;
    if (chunk === null || length === 0) break;
    next = result.fetchChunk();
    for (const [c, reader] of readers.entries()) reader.add({ chunk, column: c, length }, row);
    row += length;
  }
  return {
    source,
    rows: count,
    firstRow: 1,
    columns: new Map(columns.map(({ name, kind }, c) => [name, finished(readers[c]!.column(), kind)])),
    metadata: new Map(keyValues.map(([key, value]) => [String(key), String(value)])),
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Missing cells are made NaN and empty text, so that no validity has to be looked up. */
const selected = ({ name, kind }: FileColumn): string =>
  kind === "text" || kind === "boolean"
    ? `coalesce(${quoted(name)}::VARCHAR, '')`
    : `coalesce(${quoted(name)}::DOUBLE, 'NaN'::DOUBLE)`;

/** True where no whole number is beyond 2^53, which a float does not hold exactly. */
async function areExact(
  columns: readonly FileColumn[],
  file: string,
  rowsOf: (sql: string) => Promise<readonly (readonly unknown[])[]>,
): Promise<boolean> {
  const whole = columns.filter(({ kind }) => kind === "whole").map(({ name }) => quoted(name));
  if (whole.length === 0) return true;
  const inside = whole.map(
    (name) => `coalesce(max(${name}) <= ${2 ** 53} AND min(${name}) >= ${-(2 ** 53)}, true)`,
  );
  const [row] = await rowsOf(`SELECT ${inside.join(" AND ")} FROM read_parquet(${file})`);
  return row?.[0] === true;
}

/** A column of a chunk of rows, as DuckDB gives them: 2,048 at a time. */
interface Part {
  readonly chunk: DuckDBDataChunk;
  readonly column: number;
  readonly length: number;
}

interface ColumnReader {
  add(part: Part, row: number): void;
  column(): Column;
}

/** The memory of a part, as DuckDB's C interface documents it: no value is made an object. */
const memoryOf = ({ chunk, column, length }: Part, bytesPerRow: number): Uint8Array =>
  bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), length * bytesPerRow);

function numberReader(rows: number): ColumnReader {
  const values = new Float64Array(rows);
  return {
    add(part, row) {
      const { buffer, byteOffset } = memoryOf(part, 8);
      values.set(new Float64Array(buffer, byteOffset, part.length), row);
    },
    column: () => ({ kind: "number", values }),
  };
}

/** `duckdb_string_t` is 16 bytes: a length of 4, then up to 12 bytes of text, or a pointer where it is longer. */
function textReader(rows: number): ColumnReader {
  const codes = new Int32Array(rows);
  const dictionary = new ByteDictionary();
  const encoder = new TextEncoder();
  return {
    add(part, row) {
      const bytes = memoryOf(part, 16);
      const words = new Uint32Array(bytes.buffer, bytes.byteOffset, 4 * part.length);
      for (let r = 0; r < part.length; r++) {
        const length = words[4 * r]!;
        if (length === 0) codes[row + r] = -1;
        else if (length <= 12) codes[row + r] = dictionary.codeOf(bytes, 16 * r + 4, 16 * r + 4 + length);
        else {
          const text = encoder.encode(String(part.chunk.getColumnVector(part.column).getItem(r)));
          codes[row + r] = dictionary.codeOf(text, 0, text.length);
        }
      }
    },
    column: () => ({ kind: "text", values: dictionary.texts(), codes }),
  };
}

function finished(column: Column, kind: Kind): Column {
  if (kind !== "boolean" || column.kind !== "text" || column.codes.includes(-1)) return column;
  const truth = column.values.indexOf("true");
  return { kind: "boolean", values: Uint8Array.from(column.codes, (code) => (code === truth ? 1 : 0)) };
}
