import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogues } from "../../../src/core/words/problems/catalogues.ts";
import { foreignTexts } from "../../../src/core/words/problems/foreign.ts";
import { foreignCommandTexts } from "../../../src/core/words/problems/foreignCommands.ts";
import { inFrench } from "../../../src/core/words/problems/french.ts";
import { holeCount, holesOf, isLoose, templateOf } from "../../../src/core/words/problems/template.ts";
import { readSources } from "./syntax.ts";
import { type WrittenText, writtenTexts } from "./writtenTexts.ts";

/*
 * Every message is written once, in English, where it is checked; its French is in src/core/words/problems. When a test
 * here names your text, add `["your text with {} for values", "le texte en français"]` to the file of its theme.
 */

/** The commands and documents that messages name as their source. */
const names =
  /^(?:evolve|explain|map|place|profile|what-if|[\w-]+\.json|[\w-]+\/[\w-]+\.json|gp-.*|solidarity-2025|utf8|decay)$/;

/** `expected` and `advice` whose value is data, or words that the tests below add. */
const followed: readonly string[] = [
  'src/core/scenario/scenarios.ts: expected: faults.length > 0 ? faults.join("; ") : parsed.issues.map(({ message }) => message).join("; ")',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of the source
  'src/core/zoning/choices.ts: expected: allowed.length > 0 ? `one of ${[...new Set([given.id, ...allowed])].join(", ")}` : given.id',
  "src/node/shards/checkedMerge.ts: advice", // of `unsoundParts`
  "src/node/storage/s3Failures.ts: advice", // of its table of reasons
  "src/table/columns.ts: expected", // the --map option that names an absent column, and `made` below
  "src/table/documents.ts: expected: expectedWords(issue)", // `made` below, and the messages of valibot's checks
  "src/node/zoning/optionsByRules.ts: expected: rulesOf(kinds)", // its cases are in the catalogue
  "src/table/rows.ts: expected", // that of the row before
];

/** Texts put together where the syntax does not show it. */
const made: readonly string[] = [
  "a column {} (or {})",
  "{} (row {}) read as {}",
  "{} (row {}) read as {}, {}",
  "text",
  "true or false",
  "another value",
  "at least {}",
  "at most {}",
  "above {}",
  "{} or {}",
  "{}, scenario {}, {}",
  "stage {} of the plan",
  "a age-bands population",
  "a supply from a headcount without ages",
  "(aplomb --help, or aplomb COMMAND --help)",
];

/** Words that no French text has. */
const english =
  /(?<!\p{L})(?:the|of|and|or|with|without|which|that|than|expected|got|columns?|rows?|each|every|such|from|least|most|its|it|is|are|be|been|must|should|only|no|not|there|they|their|this|these|more|fewer|at|by|for|to|in|your|has|have|file|folder|name|between|another)(?!\p{L})/iu;

const sources = readSources();
const { texts, words, unknown } = writtenTexts(sources);
const entries = catalogues.flat();
const keys = entries.map(([from]) => from);

/** `a column {}` as a message would say it: `a column 1234`. */
const spoken = (template: string): string => {
  let hole = 1233;
  return template.replace(/\{\}/g, () => String(++hole));
};

const isWord = (template: string): boolean =>
  /\p{L}{2}/u.test(template.replace(/--[\w-]+/g, "")) && !names.test(template);

const telling = keys.map(templateOf).filter((template) => !isLoose(template));

const isKnown = ({ template }: WrittenText): boolean =>
  !isWord(template) ||
  keys.includes(template) ||
  telling.some((each) => holesOf(each, spoken(template)) !== undefined);

test("every text of a problem or an error in the sources is in the catalogue", () => {
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => !isKnown(text))).toEqual([]);
});

test("so is every phrase that goes into one", () => {
  // titles of columns of the published workbooks, names and values of columns
  const titles = ["all ages", "aged {} or less", "tous âges", "{} ans ou moins", "{}column {}", "apl_{} {}"];
  const phrases = words.filter(({ template }) => / /.test(template) && !titles.includes(template));
  expect(phrases.filter((text) => !isKnown(text))).toEqual([]);
});

const documents = ["rules", "scenarios"].flatMap((folder) => {
  const address = new URL(`../../../data/${folder}/`, import.meta.url);
  const files = readdirSync(address).filter(
    (file) => file.endsWith(".json") && !file.endsWith(".schema.json"),
  );
  return files.map((file) => JSON.parse(readFileSync(new URL(file, address), "utf8")));
});

const lowered = ({ fr, en }: { fr: string; en: string }) => ({ fr: fr.toLowerCase(), en: en.toLowerCase() });

/** The labels of embedded documents that messages say: of facilities in small letters, of parameters. */
const labels: readonly { readonly fr: string; readonly en: string }[] = documents.flatMap((document) => [
  ...(document.facilities?.label ? [lowered(document.facilities.label)] : []),
  ...(Array.isArray(document.parameters) ? document.parameters.map(({ label }: never) => label) : []),
]);

test("the labels of the embedded documents have their French", () => {
  expect(labels.length).toBeGreaterThan(3);
  expect(labels.filter(({ fr, en }) => inFrench(en) !== fr)).toEqual([]);
});

test("what a text says is found, or said here to be a value", () => {
  expect(unknown.filter((each) => !followed.includes(each.replace(/\s+/g, " ")))).toEqual([]);
});

/** Names of options, columns and classes, code and what is quoted are the same in every language. */
const withoutNames = (text: string): string =>
  text.replace(
    /--[\w-]+( [A-Z]+)?|s3:\S+|[a-z]+(?:-[a-z]+)+|`[^`]*`|« [^»]*»|\{[^}]*\}+|\b\w+_\w+\b|\([a-z_, …\d]+\)|\ball\b/g,
    "",
  );

test("the French of every text has its holes, and no English word", () => {
  const wrong = [...texts.map(({ template }) => template), ...keys].filter(isWord).flatMap((template) => {
    const french = inFrench(spoken(template));
    const isWhole = [...spoken(template).matchAll(/12[3-9]\d/g)].every(([value]) => french.includes(value));
    return isWhole && !english.test(withoutNames(french)) ? [] : [`${template} -> ${french}`];
  });
  expect(wrong).toEqual([]);
});

test("an entry is there once and has as many holes in both languages", () => {
  expect(entries.filter(([from, to]) => templateOf(from).length - 1 !== holeCount(to))).toEqual([]);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test("an entry is the text of something", () => {
  const said = [...texts, ...words].map(({ template }) => spoken(template));
  const isIn = (text: string, key: string): boolean => {
    let end = 0;
    return templateOf(key).every((part) => {
      const found = text.indexOf(part, end);
      end = found + part.length;
      return found >= 0;
    });
  };
  const others = [
    ...[...foreignTexts, ...foreignCommandTexts].map(([key]) => key),
    ...labels.map(({ en }) => en),
  ];
  const own = keys.filter((key) => !others.includes(key));
  expect(own.filter((key) => !made.includes(key) && !said.some((text) => isIn(text, key)))).toEqual([]);
});
