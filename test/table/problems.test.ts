import { expect, test } from "vitest";
import { InputError, Problems } from "../../src/table/problems.ts";

test("an error names file, row, column, got, expected and what to do", () => {
  const problems = new Problems();
  problems.error({
    source: "od.csv",
    row: 3,
    column: "minutes",
    got: "-1",
    expected: "minutes of at least 0",
    advice: "Correct the row.",
  });
  expect(() => problems.throwIfAny()).toThrow(new InputError(problems.errors));
  expect(new InputError(problems.errors).message).toBe(
    "od.csv, row 3, column minutes: got -1, expected minutes of at least 0. Correct the row.",
  );
});

test("the message lists the first 20 problems and counts the rest", () => {
  const problems = new Problems();
  for (let row = 1; row <= 25; row++) problems.error({ source: "a.csv", row, expected: "x" });
  expect(new InputError(problems.errors).message.split("\n")).toHaveLength(21);
  expect(new InputError(problems.errors).message).toContain("… and 5 more");
});

test("warnings alone do not throw", () => {
  const problems = new Problems();
  problems.warn({ source: "a.csv", expected: "x" });
  problems.throwIfAny();
  expect(problems.warnings).toHaveLength(1);
});

test("a problem met twice is said once", () => {
  const problems = new Problems();
  for (let reader = 0; reader < 2; reader++) {
    problems.warn({ source: "a.csv", row: 2, column: "code", expected: "text of 5 characters" });
    problems.error({ source: "a.csv", row: 3, column: "code", expected: "text of 5 characters" });
  }
  expect([problems.warnings.length, problems.errors.length]).toEqual([1, 1]);
});

test("a problem of a document names its field", () => {
  const problems = new Problems();
  problems.error({ source: "mine.json", field: "decay.edge", got: "nothing", expected: "this field" });
  expect(new InputError(problems.errors).message).toBe(
    "mine.json, decay.edge: got nothing, expected this field.",
  );
});
