import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fetchMethod, methodAddress, methodNames } from "../../src/core/method/embedded.ts";
import { readActivity, readAgeWeights, readMethod } from "../../src/node/methods.ts";
import { changed, methodJson } from "../core/method/methods.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-methods-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test("the embedded methods are read by name", async () => {
  expect(methodNames).toEqual(["gp-2012", "gp-2017", "gp-2022", "gp-2023"]);
  expect((await Promise.all(methodNames.map(readMethod))).map(({ id }) => id)).toEqual(methodNames);
});

test("a user's own method is read from its file, with or without a byte order mark", async () => {
  const json = JSON.stringify(changed(methodJson("gp-2023"), "id", "mine"));
  expect((await readMethod(written("mine.json", json))).id).toBe("mine");
  expect((await readMethod(written("bom.JSON", `\ufeff${json}`))).id).toBe("mine");
});

test("an unknown name says the known ones", async () => {
  await expect(readMethod("gp2022")).rejects.toThrow(
    '--method: got "gp2022", expected one of gp-2012, gp-2017, gp-2022, gp-2023, or a JSON file. Did you mean gp-2022?',
  );
  await expect(readMethod("toString")).rejects.toThrow("expected one of gp-2012");
});

test("a file that is absent, a directory or no JSON is a problem with its file", async () => {
  await expect(readMethod(join(folder, "absent.json"))).rejects.toThrow(
    /absent.json: got no such file, expected/,
  );
  await expect(readMethod(written("half.json", '{\n"id": "x"'))).rejects.toThrow(
    /half.json.*: got .*expected a JSON document/,
  );
  const file = written("wrong.json", JSON.stringify(changed(methodJson("gp-2023"), "variants", ["x"])));
  await expect(readMethod(file)).rejects.toThrow(
    `${file}, variants[0]: got "x", expected "all", or an age limit of 18 to 120.`,
  );
});

test("age weights and activity rules are taken from another method by its name", async () => {
  expect((await readAgeWeights("2022")).id).toBe("gp-2022");
  expect((await readAgeWeights("gp-2023")).bands).toHaveLength(19);
  expect((await readActivity("gp-2017")).floor?.below).toBe("excluded");
  await expect(readAgeWeights("gp-2017")).rejects.toThrow(
    '--age-weights: got "gp-2017", expected a method that has age weights (gp-2022, gp-2023).',
  );
  await expect(readActivity("2012")).rejects.toThrow(
    "a method that has activity rules (gp-2017, gp-2022, gp-2023)",
  );
});

test("a browser fetches a method at its address", async () => {
  const fetched = vi.fn(async () => Response.json(methodJson("gp-2022")));
  vi.stubGlobal("fetch", fetched);
  try {
    expect(await fetchMethod("gp-2022")).toEqual(await readMethod("gp-2022"));
    expect(fetched).toHaveBeenCalledWith(methodAddress("gp-2022"));
    await expect(fetchMethod("gp-1999")).rejects.toThrow(RangeError);
    vi.stubGlobal("fetch", async () => new Response("", { status: 404, statusText: "Not Found" }));
    await expect(fetchMethod("gp-2022")).rejects.toThrow("404 Not Found");
  } finally {
    vi.unstubAllGlobals();
  }
});
