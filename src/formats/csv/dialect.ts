/** How a CSV file is written: its encoding and its delimiter. */
import { headerSearchRows } from "../header.ts";
import { RecordReader } from "./records.ts";

/** UTF-8 without its mark; UTF-16, which has one, as UTF-8. */
export function withoutMark(file: Uint8Array): Uint8Array {
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return file.subarray(3);
  const utf16 =
    file[0] === 0xff && file[1] === 0xfe
      ? "utf-16le"
      : file[0] === 0xfe && file[1] === 0xff
        ? "utf-16be"
        : undefined;
  return utf16 === undefined ? file : new TextEncoder().encode(new TextDecoder(utf16).decode(file));
}

/** Runs `decode` in UTF-8, and whole again in Windows-1252 where some text is not UTF-8. Structure is the same in both. */
export function decoded<T>(decode: (decoder: TextDecoder) => T): T {
  try {
    return decode(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decode(new TextDecoder("windows-1252"));
  }
}

const delimiters = [";", "\t", ",", "|"].map((delimiter) => delimiter.charCodeAt(0));

/**
 * The first delimiter that cuts at least 80 % of the first records into the same number of cells, else the one that cuts most;
 * Excel's `sep=;` line names it. The semicolon comes before the comma, which may be a decimal comma in every cell.
 */
export function dialectOf(bytes: Uint8Array) {
  const first = new TextDecoder("latin1").decode(bytes.subarray(0, 7));
  const named = /^sep=(.)\r?\n/.exec(first);
  if (named !== null) return { delimiter: named[1]!.charCodeAt(0), begin: named[0].length, linesBefore: 1 };
  const cuts = delimiters.map((delimiter) => ({ delimiter, ...regularity(bytes, delimiter) }));
  const most = cuts.reduce((a, b) => (b.cells * b.share > a.cells * a.share ? b : a));
  const { delimiter, cells } = cuts.find((cut) => cut.cells > 1 && cut.share >= 0.8) ?? most;
  return { delimiter: cells > 1 ? delimiter : ",".charCodeAt(0), begin: 0, linesBefore: 0 };
}

/** The most frequent number of cells, above one, of the first records, and the share of records that have it. */
function regularity(
  bytes: Uint8Array,
  delimiter: number,
): { readonly cells: number; readonly share: number } {
  const counts = new Map<number, number>();
  const reader = new RecordReader(bytes.subarray(0, 1 << 16), 0, delimiter);
  let records = 0;
  while (records < headerSearchRows && reader.next()) {
    if (reader.cells === 0) continue;
    records++;
    if (reader.cells > 1 && reader.malformed === undefined)
      counts.set(reader.cells, (counts.get(reader.cells) ?? 0) + 1);
  }
  const [cells, frequency] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { cells, share: frequency / Math.max(records, 1) };
}
