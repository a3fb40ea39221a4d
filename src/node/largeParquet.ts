/**
 * Large Parquet files through DuckDB, which decodes on other cores while this one reads the communes: 2.76 million travel times
 * as hyparquet writes them are read in 0.52 to 0.56 s of a fresh process, and in 1.03 to 1.19 through hyparquet. Small files are
 * left to it.
 */
import { damaged } from "../formats/formats.ts";
import type { ReadOptions } from "../formats/read.ts";
import type { Column, Table } from "../table/table.ts";
import { Database, longestInline } from "./duckdb.ts";
import { inQuotes, isPattern, numberedTexts, quoted, rowNumber } from "./parquetTexts.ts";
import { ShortTexts } from "./shortTexts.ts";

interface LargeReadOptions extends Pick<ReadOptions, "source" | "columns"> {
  /** Rows that may wait in memory as DuckDB has them, some 30 bytes each. */
  readonly atOnce?: number; // = 4 million
}
type Kind = "number" | "whole" | "text" | "boolean";

const kinds: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/^(?:U?(?:TINY|SMALL)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/, "number"],
  [/^U?BIGINT$/, "whole"],
  [/^VARCHAR$/, "text"],
  [/^BOOLEAN$/, "boolean"],
];

/** Bytes of rows that DuckDB makes ahead of what is read, where the rows are too many to make them all at once. */
const bytesAhead = 64e6;

interface FileColumn {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * Begins to read a Parquet file on other cores; what is returned waits for its table. Undefined where the file holds more
 * than numbers, text and booleans, or where DuckDB would take its path for a pattern: hyparquet reads these. Numbers are f64.
 * @throws InputError when the file is truncated or damaged, here or when the table is asked for.
 */
export async function beginLargeParquet(
  path: string,
  options: LargeReadOptions,
): Promise<(() => Promise<Table>) | undefined> {
  if (isPattern(path)) return undefined;
  const told = (error: unknown): never => {
    throw damaged(options.source, "parquet", error);
  };
  const database = await Database.open({ ahead: bytesAhead });
  const layout = await layoutOf(database, path, options).catch(told);
  if (layout === undefined) {
    database.close();
    return undefined;
  }
  const table = tableOf(database, layout, options.source)
    .catch(told)
    .finally(() => database.close());
  // Told to whoever asks for the table.
  table.catch(() => {});
  return () => table;
}

/** The table of a Parquet file, as `beginLargeParquet` reads it. */
export async function readLargeParquet(path: string, options: LargeReadOptions): Promise<Table | undefined> {
  return (await beginLargeParquet(path, options))?.();
}

/** What a file holds. */
interface Layout {
  readonly path: string;
  readonly columns: readonly FileColumn[];
  readonly rows: number;
  /** Rows that may wait in memory as DuckDB has them. */
  readonly atOnce: number;
  readonly metadata: ReadonlyMap<string, string>;
}

async function layoutOf(
  database: Database,
  path: string,
  { columns: isWanted = () => true, atOnce = 4_000_000 }: LargeReadOptions,
): Promise<Layout | undefined> {
  const file = inQuotes(path);
  const all = await database.texts(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${file}))`,
    2,
  );
  const described = all.filter(([name = ""]) => isWanted(name));
  const columns = described.flatMap(([name = "", type = ""]): FileColumn[] => {
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1];
    return kind === undefined ? [] : [{ name, kind }];
  });
  if (columns.length < described.length || all.some(([name]) => name === rowNumber)) return undefined;
  if (!(await areExact(columns, file, database))) return undefined;
  const [[counted]] = (await database.texts(
    `SELECT sum(num_rows)::VARCHAR FROM parquet_file_metadata(${file})`,
    1,
  )) as [[string]];
  const keyValues = await database.texts(
    `SELECT decode(key), coalesce(decode(value), '') FROM parquet_kv_metadata(${file})`,
    2,
  );
  const metadata = new Map(keyValues.map(([key = "", value = ""]) => [key, value]));
  return { path, columns, rows: Number(counted), atOnce, metadata };
}

async function tableOf(database: Database, layout: Layout, source: string): Promise<Table> {
  const { columns, rows, metadata } = layout;
  const { values, texts } =
    (await readShortTexts(database, layout)) ?? (await readNumberedTexts(database, layout));
  const ofTexts = columns.filter(isText);
  const named = columns.map((column, c): [string, Column] => [
    column.name,
    columnOf(column, values[c]!, texts[ofTexts.indexOf(column)]),
  ]);
  return { source, rows, firstRow: 1, columns: new Map(named), metadata };
}

/** What the columns hold: codes for texts, and the texts of each column of them. */
interface Read {
  readonly values: readonly (Int32Array | Float64Array)[];
  readonly texts: readonly (readonly string[])[];
}

const emptyColumns = ({ columns, rows }: Layout): (Int32Array | Float64Array)[] =>
  columns.map((column) => (isText(column) ? new Int32Array(rows) : new Float64Array(rows)));

/** Missing numbers are made NaN, so that no validity has to be looked up. */
const numbersIn = (name: string): string => `coalesce(${name}::DOUBLE, 'NaN'::DOUBLE)`;

/**
 * The columns as DuckDB has them, which keeps the order of a file's rows where nothing is joined; undefined where a text is
 * too long to lie in them. Codes of communes are told apart here: numbering them takes more passes over the file.
 */
async function readShortTexts(database: Database, layout: Layout): Promise<Read | undefined> {
  const { columns, path, rows } = layout;
  const from = `FROM read_parquet(${inQuotes(path)})`;
  const cells = columns.map((column) =>
    isText(column) ? `coalesce(${quoted(column.name)}::VARCHAR, '')` : numbersIn(quoted(column.name)),
  );
  // The first row tells most files of long codes apart before all of it is asked for.
  const first = cells.filter((_, c) => isText(columns[c]!));
  const [firstTexts = []] = await database.texts(
    `SELECT ${["''", ...first].join(", ")} ${from} LIMIT 1`,
    first.length + 1,
  );
  if (firstTexts.some((text) => Buffer.byteLength(text) > longestInline)) return undefined;
  const values = emptyColumns(layout);
  const numbered = columns.map((column) => (isText(column) ? new ShortTexts() : undefined));
  let row = 0;
  for await (const chunk of database.chunks(`SELECT ${cells.join(", ")} ${from}`)) {
    for (const [c, column] of values.entries()) {
      if (column instanceof Float64Array) column.set(chunk.floats(c), row);
      else if (!numbered[c]!.write(chunk.stringWords(c), column, row)) return undefined;
    }
    row += chunk.rows;
  }
  if (row !== rows) throw new Error(`expected ${rows} rows, got ${row}`);
  const texts = numbered.flatMap((each) => (each === undefined ? [] : [each.texts()]));
  return { values, texts };
}

/** The columns with texts as DuckDB numbers them. Parts of a result may come in another order than the rows of the file. */
async function readNumberedTexts(database: Database, layout: Layout): Promise<Read> {
  const { columns, path, rows } = layout;
  const { statements, from, codes, texts } = numberedTexts(
    path,
    columns.filter(isText).map(({ name }) => name),
  );
  let text = 0;
  const cells = columns.map((column) =>
    isText(column) ? codes[text++] : numbersIn(`file.${quoted(column.name)}`),
  );
  const query = `SELECT ${[...cells, `${rowNumber}::INTEGER`].join(", ")} FROM ${from}`;
  const values = emptyColumns(layout);
  const atOnce = rows <= layout.atOnce;
  if (!atOnce) await database.run(statements);
  const chunks = atOnce ? database.chunksAtOnce([...statements, query]) : database.chunks(query);
  for await (const chunk of chunks) {
    const at = chunk.ints(columns.length);
    for (const [c, column] of values.entries()) {
      if (column instanceof Int32Array) placeCodes(column, at, chunk.ints(c));
      else placeNumbers(column, at, chunk.floats(c));
    }
  }
  return { values, texts: await texts(database) };
}

/** Two functions for the same: one that saw both kinds of arrays would be half as fast. */
function placeCodes(column: Int32Array, at: Int32Array, codes: Int32Array): void {
  for (let i = 0; i < codes.length; i++) column[at[i]!] = codes[i]!;
}

function placeNumbers(column: Float64Array, at: Int32Array, numbers: Float64Array): void {
  for (let i = 0; i < numbers.length; i++) column[at[i]!] = numbers[i]!;
}

const isText = ({ kind }: FileColumn): boolean => kind === "text" || kind === "boolean";

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

function columnOf(
  { kind }: FileColumn,
  values: Int32Array | Float64Array,
  texts: readonly string[] = [],
): Column {
  if (values instanceof Float64Array) return { kind: "number", values };
  if (kind === "boolean" && !values.includes(-1)) {
    const truth = texts.indexOf("true");
    return { kind: "boolean", values: Uint8Array.from(values, (code) => (code === truth ? 1 : 0)) };
  }
  return { kind: "text", values: texts, codes: values };
}
