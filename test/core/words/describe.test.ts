import { Command, Option } from "commander";
import fc from "fast-check";
import { expect, test } from "vitest";
import { typeset } from "../../../src/core/words/problems/catalogue.ts";
import {
  describeProblem,
  describeProblems,
  messageIn,
  refusal,
} from "../../../src/core/words/problems/describe.ts";
import { inFrench } from "../../../src/core/words/problems/french.ts";
import { filled, holesOf, templateOf } from "../../../src/core/words/problems/template.ts";
import type { Problem } from "../../../src/table/problems.ts";

const wrong: Problem = {
  severity: "error",
  source: "od.csv",
  row: 3,
  column: "minutes",
  got: '"a few"',
  expected: "minutes, finite and at least 0",
  advice: "Check the path.",
};

test("a problem in both languages: place, value, expectation and what to do", () => {
  expect(describeProblem(wrong, "en")).toBe(
    'od.csv, row 3, column minutes: got "a few", expected minutes, finite and at least 0. Check the path.',
  );
  expect(describeProblem(wrong, "fr")).toBe(
    typeset(
      "od.csv, ligne 3, colonne minutes — trouvé : « a few » ; attendu : minutes, valeur finie d'au moins 0. Vérifier le chemin.",
    ),
  );
  expect(describeProblem({ ...wrong, expected: 'a doctor-age variant: "all"…' }, "fr")).toContain(
    typeset("attendu : une variante d'âge des médecins : « all »… Vérifier le chemin."),
  );
});

test("what is typed beside an equals sign stays as it is, though it is a word of the catalogue", () => {
  const known = { ...wrong, expected: "--map doctors=toto", advice: "Name the column with --map doctors=…." };
  expect(inFrench("doctors")).not.toBe("doctors");
  expect(describeProblem(known, "fr")).toContain(
    "--map doctors=toto. Nommer la colonne avec --map doctors=….",
  );
});

test("the first problems, how many more, and that nothing was written", () => {
  const many = Array.from({ length: 22 }, (_, row) => ({ ...wrong, row }));
  expect(describeProblems(many, "fr").split("\n")).toHaveLength(21);
  expect(describeProblems(many, "fr")).toMatch(/… et 2 autres$/);
  expect(describeProblems(many, "fr", 21)).toMatch(/… et 1 autre$/);
  expect(describeProblems(many, "en")).toMatch(/… and 2 more$/);
  expect(refusal(1, "fr")).toBe(typeset("aplomb : 1 problème dans les entrées ; rien n'a été écrit."));
  expect(refusal(2, "en")).toBe("aplomb: 2 problems in the input; nothing was written.");
});

test("the most specific template wins, holes are translated in turn, what users wrote is not", () => {
  expect(inFrench("at least one column apl_all, apl_65, apl_62 or apl_60")).toMatch(/^au moins une colonne/);
  expect(inFrench("inhabitants, finite and at least 0")).toBe("habitants, valeur finie d'au moins 0");
  expect(inFrench('a field "nothing"')).toBe(typeset("un champ « nothing »"));
  expect(inFrench("an object or a number")).toBe("un objet ou un nombre");
  expect(inFrench("only id, version, date")).toBe("seulement id, version, date");
  expect(inFrench("this or that text")).toBe("this or that text");
  expect(inFrench("each pair once; no file")).toBe(typeset("chaque trajet une seule fois ; aucun fichier"));
  expect(inFrench("Unexpected end of JSON input")).toBe("fin de texte inattendue");
  expect(inFrench("16374 Bergerac")).toBe("16374 Bergerac");
});

test("holes are found again wherever the literal parts are, and filled in either order", () => {
  const part = fc.stringMatching(/^[a-m ]{1,6}$/);
  const value = fc.stringMatching(/^[n-z0-9]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(part, value), { minLength: 1, maxLength: 5 }), part, (pairs, last) => {
      const text = `${pairs.map(([literal]) => `${literal}{}`).join("")}${last}`;
      const values = pairs.map(([, each]) => each);
      expect(holesOf(templateOf(text), filled(text, values))).toEqual(values);
    }),
  );
  expect(holesOf(templateOf("a column {}"), "a column ")).toBeUndefined();
  expect(holesOf(templateOf("{} twice"), "twice")).toBeUndefined();
  expect(filled("{1} dans {0}", ["a", "b"])).toBe("b dans a");
});

test("a long text is matched at once, whatever it holds", () => {
  const text = `the columns ${"a and b, ".repeat(50_000)}`;
  const start = process.cpuUsage().user;
  expect(inFrench(text)).toMatch(/^les colonnes/);
  expect(process.cpuUsage().user - start).toBeLessThan(5e6);
});

/** Every mistake that commander knows of, as it says it. */
const mistakes: readonly (readonly [string, (command: Command) => Command, readonly string[]])[] = [
  ["an unknown option", (command) => command.option("--communes <file>"), ["--comunes", "x"]],
  ["one like two others", (command) => command.option("--abcd").option("--abce"), ["--abcf"]],
  ["an unknown command", (command) => command.addCommand(new Command("run")), ["runn"]],
  ["an option without its value", (command) => command.option("--k <factor>"), ["--k"]],
  ["no required option", (command) => command.requiredOption("--out <file>"), []],
  ["no argument", (command) => command.argument("<plan>"), []],
  ["too many arguments", (command) => command.argument("[plan]"), ["a", "b"]],
  ["arguments where there are none", (command) => command, ["a", "b"]],
  [
    "a choice that is none",
    (command) => command.addOption(new Option("--lang <x>").choices(["fr", "en"])),
    ["--lang", "de"],
  ],
  [
    "options that exclude each other",
    (command) => command.addOption(new Option("--a").conflicts("b")).option("--b"),
    ["--a", "--b"],
  ],
];

test.each(mistakes)("commander's own words are known: %s", (_, made, given) => {
  const said: string[] = [];
  const command = new Command("aplomb")
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ outputError: (text) => said.push(text) });
  made(command).action(() => undefined);
  expect(() => command.parse(given, { from: "user" })).toThrow();
  const french = messageIn(said.join(""), "fr");
  expect(french).toMatch(/^erreur\u00a0: /);
  expect(french.replace(/«[^»]*»/g, "")).not.toMatch(
    /\b(?:error|option '|argument '|not|is|unknown|expected|did|mean|allowed|got)\b/i,
  );
});

test("a column without a name is French, and a user's own word is not translated", () => {
  const problem = {
    severity: "error",
    source: "a.csv",
    column: "column 3",
    got: '"nothing"',
    expected: "a value",
  } as const;
  expect(describeProblem(problem, "fr").replaceAll("\u00a0", " ")).toBe(
    "a.csv, colonne 3 — trouvé : « nothing » ; attendu : une valeur.",
  );
});
