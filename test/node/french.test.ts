import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { aplomb, emptyFolder, inEnglish } from "./aplomb.ts";

let folder: string;
const write = (name: string, ...lines: string[]) => writeFileSync(join(folder, name), lines.join("\n"));

const communes = ["--communes", "communes.csv", "--times", "od.csv", "--supply", "practices.csv"];
const good = ["--communes", "good.csv", "--times", "times.csv", "--supply", "supply.csv"];

beforeAll(() => {
  folder = emptyFolder();
  write(
    "communes.csv",
    "code,latitude,longitude,population,demand",
    "01001,46,5,1,-9",
    "1002,95,5,abc,1",
    "xx,46,5,1,",
  );
  write("practices.csv", "commune,acts,age,doctor,practice", "01001,beaucoup,50,1,1", "01001,5000,170,2,1");
  write("od.csv", "origin,destination,minutes", "01001,01002,-8", "01001,01002,1", "01001,01002,2");
  write(
    "good.csv",
    "code,name,department,region,latitude,longitude,demand,population",
    "01001,A,01,84,46,5,9,9",
    "01002,B,01,84,46.1,5,8,8",
  );
  write("times.csv", "origin,destination,minutes", "01001,01002,8", "01002,01001,8");
  write("supply.csv", "code,doctors", "01001,2");
  write("cells.csv", "code,population", "01001,1,2", '01002,"a"b');
  write("half.json", '{"id": "x", ');
  write("method.json", '{"id": "X y", "variants": ["x"], "decay": {"family": "step"}, "colour": 1}');
  write("grid.yaml", "parameters:", "  decay.weights[1]: [2, 3]", "  nope: [1]");
  write("bad.yaml", "parameters: [1, 2", "x: }");
  write("page.csv", "<html></html>");
  write("choices.csv", "zone,class,reason", "Z1,nulle,", "Z1,seuil-1,");
  write("apl.csv", "code,population,demand,apl_65,apl_62", "01001,10,10,2,3", "01002,20,20,,");
  write("mesh.csv", "code,zone", "01001,Z1", "01001,Z2");
  write("pole.csv", "code,basin", "01001,Z1");
  mkdirSync(join(folder, "folder.csv"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Words that no French text has. */
const english =
  /(?<!\p{L})(?:the|of|and|or|with|without|which|that|than|expected|got|error|unknown|invalid|column|rows?|each|every|such|from|least|most|its|it|is|are|been|must|should|only|no|not|there|more|fewer|at|by|for|to|in|has|have|problems?|written|missing)(?!\p{L})/iu;

/** What French and English share: what the user wrote, options, commands, files, names of columns. */
const withoutNames = (text: string): string =>
  text
    .replace(
      /« [^»]*»|`[^`]*`|--[\w-]+|<[^>]*>|[\w./-]+\.(?:csv|json|yaml|parquet|arrow|xlsx|ipc)|\w+_\w+|\{[^}]*\}+/g,
      "",
    )
    .replace(/aplomb(?: [a-z-]+)?|\(aplomb.*\)|valeur parmi .*|colonne \w+/g, "");

const broken: readonly (readonly string[])[] = [
  ["run", ...communes],
  ["check", ...communes],
  ["run", "--communes", "cells.csv"],
  ["run", "--communes", "none.csv"],
  ["run", "--communes", "folder.csv"],
  ["run", "--communes", "page.csv"],
  ["run", "--communes", "good.csv/x.csv"],
  ["run", "--communes", "supply.csv"],
  ["run", ...good, "--variants", "65"],
  ["run", ...good, "--region", "99"],
  ["run", ...good, "--zone", "nope"],
  ["run", ...good, "--out", "apl.doc"],
  ["run", ...good, "--out", "good.csv"],
  ["run", ...good, "--map", "demande=x"],
  ["run", ...good, "--map", "demand=x"],
  ["run", ...good, "--method", "gp-2024"],
  ["run", ...good, "--method", "half.json"],
  ["run", ...good, "--method", "method.json"],
  ["run", ...good, "--age-weights", "gp-2017"],
  ["run", "--out", "good.csv/deep/apl.csv"],
  ["explain", "Bergerrac", ...good],
  ["what-if", ...good],
  ["what-if", ...good, "--add", "99999:1", "--remove", "01001:9", "--out", "w.csv"],
  ["what-if", ...good, "--preset", "msp", "--out", "w.csv"],
  ["place", ...good, "--doctors", "1", "--objective", "bonheur"],
  ["sweep", "--grid", "grid.yaml"],
  ["sweep", "--grid", "half.json"],
  ["sweep", "--preset", "x"],
  ["sweep"],
  ["zone", "--accessibility", "apl.csv", "--mesh", "mesh.csv", "--choices", "choices.csv"],
  [
    "zone",
    "--accessibility",
    "apl.csv",
    "--mesh",
    "mesh.csv",
    "--rules",
    "gp-2017",
    "--choices",
    "choices.csv",
  ],
  ["zone", "--rules", "gp-2071"],
  ["zone", "--rules", "pharmacy-2024"],
  ["mesh", ...good.slice(0, 2), "--out", "m.csv"],
  ["mesh", ...good.slice(0, 2), "--basins", "pole.csv", "--out", "m.csv"],
  ["contiguous", "--territories", "mesh.csv", "--communes", "good.csv"],
  ["overlap", "apl.csv", "--communes", "good.csv"],
  ["profile", "Ain", "Alier"],
  ["map", "apl.csv", "--value", "apl_6", "--out", "x.svg"],
  ["map", "apl.csv", "--out", "x.gif"],
  ["chart", "good.csv", "--kind", "lorenz", "--out", "x.svg"],
  ["report", "folder.csv", "--out", "x.html"],
  ["evolve", "apl.csv", "--out", "e.csv"],
  ["import", "drees", "good.csv"],
  ["explore", "--build", "site", "--communes", "none.csv"],
  ["shard", "none.json", "--index", "0"],
  ["merge", "none.json", "--out", "x.csv"],
];

describe("what is wrong with the inputs is told in French", () => {
  it.each(broken)("aplomb %s", (...parameters) => {
    const { code, stderr, stdout } = aplomb(folder, ...parameters);
    expect(code).toBeGreaterThan(0);
    const said = parameters[0] === "check" ? stdout : stderr;
    expect(said).toMatch(/attendu|rien n'a été écrit/);
    expect(
      withoutNames(said)
        .split("\n")
        .filter((line) => english.test(line)),
    ).toEqual([]);
  });
});

test.each([
  [["runn"], "erreur\u00a0: commande inconnue «\u00a0runn\u00a0»\n(Fallait-il lire run\u00a0?)"],
  [
    ["run", "--comunes", "x"],
    "erreur\u00a0: option inconnue «\u00a0--comunes\u00a0»\n(Fallait-il lire --communes\u00a0?)",
  ],
  [["run", "--communes"], "erreur\u00a0: l'option «\u00a0--communes <fichier>\u00a0» demande une valeur"],
  [
    ["run", "--k", "x"],
    "valeur «\u00a0x\u00a0» refusée. Attendu\u00a0: national, ou un nombre d'au moins 0.01.",
  ],
  [["run", "--lang", "de"], "valeur «\u00a0de\u00a0» refusée. Choix possibles\u00a0: fr, en."],
  [["run", "a", "b"], "erreur\u00a0: trop d'arguments pour «\u00a0run\u00a0»\u00a0: 0 attendus, 2 donnés."],
  [["explain"], "erreur\u00a0: il manque l'argument «\u00a0communes\u00a0»"],
  [["map", "apl.csv"], "erreur\u00a0: il manque l'option «\u00a0--out <fichier>\u00a0»"],
])("a mistake in the options is told in French: %j", (parameters, message) => {
  const { code, stderr } = aplomb(folder, ...parameters);
  expect([code, stderr.startsWith("erreur") || stderr.includes("erreur")]).toEqual([2, true]);
  expect(stderr).toContain(message);
  expect(stderr).toContain("(aplomb --help, ou aplomb COMMANDE --help)");
});

test("--lang en says it in English, even where the options cannot be read", () => {
  expect(inEnglish(folder, "run", ...communes).stderr).toContain(
    "od.csv, row 2, column minutes: got -8, expected minutes, finite and at least 0.",
  );
  expect(aplomb(folder, "run", "--comunes", "--lang=en").stderr).toContain(
    "error: unknown option '--comunes'",
  );
  expect(inEnglish(folder, "run", "--communes", "none.csv").stderr).toContain(
    "aplomb: 1 problem in the input; nothing was written.",
  );
});

test("place, value, expectation and what to do, with the spaces of French", () => {
  const { stderr } = aplomb(folder, "run", ...communes);
  expect(stderr).toContain(
    "practices.csv, ligne 2, colonne acts — trouvé\u00a0: «\u00a0beaucoup\u00a0»\u00a0; attendu\u00a0: actes de l'année, valeur finie d'au moins 0.",
  );
  expect(stderr).toMatch(/^aplomb\u00a0: \d+ problèmes dans les entrées\u00a0; rien n'a été écrit\.$/m);
});
