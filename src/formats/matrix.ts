/**
 * The prepared matrix of travel times as an Arrow IPC file that pyarrow, R and DuckDB read too, one row per origin:
 *
 *   origin       utf8
 *   destination  list<dictionary<uint16 or uint32, utf8>>   ascending by minutes, then by code of commune
 *   minutes      list<dictionary<uint16, float64>>
 *
 * The dictionaries are the communes and the distinct minutes, and the buffers are those of `TravelTimes`, so that
 * reading copies nothing. flechette rather than apache-arrow: imported in 35 ms instead of 150, which is half the time
 * a run from a prepared matrix takes.
 */
import {
  type Batch,
  batchType,
  Column,
  type DataType,
  dictionary,
  field,
  float64,
  list,
  type Table,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  uint16,
  uint32,
  utf8,
} from "@uwdata/flechette";
import { communesHash } from "../core/territory/communes.ts";
import type { TravelTimes } from "../core/territory/travelTimes.ts";
import { InputError } from "../table/problems.ts";

export interface PreparedMatrix {
  readonly travelTimes: TravelTimes;
  /** Commune codes, in the order of the matrix. */
  readonly codes: readonly string[];
  /** What `writeMatrix` was given: sources, hashes, version of aplomb… */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Changes when a reader of the former version would read wrong numbers. */
const VERSION = "1";
const PREFIX = "aplomb.matrix.";

/** The bytes of the file. `codes`: the communes of the matrix, in its order. */
export function writeMatrix(
  travelTimes: TravelTimes,
  codes: readonly string[],
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  if (codes.length !== travelTimes.communes) {
    throw new RangeError(`codes: expected ${travelTimes.communes}, one per commune, got ${codes.length}.`);
  }
  const { destination, minuteCode, minutes, maxMinutes, estimated } = travelTimes;
  const communes = textColumn(codes);
  const distinct = new Column([batchOf(float64(), { length: minutes.length, values: minutes })]);
  const lists = (child: Batch<unknown>) =>
    new Column([
      batchOf(list(field("item", child.type, false)), {
        length: codes.length,
        offsets: new Int32Array(travelTimes.rowStart),
        children: [child],
      }),
    ]);
  const table = tableFromColumns({
    origin: communes,
    destination: lists(codedBatch(communes, destination)),
    minutes: lists(codedBatch(distinct, minuteCode)),
  });
  table.schema.metadata = new Map([
    ...metadata,
    [`${PREFIX}version`, VERSION],
    [`${PREFIX}communesHash`, travelTimes.communesHash],
    [`${PREFIX}maxMinutes`, String(maxMinutes)],
    [`${PREFIX}estimated`, String(estimated)],
  ]);
  const bytes = tableToIPC(table, { format: "file" });
  if (bytes === null) throw new Error("Arrow: expected bytes, got none.");
  return bytes;
}

/**
 * The matrix of a file that `writeMatrix` wrote; its arrays lie in `bytes`. Every code and position is checked, so that
 * no later loop has to.
 *
 * @param source What messages call the file.
 * @throws InputError on another kind of file, another version, a truncated or altered one.
 */
export function readMatrix(bytes: Uint8Array, source: string): PreparedMatrix {
  const refuse: Refuse = (got) => {
    throw new InputError([
      {
        severity: "error",
        source,
        got,
        expected: "a matrix of travel times written by aplomb prepare",
        advice: "Prepare it again from the travel times.",
      },
    ]);
  };
  const magic = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 6));
  if (magic(0) !== "ARROW1") refuse(bytes.length === 0 ? "an empty file" : "a file that is not Arrow IPC");
  if (magic(bytes.length - 6) !== "ARROW1") refuse("a truncated Arrow file");
  try {
    // Buffers are read in place, which needs the file's own alignment.
    return matrixOf(tableFromIPC(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()), refuse);
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuse(`an Arrow file that cannot be read (${error instanceof Error ? error.message : error})`);
  }
}

type Refuse = (got: string) => never;

function matrixOf(table: Table, refuse: Refuse): PreparedMatrix {
  const all = table.schema.metadata ?? new Map<string, string>();
  const version = all.get(`${PREFIX}version`);
  if (version === undefined) refuse("another Arrow file");
  if (version !== VERSION) refuse(`version ${version} of its format, where this aplomb reads ${VERSION}`);
  const destinations = listOf(table, "destination", refuse);
  const times = listOf(table, "minutes", refuse);
  const codes = valuesOf<string>(destinations.dictionary);
  const travelTimes: TravelTimes = {
    communes: codes.length,
    rowStart: destinations.starts,
    destination: destinations.codes,
    minuteCode: times.codes instanceof Uint16Array ? times.codes : refuse("minutes of another type"),
    minutes: Float64Array.from(valuesOf<number>(times.dictionary)),
    maxMinutes: Number(all.get(`${PREFIX}maxMinutes`)),
    estimated: all.get(`${PREFIX}estimated`) === "true",
    communesHash: all.get(`${PREFIX}communesHash`) ?? "",
  };
  const fault = faultOf(travelTimes);
  if (fault !== undefined) refuse(fault);
  if (communesHash(codes) !== travelTimes.communesHash) refuse("communes that were changed since");
  return { travelTimes, codes, metadata: new Map([...all].filter(([key]) => !key.startsWith(PREFIX))) };
}

/** What is wrong with the arrays, if anything is: positions outside, times not ascending. */
function faultOf(travelTimes: TravelTimes): string | undefined {
  const { communes, rowStart, destination, minuteCode, minutes, maxMinutes } = travelTimes;
  if (!(maxMinutes > 0)) return "no maxMinutes";
  for (let code = 1; code < minutes.length; code++) {
    if (!(minutes[code] > minutes[code - 1])) return "minutes that are not ascending";
  }
  if (minutes.length > 0 && !(minutes[0] >= 0 && minutes[minutes.length - 1] <= maxMinutes)) {
    return `minutes outside 0 to ${maxMinutes}`;
  }
  if (rowStart.length !== communes + 1 || rowStart[0] !== 0) return "rows that are not its communes";
  if (rowStart[communes] !== destination.length || minuteCode.length !== destination.length) {
    return "lists of unequal lengths";
  }
  let pair = 0;
  for (let row = 0; row < communes; row++) {
    const end = rowStart[row + 1];
    if (end < pair) return "rows that overlap";
    let code = 0;
    for (; pair < end; pair++) {
      if (destination[pair] >= communes) return "destinations outside its communes";
      if (minuteCode[pair] < code) return "a row that is not ascending by minutes";
      code = minuteCode[pair];
    }
    if (code >= minutes.length && end > rowStart[row]) return "codes outside its minutes";
  }
  return undefined;
}

/** A column of lists of coded values: one batch, whose arrays are the matrix's own. */
function listOf(table: Table, name: string, refuse: Refuse) {
  const batches = table.getChild(name)?.data ?? [];
  const items = batches[0]?.children?.[0] as DictionaryBatch | undefined;
  const offsets = batches[0]?.offsets;
  const codes = items?.values;
  const isCoded = codes instanceof Uint16Array || codes instanceof Uint32Array;
  if (batches.length !== 1 || items === undefined || !isCoded || !(offsets instanceof Int32Array)) {
    return refuse(`a column ${name} of another shape`);
  }
  const starts = new Uint32Array(offsets.buffer, offsets.byteOffset, offsets.length);
  return { starts, codes, dictionary: items.dictionary };
}

function valuesOf<T>(column: Column<unknown>): T[] {
  return Array.from(column.toArray() as ArrayLike<T>);
}

/** flechette's batch of a dictionary column, as its own declarations leave it out. */
interface DictionaryBatch extends Batch<unknown> {
  readonly dictionary: Column<unknown>;
  setDictionary(dictionary: Column<unknown>): this;
}

type BatchParts = Partial<ConstructorParameters<typeof Batch>[0]> & { readonly length: number };

function batchOf(type: DataType, parts: BatchParts): Batch<unknown> {
  const TypedBatch: new (options: object) => Batch<unknown> = batchType(type);
  return new TypedBatch({ type, nullCount: 0, validity: new Uint8Array(0), ...parts });
}

function textColumn(values: readonly string[]): Column<unknown> {
  const joined = values.join("");
  const bytes = new TextEncoder().encode(joined);
  // One encoding for all; a code that is not ASCII has its own.
  const isAscii = bytes.length === joined.length;
  const offsets = new Int32Array(values.length + 1);
  for (let row = 0; row < values.length; row++) {
    const length = isAscii ? values[row].length : new TextEncoder().encode(values[row]).length;
    offsets[row + 1] = offsets[row] + length;
  }
  return new Column([batchOf(utf8(), { length: values.length, offsets, values: bytes })]);
}

/** Codes into a column; its type must be the very object the dictionary type holds, by which flechette knows it. */
function codedBatch(values: Column<unknown>, codes: Uint16Array | Uint32Array): Batch<unknown> {
  const type = dictionary(values.type, codes instanceof Uint16Array ? uint16() : uint32());
  const batch = batchOf(type, { length: codes.length, values: codes }) as DictionaryBatch;
  return batch.setDictionary(values);
}
