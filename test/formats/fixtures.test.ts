import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readTable } from "../../src/formats/read.ts";
import { readLargeParquet } from "../../src/node/largeParquet.ts";
import { bindColumns } from "../../src/table/columns.ts";
import { Problems } from "../../src/table/problems.ts";
import type { Table } from "../../src/table/table.ts";
import { plainColumn } from "./tables.ts";

const folder = fileURLToPath(new URL("../fixtures/tables/", import.meta.url));

/** What a fixture must read as; make.mjs writes it beside the file. */
interface Expected {
  readonly firstRow: number;
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly options?: { readonly sheet: string };
  /** The column `code` as commune codes, and the warnings that it gives. */
  readonly codes?: readonly string[];
  readonly warnings?: number;
}

const files = readdirSync(folder).filter((file) => !file.endsWith(".json"));
const expectedOf = (file: string): Expected => JSON.parse(readFileSync(`${folder}${file}.json`, "utf8"));
const columnsOf = (table: Table) =>
  Object.fromEntries([...table.columns].map(([name, column]) => [name, plainColumn(column)]));

/** Metadata that writers add of their own accord. */
const ownKeys = new Set(["ARROW:schema", "pandas", "r"]);

test("every format has its fixtures", () => {
  for (const extension of ["csv", "tsv", "parquet", "arrow", "arrows", "feather", "xlsx"]) {
    expect(files.some((file) => file.endsWith(`.${extension}`))).toBe(true);
  }
});

describe.each(files)("%s", (file) => {
  const expected = expectedOf(file);

  test("reads as its JSON says", async () => {
    const table = await readTable(readFileSync(folder + file), { source: file, ...expected.options });
    expect(columnsOf(table)).toEqual(expected.columns);
    expect(table.firstRow).toBe(expected.firstRow);
    const metadata = [...table.metadata].filter(([key]) => !ownKeys.has(key));
    expect(Object.fromEntries(metadata)).toEqual(expected.metadata ?? {});
  });

  test.runIf(expected.codes !== undefined)("its codes are repaired, with a warning", async () => {
    const table = await readTable(readFileSync(folder + file), { source: file });
    const problems = new Problems();
    const { code } = bindColumns(
      table,
      { code: { type: "code", required: true, aliases: [] } },
      { problems },
    );
    expect(plainColumn(code)).toEqual(expected.codes);
    expect(problems.all.map(({ severity }) => severity)).toEqual(Array(expected.warnings).fill("warning"));
  });

  test.runIf(file.endsWith(".parquet"))("DuckDB reads it as hyparquet does, or leaves it to it", async () => {
    const table = await readLargeParquet(folder + file, { source: file });
    if (table === undefined) return expect(file).toBe("types.parquet");
    expect(columnsOf(table)).toEqual(expected.columns);
    const metadata = [...table.metadata].filter(([key]) => !ownKeys.has(key));
    expect(Object.fromEntries(metadata)).toEqual(expected.metadata ?? {});
  });
});
