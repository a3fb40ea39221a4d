/** Problems and errors as users read them: English as the sources write it, French through the catalogue. */
import { type Problem, problemInEnglish } from "../../../table/problems.ts";
import { numberWords } from "../numbers.ts";
import { countedEnglish, countedFrench } from "../plural.ts";
import type { Language } from "../words.ts";
import { typeset } from "./catalogue.ts";
import { inFrench } from "./french.ts";

/** What the sources say in English (the message of an Error), in `language`, line by line; as it is where the catalogue lacks it. */
export const messageIn = (english: string, language: Language): string =>
  language === "en" ? english : english.split("\n").map(inFrench).join("\n");

/** `aplomb: text`, or `file: text`: who says it, or of what. */
export const saidOf = (subject: string, text: string, language: Language): string =>
  `${subject}${language === "en" ? ": " : typeset(" : ")}${text}`;

/** The last line, after the problems of an InputError. */
export function refusal(problems: number, language: Language): string {
  const count = numberWords(language).integer(problems);
  const text =
    language === "en"
      ? `${countedEnglish(count, "problem")} in the input; nothing was written.`
      : typeset(`${countedFrench(count, "problème")} dans les entrées ; rien n'a été écrit.`);
  return saidOf("aplomb", text, language);
}

/**
 * A problem as one line: `file, row 3, column acts: got "x", expected a number. What to do.`, or in French
 * `fichier, ligne 3, colonne acts — trouvé : « x » ; attendu : un nombre. Que faire.`
 */
export function describeProblem(problem: Problem, language: Language): string {
  if (language === "en") return problemInEnglish(problem);
  const place = [inFrench(problem.source)];
  if (problem.row !== undefined) place.push(`ligne ${problem.row}`);
  if (problem.column !== undefined) place.push(columnInFrench(problem.column));
  if (problem.field !== undefined) place.push(inFrench(problem.field));
  const got = problem.got === undefined ? "" : typeset(`trouvé : ${inFrench(problem.got)} ; `);
  const expected = inFrench(problem.expected);
  const end = /[.…?]$/.test(expected) ? "" : ".";
  const advice = problem.advice === undefined ? "" : ` ${inFrench(problem.advice)}`;
  return `${place.join(", ")} — ${got}${typeset("attendu : ")}${expected}${end}${advice}`;
}

/** `colonne acts`; a column without a name is called `column 3` by all who read tables. */
const columnInFrench = (column: string): string =>
  /^column \d+$/.test(column) ? column.replace("column", "colonne") : `colonne ${column}`;

/** One line a problem: the first `shown`, and how many more there are. */
export function describeProblems(problems: readonly Problem[], language: Language, shown = 20): string {
  const lines = problems.slice(0, shown).map((problem) => describeProblem(problem, language));
  const more = problems.length - shown;
  if (more > 0) {
    const count = numberWords(language).integer(more);
    lines.push(language === "en" ? `… and ${count} more` : `… et ${countedFrench(count, "autre")}`);
  }
  return lines.join("\n");
}
