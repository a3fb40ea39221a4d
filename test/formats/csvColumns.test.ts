import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cells, cellsOf, mostTexts, requireAddressable } from "../../src/formats/csv/cells.ts";
import { columnOf } from "../../src/formats/csv/column.ts";
import { readCsv } from "../../src/formats/csv/read.ts";
import { anything, Records, roomForFile, tileRows } from "../../src/formats/csv/records.ts";
import { naiveColumn, naiveRecords } from "./naiveCsv.ts";
import { plainColumn } from "./tables.ts";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const cut = (bytes: Uint8Array, delimiter: string, width: number, expectedRows: number): Cells =>
  cellsOf(bytes, {
    delimiter: delimiter.charCodeAt(0),
    width,
    first: 0,
    expectedRows,
    table: { source: "x.csv", firstRow: 1 },
  });

/** Cells as files hold them: near and far texts, short and long, quoted or not; numbers of every form; in any encoding. */
const cell = fc.oneof(
  fc.stringMatching(/^[ab01]{0,3}$/),
  fc.stringMatching(/^[ab]{7,18}$/),
  fc.stringMatching(/^"(?:[ab;,\n\r]|""){0,12}"$/),
  fc.stringMatching(/^-?(?:0|[1-9][0-9]{0,18})?(?:[.,][0-9]{0,20})?$/),
  fc.stringMatching(/^"-?[0-9]{0,3}[.,]?[0-9]{0,3}"$/),
  fc.constantFrom("NA", " ", "1e3", "+5", "0x10", "Inf", "-0", "-", "1.", "007", '""', "TRUE", "false", " 7"),
  fc.constantFrom("\xc3\xa9", "\xe9", "\xc3", "\x80", "\0", "a\0", '"\xc3\xa9"', "\xef\xbb\xbf"),
);

describe("any file", () => {
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(",", ";"), fc.constantFrom("\n", "\r\n", "\r"))
    .chain(([width, delimiter, lineEnd]) => {
      const few = fc.uniqueArray(cell, { minLength: 1, maxLength: 8 });
      const rows = few.chain((cells) =>
        fc.array(fc.array(fc.constantFrom(...cells), { minLength: width, maxLength: width }), {
          maxLength: 30,
        }),
      );
      return rows.map((of) => ({
        width,
        delimiter,
        bytes: latin(of.map((record) => record.join(delimiter) + lineEnd).join("")),
      }));
    });

  test("gives the columns that its cells give one after the other", () => {
    fc.assert(
      fc.property(grid, fc.boolean(), ({ width, delimiter, bytes }, decimalComma) => {
        const expected = naiveRecords(bytes, delimiter, width);
        const read = () => cut(bytes, delimiter, width, 1);
        if (expected.some(({ wrong }) => wrong > 0)) {
          expect(read).toThrow("x.csv");
          return;
        }
        const cells = read();
        const filled = expected.slice(0, 1 + expected.findLastIndex(({ isFilled }) => isFilled));
        expect(cells.rows).toBe(filled.length);
        for (let c = 0; c < width; c++) {
          const column = filled.map((record) => record.cells[c] ?? "");
          expect(plainColumn(columnOf(cells, c, decimalComma))).toEqual(naiveColumn(column, decimalComma));
        }
      }),
      { numRuns: 4000 },
    );
  });
});

test("thousands of texts, in any order, short, long and quoted: codes by first appearance", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 9000 }), (seed, distinct) => {
      let state = seed;
      const draw = () => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        return (state >>> 8) % distinct;
      };
      const text = (n: number) =>
        n % 5 === 0 ? `${n}` : n % 5 === 1 ? `nom de la commune ${n}` : n % 5 === 2 ? `é"${n}` : `${n}\n${n}`;
      const texts = Array.from({ length: 3 * tileRows + 5 }, () => text(draw()));
      const lines = texts.map((of, r) =>
        r % 3 === 0 || /["\n]/.test(of) ? `"${of.replaceAll('"', '""')}"` : of,
      );
      const column = columnOf(cut(utf8(`texte\n${lines.join("\n")}\n`), ",", 1, 100), 0, false);
      const values = [...new Set(["texte", ...texts])];
      expect(column).toMatchObject({ kind: "text", values });
      expect(plainColumn(column)).toEqual(["texte", ...texts]);
    }),
    { numRuns: 20 },
  );
});

test("codes in order are told apart as those out of it; a text longer than a piece of the way out is whole", () => {
  const sorted = Array.from({ length: 20_000 }, (_, n) => `${10_000 + n}A`);
  const long = "é".repeat(40_000);
  const texts = [
    ...sorted.flatMap((code) => [code, code]),
    sorted[3]!,
    "0",
    `${long}"`,
    long,
    sorted[19_999]!,
  ];
  const lines = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  const column = columnOf(cut(utf8(lines.join("\r\n")), ",", 1, 30), 0, false);
  expect(column.kind === "text" && column.values).toEqual([...new Set(texts)]);
  expect(plainColumn(column)).toEqual(texts);
});

test("a column is the same when it is read again, after others", () => {
  const table = readCsv(utf8('a,b,\n"x""y",1,\n"z",2,\n"x""y",3,\n'), { source: "x" });
  const again = readCsv(utf8('a,b,\n"x""y",1,\n"z",2,\n"x""y",3,\n'), { source: "x" });
  expect([...again.columns.values()].reverse().map(plainColumn)).toEqual([
    [1, 2, 3],
    ['x"y', "z", 'x"y'],
  ]);
  expect([...table.columns].map(([name, column]) => [name, plainColumn(column)])).toEqual([
    ["a", ['x"y', "z", 'x"y']],
    ["b", [1, 2, 3]],
  ]);
});

test("a file is cut where it was read, once; elsewhere where it has a mark, or more cells than room", () => {
  const read = (bytes: Uint8Array) => {
    const { columns, rows } = readCsv(bytes, { source: "x" });
    return [rows, ...[...columns].map(([name, column]) => [name, plainColumn(column)])];
  };
  const inRoom = (bytes: Uint8Array) => {
    const room = roomForFile(bytes.length);
    room.set(bytes);
    return room;
  };
  const many = Array.from({ length: 300_000 }, (_, row) => row % 10);
  for (const text of ["a,b\n01,2\n02,x\n", "\ufeffa,b\n01,2\n", `n\n${many.join("\n")}`]) {
    const room = inRoom(utf8(text));
    const first = readCsv(room, { source: "x" });
    const again = read(room);
    expect(again).toEqual(read(utf8(text)));
    expect([...first.columns.values()].map(plainColumn)).toEqual(
      [...readCsv(utf8(text), { source: "x" }).columns.values()].map(plainColumn),
    );
    expect(room).toEqual(utf8(text));
  }
});

test("what takes more memory than can be addressed is refused with what to do", () => {
  const shape = { bytes: 2 ** 31, starts: 2 ** 29, texts: mostTexts };
  expect(() => requireAddressable("x.csv", shape)).toThrow(
    "x.csv: got a CSV file that takes 4.38 GiB of memory, expected one that takes at most 4 GiB. " +
      "Convert it to Parquet; travel times are also read in parts, with --memory.",
  );
  const bytes = utf8("b\na\nc\nb\n");
  const records = new Records({ bytes: bytes.length, starts: 8, texts: 2 }).load(bytes, 0x2c, 1);
  records.cut(4, anything);
  expect(() => columnOf({ source: "x.csv", records, first: 0, rows: 4 }, 0, false)).toThrow(
    "x.csv: got more than 2 distinct texts in a column, expected fewer of them.",
  );
});
