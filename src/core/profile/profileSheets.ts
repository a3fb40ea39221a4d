import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";
import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import { sheetOf } from "../zoning/criteriaSheets.ts";
import type { Sheet, SheetColumn } from "../zoning/sheet.ts";
import type { Finding } from "./findings.ts";
import type { Comparison, Profile, ProfileLine } from "./profile.ts";
import type { Study } from "./study.ts";

export interface ProfileSheetsInput {
  readonly profile: Profile;
  readonly study: Study | undefined;
  readonly findings: readonly Finding[];
  readonly words: TerritoryWords;
  readonly numbers: NumberWords;
}

/** Territories side by side, then every comparison, then what the study bears out and contradicts. */
export function profileSheets(input: ProfileSheetsInput): readonly Sheet[] {
  const sheets = [sideBySide(input), comparisonsSheet(input), findingsSheet(input), notesSheet(input)];
  return sheets.filter((sheet) => sheet.table.rows > 0);
}

const pillarLabel = (study: Study | undefined, id: string, words: TerritoryWords): string =>
  study?.pillars.find((each) => each.id === id)?.label[words.language] ?? id;

/** A printed number with the decimals it has, three at most. */
export const decimalsOf = (value: number): number => Math.min(3, String(value).split(".")[1]?.length ?? 0);

/** Numbers as text, each with its own decimals: a column mixes counts and rates. */
const shown = (value: number, numbers: NumberWords, decimals = decimalsOf(value)): string =>
  numbers.decimal(value, decimals);

function sideBySide({ profile, study, findings, words, numbers }: ProfileSheetsInput): Sheet {
  const { indicators, territories, lines } = profile;
  const isContradicted = (territory: number, indicator: (typeof indicators.indicators)[number]): boolean =>
    findings.some((each) => !each.agrees && each.territory === territory && each.indicator === indicator.id);
  const used = indicators.indicators.filter((indicator) =>
    lines.some((line) => line.indicator === indicator),
  );
  const lineOf = (indicator: (typeof used)[number], territory: number) =>
    lines.find((line) => line.indicator === indicator && line.territory === territory);
  const nation = (indicator: (typeof used)[number]) =>
    lines
      .find((line) => line.indicator === indicator && line.comparisons.some((each) => each.with === "nation"))
      ?.comparisons.find((each) => each.with === "nation");
  const hasMark = used.some((indicator) => territories.some((each) => isContradicted(each, indicator)));
  const perTerritory = territories.flatMap((territory): SheetColumn<(typeof used)[number]>[] => {
    const { name } = indicators.territories[territory];
    return [
      {
        heading: name,
        text: (indicator) => {
          const line = lineOf(indicator, territory);
          if (line === undefined) return "";
          return shown(line.value, numbers) + (isContradicted(territory, indicator) ? " *" : "");
        },
      },
      {
        heading: `${name}, ${words.columns.per100k}`,
        text: (indicator) => {
          const line = lineOf(indicator, territory);
          return line === undefined || Number.isNaN(line.per100k) ? "" : shown(line.per100k, numbers, 1);
        },
      },
    ];
  });
  return sheetOf(
    "sideBySide",
    words,
    used,
    [
      { heading: words.columns.pillar, text: (indicator) => pillarLabel(study, indicator.pillar, words) },
      { heading: words.columns.indicator, text: (indicator) => indicator.label[words.language] },
      ...perTerritory,
      {
        heading: words.levels.nation,
        text: (indicator) => {
          const found = nation(indicator);
          return found === undefined
            ? ""
            : shown(found.value, numbers, found.basis === "per-100k" ? 1 : undefined);
        },
      },
    ],
    [words.notes.rates, ...(hasMark ? [words.notes.contradicted] : [])],
  );
}

function comparisonsSheet({ profile, study, words, numbers }: ProfileSheetsInput): Sheet {
  const { indicators } = profile;
  const rows = profile.lines.flatMap((line) => line.comparisons.map((comparison) => ({ line, comparison })));
  const value = ({ line, comparison }: { line: ProfileLine; comparison: Comparison }) =>
    comparison.basis === "per-100k" ? line.per100k : line.value;
  const text = (number: number, { basis }: Comparison) =>
    basis === "per-100k" ? `${shown(number, numbers, 1)} ${words.columns.per100k}` : shown(number, numbers);
  const against = ({ line, comparison }: { line: ProfileLine; comparison: Comparison }): string => {
    const { name } = indicators.territories[comparison.territory];
    if (comparison.basis === "mean") {
      const { level } = indicators.territories[line.territory];
      return `${name} (${words.notes.meanPer(words.levels[level] ?? level)})`;
    }
    return comparison.with === "nation"
      ? name
      : `${name} (${words.levels[comparison.with] ?? comparison.with})`;
  };
  return sheetOf("comparisons", words, rows, [
    { heading: words.columns.pillar, text: ({ line }) => pillarLabel(study, line.indicator.pillar, words) },
    { heading: words.columns.indicator, text: ({ line }) => line.indicator.label[words.language] },
    { heading: words.columns.territory, text: ({ line }) => indicators.territories[line.territory].name },
    { heading: words.columns.value, text: (row) => text(value(row), row.comparison) },
    { heading: words.columns.against, text: against },
    { heading: words.columns.reference, text: ({ comparison }) => text(comparison.value, comparison) },
    { heading: words.columns.gap, number: ({ comparison }) => 100 * (comparison.ratio - 1), decimals: 0 },
    {
      heading: words.columns.verdict,
      text: ({ comparison }) => (comparison.verdict === undefined ? "" : words.verdicts[comparison.verdict]),
    },
  ]);
}

function findingsSheet({ profile, study, findings, words, numbers }: ProfileSheetsInput): Sheet {
  const { indicators } = profile;
  const label = (id: string) =>
    indicators.indicators.find((each) => each.id === id)?.label[words.language] ?? id;
  const rows = findings.filter((each) => !each.agrees || each.kind.endsWith("nation"));
  const borne = findings.filter((each) => each.agrees).length;
  const isPercent = (finding: Finding) => finding.kind.endsWith("nation");
  const text = (finding: Finding, number: number) =>
    isPercent(finding)
      ? `${shown(number, numbers, 1)} %`
      : shown(number, numbers, Math.min(2, decimalsOf(number)));
  return sheetOf(
    "findings",
    words,
    rows,
    [
      { heading: words.columns.check, text: (finding) => words.findings[finding.kind] },
      {
        heading: words.columns.territory,
        text: ({ territory }) =>
          indicators.territories[territory]?.name ?? study?.title[words.language] ?? "",
      },
      { heading: words.columns.indicator, text: ({ indicator }) => label(indicator) },
      { heading: words.columns.table, text: (finding) => text(finding, finding.table) },
      { heading: words.columns.told, text: (finding) => text(finding, finding.other) },
      { heading: words.columns.agrees, text: ({ agrees }) => (agrees ? words.yes : words.no) },
    ],
    findings.length > 0 ? [words.notes.reproduced(numbers.integer(borne))] : [],
  );
}

function notesSheet({ study, words }: ProfileSheetsInput): Sheet {
  const notes = study
    ? [study.title[words.language], ...study.notes.map((note) => note[words.language]), ...study.sources]
    : [];
  return sheetOf("notes", words, notes, [{ heading: words.columns.note, text: (note) => note }]);
}

/**
 * One row a comparison, or a line without any: `pillar, indicator, unit, code, territory, level, value, per_100k,
 * population, against, against_code, against_territory, basis, reference, ratio, verdict`.
 */
export function profileTable(profile: Profile, metadata: ReadonlyMap<string, string>): Table {
  const { indicators, populations } = profile;
  const rows = profile.lines.flatMap((line): { line: ProfileLine; other: Comparison | undefined }[] =>
    line.comparisons.length === 0
      ? [{ line, other: undefined }]
      : line.comparisons.map((other) => ({ line, other })),
  );
  type Row = (typeof rows)[number];
  const text = (of: (row: Row) => string) => textColumn(rows.map(of));
  const number = (of: (row: Row) => number, decimals: number) => numberColumn(rows.map(of), decimals);
  const territory = ({ line }: Row) => indicators.territories[line.territory];
  const against = ({ other }: Row) => (other ? indicators.territories[other.territory] : undefined);
  return tableOf(
    "profile",
    {
      pillar: text(({ line }) => line.indicator.pillar),
      indicator: text(({ line }) => line.indicator.id),
      unit: text(({ line }) => line.indicator.unit),
      code: text((row) => territory(row).code),
      territory: text((row) => territory(row).name),
      level: text((row) => territory(row).level),
      value: number(({ line }) => line.value, 2),
      per_100k: number(({ line }) => line.per100k, 2),
      population: number(({ line }) => populations[line.territory].value, 0),
      against: text(({ other }) => other?.with ?? ""),
      against_code: text((row) => against(row)?.code ?? ""),
      against_territory: text((row) => against(row)?.name ?? ""),
      basis: text(({ other }) => other?.basis ?? ""),
      reference: number(({ other }) => other?.value ?? Number.NaN, 2),
      ratio: number(({ other }) => other?.ratio ?? Number.NaN, 4),
      verdict: text(({ other }) => other?.verdict ?? ""),
    },
    metadata,
  );
}
