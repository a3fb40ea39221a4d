/** JSON documents (methods, rules) checked against a valibot schema: every problem at once, with its field. */
import * as v from "valibot";
import { nearestName } from "./names.ts";
import { InputError, Problems } from "./problems.ts";

/**
 * `json` as `schema` understands it: checked, defaults filled in, fractions read.
 * @throws InputError listing every field that is wrong: got, expected, and the nearest name of an unknown field.
 */
export function parseDocument<const S extends v.GenericSchema>(
  schema: S,
  json: unknown,
  source: string,
): v.InferOutput<S> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    const got = Array.isArray(json) ? "a list" : JSON.stringify(json);
    throw new InputError([{ severity: "error", source, got, expected: "an object" }]);
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const problems = new Problems();
  for (const issue of parsed.issues) problems.error({ source, ...problemOf(schema, issue) });
  throw new InputError(problems.errors);
}

/** A number, or text that is a fraction: 0.5, "2/3". JSON has no thirds, and 0.667 is not two of them. */
export const numberOrFraction = v.union(
  [
    v.pipe(v.number(), v.finite()),
    v.pipe(
      v.string(),
      v.regex(/^\d+\/[1-9]\d*$/, 'a number, or a fraction as text such as "2/3"'),
      v.transform((text) => {
        const [numerator, denominator] = text.split("/").map(Number);
        return numerator / denominator;
      }),
    ),
  ],
  'a number, or a fraction as text such as "2/3"',
);

/** Text that says something. */
export const text = v.pipe(v.string(), v.nonEmpty("text that is not empty"));

/** `schema` with the sentence that the published JSON Schema gives of it. */
export const described = <const S extends v.GenericSchema>(schema: S, sentence: string) =>
  v.pipe(schema, v.description(sentence));

function problemOf(schema: v.GenericSchema, issue: v.BaseIssue<unknown>) {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const field = fieldName(path);
  if (issue.kind === "schema" && issue.expected === "never" && path.length > 0) {
    const known = fieldsAt(schema, path.slice(0, -1));
    const nearest = nearestName([String(path.at(-1))], known);
    return {
      ...(path.length > 1 ? { field: fieldName(path.slice(0, -1)) } : {}),
      got: `a field "${String(path.at(-1))}"`,
      expected: `only ${known.join(", ")}`,
      ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
    };
  }
  if (issue.kind === "schema" && issue.received === "undefined") {
    return { field, got: "nothing", expected: "this field" };
  }
  const got = receivedWords(issue);
  return { ...(field === "" ? {} : { field }), got, expected: expectedWords(issue) };
}

/** `decay.weights[1]` */
const fieldName = (path: readonly (string | number)[]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");

const receivedWords = (issue: v.BaseIssue<unknown>): string => {
  if (issue.received === "Object") return "an object";
  if (issue.received === "Array") return `a list of ${(issue.input as unknown[]).length}`;
  return issue.received;
};

const kinds: Readonly<Record<string, string>> = {
  Object: "an object",
  Array: "a list",
  number: "a number",
  string: "text",
  boolean: "true or false",
};

/** The schema's own sentence where it has one (no default message of valibot), else its type or bound in words. */
function expectedWords(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith("Invalid ")) return issue.message;
  const expected = issue.expected ?? "another value";
  return expected
    .replace(/^\((.*)\)$/, "$1")
    .split(" | ")
    .map((word) => kinds[word] ?? word)
    .join(" or ")
    .replace(/^>=/, "at least ")
    .replace(/^<=/, "at most ")
    .replace(/^>/, "above ");
}

/** Names of the fields that an object may have at `path` of the schema, in any of its forms. */
function fieldsAt(schema: v.GenericSchema, path: readonly (string | number)[]): string[] {
  const forms = formsOf(schema);
  if (path.length === 0) return [...new Set(forms.flatMap((form) => Object.keys(form.entries ?? {})))];
  const [key, ...rest] = path;
  const next = forms.flatMap((form) => form.entries?.[key] ?? form.item ?? []);
  return [...new Set(next.flatMap((inner) => fieldsAt(inner, rest)))];
}

interface Form extends v.GenericSchema {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  readonly options?: readonly v.GenericSchema[];
}

function formsOf(schema: Form): readonly Form[] {
  if (schema.wrapped) return formsOf(schema.wrapped);
  return schema.options && typeof schema.options[0] === "object" ? schema.options.flatMap(formsOf) : [schema];
}
