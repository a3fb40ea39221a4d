import { expect, test } from "vitest";
import { parsed, sourcesOf } from "./syntax.ts";
import { writtenTexts } from "./writtenTexts.ts";

/** The templates of one file, and of those it goes with. */
const templates = (...files: readonly string[]) => {
  const found = writtenTexts(sourcesOf(files.map((text, i) => parsed(`src/file${i}.ts`, text))));
  return { ...found, texts: found.texts.map(({ template }) => template).sort() };
};

test("texts of problems: templates, choices, sums, tables, constants", () => {
  const { texts } = templates(`
    const expected = "a constant";
    const titles = { csv: "a CSV file", xlsx: "a workbook" };
    problems.error({ source, got: \`\${n} \${n === 1 ? "cell" : "cells"}\`, expected });
    problems.error({ got: name || "nothing", expected: "first " + second, advice: titles[format] });
    const known = [["PK", "an archive"], ["PDF", "a document"]].find(([sign]) => sign === text);
    for (const [isThere, got] of [[isOpen, "an open quote"]] as const) problems.error({ got, expected });
  `);
  expect(texts).toEqual(
    [
      "a constant",
      "{} cell",
      "{} cells",
      "nothing",
      "first {}",
      "a CSV file",
      "a workbook",
      "an open quote",
    ].sort(),
  );
});

test("texts given to functions, in the file or by what imports them, and what functions return", () => {
  const { texts } = templates(
    `export const refuse = (got: string, { expected }: { expected: string }) => new InputError([{ got, expected }]);
     const own = (got: string) => problems.error({ got, expected: told(got) });
     own("one");
     const told = (got: string) => { if (got === "") return "something"; return \`not \${got}\`; };`,
    `import { refuse } from "./file0.ts";
     const own = (text: string) => text;
     own("of no problem");
     throw refuse("two", { expected: "three" });`,
  );
  expect(texts).toEqual(["not {}", "one", "something", "three", "two"]);
});

test("errors, checks of schemas and units of columns", () => {
  const { texts } = templates(`
    throw new RangeError(\`minutes: got \${minutes}.\`);
    const share = v.pipe(v.number(), v.check((x) => x < 1, "under one"));
    const schema = { minutes: { type: "number", aliases: [], unit: "minutes" } };
    const other = { unit: "of no column" };
  `);
  expect(texts).toEqual(["minutes", "minutes: got {}.", "under one"]);
});

test("words that go into texts, and what cannot be followed, are told", () => {
  const { words, unknown } = templates(`
    const kind = (isTotal) => (isTotal ? "a total" : "a part");
    problems.error({ got: \`\${kind(true)} of it\`, expected: choice.text });
  `);
  expect(words.map(({ template }) => template)).toEqual(["a total", "a part"]);
  expect(unknown).toEqual(["src/file0.ts: expected: choice.text"]);
});
