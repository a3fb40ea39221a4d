import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readLargeParquet } from "../../src/node/largeParquet.ts";
import { readTableFile } from "../../src/node/tables.ts";
import { InputError } from "../../src/table/problems.ts";

const broken = fileURLToPath(new URL("../fixtures/broken/", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-broken-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The message of the InputError that reading gives. */
async function messageOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

test.each(readdirSync(broken).filter((file) => !file.endsWith(".txt")))(
  "%s says what is wrong",
  async (file) => {
    const path = broken + file;
    const expected = readFileSync(`${path}.txt`, "utf8").trimEnd();
    expect((await messageOf(readTableFile(path))).replaceAll(path, "file")).toContain(expected);
  },
);

test("an absent file, a directory and a path through a file", async () => {
  expect(await messageOf(readTableFile(join(folder, "absent.csv")))).toContain(
    "got no such file, expected a file",
  );
  mkdirSync(join(folder, "tables.csv"));
  expect(await messageOf(readTableFile(join(folder, "tables.csv")))).toContain(
    "got a directory, expected a file",
  );
  writeFileSync(join(folder, "a.csv"), "a\n1\n");
  expect(await messageOf(readTableFile(join(folder, "a.csv", "b.csv")))).toContain(
    "got a path through a file",
  );
});

test.skipIf(process.getuid?.() === 0)("a file without permission", async () => {
  const path = join(folder, "secret.csv");
  writeFileSync(path, "a\n1\n");
  chmodSync(path, 0);
  expect(await messageOf(readTableFile(path))).toContain("got no permission to read it");
});

test("a large Parquet file that is cut is an InputError of DuckDB's way too", async () => {
  const path = join(folder, "od.parquet");
  const whole = readFileSync(new URL("../fixtures/tables/zstd.parquet", import.meta.url));
  for (const length of [whole.length >> 1, whole.length - 4]) {
    writeFileSync(path, whole.subarray(0, length));
    expect(await messageOf(readLargeParquet(path, { source: "od.parquet" }))).toContain(
      "od.parquet: got a truncated or damaged file",
    );
  }
});
