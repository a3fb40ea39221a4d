import { expect, test } from "vitest";
import { codeColumn, repairCode } from "../../src/table/codes.ts";
import { numberColumn, textAt, textColumn } from "../../src/table/columns.ts";
import { Problems } from "../../src/table/problems.ts";
import type { Column } from "../../src/table/table.ts";

const table = { source: "od.csv", firstRow: 2 };

function read(column: Column) {
  const problems = new Problems();
  const codes = codeColumn(column, "codgeo", table, problems);
  return { problems, codes, texts: Array.from(codes.codes, (_, row) => textAt(codes, row)) };
}

test.each([
  ["01004", "01004"],
  ["1004", "01004"],
  ["1004.0", "01004"],
  ["33063.0", "33063"],
  [" 2a004 ", "2A004"],
  ["2A004", "2A004"],
  ["97105", "97105"],
  ["75101", "75101"],
  ["", undefined],
  ["104", undefined],
  ["2C004", undefined],
  ["200069193", undefined],
  ["Soyaux", undefined],
  ["751010203", "751010203"],
  ["2A0040101", "2A0040101"],
  ["10040101", "010040101"],
  ["CRS3035RES200mN2684000E4035200", "CRS3035RES200mN2684000E4035200"],
  ["CRS3035RES1kmN2684E4035", "CRS3035RES1kmN2684E4035"],
  ["CRS3035RES200mN2684000", undefined],
])("the code of %j is %j", (cell, code) => expect(repairCode(cell)).toBe(code));

test("numbers get their zero back, with one warning that counts them and gives the first rows", () => {
  const { texts, problems } = read(numberColumn([33063, 1004, 1005, Number.NaN]));
  expect(texts).toEqual(["33063", "01004", "01005", ""]);
  expect(problems.all).toHaveLength(1);
  expect(problems.warnings[0]).toMatchObject({ row: 3, column: "codgeo" });
  expect(problems.warnings[0]?.got).toBe(
    "2 codes altered by a spreadsheet: 1004 (row 3) read as 01004, 1005 (row 4) read as 01005",
  );
});

test("1004 and 01004 become one code; nothing is said where nothing was repaired", () => {
  const { codes, problems } = read(textColumn(["01004", "1004", "2A004"]));
  expect(codes.values).toEqual(["01004", "2A004"]);
  expect(codes.codes).toEqual(Int32Array.of(0, 0, 1));
  expect(problems.warnings).toHaveLength(1);
  expect(read(textColumn(["01004", "2a004"])).problems.all).toEqual([]);
});

test("what is no code is an error naming its row, and missing in the column", () => {
  const { texts, problems } = read(textColumn(["01004", "Soyaux"]));
  expect(texts).toEqual(["01004", ""]);
  expect(problems.errors[0]).toMatchObject({ row: 3, column: "codgeo", got: '"Soyaux"' });
  expect(read(numberColumn([1004.5])).problems.errors).toHaveLength(1);
});
