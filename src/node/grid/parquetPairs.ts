/**
 * Pairs of a Parquet file in parts, through DuckDB: it decodes row group by row group on other cores, within a limit of
 * memory, and turns the texts of places into small numbers.
 */
import type { PairNames, PairPart } from "../../core/territory/pairTable.ts";
import { damaged, unreadable } from "../../formats/formats.ts";
import { InputError } from "../../table/problems.ts";
import type { Column, Table } from "../../table/table.ts";
import { Database } from "../duckdb.ts";
import { inQuotes, isPattern, numberedTexts, quoted, rowNumber } from "../parquetTexts.ts";
import type { PairFile, PairFileOptions } from "./pairFiles.ts";

/** Rows of a part. */
const PART = 65_536;

const numberType = /^(?:U?(?:TINY|SMALL|BIG)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** @throws InputError when it is truncated, lacks columns, or holds minutes that are not numbers. */
export async function openParquetPairs(path: string, options: PairFileOptions): Promise<PairFile> {
  if (isPattern(path)) {
    const expected = "a name without * ? [ ] { }, which DuckDB would take for a pattern";
    throw unreadable(path, "a Parquet file of such a name", expected, "Rename it.");
  }
  const { memory, folder } = options;
  const database = await Database.open({ memory, folder, threads: 2 });
  const close = (): void => database.close();
  try {
    const header = await headerOf(database, path);
    const names = options.bind(header);
    refuseTextMinutes(header, names);
    return { names, parts: told(path, partsOf(database, path, names)), close };
  } catch (error) {
    close();
    throw toldError(path, error);
  }
}

/** The columns of the file, without their rows. */
async function headerOf(database: Database, source: string): Promise<Table> {
  const described = await database.texts(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${inQuotes(source)}))`,
    2,
  );
  const columns = described.map(([name = "", type = ""]): [string, Column] => [
    name,
    numberType.test(type)
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

async function* partsOf(database: Database, path: string, names: PairNames): AsyncGenerator<PairPart> {
  const { statements, from, codes, texts } = numberedTexts(path, [names.origin, names.destination]);
  await database.run(statements);
  const [origins, destinations] = await texts(database);
  const minutes = names.minutes.map(() => new Float64Array(PART));
  const [origin, destination, rowNumbers] = [0, 0, 0].map(() => new Int32Array(PART));
  const part = (rows: number): PairPart => ({
    rows,
    origin: { kind: "text", values: origins, codes: origin },
    destination: { kind: "text", values: destinations, codes: destination },
    minutes,
    rowNumber: (row) => rowNumbers[row] + 1,
  });
  const times = names.minutes.map((name) => `coalesce(file.${quoted(name)}::DOUBLE, 'NaN'::DOUBLE)`);
  let rows = 0;
  const query = `SELECT ${[...codes, `${rowNumber}::INTEGER`, ...times].join(", ")} FROM ${from}`;
  for await (const chunk of database.chunks(query)) {
    if (rows + chunk.rows > PART) {
      yield part(rows);
      rows = 0;
    }
    for (const [c, column] of [origin, destination, rowNumbers].entries()) column.set(chunk.ints(c), rows);
    for (const [c, column] of minutes.entries()) column.set(chunk.floats(3 + c), rows);
    rows += chunk.rows;
  }
  yield part(rows);
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
