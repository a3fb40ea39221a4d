import { fileURLToPath } from "node:url";
import type { ActivityRules } from "../core/method/activity.ts";
import type { AgeWeights } from "../core/method/ageWeights.ts";
import { type Method, parseMethod } from "../core/method/document.ts";
import { methodAddress, methodNames } from "../core/method/embedded.ts";
import { nearestName } from "../table/names.ts";
import { InputError } from "../table/problems.ts";
import { readDocument } from "./documents.ts";
import { type InputFile, inputFile, readBytes } from "./files.ts";
import type { InputOptions } from "./inputOptions.ts";

/**
 * The method of `--method`: an embedded one by its name, or a user's own document, whose name ends in .json.
 * @throws InputError for an unknown name, an unreadable file, or a document with wrong fields (all of them listed).
 */
export async function readMethod(name: string): Promise<Method> {
  const address = methodAddress(name);
  if (address !== undefined) return parseMethod(await readDocument(fileURLToPath(address), name), name);
  if (isOwnDocument(name)) return parseMethod(await readDocument(name), name);
  const nearest = nearestName([name], methodNames);
  throw new InputError([
    {
      severity: "error",
      source: "--method",
      got: `"${name}"`,
      expected: `one of ${methodNames.join(", ")}, or a JSON file`,
      ...(nearest === undefined ? {} : { advice: `Did you mean ${nearest}?` }),
    },
  ]);
}

/** The method documents of one's own among these options, each file once: what outputs record beside the tables. */
export async function ownDocuments(
  options: Pick<InputOptions, "method" | "ageWeights" | "activity">,
): Promise<InputFile[]> {
  const names = [options.method, options.ageWeights, options.activity].filter(isOwnDocument);
  return Promise.all([...new Set(names)].map(async (name) => inputFile(name, await readBytes(name))));
}

const isOwnDocument = (name: string | undefined): name is string =>
  name !== undefined && /\.json$/i.test(name);

/** The age weights of `--age-weights`: those of a method (gp-2022, or 2022 for short), or of a user's own document. @throws InputError */
export function readAgeWeights(name: string): Promise<AgeWeights> {
  return partOf("--age-weights", name, "age weights", (method) => method.ageWeights);
}

/** The activity rules of `--activity`: those of another method. @throws InputError */
export function readActivity(name: string): Promise<ActivityRules> {
  return partOf("--activity", name, "activity rules", (method) => method.activity);
}

/** A year stands for the method of general practitioners of that year: "2022" for "gp-2022". */
export function methodNameOf(name: string): string {
  return /^\d{4}$/.test(name) ? `gp-${name}` : name;
}

async function partOf<T>(
  option: string,
  name: string,
  part: string,
  of: (method: Method) => T | null,
): Promise<T> {
  const value = of(await readMethod(methodNameOf(name)));
  if (value !== null) return value;
  const embedded = await Promise.all(methodNames.map(readMethod));
  const having = embedded.filter((method) => of(method) !== null).map(({ id }) => id);
  const expected = `a method that has ${part} (${having.join(", ")})`;
  throw new InputError([{ severity: "error", source: option, got: `"${name}"`, expected }]);
}
