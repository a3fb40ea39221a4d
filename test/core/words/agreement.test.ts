import { expect, test } from "vitest";
import { chartWords } from "../../../src/core/words/charts.ts";
import { evolveWords } from "../../../src/core/words/evolve.ts";
import { languages } from "../../../src/core/words/languages.ts";
import { mapWords } from "../../../src/core/words/pictures.ts";
import { typeset } from "../../../src/core/words/problems/catalogue.ts";
import { describeProblem } from "../../../src/core/words/problems/describe.ts";
import { reportWords } from "../../../src/core/words/report.ts";
import { submissionWords } from "../../../src/core/words/submission.ts";
import { territoryWords } from "../../../src/core/words/territories.ts";
import { zoningWords } from "../../../src/core/words/zoning.ts";
import { englishPage } from "../../../src/page/i18n/en.ts";
import { frenchPage } from "../../../src/page/i18n/fr.ts";
import { readSources } from "./syntax.ts";
import { writtenTexts } from "./writtenTexts.ts";

const all = [
  languages,
  chartWords,
  evolveWords,
  mapWords,
  reportWords,
  submissionWords,
  territoryWords,
  zoningWords,
  { fr: frenchPage, en: englishPage },
];

const notOfTexts = "its values are no texts";

/** What every function of some words says when it is given `argument` for each of its values. */
function saidWith(argument: string, words: unknown, path = ""): [path: string, text: string][] {
  if (typeof words === "function") {
    try {
      return [[path, String(words(...Array(words.length).fill(argument)))]];
    } catch {
      return [[path, notOfTexts]];
    }
  }
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([name, each]) => saidWith(argument, each, `${path}.${name}`));
}

/** Numbers of which there are never so few, and plurals that are of something else. */
const exempt: readonly string[] = [
  ".shards.fewer", // fewer than were asked for
  ".shards.done", // what is computed is a range
  ".shards.already",
  ".commune.allShown", // only the first are shown
];

/** Words in s that are no plurals, and verbs. */
const invariable: readonly string[] = [
  ...["ans", "fois", "mois", "plus", "moins", "près", "dans", "des", "ms"],
  ...["times", "less", "as", "is", "does", "gains", "changes"],
];

/** A plural noun right after the count, or after an adjective: `1 communes`, `1 other communes`. */
const pluralsAfter = (count: string, text: string): string[] =>
  [...text.matchAll(/(?<![\d,.])(\d+) (?:(?:autres|other|more|former) )?(\p{L}+s)(?!\p{L})/gu)]
    .filter(([, number, word]) => number === count && !invariable.includes(word!))
    .map(([found]) => found);

test.each([
  ["fr", "1"],
  ["fr", "0"],
  ["en", "1"],
] as const)("words agree with a number, in %s with %s", (language, count) => {
  const said = all.flatMap((words) => saidWith(count, words[language]));
  expect(said.filter(([, text]) => text.includes(count)).length).toBeGreaterThan(150);
  expect(said.flatMap(([path, text]) => (text === notOfTexts ? [path] : []))).toEqual([".thresholdsNote"]);
  const wrong = said.filter(([path, text]) => pluralsAfter(count, text).length > 0 && !exempt.includes(path));
  expect(wrong).toEqual([]);
});

/** What there is too much of where it is told. */
const many: readonly string[] = [
  "scenarios",
  "dimensions",
  "shards",
  "classes",
  "inhabitants",
  "files",
  "MB",
];

test("departments that are missing at the edge of the data, one or more", () => {
  expect(languages.fr.summary.nearCut("1", "75")).toContain("(manque le département 75) : 1 commune,");
  expect(languages.fr.summary.nearCut("2", "75, 77")).toContain("(manquent les départements 75, 77)");
  expect(languages.en.summary.nearCut("1", "75")).toContain("(department 75 is missing)");
});

test("what entered or left a zoning agrees with its number", () => {
  expect(zoningWords.fr.added("communes", "1")).toMatch(/^1 commune absente .* lue comme/);
  expect(zoningWords.fr.gone("zones", "2")).toMatch(/^2 zones du zonage en vigueur absentes/);
  expect(zoningWords.en.gone("zones", "1")).toMatch(/^1 zone of/);
});

test("a message that begins with a count has one for a single thing", () => {
  const known = writtenTexts(readSources()).texts.map(({ template }) => template);
  const alone = known.filter((text) => {
    const [counted, noun] = /^\{\} (?:(?:more|impossible|result) )?(\p{L}+s)(?!\p{L})/u.exec(text) ?? [];
    if (counted === undefined || [...invariable, ...many].includes(noun!)) return false;
    return !known.some((each) => each.startsWith(counted.slice(0, -1)) && !each.startsWith(counted));
  });
  expect(alone).toEqual([]);
});

test("the impossible scenarios of a sweep, in both languages", () => {
  const problem = { severity: "error", source: "plan", expected: "scenarios that are methods" } as const;
  const said = (got: string) => describeProblem({ ...problem, got }, "fr");
  expect(said("1 impossible scenario of 1")).toContain(typeset("trouvé : 1 scénario impossible sur 1 ;"));
  expect(said("3 impossible scenarios of 4")).toContain(typeset("trouvé : 3 scénarios impossibles sur 4 ;"));
});
