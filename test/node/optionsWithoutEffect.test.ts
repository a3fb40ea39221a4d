import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { aplomb } from "./aplomb.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aplomb-without-effect-"));
  const communes = "code,name,latitude,longitude,population,demand,doctors\n01001,A,46.1,4.9,832,800,1\n";
  writeFileSync(join(folder, "communes.csv"), communes);
  writeFileSync(join(folder, "od.csv"), "origin,destination,minutes\n01001,01001,0\n");
  writeFileSync(
    join(folder, "practices.csv"),
    "practice,doctor,commune,kind,age,acts\np,d,01001,liberal,50,5000\n",
  );
  aplomb(folder, "prepare", "--communes", "communes.csv", "--times", "od.csv", "--out", "od.matrix.arrow");
});

/** Warnings of a run that name an option. */
function warnings(...parameters: string[]): string[] {
  const [command, ...options] = parameters;
  const inputs = [command, "--communes", "communes.csv", ...options];
  const { code, stderr } = aplomb(folder, "--lang", "en", ...inputs, "--out", `${command}.csv`, "--force");
  expect([code, code === 0 ? "" : stderr]).toEqual([0, ""]);
  return stderr.split("\n").filter((line) => line.startsWith("! --"));
}

const times = ["--times", "od.csv"];
const matrix = ["--times", "od.matrix.arrow"];
const practices = ["--supply", "practices.csv"];

test.each<[string, string[], string]>([
  ["--speed", [...times, "--speed", "50"], "got given travel times"],
  ["--speed", [...times, "--memory", "1GB", "--speed", "by-distance"], "got given travel times"],
  ["--symmetric", ["--symmetric"], "got estimated travel times, which go both ways"],
  ["--symmetric", [...matrix, "--symmetric"], "got a prepared matrix"],
  ["--acts", [...practices, "--acts", "5000"], "got practice records"],
  ["--activity", ["--activity", "gp-2023"], "got doctors by commune (a headcount)"],
  ["--k", ["--k", "national"], "got a standardised population"],
  ["--zone-weight", ["--zone-weight", "population"], "got no --zone"],
  ["--scratch", ["--scratch", "."], "got no --memory"],
])("%s is told to be without effect where it is", (option, options, got) => {
  const told = warnings("run", ...options);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`! ${option}: ${got}`);
  expect(told[0]).toContain("not applied.");
});

test("options that have an effect are not told", () => {
  const [symmetric, speed, acts] = [["--symmetric"], ["--speed", "50"], ["--acts", "5000"]];
  expect(
    warnings("run", ...times, ...symmetric, ...acts, "--zone", "region", "--zone-weight", "population"),
  ).toEqual([]);
  expect(warnings("run", ...speed, ...practices, "--activity", "gp-2022")).toEqual([]);
  // doctors who are added have as many
  expect(warnings("what-if", ...practices, ...acts, "--add", "01001:1")).toEqual([]);
});

test("prepare tells them too, and French is French", () => {
  const { stderr } = aplomb(
    folder,
    "prepare",
    "--communes",
    "communes.csv",
    "--symmetric",
    "--out",
    "e.matrix.arrow",
  );
  expect(stderr.replaceAll("\u00a0", " ")).toContain(
    "! --symmetric — trouvé : des temps de trajet estimés, qui valent dans les deux sens ; attendu : une table de temps de trajet. L'option n'est pas appliquée.",
  );
});
