import { existsSync, statSync } from "node:fs";
import { commandLine } from "./metadata.ts";
import { fileName } from "./shards/planInputs.ts";
import { isRemote } from "./storage/address.ts";

/** Options that change no figure: where and how it is written, what it is computed with. Those of `valued` have a value. */
const flags = new Set(["--force", "--json", "--debug"]);
const valued = new Set(["--out", "--csv", "--threads", "--memory", "--scratch"]);

/**
 * The command as it was typed, as one could type it where the files are: files without their folders, and nothing that does not
 * change a figure, so that outputs are the same wherever they are made and written.
 */
export function typedCommand(typed: readonly string[] = process.argv.slice(2)): string {
  const words: string[] = [];
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at];
    if (valued.has(word)) at++;
    else if (!flags.has(word) && !valued.has(word.split("=", 1)[0])) words.push(withoutFolders(word));
  }
  return commandLine(words);
}

/** `in/od.csv` -> `od.csv`, `2021=in/apl.csv` -> `2021=apl.csv`, where there is such a file. */
function withoutFolders(word: string): string {
  const names = [word, word.slice(word.indexOf("=") + 1)];
  const name = names.find((each) => isRemote(each) || isFile(each));
  return name === undefined ? word : word.slice(0, word.length - name.length) + fileName(name);
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
