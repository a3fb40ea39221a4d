import { type Decay, decayReach } from "../../core/method/decay.ts";
import { methodNames } from "../../core/method/embedded.ts";
import type { ReportInput } from "../../core/pictures/report/reportInput.ts";
import { languages } from "../../core/words/languages.ts";
import { reportWords } from "../../core/words/report.ts";
import { readMethod } from "../methods.ts";

/** The method that results name, in the words of a report; undefined where it is unknown or was a user's own document. */
export async function methodOf(
  metadata: ReadonlyMap<string, string>,
  language: "fr" | "en",
): Promise<(NonNullable<ReportInput["method"]> & { readonly thresholds: readonly number[] }) | undefined> {
  const id = metadata.get("aplomb.method");
  if (id === undefined || !methodNames.includes(id)) return undefined;
  const method = await readMethod(id);
  const sources = method.sources.map((source) => ({
    of: source.of.join(", "),
    document: [source.document, source.place].filter(Boolean).join(", "),
    note: source.note?.[language] ?? "",
  }));
  return {
    title: `${method.title[language]} (${method.id}, ${method.version})`,
    decay: decayText(decayUsed(metadata) ?? method.decay, language),
    sources,
    thresholds: method.thresholds,
  };
}

/** The decay that the run used, which options may have changed. */
function decayUsed(metadata: ReadonlyMap<string, string>): Decay | undefined {
  try {
    return JSON.parse(metadata.get("aplomb.decay") ?? "") as Decay;
  } catch {
    return undefined;
  }
}

function decayText(decay: Decay, language: "fr" | "en"): string {
  const { numbers } = languages[language];
  const words = reportWords[language];
  const short = (value: number): string => numbers.decimal(value, value % 1 === 0 ? 0 : 2);
  if (decay.family !== "step") return `${decay.family}, ${words.decayBeyond(short(decayReach(decay)))}`;
  const steps = decay.cutoffs.map((minutes, k) => words.decayStep(short(minutes), short(decay.weights[k])));
  return [...steps, words.decayBeyond(short(decayReach(decay)))].join(", ");
}
