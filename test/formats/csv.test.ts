import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/formats/csv/read.ts";
import { csvStyles, writeCsv } from "../../src/formats/csv/write.ts";
import { numberColumn, tableOf, textColumn } from "../../src/table/columns.ts";
import { endsFilled, plainColumn, plainTable, tableArbitrary } from "./tables.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, headerRow?: number) => readCsv(bytes(text), { source: "x.csv", headerRow });
const cells = (text: string) =>
  Object.fromEntries([...read(text).columns].map(([name, column]) => [name, plainColumn(column)]));

describe.each(Object.entries(csvStyles))("style %s", (_, style) => {
  test("write then read is the identity", () => {
    fc.assert(
      fc.property(tableArbitrary({ typed: false, minColumns: 2 }).filter(endsFilled), (table) => {
        expect(plainTable(readCsv(writeCsv(table, style), { source: "x" }))).toEqual(plainTable(table));
      }),
      { numRuns: 1000 },
    );
  });
});

test("reads the cells that papaparse reads, quoted or not", () => {
  const cell = fc.stringMatching(/^[a-z "';,\n]{0,6}$/).filter((text) => text.trim() !== "");
  const grid = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }),
    );
  fc.assert(
    fc.property(grid, fc.boolean(), (rows, quotes) => {
      const names = rows[0]!.map((_, column) => `name ${column}`);
      const text = Papa.unparse([names, ...rows], { delimiter: ",", quotes });
      const expected = Papa.parse<string[]>(text, { delimiter: "," }).data.slice(1);
      const columns = [...readCsv(bytes(`sep=,\n${text}`), { source: "x" }).columns.values()].map(
        plainColumn,
      );
      expect(rows.map((_, row) => columns.map((column) => column[row]))).toEqual(expected);
    }),
  );
});

test("numbers are correctly rounded", () => {
  const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?$/);
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), (texts) => {
      const column = read(`x,a\n${texts.map((text) => `z,${text}`).join("\n")}`).columns.get("a")!;
      if (column.kind === "number") expect([...column.values]).toEqual(texts.map(Number));
      else expect(texts.some((text) => /^\d{16,}$/.test(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("types: codes and long identifiers are text; NA is missing among numbers", () => {
  expect(
    cells('a,b,c,d,e,f\n01004,"12",1234567890123456789,NA,.5,true\n33063,"13",1,3,-2e3,FALSE\n'),
  ).toEqual({
    a: ["01004", "33063"],
    b: [12, 13],
    c: ["1234567890123456789", "1"],
    d: [null, 3],
    e: [0.5, -2000],
    f: [true, false],
  });
  expect(cells("a,b\nNA,\nNA,\n")).toEqual({ a: ["NA", "NA"], b: [null, null] });
});

test("a text that turns up after thousands of numbers makes the whole column text, as written", () => {
  const rows = Array.from({ length: 5000 }, (_, row) => `${row}.0,x`);
  const column = plainColumn(read(`a,b\n${rows.join("\n")}\n2A004,x\n`).columns.get("a")!);
  expect([column[0], column[4999], column[5000]]).toEqual(["0.0", "4999.0", "2A004"]);
});

test("semicolons win over decimal commas; a sep= line names the delimiter and counts as a row", () => {
  expect(cells("a;b\n1,5;2,5\nx,5;3,5\n")).toEqual({ a: ["1,5", "x,5"], b: [2.5, 3.5] });
  expect(cells("a\tb\n1,5\t2\n")).toEqual({ a: [1.5], b: [2] });
  expect(cells("sep=|\r\na|b\r\n1|2\r\n")).toEqual({ a: [1], b: [2] });
  expect(read("sep=|\r\na|b\r\n1|2\r\n").firstRow).toBe(3);
});

test("ragged rows and misplaced quotes are all reported with the row that a spreadsheet shows", () => {
  const advice = "Quote cells that hold the delimiter, a quote or a line end.";
  const expected = "cells quoted whole, the quotes inside them written twice";
  expect(() => read('a,b\n1,"x\ny"\n2\n3,4,5\n4,"x"y\n5,"6\n')).toThrow(
    [
      `x.csv, row 5: got text after a closing quote, expected ${expected}.`,
      `x.csv, row 6: got a quote that is never closed, expected ${expected}.`,
      `x.csv, row 3: got 1 cell, expected 2, as in the header. ${advice}`,
      `x.csv, row 4: got 3 cells, expected 2, as in the header. ${advice}`,
    ].join("\n"),
  );
  expect(cells('a,b\n5" pipe,x\n"6"" pipe",y\n')).toEqual({ a: ['5" pipe', '6" pipe'], b: ["x", "y"] });
});

test("delimiters alone at the end of lines and blank lines at the end of the file are no rows", () => {
  expect(cells("a,b,\n1,2,\n3,4,\n")).toEqual({ a: [1, 3], b: [2, 4] });
  expect(cells("a,b\n1,2\n\n3,4\n,\n\n\n")).toEqual({ a: [1, null, 3], b: [2, null, 4] });
});

test("text above the table and a row of units are passed over, and kept as metadata", () => {
  const file =
    "Accessibilité 2023\n\nSource : DREES\nCode;Commune;APL;Population\n;;consultations;habitants\n01001;X;1,5;3\n";
  const table = read(file);
  expect([...table.columns.keys()]).toEqual(["Code", "Commune", "APL", "Population"]);
  expect(table.firstRow).toBe(6);
  expect(plainColumn(table.columns.get("APL")!)).toEqual([1.5]);
  expect(table.metadata.get("header")).toBe("Accessibilité 2023\nSource : DREES");
  expect([...read("a,b\nc,d\n1,2\n", 2).columns.keys()]).toEqual(["c", "d"]);
});

test("empty and repeated names are made distinct; no table at all is an InputError", () => {
  expect([...read("a,,a\n1,2,3\n").columns.keys()]).toEqual(["a", "column 2", "a (2)"]);
  expect(() => read("")).toThrow(
    "x.csv: got no column names, expected a line of column names and rows under it.",
  );
  expect(read("a,b\n").rows).toBe(0);
});

test("excel-fr: mark, semicolons, decimal commas", () => {
  const table = tableOf("x", {
    code: textColumn(["33063", "33281"]),
    "apl 65": numberColumn([1234.5, Number.NaN]),
  });
  const file = writeCsv(table, csvStyles["excel-fr"]);
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(file)).toBe("code;apl 65\r\n33063;1234,5\r\n33281;\r\n");
});
