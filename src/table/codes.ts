/**
 * Commune codes as text of five characters. Spreadsheets read 01004 as the number 1004: the lost zero is put back,
 * with one warning that counts the rows. Corsican codes (2A004) are never numbers and only have their case repaired.
 * Source: INSEE, Code officiel géographique (two characters of department, or 97x and 98x overseas, then the commune).
 */
import { distinctNumbers, missingWords } from "./convert.ts";
import type { Problems } from "./problems.ts";
import { RowErrors, rowNumber } from "./rows.ts";
import type { Column, Table, TextColumn } from "./table.ts";

const communeCode = /^(?:\d{2}|2[AB])\d{3}$/;
const expected = "a commune code of 5 characters (01004, 2A004, 97105)";

/** The commune code that a cell means, or undefined where it is none. Arrondissements keep their own codes (75101). */
export function repairCode(cell: string): string | undefined {
  const trimmed = cell.trim().toUpperCase();
  const whole = /^\d+\.0+$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf(".")) : trimmed;
  const code = /^\d{4}$/.test(whole) ? `0${whole}` : whole;
  return communeCode.test(code) ? code : undefined;
}

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
  if (cells.values.every((cell) => communeCode.test(cell))) return cells;
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
      errors.add(row, () => ({ column: name, got: `"${cells.values[value]}"`, expected }));
    result[row] = Math.max(code, -1);
  }
  errors.close();
  if (repaired > 0) warnRepaired(cells, repairedValue, name, table, problems);
  return { kind: "text", values: codes, codes: result };
}

function warnRepaired(
  cells: TextColumn,
  repairedValue: Uint8Array,
  name: string,
  table: Pick<Table, "source" | "firstRow">,
  problems: Problems,
): void {
  const first: number[] = [];
  let count = 0;
  for (let row = 0; row < cells.codes.length; row++) {
    if (repairedValue[cells.codes[row]!] !== 1) continue;
    if (count++ < 5) first.push(row);
  }
  const examples = first.map((row) => {
    const cell = cells.values[cells.codes[row]!]!;
    return `${cell} (row ${rowNumber(table, row)}) read as ${repairCode(cell)}`;
  });
  problems.warn({
    source: table.source,
    row: rowNumber(table, first[0]!),
    column: name,
    got: `${count} ${count === 1 ? "code" : "codes"} altered by a spreadsheet: ${examples.join(", ")}${count > first.length ? ", …" : ""}`,
    expected: "codes as text of 5 characters",
    advice: "The leading zero was put back; keep the column as text to be sure.",
  });
}
