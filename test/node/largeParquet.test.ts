import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readParquet } from "../../src/formats/parquet/read.ts";
import { writeParquet } from "../../src/formats/parquet/write.ts";
import { beginLargeParquet, readLargeParquet } from "../../src/node/largeParquet.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import type { Table } from "../../src/table/table.ts";
import { plainTable, tableArbitrary } from "../formats/tables.ts";

let folder = "";
let path = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-parquet-"));
  path = join(folder, "it's one.parquet");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Texts on both sides of the 12 bytes that DuckDB keeps in place, and those that a separator would cut. */
const ids = [
  "01001",
  "2A004",
  "",
  "CRS3035RES200mN2000000E3000000",
  "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
  "twelve bytes",
  "thirteen byte",
  "é".repeat(6),
  "é".repeat(7),
  "a\nb",
  'a"b\\',
  "\u{1f3e5}".repeat(4),
];

/** Some chunks of 2,048 rows, of which texts come back at all distances. */
function manyRows(rows: number, texts: readonly string[] = ids): Table {
  const text = (step: number) =>
    textColumn(Array.from({ length: rows }, (_, r) => texts[(r * step) % texts.length]!));
  const few = textColumn(
    Array.from({ length: rows }, (_, r) => (r % 97 === 0 ? "" : `place ${(r * 31) % 2500}`)),
  );
  const minutes = Float64Array.from({ length: rows }, (_, r) => (r % 89 === 0 ? Number.NaN : r / 7));
  return tableOf("x", {
    origin: text(1),
    destination: text(5),
    text: few,
    first: numberColumn(Int32Array.from({ length: rows }, (_, r) => -r)),
    minutes: numberColumn(minutes),
  });
}

async function readBoth(table: Table, atOnce: number) {
  const bytes = writeParquet(table);
  writeFileSync(path, bytes);
  const read = await readLargeParquet(path, { source: "x", atOnce });
  return [plainTable(read!), plainTable(await readParquet(bytes, { source: "x" }))];
}

describe.each([
  ["all rows at once", 1e6],
  ["rows as they come", 0],
])("a Parquet file through DuckDB, %s", (_, atOnce) => {
  test("is what hyparquet reads, on 20,000 rows", async () => {
    const [read, expected] = await readBoth(manyRows(20_000), atOnce);
    expect(read).toEqual(expected);
  });

  test("is what hyparquet reads, on random tables", async () => {
    await fc.assert(
      fc.asyncProperty(tableArbitrary({ typed: true }), async (table) => {
        const [read, expected] = await readBoth(table, atOnce);
        expect(read).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

const shortIds = ids.filter((id) => Buffer.byteLength(id) <= 12);

test("texts that all lie in DuckDB's columns are what hyparquet reads, over several groups of rows", async () => {
  const [read, expected] = await readBoth(manyRows(250_000, shortIds), 1e6);
  expect(read).toEqual(expected);
});

test("one long text among 250,000 short ones is read", async () => {
  const table = manyRows(250_000, shortIds);
  const texts = Array.from({ length: table.rows }, (_, r) => (r === 240_000 ? ids[4]! : shortIds[r % 3]!));
  const [read, expected] = await readBoth(tableOf("x", [...table.columns, ["late", textColumn(texts)]]), 1e6);
  expect(read).toEqual(expected);
});

test("texts have codes in order of first appearance", async () => {
  writeFileSync(path, writeParquet(manyRows(5000)));
  const table = await readLargeParquet(path, { source: "x" });
  const origin = table!.columns.get("origin");
  expect(origin).toMatchObject({ kind: "text", values: ids.filter((id) => id !== "") });
});

test("a file that numbers its own rows is left to hyparquet", async () => {
  writeFileSync(path, writeParquet(tableOf("x", { file_row_number: numberColumn([3, 4]) })));
  expect(await readLargeParquet(path, { source: "x" })).toBeUndefined();
});

test("what is wrong with the rows is told when the table is asked for", async () => {
  const bytes = writeParquet(manyRows(20_000));
  bytes.fill(0xff, 200, 4000);
  writeFileSync(path, bytes);
  const begun = await beginLargeParquet(path, { source: "x.parquet" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(begun!()).rejects.toThrow(/damaged/);
});
