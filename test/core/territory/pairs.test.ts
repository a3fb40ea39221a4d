import fc from "fast-check";
import { expect, test } from "vitest";
import { communesFrom } from "../../../src/core/territory/communes.ts";
import { pairsFrom } from "../../../src/core/territory/pairs.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";

const codes = ["01001", "01002", "01004", "2A004"];
const communes = communesFrom(tableOf("communes.csv", { code: textColumn(codes) }), {
  problems: new Problems(),
});

type Row = readonly [origin: string, destination: string, minutes: number];

function tableOfRows(rows: readonly Row[]) {
  return tableOf("od.csv", {
    from: textColumn(rows.map((row) => row[0])),
    to: textColumn(rows.map((row) => row[1])),
    minutes: numberColumn(rows.map((row) => row[2])),
  });
}

function read(
  table: ReturnType<typeof tableOf>,
  options: { symmetric?: boolean; map?: Map<string, string> } = {},
) {
  const problems = new Problems();
  const excluded = new Exclusions();
  const pairs = pairsFrom(table, communes, { problems, excluded, ...options });
  return { pairs: rowsOf(pairs), problems, excluded };
}

const rowsOf = (pairs: ReturnType<typeof pairsFrom>): Row[] =>
  Array.from(pairs.minutes, (minutes, p) => [
    codes[pairs.origin[p]!]!,
    codes[pairs.destination[p]!]!,
    minutes,
  ]);

test("rows become pairs, in order, their codes repaired", () => {
  const { pairs, problems } = read(
    tableOfRows([
      ["1002", "2A004", 3.25],
      ["2a004", "01002", 4],
    ]),
  );
  expect(pairs).toEqual([
    ["01002", "2A004", 3.25],
    ["2A004", "01002", 4],
  ]);
  expect(problems.errors).toEqual([]);
  expect(problems.warnings).toHaveLength(1);
});

test("peak and off-peak minutes are averaged", () => {
  const table = tableOf("od.csv", {
    idSrc: textColumn(["01001", "01002"]),
    idDst: textColumn(["01002", "01001"]),
    HP: numberColumn([10, 3]),
    HC: numberColumn([5, 4]),
  });
  expect(read(table).pairs).toEqual([
    ["01001", "01002", 7.5],
    ["01002", "01001", 3.5],
  ]);
});

test("minutes beside peak and off-peak are read with a warning, which --map silences", () => {
  const table = tableOf("od.csv", {
    from: textColumn(["01001", "01002"]),
    to: textColumn(["01002", "01001"]),
    duree: numberColumn([5, 6]),
    hp: numberColumn([12, 9]),
    hc: numberColumn([10, 8]),
  });
  const { pairs, problems } = read(table);
  expect(pairs).toEqual([
    ["01001", "01002", 5],
    ["01002", "01001", 6],
  ]);
  expect(problems.warnings).toMatchObject([{ column: "minutes", got: "duree, hp, hc" }]);
  expect(read(table, { map: new Map([["minutes", "duree"]]) }).problems.all).toEqual([]);
});

test("a column of places is not proposed for the minutes", () => {
  const table = tableOf("od.csv", { from: textColumn(["01001"]), destination: textColumn(["01002"]) });
  expect(() => read(table)).toThrow("--map minutes=…");
});

test("without minutes, or with peak alone, an error says what to pass", () => {
  const table = tableOf("od.csv", {
    origin: textColumn(["01001"]),
    destination: textColumn(["01002"]),
    hp: numberColumn([1]),
    minuts: numberColumn([1]),
  });
  expect(() => read(table)).toThrow(
    "od.csv, column minutes: got the columns origin, destination, hp, minuts, expected a column minutes, or both peak " +
      "and off_peak (hp, hc). Name it with --map minutes=minuts, or --map peak=… and --map off_peak=….",
  );
});

test("missing, negative and infinite minutes are errors with their rows", () => {
  const { problems } = read(
    tableOfRows([
      ["01001", "01002", Number.NaN],
      ["01002", "01001", -1],
      ["01004", "01001", Number.POSITIVE_INFINITY],
    ]),
  );
  expect(problems.errors.map(({ row, column, got }) => [row, column, got])).toEqual([
    [2, "minutes", "an empty cell, NA or NaN"],
    [3, "minutes", "-1"],
    [4, "minutes", "Infinity"],
  ]);
});

test("rows of unknown communes are excluded, counted once and every id listed", () => {
  const { pairs, excluded } = read(
    tableOfRows([
      ["99001", "01001", 1],
      ["01001", "99002", 2],
      ["99001", "99003", 3],
      ["01001", "01002", 4],
      ["01002", "01001", 5],
    ]),
  );
  expect(pairs).toHaveLength(2);
  expect(excluded.all.map(({ reason, count, ids }) => [reason, count, [...ids]])).toEqual([
    ["pairs-unknown-origin", 2, [["99001", 2]]],
    [
      "pairs-unknown-destination",
      1,
      [
        ["99002", 1],
        ["99003", 0],
      ],
    ],
  ]);
});

test("a one-way table is warned about, own-commune pairs apart", () => {
  expect(
    read(
      tableOfRows([
        ["01001", "01001", 0],
        ["01001", "01002", 4],
      ]),
    ).problems.warnings,
  ).toHaveLength(1);
  expect(
    read(
      tableOfRows([
        ["01001", "01002", 4],
        ["01002", "01001", 5],
      ]),
    ).problems.warnings,
  ).toEqual([]);
  expect(read(tableOfRows([["01001", "01001", 0]])).problems.warnings).toEqual([]);
});

test("symmetric adds the reverse of exactly the pairs that lack it", () => {
  const code = fc.constantFrom(...codes);
  const rows = fc.uniqueArray(fc.tuple(code, code, fc.integer({ min: 0, max: 60 })), {
    selector: ([origin, destination]) => `${origin} ${destination}`,
  });
  fc.assert(
    fc.property(rows, (given) => {
      const { pairs, problems } = read(tableOfRows(given), { symmetric: true });
      const has = (o: string, d: string) =>
        given.some(([origin, destination]) => origin === o && destination === d);
      const added = given.filter(([o, d]) => !has(d, o)).map(([o, d, minutes]): Row => [d, o, minutes]);
      expect(pairs).toEqual([...given, ...added]);
      expect(problems.warnings).toEqual([]);
    }),
  );
});

test("a large one-way table is warned about, with one reverse it is not", () => {
  const many = Array.from({ length: 60 }, (_, i) => `010${String(i + 10)}`);
  const table = (reverse: boolean) => {
    const rows: Row[] = many.flatMap((o, i) => many.slice(i + 1).map((d): Row => [o, d, 1]));
    if (reverse) rows.push([many[59]!, many[58]!, 1]);
    return tableOfRows(rows);
  };
  const all = communesFrom(tableOf("communes.csv", { code: textColumn(many) }), { problems: new Problems() });
  for (const reverse of [false, true]) {
    const problems = new Problems();
    pairsFrom(table(reverse), all, { problems, excluded: new Exclusions() });
    expect(problems.warnings).toHaveLength(reverse ? 0 : 1);
  }
});
