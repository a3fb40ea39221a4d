/** One column of a CSV file while it is read: numbers as long as every cell is one, text from the first that is not. */
import { missingWords } from "../../table/convert.ts";
import type { BooleanColumn, Column } from "../../table/table.ts";
import { parseNumber } from "./numbers.ts";

/** When a text turns up in a column of numbers, the column `mustBeText`: the file is read once more for it. */
export class CsvColumn {
  readonly #decimalComma: boolean;
  readonly #isText: boolean;
  readonly #values: string[] = [];
  readonly #codeOf = new Map<string, number>([["", -1]]);
  #numbers: Float64Array;
  #codes: Int32Array;
  #last = "";
  #lastCode = -1;
  #numberCells = 0;
  #wordCells = 0;
  /** A text was found among numbers: the numbers are void, and the column has to be read again as text. */
  mustBeText = false;

  constructor(isText: boolean, decimalComma: boolean, rows: number) {
    this.#isText = isText;
    this.#decimalComma = decimalComma;
    this.#numbers = new Float64Array(isText ? 0 : rows);
    this.#codes = new Int32Array(isText ? rows : 0);
  }

  add(row: number, cell: string): void {
    if (this.#isText) this.#addText(row, cell);
    else if (!this.mustBeText) this.#addNumber(row, cell);
  }

  #addNumber(row: number, cell: string): void {
    if (row >= this.#numbers.length) this.#numbers = grown(this.#numbers, new Float64Array(2 * row + 64));
    const value = cell === "" ? Number.NaN : parseNumber(cell, this.#decimalComma);
    this.#numbers[row] = value;
    if (!Number.isNaN(value)) this.#numberCells++;
    else if (cell === "") return;
    else if (missingWords.has(cell.trim())) this.#wordCells++;
    else this.mustBeText = true;
  }

  #addText(row: number, cell: string): void {
    if (row >= this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(2 * row + 64));
    // Sorted origins repeat the row above: a comparison instead of a look-up.
    if (cell !== this.#last) {
      this.#last = cell;
      const known = this.#codeOf.get(cell);
      this.#lastCode = known ?? this.#values.push(cell) - 1;
      if (known === undefined) this.#codeOf.set(cell, this.#lastCode);
    }
    this.#codes[row] = this.#lastCode;
  }

  /** Called after the last row: words like NA and no number at all are text. */
  settle(): void {
    if (!this.#isText && this.#numberCells === 0 && this.#wordCells > 0) this.mustBeText = true;
  }

  /** The column of `rows` rows. */
  column(rows: number): Column {
    if (!this.#isText && this.#numberCells > 0)
      return { kind: "number", values: this.#numbers.subarray(0, rows) };
    if (!this.#isText) return { kind: "text", values: [], codes: new Int32Array(rows).fill(-1) };
    const codes = this.#codes.subarray(0, rows);
    return booleans(this.#values, codes) ?? { kind: "text", values: this.#values, codes };
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
