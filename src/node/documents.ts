import { readFileSync } from "node:fs";
import { InputError, type Problem } from "../table/problems.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no file of that name",
  EISDIR: "a directory",
  EACCES: "no permission to read it",
};

/**
 * The value of a JSON document.
 * @throws InputError when the file cannot be read, or is no JSON (with the line where it stops being it, where known).
 */
export function readDocument(file: string | URL, source = String(file)): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw problem({ source, got: reason, expected: "a JSON document" });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw problem({ source, ...placeOf(text, error as SyntaxError), expected: "a JSON document" });
  }
}

/** V8 tells the position of some errors and quotes the text around the others. */
function placeOf(text: string, { message }: SyntaxError): { row?: number; got: string } {
  const position = /position (\d+)/.exec(message)?.[1];
  const row = position === undefined ? {} : { row: text.slice(0, Number(position)).split("\n").length };
  return { ...row, got: message.replace(/^Unexpected/, "unexpected").replace(/\n/g, " ") };
}

const problem = (what: Omit<Problem, "severity">) => new InputError([{ severity: "error", ...what }]);
