import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { buildSample } from "../../src/build/sample/sample.ts";
import { communesFrom } from "../../src/core/territory/communes.ts";
import { islandsFrom } from "../../src/core/territory/islands.ts";
import { readTable } from "../../src/formats/read.ts";
import { writeTable } from "../../src/formats/write.ts";
import { textAt } from "../../src/table/columns.ts";
import { Problems } from "../../src/table/problems.ts";
import type { Column, Table, TextColumn } from "../../src/table/table.ts";

const sample = buildSample();
const files = new Map<string, Table>();

const folder = new URL("../../data/", import.meta.url);

beforeAll(async () => {
  for (const name of sample.tables.keys()) {
    const bytes = readFileSync(new URL(`sample/${name}.parquet`, folder));
    files.set(name, await readTable(bytes, { source: `${name}.parquet` }));
  }
});

/** What the cells of a column say, whatever the column's representation. */
function cells(column: Column): unknown[] {
  if (column.kind === "text") return Array.from(column.codes, (_, row) => textAt(column, row));
  return Array.from<number>(column.values);
}

test.each([...sample.tables.keys()])("%s.parquet holds what the builder builds", (name) => {
  const [built, stored] = [sample.tables.get(name)!, files.get(name)!];
  expect([...stored.columns.keys()]).toEqual([...built.columns.keys()]);
  for (const [column, expected] of built.columns) {
    expect(cells(stored.columns.get(column)!), column).toEqual(cells(expected));
  }
  for (const [key, value] of built.metadata) expect(stored.metadata.get(key)).toBe(value);
});

test("building twice gives the same bytes", async () => {
  const again = buildSample();
  for (const [name, table] of sample.tables) {
    const [bytes, bytesAgain] = [table, again.tables.get(name)!].map((built) => writeTable(built, "parquet"));
    expect(Buffer.compare(await bytes, await bytesAgain), name).toBe(0);
  }
});

test("14,735 communes with 61,839,091 inhabitants; Paris, Lyon and Marseille as one commune each", () => {
  const problems = new Problems();
  const communes = communesFrom(files.get("communes")!, { problems });
  expect(problems.all).toEqual([]);
  expect(communes.count).toBe(14_735);
  expect(communes.population.reduce((sum, value) => sum + value, 0)).toBe(61_839_091);
  for (const code of ["75056", "69123", "13055"]) expect(communes.index.has(code)).toBe(true);
  expect(communes.codes.some((code) => /^(?:751|6938|132)\d\d?$/.test(code))).toBe(false);
  expect(communes.latitude.some(Number.isNaN)).toBe(false);
  const lyon = communes.index.get("69123")!;
  expect([communes.latitude[lyon], communes.longitude[lyon]]).toEqual([45.74846, 4.84671]);
  expect(communes.names[lyon]).toBe("Lyon");
});

test("the communes left out are listed: 20,234, none of them in the sample", () => {
  const problems = new Problems();
  const communes = communesFrom(files.get("communes")!, { problems });
  const left = communesFrom(files.get("communes_without_position")!, { problems });
  expect(left.count).toBe(20_234);
  expect(left.codes.some((code) => communes.index.has(code))).toBe(false);
  expect(sample.counts).toMatchObject({
    communesWithoutPosition: 20_234,
    inhabitantsWithoutPosition: 7_113_850,
  });
});

test("age structures sum to the population, commune by commune", () => {
  const { columns } = files.get("communes")!;
  const ages = [...columns]
    .filter(([name]) => name.startsWith("age_"))
    .map(([, column]) => column.values as Int32Array);
  expect(ages).toHaveLength(19);
  const population = columns.get("population")!.values as Int32Array;
  const wrong = population.filter((people, row) => ages.reduce((sum, band) => sum + band[row], 0) !== people);
  expect(wrong).toHaveLength(0);
});

test("what is invented says so, in every row and in the metadata", () => {
  for (const name of ["communes", "practices"]) {
    const { columns, metadata } = files.get(name)!;
    expect(columns.get("synthetic")).toMatchObject({ kind: "boolean" });
    expect(new Set(columns.get("synthetic")!.values as Uint8Array)).toEqual(new Set([1]));
    expect(metadata.get("notice")).toMatch(/SYNTHETIC.*FICTIF/);
    expect(metadata.get("synthetic")).toBe("true");
  }
  expect(files.get("communes_without_position")!.columns.has("synthetic")).toBe(false);
});

test("doctors are plausible: 8 to 10 per 10,000, older in villages, each kind of practice and of activity there", () => {
  const { columns, rows } = files.get("practices")!;
  const text = (name: string, row: number) => textAt(columns.get(name) as TextColumn, row);
  const population = new Map(
    Array.from(files.get("communes")!.columns.get("population")!.values as Int32Array, (people, row) => [
      textAt(files.get("communes")!.columns.get("code") as TextColumn, row),
      people,
    ]),
  );
  const age = columns.get("age")!.values as Int32Array;
  const meanAge = (matches: (people: number) => boolean) => {
    const found = [...age.keys()].filter((row) => matches(population.get(text("commune", row))!));
    return found.reduce((sum, row) => sum + age[row], 0) / found.length;
  };
  expect(sample.counts.doctorsPer10000).toBeGreaterThan(8);
  expect(sample.counts.doctorsPer10000).toBeLessThan(10);
  expect(meanAge((people) => people < 3000)).toBeGreaterThan(meanAge((people) => people > 50_000) + 3);
  const acts = columns.get("acts")!.values as Int32Array;
  for (const [from, to] of [
    [0, 250],
    [250, 3600],
    [3600, 6000],
    [6000, 20_000],
  ]) {
    expect(acts.some((count) => count >= from && count < to)).toBe(true);
  }
  const kinds = new Set(Array.from({ length: rows }, (_, row) => text("kind", row)));
  expect(kinds).toEqual(new Set(["liberal", "centre"]));
});

test("the list of islands reads, and each is a commune by itself or shares its island", async () => {
  const problems = new Problems();
  const table = await readTable(readFileSync(new URL("islands_without_fixed_link.csv", folder)), {
    source: "islands.csv",
  });
  const islands = islandsFrom(table, { problems });
  expect(problems.all).toEqual([]);
  expect(islands.size).toBe(22);
  expect(islands.get("56152")).toBe(islands.get("56009"));
  expect(new Set(islands.values()).size).toBe(17);
});

test("data/README.md gives the sha256 of every file it lists", () => {
  const readme = readFileSync(new URL("README.md", folder), "utf8");
  const listed = [...readme.matchAll(/^\| `([^`]+)` \| [\d,]+ \| `([^`]*)` \|$/gm)];
  expect(listed.length).toBeGreaterThanOrEqual(4);
  for (const [, name, sha256] of listed) {
    const bytes = readFileSync(new URL(name, folder));
    expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(sha256);
  }
});
