import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aplomb, cli, emptyFolder } from "./aplomb.ts";

let folder: string;
beforeAll(() => {
  folder = emptyFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

const golden = (language: "fr" | "en"): string =>
  readFileSync(new URL(`fixtures/prepare.help.${language}.txt`, import.meta.url), "utf8");

test.each([
  [["prepare", "--help"]],
  [["prepare", "-h"]],
  [["help", "prepare"]],
  [["prepare", "--help", "--lang", "fr"]],
])("help is French: %j", (parameters) => {
  expect(aplomb(folder, ...parameters)).toEqual({ code: 0, stdout: golden("fr"), stderr: "" });
});

test.each([
  [["--lang", "en", "prepare", "--help"]],
  [["prepare", "--help", "--lang", "en"]],
  [["prepare", "--lang=en", "--help"]],
  [["help", "prepare", "--lang", "en"]],
])("--lang en makes it English, before and after: %j", (parameters) => {
  expect(aplomb(folder, ...parameters)).toEqual({ code: 0, stdout: golden("en"), stderr: "" });
});

test("the list of commands, asked for or not, in both languages", () => {
  const french = aplomb(folder, "--help");
  expect(french.code).toBe(0);
  expect(french.stdout).toContain("Utilisation\u00a0: aplomb [options] [commande]\n");
  expect(french.stdout).toMatch(/^ {2}run {2,}calculer l’APL des communes/m);
  expect(aplomb(folder)).toEqual(french);
  expect(aplomb(folder, "help")).toEqual(french);
  expect(aplomb(folder, "--help", "--lang", "en").stdout).toContain("Usage: aplomb [options] [command]\n");
  const { code, stderr } = aplomb(folder, "--lang", "en");
  expect(code).toBe(2);
  expect(stderr).toMatch(/^ {2}run {2,}compute the APL of communes/m);
});

test("a command that only holds others says which, as the mistake it is", () => {
  const { code, stdout, stderr } = aplomb(folder, "submit");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^Utilisation\u00a0: aplomb submit \[options\] \[commande\]\n/);
  expect(aplomb(folder, "submit", "--help").code).toBe(0);
  expect(aplomb(folder, "submit", "slurm", "--help").stdout).toMatch(
    /^Utilisation\u00a0: aplomb submit slurm \[options\] <calcul>\n/,
  );
  expect(aplomb(folder, "submit", "--lang", "en").stderr).toMatch(/^Usage: aplomb submit/);
});

test("errors say the placeholders of the help, and the exit codes are those of before", () => {
  expect(aplomb(folder, "run", "--nope").code).toBe(2);
  expect(aplomb(folder, "shard").code).toBe(64);
  expect(aplomb(folder, "evolve").stderr).toContain("il manque l'argument «\u00a0résultats\u00a0»");
  expect(aplomb(folder, "map").stderr).toContain("il manque l'option «\u00a0--out <fichier>\u00a0»");
  expect(aplomb(folder, "map", "--lang", "en").stderr).toContain("required option '--out <file>'");
});

/** Node's --import of a module that makes of the output a terminal with colours. */
const terminal = [
  "--import",
  "data:text/javascript,process.stdout.isTTY=true;process.stdout.hasColors=()=>true",
];

test.each([
  ["bold titles on a terminal", terminal, {}, true],
  ["none under NO_COLOR", terminal, { NO_COLOR: "1" }, false],
  ["none off a terminal", [], {}, false],
])("%s", (_, imports, environment, isBold) => {
  const { stdout } = spawnSync(process.execPath, [...imports, cli, "merge", "--help"], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...environment },
  });
  expect(stdout).toContain("Options\u00a0:");
  expect(stdout.includes("\u001b[1mOptions\u00a0:\u001b[22m")).toBe(isBold);
  expect(stdout.includes("\u001b[")).toBe(isBold);
});
