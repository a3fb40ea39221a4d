/** One column of a CSV file while it is read: numbers as long as every cell is one, text from the first that is not. */
import type { BooleanColumn, Column } from "../../table/table.ts";
import { ByteDictionary } from "../dictionary.ts";
import { parseNumber, saysMissing } from "./numbers.ts";
import { escaped, plain } from "./records.ts";

const doubleQuote = 0x22;

/**
 * A quoted cell is text, as R and spreadsheets write it: "01004" and "12" stay what they are.
 * When a text turns up in a column of numbers, the column `mustBeText`: the file is read once more for it.
 */
export class CsvColumn {
  readonly #decimalComma: boolean;
  #isText: boolean;
  #numbers: Float64Array;
  #codes: Int32Array;
  #dictionary = new ByteDictionary();
  /** A text was found among numbers: the numbers are void, and the column has to be read again as text. */
  mustBeText = false;
  #numberCells = 0;
  #wordCells = 0;
  #quotedCells = 0;

  constructor(isText: boolean, decimalComma: boolean, rows: number) {
    this.#isText = isText;
    this.#decimalComma = decimalComma;
    this.#numbers = new Float64Array(isText ? 0 : rows);
    this.#codes = new Int32Array(isText ? rows : 0);
  }

  add(row: number, bytes: Uint8Array, start: number, end: number, style: number): void {
    if (this.#isText) this.#addText(row, bytes, start, end, style);
    else if (!this.mustBeText) this.#addNumber(row, bytes, start, end, style);
  }

  #addNumber(row: number, bytes: Uint8Array, start: number, end: number, style: number): void {
    if (row >= this.#numbers.length) this.#numbers = grown(this.#numbers, new Float64Array(2 * row + 64));
    if (start === end) {
      this.#numbers[row] = Number.NaN;
      return;
    }
    const value = style === plain ? parseNumber(bytes, start, end, this.#decimalComma) : Number.NaN;
    this.#numbers[row] = value;
    if (!Number.isNaN(value)) this.#numberCells++;
    else if (style === plain && saysMissing(bytes, start, end)) this.#wordCells++;
    else this.mustBeText = true;
  }

  #addText(row: number, bytes: Uint8Array, start: number, end: number, style: number): void {
    if (row >= this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(2 * row + 64));
    if (style !== plain) this.#quotedCells++;
    if (start === end) this.#codes[row] = -1;
    else if (style !== escaped) this.#codes[row] = this.#dictionary.codeOf(bytes, start, end);
    else {
      const cell = bytes.slice(start, end);
      let length = 0;
      for (let p = 0; p < cell.length; p++) {
        cell[length++] = cell[p]!;
        if (cell[p] === doubleQuote) p++;
      }
      this.#codes[row] = this.#dictionary.codeOf(cell, 0, length);
    }
  }

  /** Called after the last row: words like NA and no number at all are text. */
  settle(): void {
    if (!this.#isText && this.#numberCells === 0 && this.#wordCells > 0) this.mustBeText = true;
  }

  /** The column of `rows` rows. @throws TypeError where a fatal decoder meets text that is not in its encoding. */
  column(rows: number, decoder: TextDecoder): Column {
    if (!this.#isText && this.#numberCells > 0)
      return { kind: "number", values: this.#numbers.subarray(0, rows) };
    if (!this.#isText) return { kind: "text", values: [], codes: new Int32Array(rows).fill(-1) };
    const values = this.#dictionary.texts(decoder);
    const codes = this.#codes.subarray(0, rows);
    return (this.#quotedCells === 0 && booleans(values, codes)) || { kind: "text", values, codes };
  }
}

/** true and false, in any case, in every cell: a column of booleans. */
function booleans(values: readonly string[], codes: Int32Array): BooleanColumn | undefined {
  if (values.length === 0 || values.length > 4) return undefined;
  const truths = values.map((value) => ["false", "true"].indexOf(value.toLowerCase()));
  if (truths.includes(-1) || codes.includes(-1)) return undefined;
  return { kind: "boolean", values: Uint8Array.from(codes, (code) => truths[code]!) };
}

function grown<T extends Float64Array | Int32Array>(values: T, larger: T): T {
  larger.set(values);
  return larger;
}
