/**
 * Large Parquet files through DuckDB, which decodes on other cores: 2.76 M travel times take 0.57 of the processor time of
 * hyparquet, its loading included (bench/fileRows.ts). Small files are left to hyparquet.
 */
import { damaged } from "../formats/formats.ts";
import type { ReadOptions } from "../formats/read.ts";
import type { Column, Table } from "../table/table.ts";
import { type Chunk, Database } from "./duckdb.ts";
import { StringCodes } from "./stringCodes.ts";

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
  const database = await Database.open();
  try {
    return await readColumns(database, `'${path.replaceAll("'", "''")}'`, options);
  } catch (error) {
    throw damaged(options.source, "parquet", error);
  } finally {
    database.close();
  }
}

async function readColumns(
  database: Database,
  file: string,
  { source, columns: isWanted = () => true }: LargeReadOptions,
): Promise<Table | undefined> {
  const all = await database.texts(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${file}))`,
    2,
  );
  const described = all.filter(([name = ""]) => isWanted(name));
  const columns = described.flatMap(([name = "", type = ""]): FileColumn[] => {
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1];
    return kind === undefined ? [] : [{ name, kind }];
  });
  if (columns.length < described.length) return undefined;
  if (!(await areExact(columns, file, database))) return undefined;
  const [[rows]] = (await database.texts(
    `SELECT sum(num_rows)::VARCHAR FROM parquet_file_metadata(${file})`,
    1,
  )) as [[string]];
  const count = Number(rows);
  const keyValues = await database.texts(
    `SELECT decode(key), coalesce(decode(value), '') FROM parquet_kv_metadata(${file})`,
    2,
  );
  const readers = columns.map(({ kind }) =>
    kind === "text" || kind === "boolean" ? textReader(count) : numberReader(count),
  );
  let row = 0;
  const sql = `SELECT ${columns.map(selected).join(", ")} FROM read_parquet(${file})`;
  for await (const chunk of database.chunks(sql)) {
    for (let c = 0; c < readers.length; c++) readers[c]!.add(chunk, c, row);
    row += chunk.rows;
  }
  return {
    source,
    rows: count,
    firstRow: 1,
    columns: new Map(columns.map(({ name, kind }, c) => [name, finished(readers[c]!.column(), kind)])),
    metadata: new Map(keyValues.map(([key = "", value = ""]) => [key, value])),
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Missing cells are made NaN and empty text, so that no validity has to be looked up. */
const selected = ({ name, kind }: FileColumn): string =>
  kind === "text" || kind === "boolean"
    ? `coalesce(${quoted(name)}::VARCHAR, '')`
    : `coalesce(${quoted(name)}::DOUBLE, 'NaN'::DOUBLE)`;

/** True where no whole number is beyond 2^53, which a float does not hold exactly. */
async function areExact(columns: readonly FileColumn[], file: string, database: Database): Promise<boolean> {
  const whole = columns.filter(({ kind }) => kind === "whole").map(({ name }) => quoted(name));
  if (whole.length === 0) return true;
  const inside = whole.map(
    (name) => `coalesce(max(${name}) <= ${2 ** 53} AND min(${name}) >= ${-(2 ** 53)}, true)`,
  );
  const [row] = await database.texts(
    `SELECT (${inside.join(" AND ")})::VARCHAR FROM read_parquet(${file})`,
    1,
  );
  return row?.[0] === "true";
}

interface ColumnReader {
  add(chunk: Chunk, column: number, row: number): void;
  column(): Column;
}

function numberReader(rows: number): ColumnReader {
  const values = new Float64Array(rows);
  return {
    add: (chunk, column, row) => values.set(chunk.floats(column), row),
    column: () => ({ kind: "number", values }),
  };
}

function textReader(rows: number): ColumnReader {
  const codes = new Int32Array(rows);
  const strings = new StringCodes();
  return {
    add: (chunk, column, row) => strings.write(chunk.stringWords(column), chunk.rows, codes, row),
    column: () => ({ kind: "text", values: strings.texts(), codes }),
  };
}

function finished(column: Column, kind: Kind): Column {
  if (kind !== "boolean" || column.kind !== "text" || column.codes.includes(-1)) return column;
  const truth = column.values.indexOf("true");
  return { kind: "boolean", values: Uint8Array.from(column.codes, (code) => (code === truth ? 1 : 0)) };
}
