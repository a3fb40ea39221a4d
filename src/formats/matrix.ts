/**
 * The prepared matrix of travel times as an Arrow IPC file that pyarrow, R and DuckDB read too, one row per origin:
 *
 *   origin       utf8
 *   destination  list<dictionary<uint16 or uint32, utf8>>   ascending by minutes, then by code of commune
 *   minutes      list<dictionary<uint16, float64>>
 *
 * The dictionaries are the communes and the distinct minutes, and the buffers are those of `TravelTimes`, so that
 * reading copies nothing. The file is read without an Arrow library: what the matrix needs of one takes 170 lines
 * (arrow/batches.ts), where importing flechette takes 35 ms, and where a damaged header makes it ask for
 * more memory than there is.
 */

import { hashOfTexts } from "../core/engine/matrix/communesHash.ts";
import { faultOfPairs } from "../core/engine/matrix/faults.ts";
import type { TravelTimes } from "../core/territory/travelTimes.ts";
import { InputError } from "../table/problems.ts";
import { type ArrowField, type ArrowFile, type Batch, readBatches } from "./arrow/batches.ts";

export interface PreparedMatrix {
  readonly travelTimes: TravelTimes;
  /** Commune codes, in the order of the matrix. */
  readonly codes: readonly string[];
  /** What `writeMatrix` was given: sources, hashes, version of aplomb… */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Changes when a reader of the former version would read wrong numbers. */
export const matrixVersion = "1";
const prefix = "aplomb.matrix.";
/** Metadata of the file that are the matrix's own. */
export const matrixKeys = {
  version: `${prefix}version`,
  communesHash: `${prefix}communesHash`,
  maxMinutes: `${prefix}maxMinutes`,
  estimated: `${prefix}estimated`,
  /** Of rows, destinations and minutes (`checksumOfPairs`); files of before have none. */
  checksum: `${prefix}checksum`,
} as const;

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
    return matrixOf(readBatches(bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()), refuse);
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuse(`an Arrow file that cannot be read (${error instanceof Error ? error.message : error})`);
  }
}

type Refuse = (got: string) => never;

function matrixOf(file: ArrowFile, refuse: Refuse): PreparedMatrix {
  const all = file.metadata;
  const version = all.get(matrixKeys.version);
  if (version === undefined) refuse("another Arrow file");
  if (version !== matrixVersion)
    refuse(`version ${version} of its format, where this aplomb reads ${matrixVersion}`);
  const destinations = listOf(file, "destination", refuse);
  const times = listOf(file, "minutes", refuse);
  const texts = textsIn(destinations.dictionary);
  const hash = hashOfTexts(texts.ends, texts.bytes);
  if (hash === undefined) throw new RangeError("texts that overlap");
  const travelTimes: TravelTimes = {
    communes: destinations.dictionary.rows,
    rowStart: destinations.starts,
    destination: destinations.codes,
    minuteCode: times.codes instanceof Uint16Array ? times.codes : refuse("minutes of another type"),
    minutes: numbersOf(times.dictionary),
    maxMinutes: Number(all.get(matrixKeys.maxMinutes)),
    estimated: all.get(matrixKeys.estimated) === "true",
    communesHash: all.get(matrixKeys.communesHash) ?? "",
  };
  const fault = faultOf(travelTimes, all.get(matrixKeys.checksum));
  if (fault !== undefined) refuse(fault);
  if (hash !== travelTimes.communesHash) refuse("communes that were changed since");
  const metadata = new Map([...all].filter(([key]) => !key.startsWith(prefix)));
  let codes: readonly string[] | undefined;
  return {
    travelTimes,
    metadata,
    // Made when they are asked for: a run knows its communes by their hash.
    get codes() {
      codes ??= decoded(texts);
      return codes;
    },
  };
}

/** What is wrong with the arrays, if anything is: positions outside, times not ascending, others than were written. */
function faultOf(travelTimes: TravelTimes, written: string | undefined): string | undefined {
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
  return faultOfPairs(travelTimes, written);
}

/** Types of org.apache.arrow.flatbuf.Type. */
const types = { utf8: 5, list: 12 } as const;

/**
 * A column of lists of coded values, whose arrays are the matrix's own. Before it in the file lie the buffers of the columns
 * before it: three of text, four of lists (their validity and starts, then those of the codes).
 */
function listOf({ fields, batches, dictionaries }: ArrowFile, name: string, refuse: Refuse) {
  const shape = `a column ${name} of another shape`;
  const position = fields.findIndex((field) => field.name === name);
  const field: ArrowField = fields[position] ?? refuse(shape);
  const coding = field.children[0]?.dictionary;
  const before = fields.slice(0, position);
  const isKnown = (other: ArrowField) => other.type === types.utf8 || other.type === types.list;
  if (field.type !== types.list || coding === undefined || !before.every(isKnown)) return refuse(shape);
  const [batch] = batches;
  if (batch === undefined || batches.length !== 1) return refuse(shape);
  const lists = before.filter(({ type }) => type === types.list).length;
  const node = before.length + lists;
  const buffer = 3 * (before.length - lists) + 4 * lists;
  const [rows, missingRows] = batch.nodes[node] ?? refuse(shape);
  const [items, missingItems] = batch.nodes[node + 1] ?? refuse(shape);
  if (missingRows !== 0 || missingItems !== 0 || rows !== batch.rows) return refuse(shape);
  const dictionary = dictionaries.get(coding.id) ?? emptyBatch;
  const codes = batch.buffers[buffer + 3] ?? refuse(shape);
  return {
    starts: rows === 0 ? new Uint32Array(1) : arrayOf(Uint32Array, batch.buffers[buffer + 1], rows + 1),
    codes: coding.bits === 16 ? arrayOf(Uint16Array, codes, items) : arrayOf(Uint32Array, codes, items),
    dictionary,
  };
}

const emptyBatch: Batch = { rows: 0, nodes: [], buffers: [] };

type Numbers = Uint16Array | Uint32Array | Float64Array;

/** The first `count` numbers of a buffer. @throws RangeError where it holds fewer. */
function arrayOf<T extends Numbers>(
  Type: {
    new (buffer: ArrayBufferLike, offset: number, length: number): T;
    readonly BYTES_PER_ELEMENT: number;
  },
  bytes: Uint8Array | undefined,
  count: number | undefined,
): T {
  if (
    bytes === undefined ||
    count === undefined ||
    !(count >= 0 && count * Type.BYTES_PER_ELEMENT <= bytes.length)
  )
    throw new RangeError("a buffer shorter than its column");
  return new Type(bytes.buffer, bytes.byteOffset, count);
}

const numbersOf = ({ rows, buffers }: Batch): Float64Array =>
  rows === 0 ? new Float64Array(0) : arrayOf(Float64Array, buffers[1], rows).slice();

/** Texts as they lie in a file: text k is the bytes from ends[k] to ends[k + 1]. */
interface Texts {
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

function textsIn({ rows, buffers }: Batch): Texts {
  const ends = rows === 0 ? new Uint32Array(1) : arrayOf(Uint32Array, buffers[1], rows + 1);
  return { ends, bytes: buffers[2] ?? new Uint8Array(0) };
}

/** Texts that lie one after the other, decoded at once where each character is a byte. */
function decoded({ ends, bytes }: Texts): string[] {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const all = decoder.decode(bytes);
  const texts = new Array<string>(ends.length - 1);
  for (let row = 0; row < texts.length; row++) {
    texts[row] =
      all.length === bytes.length
        ? all.slice(ends[row], ends[row + 1])
        : decoder.decode(bytes.subarray(ends[row], ends[row + 1]));
  }
  return texts;
}
