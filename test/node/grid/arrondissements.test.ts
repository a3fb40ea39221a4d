import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readTable } from "../../../src/formats/read.ts";
import { writeTable } from "../../../src/formats/write.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/table.ts";
import { aplomb, emptyFolder } from "../aplomb.ts";

const communes = ["13055", "69123", "75056", "92012", "93001", "93066"];
const arrondissements = [...Array(20).keys()].map((number) => String(75101 + number));
let folder: string;

/** Every arrondissement to and from the communes around; 92012 and Paris are given themselves, and 13201 by one row. */
function pairs(): [string, string, number][] {
  const rows: [string, string, number][] = [];
  arrondissements.forEach((code, at) => {
    for (const [to, other] of communes.slice(3).entries()) {
      rows.push([code, other, 3.0007 + ((at * 7) % 23) / 3 + to], [other, code, 2 + ((at * 11) % 19) / 7]);
    }
    rows.push([code, arrondissements[(at + 1) % 20], 6.5], [code, code, 0]);
  });
  rows.push(["75056", "92012", 11.25], ["13201", "13055", 9], ["13201", "99999", 3], [" 69381", "93001", 19]);
  rows.push(["75101", "69123", 400], ["93001", "93066", 4.1], ["93066", "93001", 4.3]);
  return rows;
}

const written = (rows: readonly [string, string, number][]) =>
  tableOf("pairs", {
    origin: textColumn(rows.map(([origin]) => origin)),
    destination: textColumn(rows.map(([, destination]) => destination)),
    minutes: numberColumn(rows.map(([, , minutes]) => minutes)),
  });

beforeAll(async () => {
  folder = emptyFolder();
  const places = communes.map(
    (code, at) => `${code},${1000 + 100 * at},${at % 2 ? 0 : 9000 + at},${at * 700}`,
  );
  writeFileSync(join(folder, "places.csv"), `code,demand,supply_65,supply_62\n${places.join("\n")}\n`);
  const rows = pairs();
  const even = rows.filter((_, row) => row % 2 === 0);
  const odd = rows.filter((_, row) => row % 2 === 1);
  for (const format of ["csv", "parquet", "arrow"] as const) {
    writeFileSync(join(folder, `all.${format}`), await writeTable(written(rows), format));
    writeFileSync(join(folder, `even.${format}`), await writeTable(written(even), format));
    writeFileSync(join(folder, `odd.${format}`), await writeTable(written(odd), format));
  }
});

function run(name: string, times: readonly string[], ...more: string[]) {
  const own = join(folder, name);
  mkdirSync(own);
  const files = times.map((file) => join("..", file));
  const inputs = ["--communes", "../places.csv", "--times", ...files, "--lang", "en"];
  const { code, stderr, stdout } = aplomb(own, "run", ...inputs, ...more, "--out", "apl.parquet");
  expect(code, stderr).toBe(0);
  const said = `${stdout}\n${stderr}`
    .split("\n")
    .filter((line) => line.includes("arrondissements"))
    .sort();
  const read = (file: string) => readFileSync(join(own, file));
  return { result: read("apl.parquet"), excluded: read("apl.excluded.parquet"), said };
}

describe("arrondissements where the communes are whole", () => {
  test.each(["csv", "parquet", "arrow"])(
    "--memory writes the bytes of the run in memory: %s",
    async (format) => {
      const inMemory = run(`memory-${format}`, [`all.${format}`]);
      const streamed = run(`streamed-${format}`, [`all.${format}`], "--memory", "1GB");
      expect(streamed.said).toEqual(inMemory.said);
      expect(streamed.said).toHaveLength(2);
      expect(streamed.excluded.equals(inMemory.excluded)).toBe(true);
      const { columns } = await readTable(streamed.excluded, { source: "excluded" });
      expect(columns.get("id")).toMatchObject({ values: ["99999", "> 20 min"] });
      expect(streamed.result.equals(inMemory.result)).toBe(true);
    },
    300_000,
  );

  test("shared out between files, in any order, they are one mean", async () => {
    const one = run("one", ["all.csv"]);
    const files = ["odd.parquet", "even.csv"];
    const two = run("two", files);
    const streamed = run("two-streamed", files, "--memory", "1GB");
    expect(streamed.result.equals(two.result)).toBe(true);
    expect(streamed.excluded.equals(two.excluded)).toBe(true);
    const columns = async ({ result }: typeof one) =>
      (await readTable(result, { source: "apl.parquet" })).columns;
    expect(await columns(two)).toEqual(await columns(one));
  }, 300_000);
});
