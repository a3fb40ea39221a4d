/** A column of a CSV file, read from its cells: numbers where every cell is one, else text. */
import { addressAt } from "../../core/engine/memory.ts";
import { missingWords } from "../../table/convert.ts";
import {
  type BooleanColumn,
  type Column,
  countOfTexts,
  type NumberColumn,
  type TextColumn,
  type Utf8Texts,
} from "../../table/table.ts";
import { unreadable } from "../formats.ts";
import { adviceOfLarge, type Cells } from "./cells.ts";
import { decodeText, decodeUtf8, decodeWindows1252 } from "./encoding.ts";
import { parseNumber } from "./numbers.ts";
import { cellText, type Records, tileRows } from "./records.ts";

/** Column `c`: words like NA are missing among numbers, and text where there is no number at all. */
export function columnOf(cells: Cells, c: number, decimalComma: boolean): Column {
  const numbers = numbersOf(cells, c, decimalComma);
  if (numbers !== undefined) return numbers;
  const text = textsOf(cells, c);
  return booleansOf(text) ?? text;
}

/** Undefined where a cell is no number. */
function numbersOf(cells: Cells, c: number, decimalComma: boolean): NumberColumn | TextColumn | undefined {
  const { records, rows } = cells;
  const { values, others } = records.room;
  const column = new Float64Array(rows);
  let numbers = 0;
  let words = 0;
  for (let row = 0; row < rows; row += tileRows) {
    const tile = Math.min(tileRows, rows - row);
    const cell = cellAddress(cells, row, c);
    const stride = 4 * (records.width + 1);
    numbers += records.functions.numbers(cell, stride, tile, decimalComma, values.address, others.address);
    const array = tile === tileRows ? values.array : values.array.subarray(0, tile);
    for (let other = 1; other <= others.array[0]!; other++) {
      const text = textOf(cells, row + others.array[other]!, c);
      const value = parseNumber(text, decimalComma);
      array[others.array[other]!] = value;
      if (!Number.isNaN(value)) numbers++;
      else if (missingWords.has(text.trim())) words++;
      else return undefined;
    }
    column.set(array, row);
  }
  if (numbers > 0) return { kind: "number", values: column };
  if (words > 0) return undefined;
  return { kind: "text", values: [], codes: new Int32Array(rows).fill(-1) };
}

/** The texts of a column, in the encoding that all of them are in. */
function textsOf(cells: Cells, c: number): TextColumn {
  const { records, rows } = cells;
  const { dictionary, slots, entries, capacity, codes } = records.room;
  const column = new Int32Array(rows);
  dictionary.array.fill(0);
  for (let row = 0; row < rows; row += tileRows) {
    const tile = Math.min(tileRows, rows - row);
    const read = records.functions.texts(
      cellAddress(cells, row, c),
      4 * (records.width + 1),
      tile,
      dictionary.address,
      slots.address,
      entries.address,
      capacity,
      codes.address,
    );
    if (read < tile) {
      const got = `more than ${capacity} distinct texts in a column`;
      throw unreadable(cells.source, got, "fewer of them", adviceOfLarge);
    }
    column.set(tile === tileRows ? codes.array : codes.array.subarray(0, tile), row);
  }
  return dictionaryColumn(records, column);
}

/** The column of these codes of the dictionary. */
function dictionaryColumn({ functions, room }: Records, codes: Int32Array): TextColumn {
  const [count, , , bytes] = room.dictionary.array as unknown as [number, number, number, number];
  const joined = new Uint8Array(bytes);
  room.position.array.fill(0);
  for (let at = 0; at < bytes; ) {
    const { position, entries, joined: piece } = room;
    const written = functions.join(position.address, entries.address, count, piece.address, 8 * tileRows);
    joined.set(piece.array.subarray(0, written), at);
    at += written;
  }
  const utf8 = decodeUtf8(joined);
  const holdsZeros = room.position.array[3] !== 0;
  if (utf8 !== undefined && !holdsZeros) return cutWhenAsked(utf8, { count, bytes: joined }, codes);
  const decode = utf8 === undefined ? decodeWindows1252 : decodeText;
  let end = 0;
  const values = Array.from({ length: count }, (_, code) => {
    const start = end;
    end += room.entries.array[4 * code + 3]! + 1;
    return decode(joined.subarray(start, end - 1));
  });
  return { kind: "text", values, codes };
}

/** Texts that a zero parts, as strings where somebody asks for them: a run writes names that it never looks at. */
function cutWhenAsked(joined: string, utf8: Utf8Texts, codes: Int32Array): TextColumn {
  let values: readonly string[] | undefined;
  return {
    kind: "text",
    codes,
    utf8,
    get values() {
      values ??= joined.slice(0, -1).split("\0");
      return values;
    },
  };
}

/** Where the beginning of cell `c` of a row lies. */
function cellAddress({ records, first }: Cells, row: number, c: number): number {
  return addressAt(records.starts, (first + row) * (records.width + 1) + c);
}

/** The text of a cell. */
function textOf({ records, first }: Cells, row: number, c: number): string {
  const at = (first + row) * (records.width + 1) + c;
  const starts = records.starts.array;
  return cellText(records.bytes, starts[at]!, starts[at + 1]! - 1, decodeText);
}

/** true and false, in any case, in every cell: a column of booleans. */
function booleansOf(column: TextColumn): BooleanColumn | undefined {
  const count = countOfTexts(column);
  if (count === 0 || count > 4) return undefined;
  const { values, codes } = column;
  const truths = values.map((value) => ["false", "true"].indexOf(value.toLowerCase()));
  if (truths.includes(-1) || codes.includes(-1)) return undefined;
  return { kind: "boolean", values: Uint8Array.from(codes, (code) => truths[code]!) };
}
