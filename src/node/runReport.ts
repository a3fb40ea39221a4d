import type { Conservation } from "../core/accessibility/run.ts";
import type { Summary } from "../core/accessibility/summary.ts";
import type { Words } from "../core/words/words.ts";
import type { Exclusion } from "../table/exclusions.ts";
import { excludedDocument, excludedLines } from "./excludedTable.ts";
import { type Marked, markLines } from "./marks.ts";
import { colours, screenTable } from "./screen.ts";
import type { Stage } from "./stages.ts";

export interface VariantSummary {
  readonly variant: string;
  readonly summary: Summary;
}

/** What a run tells of itself, on screen and as JSON. */
export interface RunReport {
  readonly method: string;
  readonly communes: number;
  readonly missing: number;
  readonly population: number;
  readonly pairs?: number;
  /** Travel times to a commune that has supply. */
  readonly activePairs?: number;
  readonly variants: readonly VariantSummary[];
  readonly conservation?: readonly Conservation[];
  readonly demand?: { readonly k: number; readonly kSource: string };
  readonly marks: Marked;
  readonly notes: readonly string[];
  readonly excluded: readonly Exclusion[];
  readonly stages: readonly Stage[];
  /** Threads that computed. */
  readonly threads?: number;
  readonly repeats?: readonly number[];
  readonly outputs: readonly string[];
}

/** `{communes, pairs, variants: {"65": {mean, tenths, shares}}, conservation: {relativeError}, excluded, stages, outputs}` */
export function reportJson(report: RunReport): string {
  const { conservation, excluded, variants, repeats = [], ...rest } = report;
  const document = {
    ...rest,
    variants: Object.fromEntries(variants.map(({ variant, summary }) => [variant, summary])),
    ...(conservation
      ? { conservation: { relativeError: worstError(conservation), variants: conservation } }
      : {}),
    excluded: excludedDocument(excluded),
    ...(repeats.length > 1 ? { repeats: spread(repeats) } : {}),
  };
  return JSON.stringify(document, null, 2);
}

function spread(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const medianMs = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { count: sorted.length, minMs: sorted[0], medianMs, ms: times };
}

/** The summary on screen: marks first, then means and tenths per variant, what was left out, timings, files. */
export function reportText(report: RunReport, words: Words): string {
  const { numbers, summary } = words;
  const { integer } = numbers;
  const counts = summary.counts(
    integer(report.communes),
    integer(report.population),
    report.pairs === undefined ? undefined : integer(report.pairs),
  );
  return [
    ...markLines(report.marks, words),
    `${colours.bold(report.method)} · ${counts}`,
    "",
    `${colours.bold("APL")} (${words.unit})`,
    meansTable(report, words),
    "",
    summary.tenths,
    tenthsTable(report, words),
    "",
    ...checksText(report, words),
    ...(report.missing > 0 ? [summary.missing(integer(report.missing))] : []),
    ...report.notes,
    excludedText(report.excluded, words),
    "",
    timingsText(report, words),
    ...(report.outputs.length > 0 ? [words.about(summary.outputs, report.outputs.join(", "))] : []),
  ].join("\n");
}

function checksText(
  { conservation, demand }: RunReport,
  { numbers, summary, demandSources }: Words,
): string[] {
  const lines: string[] = [];
  if (conservation) {
    lines.push(summary.conservation(worstError(conservation).toExponential(1)));
    for (const { variant, supply, reached } of conservation) {
      if (supply > reached)
        lines.push(summary.unreached(numbers.integer(supply - reached), summary.variantName(variant)));
    }
  }
  if (demand)
    lines.push(
      summary.demandFactor(numbers.decimal(demand.k, 4), demandSources[demand.kSource] ?? demand.kSource),
    );
  return lines;
}

function timingsText({ stages, repeats = [] }: RunReport, words: Words): string {
  const { numbers, summary } = words;
  const parts = stages.map(({ name, ms }) => `${words.stages[name] ?? name} ${numbers.integer(ms)} ms`);
  const lines = [words.about(summary.stages, parts.join(", "))];
  if (repeats.length > 1) {
    const { count, minMs, medianMs } = spread(repeats);
    lines.push(summary.repeats(count, numbers.decimal(minMs, 2), numbers.decimal(medianMs, 2)));
  }
  return lines.join("\n");
}

function worstError(conservation: readonly Conservation[]): number {
  return Math.max(0, ...conservation.map(({ relativeError }) => relativeError));
}

function meansTable({ variants }: RunReport, words: Words): string {
  const { numbers } = words;
  const thresholds = variants[0]?.summary.shares.map(({ threshold }) => threshold) ?? [];
  return screenTable(
    [
      words.summary.variant,
      words.summary.mean,
      words.summary.median,
      "Gini",
      ...thresholds.map((threshold) => words.summary.under(numbers.decimal(threshold, 1))),
    ],
    variants.map(({ variant, summary }) => [
      words.summary.variantName(variant),
      numbers.decimal(summary.mean, 2),
      numbers.decimal(summary.median, 2),
      numbers.decimal(summary.gini, 2),
      ...summary.shares.map(({ share }) => numbers.percent(share)),
    ]),
  );
}

function tenthsTable({ variants }: RunReport, words: Words): string {
  return screenTable(
    [words.summary.variant, ...Array.from({ length: 10 }, (_, tenth) => String(tenth + 1))],
    variants.map(({ variant, summary }) => [
      words.summary.variantName(variant),
      ...summary.tenths.map((mean) => words.numbers.decimal(mean, 2)),
    ]),
  );
}

function excludedText(excluded: readonly Exclusion[], words: Words): string {
  if (excluded.length === 0) return words.summary.nothingExcluded;
  return [words.summary.excluded, ...excludedLines(excluded, words).map((line) => `  ${line}`)].join("\n");
}
