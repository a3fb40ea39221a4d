import { bytesOf, newMemory, type Places } from "../../core/engine/memory.ts";
import { ADDRESSABLE, gibibytes, instantiate } from "../../core/engine/wasm.ts";
import type { Column, NumberColumn, Utf8Texts } from "../../table/table.ts";
import { type WriteLoops, writeLoops } from "./writeLoops.ts";

export interface RowStyle {
  readonly delimiter: "," | ";" | "\t";
  readonly decimalComma: boolean;
  readonly lineEnd: "\n" | "\r\n";
}

export interface WrittenPiece {
  /** Rows written up to the end of the piece. */
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** What assembly/csv/write/writeRows.ts calls them. */
const kindNumbers = { number: 0, text: 1, boolean: 2 } as const;

/** Bytes of values, and of rows written, that are in memory at once: few enough to stay in the processor's cache. */
const atOnce = 1 << 16;
const fewestRowsAtOnce = 64;
/** Bytes of a number at most: -0.0000012369954902992761. */
const longestNumber = 26;
/** Bytes read or written over behind a text or a number. */
const toSpare = 32;
/** Numbers of the table of powers. */
const powersLength = 46;

const encoder = new TextEncoder();

/** Writes the rows of a CSV file: columns go into the loops' memory, some rows at a time, and the bytes of the rows come out. */
export class RowWriter {
  readonly #columns: readonly Column[];
  readonly #rows: number;
  readonly #rowsAtOnce: number;
  readonly #lineEnd: string;
  readonly #delimiter: string;
  readonly #point: string;
  readonly #functions: WriteLoops;
  readonly #arrays: ReturnType<ReturnType<typeof rowsMap>>;

  /** @throws RangeError where all distinct texts together are beyond 4 GiB. */
  constructor(columns: readonly Column[], rows: number, style: RowStyle) {
    this.#columns = columns;
    this.#rows = rows;
    this.#rowsAtOnce = Math.min(rows, Math.max(fewestRowsAtOnce, Math.floor(atOnce / (8 * columns.length))));
    this.#lineEnd = style.lineEnd;
    this.#delimiter = style.delimiter;
    this.#point = style.decimalComma ? "," : ".";
    const encoded = columns.map((column) => encodedTexts(column));
    const map = rowsMap(columns, encoded, this.#rowsAtOnce);
    const bytes = bytesOf(map);
    if (bytes > ADDRESSABLE)
      throw new RangeError(
        `CSV: the table's texts take ${gibibytes(bytes)} GiB of memory, expected at most 4: write it as Parquet.`,
      );
    const module = writeLoops();
    const { memory, arrays } = newMemory(module, map, "the cells of a table");
    this.#functions = instantiate(module, memory);
    this.#arrays = arrays;
    this.#functions.fillPowers(this.#arrays.powers.address);
    columns.forEach((column, c) => {
      this.#place(column, c, encoded[c]!);
    });
  }

  /** The rows in pieces, whose bytes stay until the next is asked for. */
  *pieces(): Generator<WrittenPiece> {
    const { cell, file } = this.#arrays;
    for (let first = 0; first < this.#rows; first += this.#rowsAtOnce) {
      const rows = Math.min(this.#rowsAtOnce, this.#rows - first);
      this.#columns.forEach((column, c) => {
        const values = column.kind === "text" ? column.codes : column.values;
        this.#arrays.values[c]!.array.set(values.subarray(first, first + rows));
      });
      cell.array.set([0, 0, file.address]);
      while (cell.array[0]! < rows) {
        if (this.#write(rows)) {
          this.#writeNumber(first);
        } else {
          const [row, , end] = cell.array;
          yield { rows: first + row!, bytes: file.array.subarray(0, end! - file.address) };
          cell.array[2] = file.address;
        }
      }
    }
  }

  /** Where the loops find a column, its texts, and where each begins. */
  #place(column: Column, c: number, encoded: Utf8Texts): void {
    const values = this.#arrays.values[c]!;
    const texts = this.#arrays.texts[c]!;
    const starts = this.#arrays.starts[c]!;
    const description = [kindNumbers[column.kind], values.address, texts.address, starts.address];
    this.#arrays.columns.array.set(description, 4 * c);
    texts.array.set(encoded.bytes);
    const { count, bytes } = encoded;
    const found = this.#functions.textStarts(texts.address, bytes.length, count, starts.address);
    if (found !== count) starts.array.set(startsOf(textsOf(column)));
    this.#functions.markQuoted(texts.address, count, starts.address);
  }

  /** Writes rows from the cell on; true where its number is not for the loops. */
  #write(rows: number): boolean {
    const { cell, columns, file, powers } = this.#arrays;
    const isForHost = this.#functions.writeRows(
      cell.address,
      rows,
      columns.address,
      this.#columns.length,
      file.address + atOnce,
      this.#delimiter.charCodeAt(0),
      this.#point.charCodeAt(0),
      this.#lineEnd.charCodeAt(0) + 256 * (this.#lineEnd.charCodeAt(1) || 0),
      this.#lineEnd.length,
      powers.address,
    );
    return isForHost === 1;
  }

  /** Writes the number of the cell, infinite, very large or with an exponent. */
  #writeNumber(first: number): void {
    const { cell, file } = this.#arrays;
    const [row, column, at] = [cell.array[0]!, cell.array[1]!, cell.array[2]!];
    const text = String((this.#columns[column] as NumberColumn).values[first + row]);
    for (let c = 0, to = at - file.address; c < text.length; c++, to++)
      file.array[to] = text[c] === "." ? this.#point.charCodeAt(0) : text.charCodeAt(c);
    cell.array[1] = column + 1;
    cell.array[2] = at + text.length;
  }
}

/** The loops' memory, as assembly/csv/write/writeRows.ts tells it. */
function rowsMap(columns: readonly Column[], encoded: readonly Utf8Texts[], rowsAtOnce: number) {
  // The longest row has the longest text of each column, which is no longer than all of them; in quotes, they may be all quotes.
  const longestRow = encoded.reduce((sum, { bytes }) => sum + 2 * bytes.length + longestNumber + 3, 2);
  return (places: Places) => ({
    cell: places.u32(3),
    powers: places.f64(powersLength),
    columns: places.u32(4 * columns.length),
    values: columns.map(({ kind }) => (kind === "number" ? places.f64(rowsAtOnce) : places.u32(rowsAtOnce))),
    texts: encoded.map(({ bytes }) => places.u8(bytes.length + toSpare)),
    starts: encoded.map(({ count }) => places.u32(count + 1)),
    file: places.u8(atOnce + longestRow + toSpare),
  });
}

const truths = ["false", "true"];

/** The texts that the codes of a column tell. */
function textsOf(column: Column): readonly string[] {
  return column.kind === "text" ? column.values : column.kind === "boolean" ? truths : [];
}

function encodedTexts(column: Column): Utf8Texts {
  if (column.kind === "text" && column.utf8 !== undefined) return column.utf8;
  const texts = textsOf(column);
  const bytes = encoder.encode(texts.length === 0 ? "" : `${texts.join("\0")}\0`);
  return { count: texts.length, bytes };
}

/** Where each text begins, each with a byte behind it, and where another one would: for texts that hold a zero character. */
function startsOf(texts: readonly string[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1);
  for (let t = 0; t < texts.length; t++) starts[t + 1] = starts[t]! + encoder.encode(texts[t]!).length + 1;
  return starts;
}
