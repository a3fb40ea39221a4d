/**
 * How the columns of a user's file are bound to the field's names.
 * One schema says every name, type and bound; aliases make `codgeo` and `Code INSEE` the same column.
 */
import { codeColumn, isWholeCodes } from "./codes.ts";
import { missingWords, toBooleans, toNumbers, toText } from "./convert.ts";
import { nearestName, normalName } from "./names.ts";
import { Problems } from "./problems.ts";
import { RowErrors } from "./rows.ts";
import type { Column, Table, TextColumn } from "./table.ts";

export { rowNumber } from "./rows.ts";
export { columnLength, numberColumn, tableOf, textAt, textColumn } from "./table.ts";

export interface ColumnSpec {
  /** "code" is a commune code: text of 5 characters, its lost leading zero put back with a warning. */
  readonly type: "text" | "code" | "number" | "boolean";
  /** The column must be there. */
  readonly required?: boolean;
  /** No cell of it may be missing: an error naming each row. */
  readonly complete?: boolean;
  /** Other names it goes by, best first; compared without case, accents, separators, and then without a final year. */
  readonly aliases: readonly string[];
  /** Least value, inclusive: a smaller one is an error naming row and column, as are infinite values and text that is no number. */
  readonly min?: number;
  /** What a value is, for messages: "minutes", "inhabitants". */
  readonly unit?: string;
}

export type Schema = Readonly<Record<string, ColumnSpec>>;

type ValuesOf<T extends ColumnSpec["type"]> = T extends "number"
  ? Float64Array
  : T extends "boolean"
    ? Uint8Array
    : TextColumn;

/** Text and codes as a TextColumn, numbers as f64 (NaN missing), booleans as u8; undefined where an optional column is absent. */
export type Bound<S extends Schema> = {
  readonly [K in keyof S]: S[K]["required"] extends true
    ? ValuesOf<S[K]["type"]>
    : ValuesOf<S[K]["type"]> | undefined;
};

export interface BindOptions {
  /** --map: the field's name -> the file's column. Names of other schemas are left to them; see `checkMap`. */
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
}

/**
 * The columns of `table` under the names of `schema`, converted to their types.
 * Each is found through `map`, else by its own name, else by its aliases in order. Everything wrong goes to `problems`.
 * @throws InputError when a required column is missing, with every problem so far.
 */
export function bindColumns<const S extends Schema>(table: Table, schema: S, options: BindOptions): Bound<S> {
  const byNormalName = normalNames(table);
  const bound: Record<string, Float64Array | Uint8Array | TextColumn | undefined> = {};
  let absent = false;
  for (const [name, spec] of Object.entries(schema)) {
    const found = findColumn(table, name, spec, byNormalName, options);
    bound[name] = found === undefined ? undefined : convertColumn(table, found, spec, options.problems);
    absent ||= found === undefined && spec.required === true;
  }
  if (absent) options.problems.throwIfAny();
  return bound as Bound<S>;
}

/**
 * The file's own name of each column of `schema`, undefined where it has none: to name it in messages, or to tell what
 * a table holds. What is wrong with the columns is left to `bindColumns`.
 */
export function columnNames<const S extends Schema>(
  table: Table,
  schema: S,
  map?: ReadonlyMap<string, string>,
): { readonly [K in keyof S]: string | undefined } {
  const byNormalName = normalNames(table);
  const unsaid = { map, problems: new Problems() };
  const names = Object.entries(schema).map(([name, spec]) => [
    name,
    findColumn(table, name, spec, byNormalName, unsaid),
  ]);
  return Object.fromEntries(names) as { readonly [K in keyof S]: string | undefined };
}

function normalNames(table: Table): ReadonlyMap<string, readonly string[]> {
  const byNormalName = new Map<string, string[]>();
  for (const column of table.columns.keys()) {
    const normal = normalName(column);
    byNormalName.set(normal, [...(byNormalName.get(normal) ?? []), column]);
  }
  return byNormalName;
}

/** The column of `table` that `name` is bound to, or undefined; a wrong --map, an ambiguity or a missing required column is an error. */
function findColumn(
  table: Table,
  name: string,
  spec: ColumnSpec,
  byNormalName: ReadonlyMap<string, readonly string[]>,
  { map, problems }: BindOptions,
): string | undefined {
  const mapped = map?.get(name);
  if (mapped !== undefined) {
    if (table.columns.has(mapped)) return mapped;
    const same = byNormalName.get(normalName(mapped));
    if (same?.length === 1) return same[0];
    problems.error(absentColumn(table, name, [mapped], `--map ${name}=${mapped}`));
    return undefined;
  }
  for (const alias of [name, ...spec.aliases]) {
    const found = byNormalName.get(normalName(alias));
    if (found === undefined) continue;
    const same = [...found, ...repeatsOf(found[0], table)];
    if (same.length > 1) problems.error(ambiguousColumn(table, name, same));
    return found[0];
  }
  const dated = latestDated(table, name, spec, problems);
  if (dated === undefined && spec.required) {
    problems.error(absentColumn(table, name, [name, ...spec.aliases], namesOf(name, spec)));
  }
  return dated;
}

const namesOf = (name: string, spec: ColumnSpec): string =>
  `a column ${name}${spec.aliases.length > 0 ? ` (or ${spec.aliases.slice(0, 5).join(", ")})` : ""}`;

function absentColumn(table: Table, name: string, wanted: readonly string[], expected: string) {
  const present = [...table.columns.keys()];
  // supply_65 is near supply_60 in letters alone
  const numbers = digitsOf(name);
  const nearest = nearestName(
    wanted,
    numbers === "" ? present : present.filter((column) => ["", numbers].includes(digitsOf(column))),
  );
  const shown =
    present.slice(0, 30).join(", ") + (present.length > 30 ? `, … (${present.length} columns)` : "");
  const map =
    nearest === undefined
      ? `Name the column with --map ${name}=….`
      : `The nearest is ${nearest}: if it is the one, pass --map ${name}=${nearest}.`;
  const sheets = table.metadata.get("sheets");
  const advice =
    sheets === undefined ? map : `${map} The workbook has the sheets ${sheets}: choose with --sheet.`;
  return { source: table.source, column: name, got: `the columns ${shown}`, expected, advice };
}

const digitsOf = (name: string): string => name.replace(/\D/g, "");

/** The other columns that the file calls by the same name, as `distinctNames` tells them apart. */
function repeatsOf(column: string, { columns }: Table): string[] {
  const repeats: string[] = [];
  for (let at = 2; columns.has(`${column} (${at})`); at++) repeats.push(`${column} (${at})`);
  return repeats;
}

function ambiguousColumn(table: Table, name: string, found: readonly string[]) {
  const advice = `Say which with --map ${name}=….`;
  return {
    source: table.source,
    column: name,
    got: `${found.join(" and ")}`,
    expected: "one column",
    advice,
  };
}

/** A column whose name is an alias and a year (pop_mun_2023): the latest one, with a warning that says which when there are several. */
function latestDated(table: Table, name: string, spec: ColumnSpec, problems: Problems): string | undefined {
  for (const alias of [name, ...spec.aliases]) {
    const normal = normalName(alias);
    const dated = [...table.columns.keys()]
      .filter((column) => /^(?:19|20)\d\d$/.test(yearAfter(normal, normalName(column))))
      .sort((a, b) => (normalName(b) < normalName(a) ? -1 : 1));
    if (dated.length === 0) continue;
    if (dated.length > 1) {
      problems.warn({
        source: table.source,
        column: name,
        got: dated.join(", "),
        expected: "one column",
        advice: `${dated[0]} is read; pass --map ${name}=… for another.`,
      });
    }
    return dated[0];
  }
  return undefined;
}

const yearAfter = (prefix: string, name: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : "";

function convertColumn(table: Table, name: string, spec: ColumnSpec, problems: Problems) {
  const column = table.columns.get(name)!;
  if (spec.type === "code" && isWholeCodes(column)) return column;
  if (spec.complete) requireCells(table, name, column, problems);
  if (spec.type === "number") return toNumbers(column, name, spec, table, problems);
  if (spec.type === "boolean") return toBooleans(column, name, table, problems);
  return spec.type === "code" ? codeColumn(column, name, table, problems) : toText(column);
}

/** An error for each missing cell: empty, or a word that says so (NA). */
function requireCells(table: Table, name: string, column: Column, problems: Problems): void {
  const missing = missingCodes(column);
  const cells: ArrayLike<number> & { includes(cell: number): boolean } =
    column.kind === "text" ? column.codes : column.values;
  if (!missing.some((code) => cells.includes(code))) return;
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const isMissing = missing.some((code) => Object.is(code, cells[row]));
    if (isMissing)
      errors.add(row, () => ({ column: name, got: "an empty cell, NA or NaN", expected: "a value" }));
  }
  errors.close();
}

const longestMissingWord = Math.max(...[...missingWords].map((word) => word.length));

/** What stands for a missing cell in the column: -1 and the codes of words like NA in text, NaN in numbers. */
function missingCodes(column: Column): number[] {
  if (column.kind !== "text") return [Number.NaN];
  const codes = [-1];
  column.values.forEach((value, code) => {
    const word = value.trim();
    if (word.length <= longestMissingWord && missingWords.has(word)) codes.push(code);
  });
  return codes;
}

/** Every name that --map may set: an unknown one is an error with the nearest. Called once, with the schemas of a command. */
export function checkMap(
  map: ReadonlyMap<string, string>,
  schemas: readonly Schema[],
  problems: Problems,
): void {
  const names = [...new Set(schemas.flatMap((schema) => Object.keys(schema)))];
  for (const [name, column] of map) {
    if (names.includes(name)) continue;
    const nearest = nearestName([name], names);
    problems.error({
      source: `--map ${name}=${column}`,
      got: `"${name}"`,
      expected: `one of ${names.join(", ")}`,
      ...(nearest === undefined ? {} : { advice: `Did you mean --map ${nearest}=${column}?` }),
    });
  }
}
