/** What a command that ends with an error says of it: loaded then, as most never do. */
import { CommanderError } from "commander";
import { placeholdersIn } from "../core/words/help/placeholders.ts";
import { describeProblems, messageIn, refusal, saidOf } from "../core/words/problems/describe.ts";
import type { Language } from "../core/words/words.ts";
import { InputError } from "../table/problems.ts";

const helpHint = "(aplomb --help, or aplomb COMMAND --help)";

/** All that is wrong, a line each, on standard error; with the stack trace where it is asked for. */
export function reportFailure(error: unknown, language: Language, debug: boolean): void {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError) {
    console.error(messageIn(placeholdersIn(text, language), language));
    console.error(messageIn(helpHint, language));
    return;
  }
  if (error instanceof InputError) {
    console.error(describeProblems(error.problems, language));
    console.error(refusal(error.problems.length, language));
  } else console.error(saidOf("aplomb", messageIn(text, language), language));
  if (debug && error instanceof Error) console.error(error.stack);
}
