/** A column of a CSV file, read from its cells: numbers where every cell is one, else text. */
import { missingWords } from "../../table/convert.ts";
import {
  type BooleanColumn,
  type Column,
  type NumberColumn,
  type TextColumn,
  textColumn,
} from "../../table/table.ts";
import { ByteDictionary } from "../dictionary.ts";
import type { Cells } from "./cells.ts";
import { decodeText } from "./encoding.ts";
import { parseNumber, plainNumber } from "./numbers.ts";
import { cellText, quote } from "./records.ts";

const lineFeed = 0x0a;

/** Column `c`: words like NA are missing among numbers, and text where there is no number at all. */
export function columnOf(cells: Cells, c: number, decimalComma: boolean): Column {
  const numbers = numbersOf(cells, c, decimalComma);
  if (numbers !== undefined) return numbers;
  const text = textsOf(cells, c);
  return booleansOf(text) ?? text;
}

/** Undefined where a cell is no number. The loops take no array apart: before they are compiled, that takes longer than all else. */
function numbersOf({ bytes, starts, rows, width }: Cells, c: number, decimalComma: boolean) {
  const values = new Float64Array(rows);
  let numbers = 0;
  let words = 0;
  for (let row = 0, b = c; row < rows; row++, b += width + 1) {
    const start = starts[b]!;
    const end = starts[b + 1]! - 1;
    let value = Number.NaN;
    if (start !== end) {
      value = plainNumber(bytes, start, end, decimalComma);
      if (Number.isNaN(value)) {
        const cell = cellText(bytes, start, end, decodeText);
        value = cell === "" ? Number.NaN : parseNumber(cell, decimalComma);
        if (Number.isNaN(value) && cell !== "") {
          if (!missingWords.has(cell.trim())) return undefined;
          words++;
        }
      }
      if (!Number.isNaN(value)) numbers++;
    }
    values[row] = value;
  }
  if (numbers > 0) return { kind: "number", values } satisfies NumberColumn;
  if (words > 0) return undefined;
  return { kind: "text", values: [], codes: new Int32Array(rows).fill(-1) } satisfies TextColumn;
}

/** Rows up to which texts are made before they are told apart, by functions of the engine that need no warming up. */
const fewRows = 200_000;

function textsOf(cells: Cells, c: number): TextColumn {
  if (cells.rows <= fewRows) {
    const texts = joinedTexts(cells, c);
    if (texts !== undefined) return textColumn(texts);
  }
  const { bytes, starts, rows, width } = cells;
  const dictionary = new ByteDictionary();
  const codes = new Int32Array(rows);
  for (let row = 0, b = c; row < rows; row++, b += width + 1) {
    const start = starts[b]!;
    const end = starts[b + 1]! - 1;
    codes[row] =
      start === end
        ? -1
        : bytes[start] === quote
          ? quotedCode(dictionary, bytes, start + 1, end - 1)
          : dictionary.codeOf(bytes, start, end);
  }
  return { kind: "text", values: dictionary.texts(decodeText), codes };
}

/**
 * The text of every row, decoded and cut in one call each (the names of 35,000 communes in 10 ms of a fresh process, through
 * a dictionary of bytes in 28); undefined where a cell has quotes or the line feed that stands between them.
 */
function joinedTexts({ bytes, starts, rows, width }: Cells, c: number): string[] | undefined {
  let length = 0;
  for (let row = 0, b = c; row < rows; row++, b += width + 1) length += starts[b + 1]! - starts[b]!;
  const joined = new Uint8Array(length);
  let at = 0;
  for (let row = 0, b = c; row < rows; row++, b += width + 1) {
    const end = starts[b + 1]! - 1;
    for (let p = starts[b]!; p < end; p++) joined[at++] = bytes[p]!;
    joined[at++] = lineFeed;
  }
  if (joined.includes(quote)) return undefined;
  const texts = decodeText(joined).split("\n");
  texts.pop();
  return texts.length === rows ? texts : undefined;
}

/** The code of a quoted cell: of its bytes between the quotes, where two quotes stand for one. */
function quotedCode(dictionary: ByteDictionary, bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return -1;
  const first = bytes.indexOf(quote, start);
  if (first < 0 || first >= end) return dictionary.codeOf(bytes, start, end);
  const single = new Uint8Array(end - start);
  let length = 0;
  for (let p = start; p < end; p++) {
    single[length++] = bytes[p]!;
    if (bytes[p] === quote) p++;
  }
  return dictionary.codeOf(single, 0, length);
}

/** true and false, in any case, in every cell: a column of booleans. */
function booleansOf({ values, codes }: TextColumn): BooleanColumn | undefined {
  if (values.length === 0 || values.length > 4) return undefined;
  const truths = values.map((value) => ["false", "true"].indexOf(value.toLowerCase()));
  if (truths.includes(-1) || codes.includes(-1)) return undefined;
  return { kind: "boolean", values: Uint8Array.from(codes, (code) => truths[code]!) };
}
