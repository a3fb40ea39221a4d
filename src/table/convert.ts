/** Columns turned into the type that a schema asks for: text to numbers, numbers to text, words to booleans. */
import { normalName } from "./names.ts";
import type { Problems } from "./problems.ts";
import { RowErrors } from "./rows.ts";
import type { Column, NumberColumn, Table, TextColumn } from "./table.ts";

type Place = Pick<Table, "source" | "firstRow">;

/** What R, pandas, SQL and SAS write where a number is missing. */
export const missingWords: ReadonlySet<string> = new Set([
  "",
  ".",
  "NA",
  "N/A",
  "NaN",
  "nan",
  "NULL",
  "null",
  "None",
]);

const plainNumber = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/;
const infinity = /^([+-]?)(?:inf|infinity)$/i;

/**
 * The number that a cell of text means: decimal point or comma, thousands apart by spaces (1 234,5).
 * NaN where the word says missing; undefined where it is no number. English thousands (1,234) are read as decimals
 * unless they repeat: `numbersFromText` refuses a column where the two cannot be told apart.
 */
export function numberOf(cell: string): number | undefined {
  const trimmed = cell.trim();
  if (missingWords.has(trimmed)) return Number.NaN;
  const compact = trimmed.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, "").replace("\u2212", "-");
  if (plainNumber.test(compact)) return Number(compact.replace(",", "."));
  const infinite = infinity.exec(compact);
  return infinite === null
    ? undefined
    : infinite[1] === "-"
      ? Number.NEGATIVE_INFINITY
      : Number.POSITIVE_INFINITY;
}

export interface NumberBounds {
  readonly min?: number;
  readonly unit?: string;
}

/** f64[rows], NaN where missing. Text that is no number, infinite values and values under `min` are errors naming row and column. */
export function toNumbers(
  column: Column,
  name: string,
  bounds: NumberBounds,
  table: Place,
  problems: Problems,
): Float64Array {
  const min = bounds.min ?? Number.NEGATIVE_INFINITY;
  const expected = expectedNumber(bounds);
  const errors = new RowErrors(problems, table);
  const numbers =
    column.kind === "text" ? textToNumbers(column, name, expected, errors) : asFloat64(column.values);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row]!;
    if (number < min || number === Number.POSITIVE_INFINITY || number === Number.NEGATIVE_INFINITY) {
      errors.add(row, () => ({ column: name, got: String(number), expected }));
    }
  }
  errors.close();
  return numbers;
}

/** What messages say a number of these bounds is. */
export function expectedNumber({ min, unit = "a number" }: NumberBounds): string {
  return min === undefined ? `${unit}, finite` : `${unit}, finite and at least ${min}`;
}

export const asFloat64 = (values: ArrayLike<number>): Float64Array =>
  values instanceof Float64Array ? values : Float64Array.from(values);

function textToNumbers(column: TextColumn, name: string, expected: string, errors: RowErrors): Float64Array {
  const parsed = column.values.map(numberOf);
  const thousands = englishThousands(column.values);
  const numbers = new Float64Array(column.codes.length);
  for (let row = 0; row < numbers.length; row++) {
    const code = column.codes[row]!;
    const cell = column.values[code];
    const number = cell === undefined ? Number.NaN : parsed[code];
    if (number === undefined || (thousands && cell?.includes(","))) {
      errors.add(row, () => ({
        column: name,
        got: `"${cell}"`,
        expected,
        ...(thousands ? { advice: "Write 1234 or 1234.5: this comma may mean thousands or decimals." } : {}),
      }));
    }
    numbers[row] = number ?? Number.NaN;
  }
  return numbers;
}

/** True where every comma of the column stands before exactly three final digits: 1,234 may be 1234 or 1.234. */
function englishThousands(cells: readonly string[]): boolean {
  const withComma = cells.filter((cell) => cell.includes(","));
  return (
    withComma.length > 0 && withComma.every((cell) => /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/.test(cell.trim()))
  );
}

/** Numbers as dictionary-coded text: 1004 becomes "1004", NaN becomes missing. */
export function distinctNumbers(numbers: NumberColumn["values"] | Uint8Array): TextColumn {
  const values: string[] = [];
  const position = new Map<number, number>();
  const codes = new Int32Array(numbers.length);
  for (let row = 0; row < codes.length; row++) {
    const number = numbers[row]!;
    let code = position.get(number);
    if (code === undefined) {
      code = Number.isNaN(number) ? -1 : values.push(String(number)) - 1;
      position.set(number, code);
    }
    codes[row] = code;
  }
  return { kind: "text", values, codes };
}
/** Any column as text, missing where it is missing: 75 becomes "75", true becomes "true". */
export function toText(column: Column): TextColumn {
  if (column.kind === "text") return column;
  if (column.kind === "number") return distinctNumbers(column.values);
  return { kind: "text", values: ["false", "true"], codes: Int32Array.from(column.values) };
}

const truths: ReadonlyMap<string, number> = new Map([
  ...["1", "true", "t", "yes", "y", "vrai", "oui", "o"].map((word) => [word, 1] as const),
  ...["0", "false", "f", "no", "n", "faux", "non"].map((word) => [word, 0] as const),
]);

/** u8[rows]: 1 true, 0 false; a missing cell is false. Reads true/false, oui/non, vrai/faux, o/n, 1/0. */
export function toBooleans(column: Column, name: string, table: Place, problems: Problems): Uint8Array {
  if (column.kind === "boolean") return column.values;
  const cells = toText(column);
  const meaning = cells.values.map((cell) =>
    missingWords.has(cell.trim()) ? 0 : truths.get(normalName(cell)),
  );
  const errors = new RowErrors(problems, table);
  const booleans = new Uint8Array(cells.codes.length);
  for (let row = 0; row < booleans.length; row++) {
    const code = cells.codes[row]!;
    const truth = code < 0 ? 0 : meaning[code];
    if (truth === undefined) {
      errors.add(row, () => ({
        column: name,
        got: `"${cells.values[code]}"`,
        expected: "true or false (oui, non, 1, 0)",
      }));
    }
    booleans[row] = truth ?? 0;
  }
  errors.close();
  return booleans;
}
