import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { PairPart } from "../../core/territory/pairTable.ts";
import { damaged } from "../../formats/formats.ts";
import { readTable } from "../../formats/read.ts";
import type { Table } from "../../table/table.ts";
import type { PairFile, PairFileOptions } from "./pairFiles.ts";
import { partOfTable, withoutRows } from "./tablePairs.ts";

/** Bytes of a part: its text and its cells take some thirty times as much for a moment. */
const PIECE = 4_000_000;

interface CsvOptions extends PairFileOptions {
  readonly gzipped: boolean;
}

/** Pairs of a CSV file in parts of whole lines, each read as a file that has the same header. @throws InputError */
export async function openCsvPairs(path: string, options: CsvOptions): Promise<PairFile> {
  const pieces = piecesOf(path, options.gzipped);
  const first = (await pieces.next()).value ?? new Uint8Array(0);
  const read = (bytes: Uint8Array): Promise<Table> => readTable(bytes, { source: path, format: "csv" });
  const table = await read(first);
  const names = options.bind(withoutRows(table));
  const header = first.subarray(0, lineStart(first, table.firstRow - 1));
  async function* parts(): AsyncGenerator<PairPart> {
    yield partOfTable(table, names, options.problems);
    let lines = linesIn(first) - linesIn(header);
    for await (const piece of pieces) {
      const part = await read(Buffer.concat([header, piece]));
      yield partOfTable({ ...part, firstRow: part.firstRow + lines }, names, options.problems);
      lines += linesIn(piece);
    }
  }
  return { names, parts: parts(), close: async () => void (await pieces.return(undefined)) };
}

/** The file in pieces of whole lines, none of which is cut within quotes. */
async function* piecesOf(path: string, gzipped: boolean): AsyncGenerator<Uint8Array, undefined> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const source = gzipped ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => source.destroy(error));
  let kept: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      kept.push(chunk);
      bytes += chunk.length;
      if (bytes < PIECE) continue;
      const all = Buffer.concat(kept);
      const end = all.lastIndexOf(LINE_END) + 1;
      if (end === 0 || count(all.subarray(0, end), QUOTE) % 2 === 1) continue;
      yield all.subarray(0, end);
      kept = [all.subarray(end)];
      bytes = all.length - end;
    }
  } catch (error) {
    throw damaged(path, "csv", error);
  } finally {
    file.destroy();
  }
  if (bytes > 0) yield Buffer.concat(kept);
  return undefined;
}

const LINE_END = 10;
const QUOTE = 34;

function count(bytes: Uint8Array, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found++;
  return found;
}

const linesIn = (bytes: Uint8Array): number => count(bytes, LINE_END);

/** Where the line after so many begins. */
function lineStart(bytes: Uint8Array, lines: number): number {
  let start = 0;
  for (let line = 0; line < lines; line++) start = bytes.indexOf(LINE_END, start) + 1;
  return start;
}
