import { copyFileSync, linkSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { aplomb } from "./aplomb.ts";

const communes = `code,name,latitude,longitude,population,demand,doctors
01001,A,46.1,4.9,832,800,1
01002,B,46.1,4.95,300,310,2
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-outputs-"));
  writeFileSync(join(folder, "communes.csv"), communes);
  writeFileSync(join(folder, "od.csv"), "origin,destination,minutes\n01001,01002,5\n01002,99001,5\n");
});

const english = (...parameters: string[]) => aplomb(folder, "--lang", "en", ...parameters);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("an output is never an input", () => {
  const refused = "got an input that would be written over";

  test("by its name, another spelling, a link: nothing is written, with --force neither", () => {
    symlinkSync(join(folder, "communes.csv"), join(folder, "soft.csv"));
    linkSync(join(folder, "communes.csv"), join(folder, "hard.csv"));
    for (const out of [
      "communes.csv",
      "./communes.csv",
      join(folder, "communes.csv"),
      "soft.csv",
      "hard.csv",
    ]) {
      const { code, stderr } = english("run", "--communes", "communes.csv", "--out", out, "--force");
      expect([out, code]).toEqual([out, 2]);
      expect(stderr).toContain(refused);
    }
    expect(read("communes.csv")).toBe(communes);
    const { stderr } = aplomb(
      folder,
      "run",
      "--communes",
      "communes.csv",
      "--out",
      "communes.csv",
      "--force",
    );
    expect(stderr.replaceAll("\u00a0", " ")).toContain("trouvé : un fichier d'entrée qui serait écrasé");
  });

  test("nor is a table that stands beside the output", () => {
    copyFileSync(join(folder, "communes.csv"), join(folder, "x.near-cut.csv"));
    const { code, stderr } = english("run", "--communes", "x.near-cut.csv", "--out", "x.csv", "--force");
    expect(code).toBe(2);
    expect(stderr).toContain(`x.near-cut.csv: ${refused}`);
    expect(read("x.near-cut.csv")).toBe(communes);
  });

  test("of other commands neither: what-if, and a result in out/ read again", () => {
    const inputs = ["--communes", "communes.csv"];
    expect(english("what-if", ...inputs, "--add", "01001:1", "--out", "communes.csv", "--force").code).toBe(
      2,
    );
    expect(english("run", ...inputs).code).toBe(0);
    const again = english("run", "--communes", "out/apl.csv", "--map", "doctors=population");
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`out/apl.csv: ${refused}`);
  });
});

test("a file of out/ that was changed since is kept, but for --force", () => {
  const inputs = ["run", "--communes", "communes.csv"];
  expect(english(...inputs).code).toBe(0);
  const written = read("out/apl.csv");
  writeFileSync(join(folder, "out/apl.csv"), `${written}# mine\n`);
  const refused = english(...inputs);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("out/apl.csv: got a file that was changed since aplomb wrote it");
  expect(refused.stderr).not.toContain("apl.parquet");
  expect(read("out/apl.csv")).toBe(`${written}# mine\n`);
  expect(english(...inputs, "--force").code).toBe(0);
  expect(read("out/apl.csv")).toBe(written);
});

describe("tables beside an output", () => {
  const run = ["run", "--communes", "communes.csv", "--out", "q.csv"];

  test("carry its metadata: what was left out, what is near the cut, changes", () => {
    writeFileSync(join(folder, "communes.csv"), communes.replace("310", ""));
    expect(english(...run, "--zone", "department").code).toBe(0);
    const [main, ...others] = ["q", "q.excluded", "q.near-cut", "q.by-department"].map(
      (name) => JSON.parse(read(`${name}.csv-metadata.json`)).notes[0],
    );
    expect(main["aplomb.command"]).toBe(
      "aplomb run --communes communes.csv --method gp-2023 --speed 40 --zone department",
    );
    for (const other of others) expect(other).toMatchObject(main);
    expect(english("what-if", "--communes", "communes.csv", "--add", "01001:1", "--out", "w.csv").code).toBe(
      0,
    );
    const changed = JSON.parse(read("w.changes.csv-metadata.json"));
    expect(changed.notes).toEqual(JSON.parse(read("w.csv-metadata.json")).notes);
    expect(
      english("prepare", "--communes", "communes.csv", "--times", "od.csv", "--out", "m.matrix.arrow").code,
    ).toBe(0);
    expect(JSON.parse(read("m.excluded.csv-metadata.json")).notes[0]["aplomb.inputs"]).toContain("od.csv");
  });

  test("of an earlier run are named, and kept", () => {
    writeFileSync(join(folder, "communes.csv"), communes.replace("310", ""));
    expect(english(...run, "--zone", "department").stderr).not.toContain("beside");
    copyFileSync(join(folder, "q.csv"), join(folder, "q.mine.csv"));
    writeFileSync(join(folder, "communes.csv"), communes);
    const { code, stderr } = english(...run, "--force");
    expect(code).toBe(0);
    const told = stderr.split("\n").filter((line) => line.includes("beside the output"));
    expect(told.map((line) => line.split(":")[0]).sort()).toEqual([
      "! q.by-department.csv",
      "! q.excluded.csv",
    ]);
    expect(read("q.excluded.csv")).toContain("01002");
    const french = aplomb(folder, ...run, "--force").stderr;
    expect(french).toContain("un fichier voisin de la sortie, que cette commande n'a pas écrit");
  });
});
