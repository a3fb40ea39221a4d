/**
 * Codes of places: communes, text of five characters; IRIS, the commune and four digits; squares of a grid.
 * Spreadsheets read 01004 as the number 1004: the lost zero is put back, with one warning that counts the rows.
 * Corsican codes (2A004) are never numbers and only have their case repaired.
 * Sources: INSEE, Code officiel géographique (two characters of department, or 97x and 98x overseas, then the commune);
 * INSEE, Découpage infracommunal (IRIS); INSPIRE D2.8.I.2, Geographical grid systems (CRS3035RES200mN2684000E4035200).
 */
import { distinctNumbers, missingWords } from "./convert.ts";
import type { Problems } from "./problems.ts";
import { RowErrors, rowNumber } from "./rows.ts";
import type { Column, Table, TextColumn } from "./table.ts";

const commune = /^(?:\d{2}|2[AB])\d{3}$/;
/** Not 20…: no commune has such a code since Corsica has two departments, and the SIREN of an EPCI has nine digits too. */
const iris = /^(?!20)(?:\d{2}|2[AB])\d{7}$/;
const square = /^CRS\d{4}RES\d+k?mN\d+E\d+$/;
export const expectedCode = "a commune code of 5 characters (01004, 2A004, 97105)";

/** The code of a place that a cell means, or undefined where it is none. Arrondissements keep their own codes (75101). */
export function repairCode(cell: string): string | undefined {
  const trimmed = cell.trim().toUpperCase();
  const whole = /^\d+\.0+$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf(".")) : trimmed;
  const code = /^\d{4}(?:\d{4})?$/.test(whole) ? `0${whole}` : whole;
  if (commune.test(code) || iris.test(code)) return code;
  return square.test(cell.trim()) ? cell.trim() : undefined;
}

/** True of commune codes that are all there and well written: nothing is to be put right, nor told. */
export function isWholeCodes(column: Column): column is TextColumn {
  return column.kind === "text" && !column.codes.includes(-1) && areCodes(column.values);
}

const areCodes = (cells: readonly string[]): boolean => cells.every((cell) => commune.test(cell));

/**
 * A column of commune codes as text; missing cells stay missing.
 * What is no commune code is an error naming its row; codes whose zero was put back are one warning for the column.
 */
export function codeColumn(
  column: Column,
  name: string,
  table: Pick<Table, "source" | "firstRow">,
  problems: Problems,
): TextColumn {
  const cells = column.kind === "text" ? column : distinctNumbers(column.values);
  // Codes that are all well written are kept as they are: no look at the rows (0.05 s on 2.8 M pairs).
  if (areCodes(cells.values)) return cells;
  const codes: string[] = [];
  const position = new Map<string, number>();
  const invalid = -2;
  let repaired = 0;
  const repairedValue = new Uint8Array(cells.values.length);
  const target = Int32Array.from(cells.values, (cell, value) => {
    if (missingWords.has(cell.trim())) return -1;
    const code = repairCode(cell);
    if (code === undefined) return invalid;
    if (code.length !== cell.trim().length) repaired += repairedValue[value] = 1;
    const known = position.get(code);
    if (known !== undefined) return known;
    position.set(code, codes.length);
    return codes.push(code) - 1;
  });
  const errors = new RowErrors(problems, table);
  const result = new Int32Array(cells.codes.length);
  for (let row = 0; row < result.length; row++) {
    const value = cells.codes[row]!;
    const code = value < 0 ? -1 : target[value]!;
    if (code === invalid)
      errors.add(row, () => ({ column: name, got: `"${cells.values[value]}"`, expected: expectedCode }));
    result[row] = Math.max(code, -1);
  }
  errors.close();
  if (repaired > 0) {
    const repairs = new CodeRepairs();
    for (let row = 0; row < cells.codes.length; row++) {
      const value = cells.codes[row]!;
      if (repairedValue[value] === 1) repairs.add(cells.values[value]!, rowNumber(table, row));
    }
    repairs.warn(name, table.source, problems);
  }
  return { kind: "text", values: codes, codes: result };
}

/** Codes whose lost zero was put back, told in one warning a column. */
export class CodeRepairs {
  readonly #first: { readonly cell: string; readonly row: number }[] = [];
  #count = 0;

  /** `row`: as a spreadsheet counts it. */
  add(cell: string, row: number): void {
    if (this.#count++ < 5) this.#first.push({ cell, row });
  }

  warn(column: string, source: string, problems: Problems): void {
    const count = this.#count;
    const first = this.#first[0];
    if (first === undefined) return;
    const examples = this.#first.map(({ cell, row }) => `${cell} (row ${row}) read as ${repairCode(cell)}`);
    problems.warn({
      source,
      row: first.row,
      column,
      got: `${count} ${count === 1 ? "code" : "codes"} altered by a spreadsheet: ${examples.join(", ")}${count > this.#first.length ? ", …" : ""}`,
      expected: "codes as text of 5 characters",
      advice: "The leading zero was put back; keep the column as text to be sure.",
    });
  }
}
