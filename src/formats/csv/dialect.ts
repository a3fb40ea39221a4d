/** How a CSV file cuts its cells, and its first records. */
import { headerSearchRows } from "../header.ts";
import { decodeText } from "./encoding.ts";
import { cellText, followed, quote, Records } from "./records.ts";

export interface Dialect {
  /** One byte. */
  readonly delimiter: number;
  /** Bytes to skip, and the lines in them: Excel's `sep=;`. */
  readonly begin: number;
  readonly linesBefore: number;
}

/** Semicolon before comma, which may be the decimal comma of every cell. */
const delimiters = [";", "\t", ",", "|"].map((delimiter) => delimiter.charCodeAt(0));
export const comma = 0x2c;

/**
 * Among the delimiters that leave every quote in its place (all, where none does): the first that cuts at least 80 % of the
 * first records into the same number of cells, else the one that cuts most.
 */
export function dialectOf(bytes: Uint8Array): Dialect {
  const named = /^sep=([\t\x20-\x7e])\r?\n/.exec(String.fromCharCode(...bytes.subarray(0, 7)));
  if (named !== null) return { delimiter: named[1]!.charCodeAt(0), begin: named[0].length, linesBefore: 1 };
  const beginning = bytes.subarray(0, sampledBytes);
  const fitting = beginning.includes(quote)
    ? delimiters.filter((delimiter) => isWellQuoted(beginning, delimiter))
    : delimiters;
  const candidates = fitting.length > 0 ? fitting : delimiters;
  const cuts = candidates.map((delimiter) => ({ delimiter, ...regularity(bytes, delimiter) }));
  const most = cuts.reduce((a, b) => (b.cells * b.share > a.cells * a.share ? b : a));
  const { delimiter, cells } = cuts.find((cut) => cut.cells > 1 && cut.share >= 0.8) ?? most;
  return { delimiter: cells > 1 ? delimiter : comma, begin: 0, linesBefore: 0 };
}

/** True where no quote of a beginning of a file is followed by text; the last may be still open. */
function isWellQuoted(beginning: Uint8Array, delimiter: number): boolean {
  return (sample().load(beginning, delimiter, 0).cut(beginning.length, followed) & followed) === 0;
}

/** The most frequent number of cells, above one, of the first records, and the share of records that have it. */
function regularity(
  bytes: Uint8Array,
  delimiter: number,
): { readonly cells: number; readonly share: number } {
  const counts = new Map<number, number>();
  const records = firstRecords(bytes, delimiter).filter((record) => record.length > 1 || record[0] !== "");
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, frequency] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { cells, share: frequency / Math.max(records.length, 1) };
}

const sampledBytes = 1 << 16;
let sampled: Records | undefined;

/** The memory for the first bytes of any file; they have one cell more than bytes at most. */
function sample(): Records {
  sampled ??= new Records({ bytes: sampledBytes, starts: sampledBytes + 2, texts: 0 });
  return sampled;
}

/** The first records, at least one; the last one of the sample may be cut short and is left out. */
export function firstRecords(bytes: Uint8Array, delimiter: number, count = headerSearchRows): string[][] {
  const beginning = bytes.subarray(0, sampledBytes);
  const records = sample().load(beginning, delimiter, beginning.length + 1);
  const starts = records.starts.array;
  const texts: string[][] = [];
  while (texts.length <= count && records.next()) {
    const record = new Array<string>(records.cells);
    for (let c = 0; c < record.length; c++)
      record[c] = cellText(records.bytes, starts[c]!, starts[c + 1]! - 1, decodeText);
    texts.push(record);
  }
  if (beginning.length < bytes.length) texts.pop();
  return texts.slice(0, count);
}
