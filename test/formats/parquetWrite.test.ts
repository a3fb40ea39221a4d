import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type FileMetaData, parquetMetadata } from "hyparquet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readParquet, readParquetGroups } from "../../src/formats/parquet/read.ts";
import { writeParquet } from "../../src/formats/parquet/write.ts";
import { Database } from "../../src/node/duckdb.ts";
import { readLargeParquet } from "../../src/node/largeParquet.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import type { Table } from "../../src/table/table.ts";
import { plainColumn, plainTable, tableArbitrary } from "./tables.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-parquet-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const metadataOf = (bytes: Uint8Array): FileMetaData => parquetMetadata(bytes.slice().buffer as ArrayBuffer);

/** Scenarios of 40 places, one of which is missing, as a sweep writes them. */
function scenarios(count: number): Table {
  const rows = 40 * count;
  const names = Array.from({ length: 40 }, (_, place) => (place === 7 ? "" : `place ${place % 39} é`));
  const each = <Value>(value: (row: number) => Value) => Array.from({ length: rows }, (_, row) => value(row));
  return tableOf("x", {
    scenario: numberColumn(Int32Array.from(each((row) => 100 + Math.floor(row / 40)))),
    place: textColumn(each((row) => names[row % 40]!)),
    apl: numberColumn(Float64Array.from(each((row) => Math.sin(row) * 1e3))),
    gaps: numberColumn(Float64Array.from(each((row) => (row % 40 === 7 ? Number.NaN : Math.cos(row))))),
    zeros: numberColumn(Float64Array.from(each((row) => (row % 3 === 0 ? -0 : 0)))),
    few: numberColumn(Float64Array.from(each((row) => (row % 4) / 8))),
  });
}

async function readBack(bytes: Uint8Array): Promise<unknown[]> {
  const path = join(folder, "x.parquet");
  writeFileSync(path, bytes);
  const ways = [readParquet(bytes, { source: "x" }), readLargeParquet(path, { source: "x" })];
  return Promise.all(ways.map(async (way) => plainTable((await way)!)));
}

test.each([40, 80, 97, 100_000])(
  "groups of %i rows read back as one table, by hyparquet and by DuckDB",
  async (groupRows) => {
    const table = scenarios(12);
    const bytes = writeParquet(table, { groupRows });
    expect(metadataOf(bytes).row_groups).toHaveLength(Math.ceil(table.rows / groupRows));
    for (const read of await readBack(bytes)) expect(read).toEqual(plainTable(table));
  },
);

test("the groups of a file, each as a table: its rows, the columns that are wanted", async () => {
  const table = scenarios(5);
  const bytes = writeParquet(table, { groupRows: 80 });
  const columns = (name: string) => name !== "few";
  let begin = 0;
  for await (const group of readParquetGroups(bytes, { source: "x", columns })) {
    const end = Math.min(table.rows, begin + 80);
    expect([group.rows, group.firstRow]).toEqual([end - begin, 1 + begin]);
    const wanted = [...table.columns].filter(([name]) => columns(name));
    expect(plainTable(group).columns).toEqual(
      wanted.map(([name, column]) => [name, plainColumn(column).slice(begin, end)]),
    );
    begin = end;
  }
  expect(begin).toBe(table.rows);
});

test("random tables in groups of a few rows read back, by hyparquet and by DuckDB", async () => {
  await fc.assert(
    fc.asyncProperty(
      tableArbitrary({ typed: true }),
      fc.integer({ min: 1, max: 4 }),
      async (table, groupRows) => {
        const [hyparquet, duckdb] = await readBack(writeParquet(table, { groupRows }));
        expect(hyparquet).toEqual(plainTable(table));
        expect(duckdb).toEqual(hyparquet);
      },
    ),
    { numRuns: 60 },
  );
});

test("each group tells the least, the most and the missing of its columns, by which DuckDB leaves it unread", async () => {
  const table = scenarios(6);
  const bytes = writeParquet(table, { groupRows: 80 });
  const groups = metadataOf(bytes).row_groups;
  const told = groups.map(({ columns }) =>
    columns.map(({ meta_data }) => {
      const { min_value, max_value, null_count } = meta_data!.statistics!;
      return [min_value, max_value, Number(null_count)];
    }),
  );
  const apl = (table.columns.get("apl") as { values: Float64Array }).values;
  const gaps = (table.columns.get("gaps") as { values: Float64Array }).values;
  told.forEach((columns, group) => {
    const rows = [80 * group, 80 * (group + 1)] as const;
    const there = gaps.subarray(...rows).filter((value) => !Number.isNaN(value));
    expect(columns).toEqual([
      [100 + 2 * group, 101 + 2 * group, 0],
      ["place 0 é", "place 9 é", 2],
      [Math.min(...apl.subarray(...rows)), Math.max(...apl.subarray(...rows)), 0],
      [Math.min(...there), Math.max(...there), 2],
      [-0, 0, 0],
      [-0, 0.375, 0],
    ]);
  });
  const path = join(folder, "groups.parquet");
  writeFileSync(path, bytes);
  const database = await Database.open();
  try {
    const counted = await database.texts(
      `SELECT count(*)::VARCHAR, count(place)::VARCHAR FROM '${path}' WHERE scenario = 103 OR place = 'place 3 é' AND scenario > 104`,
      2,
    );
    expect(counted).toEqual([["41", "40"]]);
  } finally {
    database.close();
  }
});

test("numbers that neither repeat nor shrink are written as they are; texts as codes, the same in each group", () => {
  const bytes = writeParquet(scenarios(6), { groupRows: 80 });
  const [first, second] = metadataOf(bytes).row_groups.map(({ columns }) =>
    columns.map(({ meta_data }) => meta_data!),
  );
  const how = first!.map(({ codec, encodings }) => `${codec} ${encodings.at(-1)}`);
  expect(how).toEqual([
    "SNAPPY RLE_DICTIONARY",
    "SNAPPY RLE_DICTIONARY",
    "UNCOMPRESSED PLAIN",
    "UNCOMPRESSED PLAIN",
    "SNAPPY PLAIN",
    "SNAPPY RLE_DICTIONARY",
  ]);
  const place = (chunks: typeof first) => {
    const { dictionary_page_offset, total_compressed_size } = chunks![1]!;
    const start = Number(dictionary_page_offset);
    return bytes.subarray(start, start + Number(total_compressed_size));
  };
  expect(place(second)).toEqual(place(first));
});

test("a table without rows has a group without any, and no list of metadata: empty lists are of no type, which Polars and Arrow refuse", async () => {
  const table = tableOf("x", { code: textColumn([]), apl: numberColumn(new Float64Array()) });
  const bytes = writeParquet(table);
  const { row_groups, key_value_metadata } = metadataOf(bytes);
  expect(row_groups.map(({ num_rows, columns }) => [num_rows, columns.length])).toEqual([[0n, 2]]);
  expect(key_value_metadata).toBeUndefined();
  for (const read of await readBack(bytes)) expect(read).toEqual(plainTable(table));
});
