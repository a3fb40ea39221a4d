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
