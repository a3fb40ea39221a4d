import { resolve } from "node:path";
import { languages } from "../../core/words/languages.ts";
import { submissionWords } from "../../core/words/submission.ts";
import { indexRanges } from "../shards/progress.ts";
import { isRemote } from "../storage/address.ts";
import { runName, type Submission } from "./submission.ts";

export type Language = keyof typeof languages;

/** One line: the run, what is missing of each of its stages, and where the merge goes. */
export function summaryOf(submission: Submission, out: string, lang: Language): string {
  const words = submissionWords[lang];
  const { stages } = languages[lang].shards;
  const open = submission.stages
    .filter(({ missing }) => missing.length > 0)
    .map(({ name, missing, shards }) =>
      words.stage(stages[name] ?? name, missing.length, shards, indexRanges(missing)),
    );
  return words.run(runName(submission), open.join(", ") || words.mergeOnly, out);
}

/** The run's folder as jobs name it: an absolute path or s3:// address, without a slash at its end. */
export const runOf = (folder: string): string =>
  isRemote(folder) ? folder.replace(/\/+$/, "") : resolve(folder);

/** Where the merged table goes: `--out`, or result.parquet in the run's folder. */
export function outOf(run: string, out: string | undefined): string {
  if (out === undefined) return `${run}/result.parquet`;
  return isRemote(out) ? out : resolve(out);
}
