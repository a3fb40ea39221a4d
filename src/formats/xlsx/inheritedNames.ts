/**
 * write-excel-file 4 looks texts up in a plain object, which holds "constructor", "valueOf" and ten other names before any is
 * put in it: their cells come out as the code of a function. They are written under a mark, which is taken off in the file.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A character for private use (Unicode, U+E000 to U+F8FF). */
const mark = "\uf8f0";

/** The text, under the mark where it is one of the names or begins with the mark. */
export const marked = (text: string): string =>
  inherited.has(text) || text.startsWith(mark) ? mark + text : text;

const stringsPath = "xl/sharedStrings.xml";

/** The workbook with its texts as they were given. */
export function withoutMarks(workbook: Uint8Array): Uint8Array {
  const strings = unzipSync(workbook, { filter: ({ name }) => name === stringsPath })[stringsPath];
  if (strings === undefined) return workbook;
  const text = strFromU8(strings);
  if (!text.includes(mark)) return workbook;
  const files = unzipSync(workbook);
  files[stringsPath] = strToU8(text.replace(new RegExp(`(<t[^>]*>)${mark}`, "g"), "$1"));
  return zipSync(files);
}
