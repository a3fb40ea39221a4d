/** CSV read one character after the other: the reference that the loops of assembly/csv are compared with. */
import { decodeUtf8, decodeWindows1252 } from "../../src/formats/csv/encoding.ts";
import { parseNumber } from "../../src/formats/csv/numbers.ts";
import { followed, open, ragged } from "../../src/formats/csv/records.ts";
import { missingWords } from "../../src/table/convert.ts";

export interface NaiveRecord {
  /** As written, quotes included. */
  readonly cells: readonly string[];
  readonly wrong: number;
  readonly isFilled: boolean;
}

/** The records of some bytes, each byte a character, of a table of `width` columns. */
export function naiveRecords(bytes: Uint8Array, delimiter: string, width: number): NaiveRecord[] {
  const text = String.fromCharCode(...bytes);
  const records: NaiveRecord[] = [];
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    let wrong = 0;
    for (;;) {
      const rest = text.slice(at);
      const closed = /^"(?:[^"]|"")*"(?!")/.exec(rest)?.[0];
      const isQuoted = rest.startsWith('"');
      if (isQuoted && closed === undefined) wrong |= open;
      const cell = isQuoted ? (closed ?? rest) : rest.slice(0, endOf(rest, delimiter));
      cells.push(cell);
      at += cell.length;
      const separator = text[at];
      at++;
      if (separator === delimiter) continue;
      if (separator === "\r" && text[at] === "\n") at++;
      if (separator === undefined || separator === "\n" || separator === "\r") break;
      wrong |= followed;
    }
    const filled = 1 + cells.findLastIndex((cell) => (cell.startsWith('"') ? cell.length > 2 : cell !== ""));
    const isBlank = cells.length === 1 && filled === 0;
    if (cells.length < width ? !isBlank : filled > width) wrong |= ragged;
    records.push({ cells, wrong, isFilled: filled > 0 || (wrong & ragged) > 0 });
  }
  return records;
}

function endOf(text: string, delimiter: string): number {
  const end = [...text].findIndex((character) => [delimiter, "\n", "\r"].includes(character));
  return end < 0 ? text.length : end;
}

/** The column of some cells as written: numbers where every cell that is not empty is one, or a word for a missing one. */
export function naiveColumn(cells: readonly string[], decimalComma: boolean): unknown[] {
  const texts = cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  const bytes = texts.map((text) => Uint8Array.from(text, (character) => character.charCodeAt(0)));
  const isUtf8 = bytes.every((of) => decodeUtf8(of) !== undefined);
  const decoded = bytes.map((of) => (isUtf8 ? decodeUtf8(of)! : decodeWindows1252(of)));
  const filled = decoded.filter((text) => text !== "");
  const numbers = filled.filter((text) => !Number.isNaN(parseNumber(text, decimalComma)));
  const words = filled.filter((text) => missingWords.has(text.trim()));
  if (numbers.length > 0 && numbers.length + words.length === filled.length) {
    return decoded.map((text) => {
      const value = parseNumber(text, decimalComma);
      return text === "" || Number.isNaN(value) ? null : Object.is(value, -0) ? "-0" : value;
    });
  }
  const isBoolean =
    new Set(filled).size <= 4 && filled.length > 0 && decoded.every((text) => /^(?:true|false)$/i.test(text));
  return decoded.map((text) => (isBoolean ? /^true$/i.test(text) : text === "" ? null : text));
}
