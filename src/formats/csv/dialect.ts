/** How a CSV file is written: its encoding and its delimiter. */
import { dsvFormat } from "d3-dsv";
import { headerSearchRows } from "../header.ts";
import { isWellQuoted } from "./quotes.ts";

/** UTF-8 with or without its mark, UTF-16 with one; what is not UTF-8 is Windows-1252, of which Latin-1 is a part. */
export function decodeText(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node from 20.18.3 to 24 reads Windows-1252 as Latin-1: œ, ’ and € become control characters (nodejs/node issue 56542).
    const latin = new TextDecoder("windows-1252").decode(bytes);
    return latin.replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!);
  }
}

/** What bytes 0x80 to 0x9f are in Windows-1252 (WHATWG Encoding Standard); the five that are nothing stay as they are. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

export interface Dialect {
  readonly delimiter: string;
  /** Characters to skip, and the lines in them: Excel's `sep=;`. */
  readonly begin: number;
  readonly linesBefore: number;
}

/** Semicolon before comma, which may be the decimal comma of every cell. */
const delimiters = [";", "\t", ",", "|"];

/**
 * Among the delimiters that leave every quote in its place (all, where none does): the first that cuts at least 80 % of the
 * first records into the same number of cells, else the one that cuts most.
 */
export function dialectOf(text: string): Dialect {
  const named = /^sep=(.)\r?\n/.exec(text.slice(0, 7));
  if (named !== null) return { delimiter: named[1]!, begin: named[0].length, linesBefore: 1 };
  const beginning = text.slice(0, sampledCharacters);
  const fitting = delimiters.filter((delimiter) => isWellQuoted(beginning, delimiter));
  const candidates = fitting.length > 0 ? fitting : delimiters;
  const cuts = candidates.map((delimiter) => ({ delimiter, ...regularity(text, delimiter) }));
  const most = cuts.reduce((a, b) => (b.cells * b.share > a.cells * a.share ? b : a));
  const { delimiter, cells } = cuts.find((cut) => cut.cells > 1 && cut.share >= 0.8) ?? most;
  return { delimiter: cells > 1 ? delimiter : ",", begin: 0, linesBefore: 0 };
}

/** The most frequent number of cells, above one, of the first records, and the share of records that have it. */
function regularity(text: string, delimiter: string): { readonly cells: number; readonly share: number } {
  const counts = new Map<number, number>();
  const records = firstRecords(text, delimiter).filter((record) => record.length > 1 || record[0] !== "");
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, frequency] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { cells, share: frequency / Math.max(records.length, 1) };
}

const sampledCharacters = 1 << 16;

/** The first records, at least one; the last one of the sample may be cut short and is left out. */
export function firstRecords(text: string, delimiter: string, count = headerSearchRows): string[][] {
  const sample = text.slice(0, sampledCharacters);
  const records: string[][] = dsvFormat(delimiter).parseRows(sample, (record, r) =>
    r < count + 1 ? record : null,
  );
  if (sample.length < text.length) records.pop();
  return records.slice(0, count);
}
