import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvStyle, csvStyles, writeCsv } from "../../src/formats/csv/write.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import type { Column, Table } from "../../src/table/table.ts";

/** The same file, a cell after the other. */
function expected(table: Table, style: CsvStyle): Uint8Array {
  const quoted = (text: string) =>
    /[",;|\t\r\n]/.test(text) || text.trim() !== text ? `"${text.split('"').join('""')}"` : text;
  const cell = (column: Column, row: number): string => {
    if (column.kind === "text") return quoted(column.values[column.codes[row]!] ?? "");
    const value = column.values[row]!;
    if (column.kind === "boolean") return value === 1 ? "true" : "false";
    if (Number.isNaN(value)) return "";
    const text = Object.is(value, -0) ? "-0" : String(value);
    return style.decimalComma ? text.replace(".", ",") : text;
  };
  const columns = [...table.columns.values()];
  const lines = [
    [...table.columns.keys()].map(quoted),
    ...Array.from({ length: table.rows }, (_, row) => columns.map((column) => cell(column, row))),
  ];
  const text = lines.map((cells) => cells.join(style.delimiter) + style.lineEnd).join("");
  return new TextEncoder().encode((style.mark ? "\ufeff" : "") + text);
}

/** Compared as texts, which vitest shows where they differ, with every byte told. */
function expectWritten(table: Table, style: CsvStyle = csvStyles.plain): void {
  const [written, naive] = [writeCsv(table, style), expected(table, style)];
  if (Buffer.compare(written, naive) === 0) return;
  expect(Buffer.from(written).toString("latin1")).toBe(Buffer.from(naive).toString("latin1"));
}

const edges = [
  0,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MIN_VALUE,
  1e-6,
  1e-7,
  1.5e-7,
  1e-6 - 2 ** -72,
  -0.0000012369954902992761,
  1e15,
  1e21,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 52 - 0.5,
  2 ** 51 + 0.5,
  0.1 + 0.2,
  9.95,
  99.995,
  99_999_999,
  100_000_000,
  1 + 2 ** -17,
];
/** m / 2^p is halfway between two decimals of as many digits more often than other numbers. */
const dyadic = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 70 }))
  .map(([mantissa, power]) => mantissa * 2 ** -power);
const decimal = fc
  .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 22 }))
  .map(([digits, decimals]) => digits / 10 ** decimals);
/** Floats beside a power of ten. */
const beside = fc
  .tuple(fc.integer({ min: -9, max: 23 }), fc.integer({ min: -3, max: 3 }))
  .map(([power, steps]) => {
    const value = new Float64Array([Number(`1e${power}`)]);
    new BigInt64Array(value.buffer)[0]! += BigInt(steps);
    return value[0]!;
  });
const number = fc.oneof(
  fc.double(),
  fc.double({ min: -1e6, max: 1e6 }),
  fc.integer(),
  fc.maxSafeInteger(),
  dyadic,
  decimal,
  beside,
  fc.integer({ min: -1e7, max: 1e7 }).map((digits) => digits / 1000),
  fc.constantFrom(...edges),
);

const kinds = [
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
];
const numbers = (rows: number): fc.Arbitrary<Column> =>
  fc
    .tuple(fc.constantFrom(Float64Array, ...kinds), fc.array(number, { minLength: rows, maxLength: rows }))
    .map(([Kind, values]) => numberColumn(Kind.from(values)));

/** Any text: halves of pairs of surrogates, zero characters, every kind of space, quotes and delimiters. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom("a", "é", "\0", " ", "\u00a0", "\ufeff", '"', ",", ";", "\n", "\ud800", "𝒳"),
  }),
);
const texts = (rows: number): fc.Arbitrary<Column> =>
  fc
    .array(fc.oneof(fc.string(), text), { maxLength: 12 })
    .chain((values) =>
      fc
        .array(fc.integer({ min: -1, max: values.length - 1 }), { minLength: rows, maxLength: rows })
        .map((codes) => ({ kind: "text", values, codes: Int32Array.from(codes) })),
    );
const booleans = (rows: number): fc.Arbitrary<Column> =>
  fc
    .array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows })
    .map((values) => ({ kind: "boolean", values: Uint8Array.from(values) }));

const anyTable: fc.Arbitrary<Table> = fc
  .integer({ min: 0, max: 40 })
  .chain((rows) =>
    fc
      .array(fc.tuple(text, fc.oneof(numbers(rows), texts(rows), booleans(rows))), { maxLength: 6 })
      .map((columns) => ({ ...tableOf("x", columns), rows })),
  );

const styles: Record<string, CsvStyle> = {
  ...csvStyles,
  tab: { delimiter: "\t", decimalComma: true, mark: false, lineEnd: "\n" },
};

describe.each(Object.entries(styles))("style %s", (_, style) => {
  test("writes byte for byte what writing one cell after the other gives", () => {
    fc.assert(
      fc.property(anyTable, (table) => expectWritten(table, style)),
      { numRuns: 500 },
    );
  });
});

test("quotes what a reader could cut or trim, whatever character stands where in a text", () => {
  const texts = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).flatMap((unit) => [
    unit,
    `${unit}a`,
    `a${unit}`,
    `${"a".repeat(15)}${unit}`,
    `${"a".repeat(16)}${unit}a`,
  ]);
  const codes = Int32Array.from(texts, (_, text) => text);
  expectWritten(tableOf("x", { texts: { kind: "text", values: texts, codes } }));
});

test("writes every number as String does, whatever its size", () => {
  const values = fc.sample(number, { numRuns: 200_000, seed: 1 });
  expectWritten(tableOf("x", { a: numberColumn(values), b: numberColumn(Float32Array.from(values)) }));
});

test("rows and cells larger than what is written at once", () => {
  const long = "é".repeat(3_000_000);
  const rows = 150_000;
  const names = textColumn(
    Array.from({ length: rows }, (_, row) => (row % 50_000 === 7 ? long : `n ${row % 999}`)),
  );
  expectWritten(tableOf("x", { names, numbers: numberColumn(Float64Array.from(names.codes, (c) => c / 7)) }));
  const wide = Array.from(
    { length: 3000 },
    (_, c) => [`c${c}`, numberColumn([c, -c / 3, 1e-9 * c])] as const,
  );
  expectWritten(tableOf("x", wide));
});

test("tables without rows or columns", () => {
  expectWritten(tableOf("x", {}), csvStyles["excel-fr"]);
  expectWritten({ ...tableOf("x", {}), rows: 3 });
  expectWritten(tableOf("x", { a: textColumn([]), b: numberColumn([]) }));
});
