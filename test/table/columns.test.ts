import { expect, expectTypeOf, test } from "vitest";
import { bindColumns, checkMap, numberColumn, tableOf, textAt, textColumn } from "../../src/table/columns.ts";
import { InputError, Problems } from "../../src/table/problems.ts";
import type { Column, TextColumn } from "../../src/table/table.ts";

const schema = {
  code: { type: "code", required: true, aliases: ["codgeo", "code_insee"] },
  name: { type: "text", aliases: ["libgeo", "nom"] },
  population: { type: "number", required: true, aliases: ["pop", "pop_mun"], min: 0, unit: "inhabitants" },
  centre: { type: "boolean", aliases: [] },
} as const;

const texts = (column: TextColumn) => Array.from(column.codes, (_, row) => textAt(column, row));

function bind(columns: Record<string, Column>, map?: Record<string, string>) {
  const problems = new Problems();
  const table = tableOf("communes.csv", columns);
  const bound = bindColumns(table, schema, { problems, map: map && new Map(Object.entries(map)) });
  return { bound, problems };
}

test("aliases are found without case, accents or separators, and converted", () => {
  const { bound, problems } = bind({
    "Code INSEE": textColumn(["01004", "2A004"]),
    NOM: textColumn(["Ambérieu-en-Bugey", ""]),
    Pop: textColumn(["1 234,5", ""]),
    centre: textColumn(["Oui", "non"]),
  });
  expectTypeOf(bound.population).toEqualTypeOf<Float64Array>();
  expectTypeOf(bound.name).toEqualTypeOf<TextColumn | undefined>();
  expect(texts(bound.code)).toEqual(["01004", "2A004"]);
  expect(texts(bound.name!)).toEqual(["Ambérieu-en-Bugey", ""]);
  expect(bound.population).toEqual(Float64Array.of(1234.5, Number.NaN));
  expect(bound.centre).toEqual(Uint8Array.of(1, 0));
  expect(problems.all).toEqual([]);
});

test("an absent optional column is undefined; the map names another column, and wins over aliases", () => {
  const columns = { codgeo: textColumn(["01004"]), pop: numberColumn([1]), other: numberColumn([2]) };
  const { bound } = bind(columns, { population: "other" });
  expect(bound.name).toBeUndefined();
  expect(bound.population).toEqual(Float64Array.of(2));
});

test("the nearest name is never one of another number: supply_65 is no supply_60", () => {
  const problems = new Problems();
  const schema = { supply_60: { type: "number", required: true, aliases: ["offre_60"] } } as const;
  const source = tableOf("s.csv", { supply_65: numberColumn([1]), suply: numberColumn([1]) });
  expect(() => bindColumns(source, schema, { problems })).toThrow("--map supply_60=suply");
});

test("a missing required column is an error with the columns present and the nearest name", () => {
  expect(() => bind({ codgoe: textColumn(["01004"]), population: numberColumn([1]) })).toThrow(
    "communes.csv, column code: got the columns codgoe, population, expected a column code (or codgeo, code_insee). " +
      "The nearest is codgoe: if it is the one, pass --map code=codgoe.",
  );
});

test("all missing columns are said at once", () => {
  let caught: unknown;
  try {
    bind({ x: numberColumn([1]) });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(InputError);
  expect((caught as InputError).problems.map((problem) => problem.column)).toEqual(["code", "population"]);
});

test("a map to an absent column is an error; a map of an unknown name is an error of checkMap", () => {
  const { problems } = bind({ code: textColumn(["01004"]), pop: numberColumn([1]) }, { name: "nmo" });
  expect(problems.errors[0]?.expected).toBe("--map name=nmo");
  checkMap(new Map([["populaton", "x"]]), [schema], problems);
  expect(problems.errors[1]?.advice).toBe("Did you mean --map population=x?");
});

test("two columns of one name are an error; an alias with a year takes the latest, with a warning", () => {
  const code = textColumn(["01004"]);
  expect(bind({ code, Pop: numberColumn([1]), pop: numberColumn([2]) }).problems.errors).toHaveLength(1);
  const { bound, problems } = bind({
    code,
    pop_mun_2021: numberColumn([1]),
    pop_mun_2023: numberColumn([2]),
  });
  expect(bound.population).toEqual(Float64Array.of(2));
  expect(problems.warnings[0]?.advice).toContain("pop_mun_2023 is read");
});

test("values under the minimum, infinite, or no number are errors naming row and column", () => {
  const code = textColumn(["01004", "01005", "01006", "01007"]);
  const { problems } = bind({ code, population: textColumn(["-1", "inf", "many", "3"]) });
  expect(problems.errors.map(({ row, column, got }) => [row, column, got])).toEqual([
    [4, "population", '"many"'],
    [2, "population", "-1"],
    [3, "population", "Infinity"],
  ]);
  expect(problems.errors[0]?.expected).toBe("inhabitants, finite and at least 0");
});

test("beyond twenty, wrong rows are counted", () => {
  const code = textColumn(Array.from({ length: 1000 }, () => "01004"));
  const { problems } = bind({ code, population: numberColumn(new Float64Array(1000).fill(-1)) });
  expect(problems.errors).toHaveLength(21);
  expect(problems.errors[20]?.got).toBe("980 more rows like these");
});

test("commas that may mean thousands or decimals are refused; decimal commas are read", () => {
  const code = textColumn(["01004", "01005"]);
  expect(bind({ code, pop: textColumn(["1,234", "2,500"]) }).problems.errors).toHaveLength(2);
  expect(bind({ code, pop: textColumn(["1,234", "2,5"]) }).bound.population).toEqual(
    Float64Array.of(1.234, 2.5),
  );
  expect(bind({ code, pop: textColumn(["0,234", "2,500"]) }).bound.population).toEqual(
    Float64Array.of(0.234, 2.5),
  );
});

test("a complete column has no missing cell", () => {
  const problems = new Problems();
  const table = tableOf("od.csv", {
    origin: textColumn(["01004", "", "x"]),
    minutes: numberColumn([1, 2, Number.NaN]),
  });
  bindColumns(
    table,
    {
      origin: { type: "code", complete: true, aliases: [] },
      minutes: { type: "number", complete: true, aliases: [] },
    },
    { problems },
  );
  expect(problems.errors.map(({ row, column, got }) => [row, column, got])).toEqual([
    [3, "origin", "an empty cell, NA or NaN"],
    [4, "origin", '"x"'],
    [4, "minutes", "an empty cell, NA or NaN"],
  ]);
});

test("columns of different lengths are a RangeError", () => {
  expect(() => tableOf("x", { a: numberColumn([1]), b: numberColumn([1, 2]) })).toThrow(
    new RangeError("x, column b: expected 1 rows, got 2"),
  );
});

test("a name that two columns have is an error, unless --map says which", () => {
  const table = tableOf("c.csv", { code: textColumn(["01001"]), "code (2)": textColumn(["01002"]) });
  const schema = { code: { type: "code", required: true, aliases: [] } } as const;
  const problems = new Problems();
  bindColumns(table, schema, { problems });
  expect(problems.errors).toMatchObject([
    { column: "code", got: "code and code (2)", expected: "one column" },
  ]);
  const said = new Problems();
  const { code } = bindColumns(table, schema, { problems: said, map: new Map([["code", "code (2)"]]) });
  expect(said.all).toEqual([]);
  expect(code.values).toEqual(["01002"]);
});
