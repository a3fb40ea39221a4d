/** CSV read one character after the other: the reference that the loops of assembly/csv are compared with. */
import { followed, open, ragged } from "../../src/formats/csv/records.ts";

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
