import { InputError, type Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import type { InputFile } from "../files.ts";
import { readTableFile } from "../tables.ts";

/** Goes on after a problem where something is left to check, so that all problems are told at once. */
export class Collector {
  readonly problems: Problems;
  readonly files: InputFile[] = [];
  /** What the files read say of themselves: estimated travel times, synthetic doctors. */
  readonly marked = { estimated: false, synthetic: false };
  readonly #sheet: string | undefined;

  constructor(problems: Problems, sheet?: string) {
    this.problems = problems;
    this.#sheet = sheet;
  }

  /** Keeps the marks of a table: what is made of it bears them too. */
  mark({ metadata }: Pick<Table, "metadata">): void {
    if (metadata.get("aplomb.estimated") === "true") this.marked.estimated = true;
    if (metadata.get("aplomb.synthetic") === "true") this.marked.synthetic = true;
  }

  /** What `work` returns; undefined where it throws an InputError, whose problems are kept. */
  try<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.#keep(error);
      return undefined;
    }
  }

  /** The same for work that waits. */
  async tryAsync<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#keep(error);
      return undefined;
    }
  }

  /** The tables of the files that are named, each once read; a file that cannot be read is a problem like another. `columns` of a file: those to read. */
  async readAll<Name extends string>(
    paths: Readonly<Record<Name, string | URL | undefined>>,
    columns: Partial<Readonly<Record<Name, (column: string) => boolean>>> = {},
  ): Promise<Readonly<Record<Name, Table | undefined>>> {
    const tables: Partial<Record<Name, Table>> = {};
    for (const [name, path] of Object.entries<string | URL | undefined>(paths) as [
      Name,
      string | URL | undefined,
    ][]) {
      if (path === undefined) continue;
      const read = await this.tryAsync(() =>
        readTableFile(path, { sheet: this.#sheet, problems: this.problems, columns: columns[name] }),
      );
      if (!read) continue;
      tables[name] = read.table;
      this.mark(read.table);
      const { file, sha256 } = read.file;
      if (!this.files.some((each) => each.file === file && each.sha256 === sha256))
        this.files.push(read.file);
    }
    return tables as Record<Name, Table | undefined>;
  }

  /** @throws InputError with every problem so far; there is at least one where nothing is left to go on with. */
  stop(): never {
    this.problems.throwIfAny();
    throw new TypeError("expected a problem where there is nothing to go on with.");
  }

  #keep(error: unknown): void {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) {
      if (!this.problems.all.includes(problem)) this.problems.all.push(problem);
    }
  }
}
