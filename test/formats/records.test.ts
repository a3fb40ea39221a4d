import { dsvFormat } from "d3-dsv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeText } from "../../src/formats/csv/encoding.ts";
import { readCsv } from "../../src/formats/csv/read.ts";
import { cellText, Records } from "../../src/formats/csv/records.ts";
import { plainColumn } from "./tables.ts";

/** Every record of a text, as texts; undefined where a quote is never closed. */
function recordsOf(text: string, delimiter: string): string[][] | undefined {
  const bytes = new TextEncoder().encode(text);
  const records = new Records(bytes, delimiter.charCodeAt(0));
  const bounds = new Uint32Array(2 * (bytes.length + 1));
  const found: string[][] = [];
  while (records.next(bounds, 0, bytes.length + 1)) {
    if (records.isOpen) return undefined;
    found.push(
      Array.from({ length: records.cells }, (_, c) =>
        cellText(bytes, bounds[2 * c]!, bounds[2 * c + 1]!, decodeText),
      ),
    );
  }
  return found;
}

test("cuts any text as d3-dsv does: quotes, misplaced quotes, every line end", () => {
  const text = fc.string({
    unit: fc.constantFrom('"', '"', ",", ";", "\n", "\r", "\r\n", "a", "é", "œ", " "),
  });
  fc.assert(
    fc.property(text, fc.constantFrom(",", ";"), (given, delimiter) => {
      // d3-dsv takes a return before the last line feed, and a lone one at the end, for one line end. The character after a
      // closing quote, an error, is passed over: here that is its first byte.
      fc.pre(!/\r\r?\n?$/.test(given) && !/"[éœ]/.test(given));
      const records = recordsOf(given, delimiter);
      fc.pre(records !== undefined);
      expect(records).toEqual(dsvFormat(delimiter).parseRows(given));
    }),
    { numRuns: 5000 },
  );
});

test("a record keeps the first cells it is asked for, and says what it holds beyond", () => {
  const bytes = new TextEncoder().encode('a,b,c\n,"",\n,,,x\n');
  const records = new Records(bytes, 0x2c);
  const bounds = new Uint32Array(4);
  const said = [];
  while (records.next(bounds, 0, 2)) said.push([records.cells, records.isFilled, records.isFilledBeyond]);
  expect(said).toEqual([
    [3, true, true],
    [3, false, false],
    [4, true, true],
  ]);
});

test("each column is read in the encoding its texts are in: UTF-8, else Windows-1252", () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const bytes = latin("code;nom\n01001;\u00c9vry\n01002;C\u009cur d\u0092Ain\n01003;\u00c9vry\n");
  const { columns } = readCsv(bytes, { source: "x.csv" });
  expect(plainColumn(columns.get("nom")!)).toEqual(["Évry", "Cœur d’Ain", "Évry"]);
  expect(plainColumn(columns.get("code")!)).toEqual(["01001", "01002", "01003"]);
});

test("many rows: the texts are told apart by their bytes, with the same column as the texts of few", () => {
  const names = ["Île-d'Aix", "œuf", "日本", "🙂 x", 'a""b', ""];
  const row = (r: number) => `${r % 7 === 0 ? '"12"' : r / 8},"${names[r % 6]}"`;
  const rows = Array.from({ length: 200_001 }, (_, r) => row(r));
  const read = (lines: readonly string[]) =>
    readCsv(new TextEncoder().encode(`x,name\n${lines.join("\n")}\n`), { source: "x" }).columns.get("name")!;
  const [many, few] = [read(rows), read(rows.slice(0, 12))];
  expect(plainColumn(many).slice(0, 12)).toEqual(plainColumn(few));
  expect(many).toMatchObject({ kind: "text", values: ["Île-d'Aix", "œuf", "日本", "🙂 x", 'a"b'] });
});

test("columns are read when they are asked for, and once", () => {
  const { columns } = readCsv(new TextEncoder().encode("a,b\n1,x\n2,y\n"), { source: "x" });
  expect([columns.size, columns.has("b"), columns.has("c"), columns.get("c")]).toEqual([
    2,
    true,
    false,
    undefined,
  ]);
  expect(columns.get("a")).toBe(columns.get("a"));
  expect([...columns.keys()]).toEqual(["a", "b"]);
  const visited: string[] = [];
  columns.forEach((column, name) => {
    visited.push(`${name} ${column.kind}`);
  });
  expect(visited).toEqual(["a number", "b text"]);
  expect([...columns.values()].map(({ kind }) => kind)).toEqual(["number", "text"]);
});
