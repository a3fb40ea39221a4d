import { evolveWords } from "../../core/words/evolve.ts";
import { languages } from "../../core/words/languages.ts";
import { colours, screenTable } from "../screen.ts";
import type { Evolution } from "./evolution.ts";
import { changeOf } from "./evolveTables.ts";

/** The evolution on screen: means and tenths of every vintage, the split of each step, what could not be followed. */
export function evolveText(evolution: Evolution, outputs: readonly string[], language: "fr" | "en"): string {
  const words = evolveWords[language];
  const { about, numbers, summary: said } = languages[language];
  const { vintages, summaries, split } = evolution;
  const lines = vintages.variants.flatMap((variant, v) => [
    colours.bold(`APL, ${said.variantName(variant)}`),
    screenTable(
      [
        words.vintage,
        words.communes,
        words.mean,
        words.firstTenth,
        words.lastTenth,
        ...summaries[0][v].shares.map(({ threshold }) => words.under(numbers.decimal(threshold, 1))),
      ],
      vintages.years.map(({ label }, k) => {
        const { communes, mean, tenths, shares } = summaries[k][v];
        return [
          label,
          numbers.integer(communes),
          ...[mean, tenths[0], tenths[9]].map((value) => numbers.decimal(value, 2)),
          ...shares.map(({ share }) => numbers.percent(share)),
        ];
      }),
    ),
    "",
    ...splitLines(evolution, v, language),
  ]);
  const incomplete = changeOf(evolution, 0).filter(Number.isNaN).length;
  return [
    ...lines,
    ...(split.missing ? [words.noSplit(split.missing)] : split.sameTimes ? [words.sameTimes] : []),
    ...vintages.merged.flatMap((count, k) =>
      count > 0 ? [words.merged(numbers.integer(count), vintages.years[k].label)] : [],
    ),
    ...(vintages.ambiguous.length > 0 ? [words.ambiguous(numbers.integer(vintages.ambiguous.length))] : []),
    ...(incomplete > 0 ? [words.incomplete(numbers.integer(incomplete))] : []),
    ...(outputs.length > 0 ? [about(words.outputs, outputs.join(", "))] : []),
  ].join("\n");
}

function splitLines({ vintages, summaries, split }: Evolution, v: number, language: "fr" | "en"): string[] {
  if (split.steps.length === 0) return [];
  const words = evolveWords[language];
  const { numbers, summary: said } = languages[language];
  const signed = (value: number): string => {
    const sign = Math.round(1000 * value) === 0 ? "" : value < 0 ? "−" : "+";
    return `${sign}${numbers.decimal(Math.abs(value), 3)}`;
  };
  const rows = split.steps.map((step, k) => {
    const { factors, mean } = step[v];
    const change = summaries[k + 1][v].mean - summaries[k][v].mean;
    const rest = change - mean.reduce((sum, part) => sum + part, 0);
    const part = (factor: "supply" | "demand" | "times"): string =>
      factors.includes(factor) ? signed(mean[factors.indexOf(factor)]) : "–";
    const period = `${vintages.years[k].label}–${vintages.years[k + 1].label}`;
    return [period, signed(change), part("supply"), part("demand"), part("times"), signed(rest)];
  });
  const { supply, demand, times, rest } = words.factors;
  return [
    words.split(said.variantName(vintages.variants[v])),
    screenTable([words.step, words.change, supply, demand, times, rest], rows),
    "",
  ];
}

/** `{vintages: [{label, variants: {"65": {mean, tenths, shares}}}], steps: [{from, to, variants: {"65": {change, supply, demand, times, rest}}}], …}` */
export function evolveJson({ vintages, summaries, split }: Evolution, outputs: readonly string[]): string {
  const byVariant = <Value>(of: (v: number) => Value): Record<string, Value> =>
    Object.fromEntries(vintages.variants.map((variant, v) => [variant, of(v)]));
  const document = {
    communes: vintages.communes.count,
    vintages: vintages.years.map(({ label }, k) => ({
      label,
      merged: vintages.merged[k],
      variants: byVariant((v) => summaries[k][v]),
    })),
    steps: split.steps.map((step, k) => ({
      from: vintages.years[k].label,
      to: vintages.years[k + 1].label,
      variants: byVariant((v) => {
        const change = summaries[k + 1][v].mean - summaries[k][v].mean;
        const parts = Object.fromEntries(step[v].factors.map((factor, f) => [factor, step[v].mean[f]]));
        return { change, ...parts, rest: change - step[v].mean.reduce((sum, part) => sum + part, 0) };
      }),
    })),
    ...(split.missing ? { notSplit: split.missing } : {}),
    ambiguous: vintages.ambiguous,
    outputs,
  };
  return JSON.stringify(document, null, 2);
}
