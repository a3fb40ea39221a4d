import type { Column } from "./table.ts";

/** Columns that are read from their file when they are first asked for: what nobody binds is never read. */
export class LazyColumns implements ReadonlyMap<string, Column> {
  readonly #positions: ReadonlyMap<string, number>;
  readonly #read: (position: number) => Column;
  readonly #columns: (Column | undefined)[] = [];

  /** `read` gives the column at a position of `names`; it is called once for each at most. */
  constructor(names: readonly string[], read: (position: number) => Column) {
    this.#positions = new Map(names.map((name, position) => [name, position]));
    this.#read = read;
  }

  get size(): number {
    return this.#positions.size;
  }

  has(name: string): boolean {
    return this.#positions.has(name);
  }

  get(name: string): Column | undefined {
    const position = this.#positions.get(name);
    if (position === undefined) return undefined;
    this.#columns[position] ??= this.#read(position);
    return this.#columns[position];
  }

  keys(): MapIterator<string> {
    return this.#positions.keys();
  }

  *values(): MapIterator<Column> {
    for (const name of this.keys()) yield this.get(name)!;
  }

  *entries(): MapIterator<[string, Column]> {
    for (const name of this.keys()) yield [name, this.get(name)!];
  }

  [Symbol.iterator](): MapIterator<[string, Column]> {
    return this.entries();
  }

  forEach(visit: (column: Column, name: string, columns: ReadonlyMap<string, Column>) => void): void {
    for (const [name, column] of this) visit(column, name, this);
  }
}
