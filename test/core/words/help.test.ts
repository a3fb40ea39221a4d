import type { Command, Option } from "commander";
import { expect, test } from "vitest";
import { frenchHelp, helpTexts } from "../../../src/core/words/help/french.ts";
import { placeholders, placeholdersIn } from "../../../src/core/words/help/placeholders.ts";
import { typeset } from "../../../src/core/words/typography.ts";
import { programFor } from "../../../src/node/program.ts";

/*
 * Every help text is written once, in English, where its command or option is declared; its French is in
 * src/core/words/help. When a test here names your text, add `["your text", "le texte en français"]` to the file of its
 * theme; where it names a placeholder (`<file>`), to placeholders.ts.
 */

const { program } = await programFor(["--help"], "fr");
const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
const commands = everyCommand(program);

const optionTexts = ({ description, defaultValueDescription }: Option): string[] =>
  defaultValueDescription === undefined ? [description] : [description, defaultValueDescription];

/** What commands, options and arguments say in English, and the titles they are listed under. */
const written = commands.flatMap((command) => [
  command.description(),
  command.helpGroup(),
  ...command.registeredArguments.map(({ description }) => description),
  ...command.options.flatMap(optionTexts),
  ...command.options.map(({ helpGroupHeading }) => helpGroupHeading ?? ""),
]);
const texts = new Set(written.filter((text) => text !== ""));

/** What the frame says: commander's own titles, and those of src/node/help.ts. */
const frame = [
  "Usage:",
  "Arguments:",
  "Options:",
  "Global Options:",
  "Commands:",
  "Help:",
  "required",
  "choices:",
  "default:",
  "print this help",
  "print the help of a command",
];

const keys = helpTexts.map(([english]) => english);

test("every text of a command, an option or an argument has its French", () => {
  expect(commands.length).toBeGreaterThan(26);
  expect(written.length).toBeGreaterThan(300);
  const described = commands.flatMap(({ options, registeredArguments }) => [
    ...options,
    ...registeredArguments,
  ]);
  expect([
    ...commands.map((command) => command.description()),
    ...described.map(({ description }) => description),
  ]).not.toContain("");
  const words = [...texts, ...frame].filter((text) => !/^\d+$/.test(text));
  expect(words.filter((text) => !keys.includes(text))).toEqual([]);
});

test("a French text is that of something, once", () => {
  expect(keys.filter((key) => !texts.has(key) && !frame.includes(key))).toEqual([]);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

const placeholder = /(?<=[<[])[^<>[\]]+?(?=(?:\.\.\.)?[>\]])/g;

test("so do what stands for values", () => {
  const named = commands.flatMap((command) => [
    ...command.registeredArguments.map((argument) => argument.name()),
    ...command.options.flatMap(({ flags }) => flags.match(placeholder) ?? []),
  ]);
  const known = placeholders.map(([english]) => english);
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !named.includes(name) && !["command", "options"].includes(name))).toEqual([]);
});

test("each help text is French, at most 80 columns wide", () => {
  for (const command of commands) {
    const text = command.helpInformation();
    const unwrapped = text.replace(/\n {4,}/g, " ").split("\n");
    expect(unwrapped.filter((line) => english.test(withoutNames(line)))).toEqual([]);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(text).not.toMatch(/(?<=\p{L})'(?=\p{L})| [:;!?»]|« /u);
    expect(text).not.toMatch(/^\s*[:;!?»]/mu);
  }
});

/** Words that no French text has. */
const english =
  /(?<!\p{L})(?:the|of|and|or|with|without|which|that|than|from|least|most|its|it|is|are|be|been|must|only|no|not|there|their|this|more|fewer|at|by|for|to|in|your|has|have|file|folder|name|between|another|print|write|display|help|default|choices|command|what|where)(?!\p{L})/iu;

/** Names of options, values and columns are the same in every language. */
const withoutNames = (line: string): string =>
  line
    .replace(/^ {2}[a-z-]+(?= {2})/, "")
    .replace(/aplomb [a-z-]+|--?[\w-]+|[a-z]+(?:-[a-z]+)+|\w+_\w+|"[^"]*"|'[^']*'|[\w=]+:\/\/|\w+=\S*/g, "")
    .replace(/\bcode, name\b|\([a-z_, …é\d]+\)|lowest tenth|under 2\.5|in English:/g, "");

test("French says names of options and what is typed as they are", () => {
  const typed = /--[a-z][\w-]*|s3:\/\/|\.[a-z]{3,}|\b[a-z]+_[\w.]+|\bgp-\d+|\b\d[\d.,:]*\d/g;
  const dated = (text: string): string => text.replace("AAAA-MM-JJ", "YYYY-MM-DD");
  const lost = helpTexts.filter(([from, to]) =>
    (from.match(typed) ?? []).some((name) => !dated(to).includes(name)),
  );
  expect(lost).toEqual([]);
});

test("texts and placeholders in French; a text without French stays as it is", () => {
  expect(frenchHelp.text("a text nobody knows")).toBe("a text nobody knows");
  expect(frenchHelp.text("default:")).toBe(typeset("par défaut :"));
  expect(placeholdersIn("--out <file> [files...] <name=column>", "fr")).toBe(
    "--out <fichier> [fichiers...] <nom=colonne>",
  );
  expect(placeholdersIn("error: missing required argument 'results'", "fr")).toBe(
    "error: missing required argument 'résultats'",
  );
  expect(placeholdersIn("error: option '--out <file>' argument missing", "en")).toContain("<file>");
});
