import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { inputFile, readBytes, writeFiles } from "../../src/node/files.ts";
import { InputError } from "../../src/table/problems.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-files-"));
});

test("an absent, an empty file and a directory are bad input", async () => {
  const empty = join(folder, "empty.csv");
  writeFileSync(empty, "");
  await expect(readBytes(join(folder, "absent.csv"))).rejects.toThrow("got no such file, expected a file");
  await expect(readBytes(empty)).rejects.toThrow("got an empty file");
  await expect(readBytes(folder)).rejects.toThrow(InputError);
});

test.skipIf(process.platform === "win32")("a file without permission is bad input", async () => {
  const closed = join(folder, "closed.csv");
  writeFileSync(closed, "a");
  chmodSync(closed, 0);
  chmodSync(folder, 0o755);
  const user = process.geteuid!();
  if (user === 0) process.seteuid!(65534); // root reads everything: become nobody for one call
  try {
    await expect(readBytes(closed)).rejects.toThrow("no permission to read it");
  } finally {
    if (user === 0) process.seteuid!(user);
  }
});

test("an input is named without its folders, with the SHA-256 of its bytes", async () => {
  expect(await inputFile("some/where/od.csv", new TextEncoder().encode("abc"))).toEqual({
    file: "od.csv",
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
});

test("files are written with their folders, and leave nothing temporary", async () => {
  await writeFiles([
    { path: join(folder, "a/b.csv"), bytes: "x" },
    { path: join(folder, "c.csv"), bytes: new Uint8Array([65]) },
  ]);
  expect(readFileSync(join(folder, "a/b.csv"), "utf8")).toBe("x");
  expect(readdirSync(folder).sort()).toEqual(["a", "c.csv"]);
});

test("one file that exists already keeps all from being written", async () => {
  writeFileSync(join(folder, "old.csv"), "old");
  const files = [
    { path: join(folder, "new.csv"), bytes: "new" },
    { path: join(folder, "old.csv"), bytes: "new" },
  ];
  await expect(writeFiles(files)).rejects.toThrow("got a file that exists already");
  expect(existsSync(join(folder, "new.csv"))).toBe(false);
  await writeFiles(files, () => true);
  expect(readFileSync(join(folder, "old.csv"), "utf8")).toBe("new");
});

test("a folder that cannot be made is bad input and nothing is half-written", async () => {
  writeFileSync(join(folder, "file"), "");
  const files = [
    { path: join(folder, "first.csv"), bytes: "x" },
    { path: join(folder, "file/second.csv"), bytes: "x" },
  ];
  await expect(writeFiles(files)).rejects.toThrow(InputError);
  expect(readdirSync(folder)).toEqual(["file"]);
});
