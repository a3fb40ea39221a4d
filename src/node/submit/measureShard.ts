import { spawn } from "node:child_process";
import { submissionWords } from "../../core/words/submission.ts";
import { ownProgram } from "./ownProgram.ts";
import { type Submission, shardWords } from "./submission.ts";
import type { Language } from "./summary.ts";

/** Below so many seconds, starting a shard weighs on computing it: schedulers start about one a second. */
const shortShard = 60;

/** Computes the first missing shard here, keeps its part and says how long it took. Warns where shards are short. */
export async function measureShard(submission: Submission, run: string, lang: Language): Promise<void> {
  const stage = submission.stages.find(({ missing }) => missing.length > 0);
  if (stage === undefined) return;
  const [index] = stage.missing;
  const [node, program] = ownProgram();
  const parameters = [...shardWords(submission, stage, run), "--index", String(index)];
  const before = performance.now();
  const code = await new Promise<number | null>((done, failed) => {
    const child = spawn(node, [program, ...parameters], { stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", failed).on("close", done);
  });
  if (code !== 0)
    throw new Error(`shard ${index}, computed here to measure it, ended with exit code ${code}`);
  const seconds = (performance.now() - before) / 1000;
  const words = submissionWords[lang];
  const shown = seconds.toLocaleString(lang, { maximumFractionDigits: 1 });
  console.error(words.measured(index, shown));
  const enough = Math.max(1, Math.floor((seconds * stage.shards) / shortShard));
  if (seconds < shortShard && stage.shards > 1) console.error(`! ${words.short(enough)}`);
}
