/** Random tables for the property tests, and their comparison. */
import fc from "fast-check";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import type { Column, Table } from "../../src/table/table.ts";

const text = fc.oneof(
  fc.string({ maxLength: 6, unit: "binary" }).filter((value) => !/[\ud800-\udfff\0]/.test(value)),
  fc.constantFrom(
    "01004",
    "2A004",
    "1",
    "1,5",
    "NA",
    "true",
    'a"b',
    "a;b",
    "a\nb",
    " x ",
    "=1+1",
    "é",
    "œ",
    "a\r\nb",
    "\ufeff",
    ".",
  ),
);

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(
    Number.NaN,
    0,
    -0,
    1e21,
    1e-7,
    0.1,
    5e-324,
    Number.MAX_VALUE,
    2 ** 53,
    123456789012345680000,
  ),
);

function columnArbitrary(rows: number, typed: boolean): fc.Arbitrary<Column> {
  const size = { minLength: rows, maxLength: rows };
  return fc.oneof(
    fc.array(text, size).map((values) => textColumn(typed ? values : [...values.slice(1), "texte"])),
    fc.array(number, size).map((values) => numberColumn(values)),
    fc
      .array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), size)
      .map((values) => numberColumn(Int32Array.from(values))),
    fc
      .array(fc.integer({ min: 0, max: 65535 }), size)
      .map((values) => numberColumn(Uint16Array.from(values))),
    fc
      .array(fc.boolean(), size)
      .map((values): Column => ({ kind: "boolean", values: Uint8Array.from(values, Number) })),
  );
}

const name = fc.stringMatching(/^[a-zà-ü][a-z0-9 ;,"_]{0,8}[a-z]$/);

/**
 * Tables of 1 to 8 rows and 1 to 5 columns. A format that is `typed` knows text from numbers and has a place for metadata;
 * where it is not (CSV), every column of text holds a word, or it would be read as numbers.
 */
export function tableArbitrary(options: {
  readonly typed: boolean;
  readonly minColumns?: number;
}): fc.Arbitrary<Table> {
  const metadata = options.typed
    ? fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 8, unit: "grapheme" }), {
        maxKeys: 3,
      })
    : fc.constant({});
  return fc
    .tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.uniqueArray(name, { minLength: options.minColumns ?? 1, maxLength: 5 }),
      metadata,
    )
    .chain(([rows, names, entries]) =>
      fc.tuple(...names.map(() => columnArbitrary(rows, options.typed))).map((columns) =>
        tableOf(
          "x",
          names.map((key, c) => [key, columns[c]!] as const),
          new Map(Object.entries(entries)),
        ),
      ),
    );
}

/** True where the last row holds a value: rows without any at the end of a CSV file or of a sheet are not kept. */
export const endsFilled = (table: Table): boolean =>
  [...table.columns.values()].some((column) => plainColumn(column).at(-1) !== null);

/** A table as plain values, so that two of them can be compared whatever arrays they hold: null is missing, -0 is "-0". */
export function plainTable(table: Table) {
  return {
    rows: table.rows,
    columns: [...table.columns].map(([key, column]) => [key, plainColumn(column)]),
    metadata: Object.fromEntries(table.metadata),
  };
}

export function plainColumn(column: Column): unknown[] {
  if (column.kind === "text") return Array.from(column.codes, (code) => column.values[code] ?? null);
  if (column.kind === "boolean") return Array.from(column.values, (value) => value === 1);
  return Array.from(column.values, (value) =>
    Number.isNaN(value) ? null : Object.is(value, -0) ? "-0" : value,
  );
}
