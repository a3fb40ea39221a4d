import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { damaged, type Format, formatOfBytes, formatOfName } from "../../src/formats/formats.ts";
import { readTable } from "../../src/formats/read.ts";
import { writeTable } from "../../src/formats/write.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import { Problems } from "../../src/table/problems.ts";
import type { Table } from "../../src/table/table.ts";
import { endsFilled, plainColumn, plainTable, tableArbitrary } from "./tables.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/**
 * What a workbook cannot hold: control characters, negative zero, rows without any value at its end, and, by a fault of
 * the writer, texts that are names of Object's own methods.
 */
function holdsInXlsx(table: Table): boolean {
  const columns = [...table.columns.values()];
  const texts = [...table.metadata]
    .flat()
    .concat(columns.flatMap((c) => (c.kind === "text" ? c.values : [])));
  const isClean = texts.every((text) => !/\p{Cc}(?<!\n)|[\ufffd-\uffff]|_x[0-9a-f]{4}_/iu.test(text));
  const hasNegativeZero = columns.some(
    (c) => c.kind === "number" && (c.values as Float64Array).some((v) => Object.is(v, -0)),
  );
  const isNoMethod = texts.every((text) => !(text in {}));
  return isClean && isNoMethod && !hasNegativeZero && endsFilled(table);
}

describe.each(["parquet", "arrow"] as const)("%s", (format) => {
  test("write then read is the identity, metadata included", async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary({ typed: true }), async (table) => {
        const read = await readTable(await writeTable(table, format), { source: `x.${format}` });
        expect(plainTable(read)).toEqual(plainTable(table));
      }),
      { numRuns: 300 },
    );
  });

  test("a column of numbers that are all missing reads back as one of numbers", async () => {
    const table = tableOf("x", [["apl", numberColumn([Number.NaN, Number.NaN])]]);
    const read = await readTable(await writeTable(table, format), { source: `x.${format}` });
    expect(read.columns.get("apl")).toEqual(numberColumn([Number.NaN, Number.NaN]));
  });

  test("numbers keep their type", async () => {
    const values = [Int32Array.of(1, -2), Float32Array.of(0.1, 2), Float64Array.of(0.1, 2)];
    const table = tableOf(
      "x",
      values.map((value, c) => [`c${c}`, numberColumn(value)] as const),
    );
    const read = await readTable(await writeTable(table, format), { source: "x" });
    expect([...read.columns.values()].map((column) => column.kind === "number" && column.values)).toEqual(
      values,
    );
  });
});

test("xlsx: write then read is the identity, metadata included", async () => {
  await fc.assert(
    fc.asyncProperty(tableArbitrary({ typed: true }).filter(holdsInXlsx), async (table) => {
      const read = await readTable(await writeTable(table, "xlsx"), { source: "x.xlsx" });
      expect(plainTable(read)).toEqual(plainTable(table));
    }),
    { numRuns: 100 },
  );
});

test("xlsx: texts that every object of JavaScript has as names are texts", async () => {
  const names = [
    ...Object.getOwnPropertyNames(Object.prototype),
    "\uf8f0constructor",
    "\uf8f0",
    "prototype",
    "a",
  ];
  const table = tableOf(
    "valueOf",
    [
      ["constructor", textColumn(names)],
      ["__proto__", textColumn(names.toReversed())],
    ],
    new Map([["toString", "hasOwnProperty"]]),
  );
  const read = await readTable(await writeTable(table, "xlsx"), { source: "valueOf", format: "xlsx" });
  expect(plainTable(read)).toEqual(plainTable(table));
});

test("xlsx: several tables are sheets, found by name, part of it, or number", async () => {
  const a = tableOf("APL 2022", { code: textColumn(["01004"]), apl: numberColumn([1.5], 2) });
  const b = tableOf("APL 2023", { code: textColumn(["=1+1"]), apl: numberColumn([2]) });
  const file = await writeTable([a, b], "xlsx");
  const code = async (sheet?: string | number) =>
    plainColumn((await readTable(file, { source: "x.xlsx", sheet })).columns.get("code")!)[0];
  expect(await code()).toBe("01004");
  expect(await code("APL 2023")).toBe("=1+1");
  expect(await code("2023")).toBe("=1+1");
  expect(await code(2)).toBe("=1+1");
  await expect(code("2024")).rejects.toThrow(
    "x.xlsx: got the sheets APL 2022, APL 2023, expected a sheet 2024.",
  );
  const read = await readTable(file, { source: "x.xlsx" });
  expect([read.source, read.metadata.get("sheets")]).toEqual([
    "x.xlsx, sheet APL 2022",
    "APL 2022, APL 2023",
  ]);
});

test("xlsx: infinite values and several tables elsewhere are RangeErrors", async () => {
  const table = tableOf("x", { a: numberColumn([Number.POSITIVE_INFINITY]) });
  await expect(writeTable(table, "xlsx")).rejects.toThrow(RangeError);
  await expect(writeTable([table, table], "csv")).rejects.toThrow(
    "csv: expected one table, got 2; only XLSX holds several",
  );
});

test("gzipped files are read", async () => {
  const gzipped = new Response(new Blob(["a,b\n1,2\n"]).stream().pipeThrough(new CompressionStream("gzip")));
  const read = await readTable(new Uint8Array(await gzipped.arrayBuffer()), { source: "x.csv.gz" });
  expect(plainTable(read).columns).toEqual([
    ["a", [1]],
    ["b", [2]],
  ]);
});

test.each<[string, Format | undefined]>([
  ["a.csv", "csv"],
  ["a.TSV", "csv"],
  ["a.csv.gz", "csv"],
  ["dir.x/a.feather", "arrow"],
  ["a.b.parquet", "parquet"],
  ["a.xlsx", "xlsx"],
  ["a", undefined],
  ["a.dat", undefined],
])("the name %s says %s", (name, format) => expect(formatOfName(name)).toBe(format));

test.each([
  ["", "an empty file"],
  ["\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook (.xls) or a protected one"],
  ["<!DOCTYPE html>", "a web page or an XML file"],
  ['{"a": 1}', "a JSON file"],
  ["PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument file or an archive"],
  ["\x7fELF\0\0\0", "a binary file of an unknown format"],
])("%j is refused with what it is", (text, got) => {
  expect(() =>
    formatOfBytes(
      Uint8Array.from(text, (c) => c.charCodeAt(0)),
      "x",
    ),
  ).toThrow(`x: got ${got}, expected`);
});

test("a file that is not what its name says is refused, with the name it should have", async () => {
  await expect(readTable(bytes("a,b\n1,2\n"), { source: "x.parquet" })).rejects.toThrow(
    "x.parquet: got a CSV file, expected a Parquet file, as its name says. Name it .csv, or fetch the file again if it should be what its name says.",
  );
  const parquet = await writeTable(tableOf("x", { a: numberColumn([1]) }), "parquet");
  await expect(readTable(parquet, { source: "x.csv" })).rejects.toThrow(
    "got a Parquet file, expected a CSV file",
  );
  expect((await readTable(parquet, { source: "x.dat" })).rows).toBe(1);
});

test.each(["parquet", "arrow", "xlsx"] as const)(
  "%s: a truncated file is an InputError, wherever it is cut",
  async (format) => {
    const table = tableOf("x", { code: textColumn(["01004", "2A004"]), apl: numberColumn([1, Number.NaN]) });
    const whole = await writeTable(table, format);
    for (const length of [6, 12, whole.length >> 2, whole.length >> 1, whole.length - 20, whole.length - 1]) {
      const read = readTable(whole.subarray(0, length), { source: `x.${format}` });
      await expect(read, `cut at ${length} of ${whole.length}`).rejects.toThrow(/^x\.\w+: got /);
    }
  },
);

test("columns that no table holds are left with a warning", async () => {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const file = parquetWriteBuffer({
    columnData: [
      { name: "code", data: ["01004"], type: "STRING" },
      { name: "bits", data: [{ a: 1 }], type: "JSON" },
    ],
  });
  const problems = new Problems();
  const read = await readTable(new Uint8Array(file), { source: "x.parquet", problems });
  expect([...read.columns.keys()]).toEqual(["code"]);
  expect(problems.warnings.map(({ column }) => column)).toEqual(["bits"]);
});

test("where a library stumbles over a damaged file, its own words are not shown; others are", () => {
  expect(damaged("a.arrow", "arrow", new TypeError("reading 'fieldsLength'")).message).toBe(
    "a.arrow: got a truncated or damaged file, expected an Arrow file, whole. Fetch or write it again.",
  );
  expect(damaged("a.parquet", "parquet", new Error("no footer\nat 3")).message).toContain(
    "damaged file (no footer), expected",
  );
});
