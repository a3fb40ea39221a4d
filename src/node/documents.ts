import { InputError } from "../table/problems.ts";
import { readBytes } from "./files.ts";

/**
 * The value of a JSON document; `source` is what messages call it.
 * @throws InputError when the file cannot be read, or is no JSON (with the line where it stops being it, where known).
 */
export async function readDocument(path: string, source = path): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = placeOf(text, error as SyntaxError);
    throw new InputError([{ severity: "error", source, ...place, expected: "a JSON document" }]);
  }
}

/** V8 tells the position of some errors and quotes the text around the others. */
function placeOf(text: string, { message }: SyntaxError): { row?: number; got: string } {
  const position = /position (\d+)/.exec(message)?.[1];
  const row = position === undefined ? {} : { row: text.slice(0, Number(position)).split("\n").length };
  return { ...row, got: message.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/\n/g, " ") };
}
