/** Rows as a spreadsheet counts them, and the report of rows that are wrong. */
import type { Problem, Problems } from "./problems.ts";
import type { Table } from "./table.ts";

/** Row number of row `row` (0-based) of the table, as a spreadsheet shows it: the first line of the file is 1. */
export function rowNumber(table: Pick<Table, "firstRow">, row: number): number {
  return table.firstRow + row;
}

/** An error where a table has no row. `expected`: what its rows are. */
export function requireRows(
  { source, rows }: Pick<Table, "source" | "rows">,
  expected: string,
  problems: Problems,
): void {
  if (rows === 0) problems.error({ source, got: "a table without rows", expected });
}

/** What is wrong with a row: the parts of a Problem that a row decides. */
export type RowProblem = Omit<Problem, "severity" | "source" | "row">;

/**
 * Errors of a column, one per wrong row: the first `shown` as they come, the rest counted by `close()`,
 * so that a million wrong rows do not fill the memory with messages.
 */
export class RowErrors {
  readonly #problems: Problems;
  readonly #table: Pick<Table, "source" | "firstRow">;
  readonly #shown: number;
  #count = 0;
  #last: RowProblem | undefined;

  constructor(problems: Problems, table: Pick<Table, "source" | "firstRow">, shown = 20) {
    this.#problems = problems;
    this.#table = table;
    this.#shown = shown;
  }

  get count(): number {
    return this.#count;
  }

  add(row: number, problem: () => RowProblem): void {
    if (++this.#count > this.#shown && this.#last !== undefined) return;
    this.#last = problem();
    this.#problems.error({ source: this.#table.source, row: rowNumber(this.#table, row), ...this.#last });
  }

  /** Adds the count of the rows that were not listed, if any. */
  close(): void {
    if (this.#count <= this.#shown || this.#last === undefined) return;
    const { column, expected } = this.#last;
    const more = this.#count - this.#shown;
    const got = `${more} more ${more === 1 ? "row" : "rows"} like these`;
    this.#problems.error({
      source: this.#table.source,
      ...(column === undefined ? {} : { column }),
      got,
      expected,
    });
  }
}
