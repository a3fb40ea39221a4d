import { CodeRepairs, expectedCode } from "../../table/codes.ts";
import { expectedNumber } from "../../table/convert.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import { warnOfParts } from "./arrondissements.ts";
import { type EndCodes, INVALID, MISSING, UNKNOWN } from "./endCodes.ts";
import type { PairPart } from "./pairTable.ts";
import { type PairNames, pairsSchema } from "./pairTable.ts";

/** What is to be said of a file's rows: those that make no pair (missing and wrong cells, unknown communes), counted and listed, and codes read as others. */
export class PairRejects {
  readonly #names: PairNames;
  readonly #problems: Problems;
  readonly #errors = new Map<string, RowErrors>();
  readonly #repairs = { origin: new CodeRepairs(), destination: new CodeRepairs() };
  /** Rows of each arrondissement. */
  readonly #parts = { origin: new Map<string, number>(), destination: new Map<string, number>() };

  constructor(names: PairNames, problems: Problems) {
    this.#names = names;
    this.#problems = problems;
  }

  /** A row whose ends are not both known, or whose minutes are no time. */
  reject(part: PairPart, row: number, origins: EndCodes, destinations: EndCodes): void {
    if (!part.unread?.has(row)) {
      part.minutes.forEach((values, column) => {
        this.#rejectTime(values[row], this.#names.minutes[column], part.rowNumber(row));
      });
    }
    const isCode = this.#isCode(part, row, "origin", origins);
    if (!this.#isCode(part, row, "destination", destinations) || !isCode) return;
    const [from, to] = [part.origin.codes[row], part.destination.codes[row]];
    const isUnknownFrom = origins.positions[from + 1] === UNKNOWN;
    // A row whose two communes are unknown counts under its origin; its destination is listed with 0 rows.
    if (isUnknownFrom) origins.addUnknown(from, 1);
    if (destinations.positions[to + 1] === UNKNOWN) destinations.addUnknown(to, isUnknownFrom ? 0 : 1);
  }

  /** Notes the codes of a part whose lost zero was put back. */
  noteRepairs(part: PairPart, origins: EndCodes, destinations: EndCodes): void {
    for (const [end, codes] of [
      ["origin", origins],
      ["destination", destinations],
    ] as const) {
      if (codes.repaired.length === 0) continue;
      for (let row = 0; row < part.rows; row++) {
        const code = part[end].codes[row];
        if (codes.repaired[code] === 1) this.#repairs[end].add(codes.textAt(code), part.rowNumber(row));
      }
    }
  }

  /** Counts the rows of a part whose code is that of an arrondissement, read as its commune. */
  noteArrondissements(part: PairPart, origins: EndCodes, destinations: EndCodes): void {
    for (const [end, codes] of [
      ["origin", origins],
      ["destination", destinations],
    ] as const) {
      if (codes.isPart.length === 0) continue;
      const rows = this.#parts[end];
      for (let row = 0; row < part.rows; row++) {
        const value = part[end].codes[row];
        if (codes.isPart[value] !== 1) continue;
        const code = codes.codeAt(value);
        rows.set(code, (rows.get(code) ?? 0) + 1);
      }
    }
  }

  /** Says what was met, after the last row of the file. */
  close(): void {
    for (const errors of this.#errors.values()) errors.close();
    const { source, origin, destination } = this.#names;
    this.#repairs.origin.warn(origin, source, this.#problems);
    this.#repairs.destination.warn(destination, source, this.#problems);
    warnOfParts(this.#parts.origin, source, origin, this.#problems);
    warnOfParts(this.#parts.destination, source, destination, this.#problems);
  }

  #rejectTime(time: number, column: string, row: number): void {
    if (time >= 0 && time < Infinity) return;
    if (Number.isNaN(time)) this.#error(row, { column, ...emptyCell });
    else this.#error(row, { column, got: String(time), expected: expectedNumber(pairsSchema.minutes) });
  }

  /** True where the cell holds the code of some place, known or not. */
  #isCode(part: PairPart, row: number, end: "origin" | "destination", codes: EndCodes): boolean {
    const code = part[end].codes[row];
    const position = codes.positions[code + 1];
    const column = this.#names[end];
    if (position === MISSING) this.#error(part.rowNumber(row), { column, ...emptyCell });
    if (position === INVALID) {
      const got = `"${codes.textAt(code)}"`;
      this.#error(part.rowNumber(row), { column, got, expected: expectedCode });
    }
    return position !== MISSING && position !== INVALID;
  }

  /** The first errors of a kind are listed with their rows, the others counted. */
  #error(row: number, problem: { column: string; got: string; expected: string }): void {
    const kind = `${problem.column} ${problem.expected}`;
    let errors = this.#errors.get(kind);
    if (errors === undefined) {
      // Rows have their own numbers already.
      errors = new RowErrors(this.#problems, { source: this.#names.source, firstRow: 0 });
      this.#errors.set(kind, errors);
    }
    errors.add(row, () => problem);
  }
}

const emptyCell = { got: "an empty cell, NA or NaN", expected: "a value" };
