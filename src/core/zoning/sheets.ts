import type { ZoningWords } from "../words/zoningWords.ts";
import { annexes } from "./annexes.ts";
import { classLabel } from "./classLabel.ts";
import { comparisonSheets } from "./comparisonSheets.ts";
import { distributionSheet } from "./distribution.ts";
import { eligibilitySheet } from "./eligibility.ts";
import { ambiguousSheet, choicesSheet, discrepanciesSheet, missingSheet, qpvSheet } from "./listSheets.ts";
import { meshSheet } from "./meshByDepartment.ts";
import { type Sheet, sheetTable } from "./sheet.ts";
import type { SheetsInput } from "./sheetsInput.ts";
import type { ClassSummary, Zoning } from "./zoning.ts";

/**
 * Every table of a zoning, in the order of the note of 2017: summary by class, mesh by department, eligibility, quotas,
 * accessibility by inhabitants, what is ambiguous, missing or differs from the published list, annexes by class, choices, transitions, notes.
 */
export function zoningSheets(input: SheetsInput): readonly Sheet[] {
  const { zoning, words } = input;
  return [
    summarySheet(input),
    ...(input.meshLines.length > 0
      ? [meshSheet(input.meshLines, zoning.region, words, input.printedDensities)]
      : []),
    ...(zoning.rules.aids.length > 0 ? [eligibilitySheet(zoning, words)] : []),
    ...(zoning.quotas.length > 0 ? [quotasSheet(zoning, words)] : []),
    ...(zoning.declared ? [] : [distributionSheet(zoning, words, input.numbers)]),
    ...[ambiguousSheet(input), missingSheet(input), discrepanciesSheet(input)].filter(
      (sheet) => sheet.table.rows > 0,
    ),
    ...annexes(input),
    ...(zoning.choices ? [choicesSheet(input)] : []),
    ...(zoning.qpv.length > 0 ? [qpvSheet(input)] : []),
    ...(input.comparison ? comparisonSheets(zoning, input.comparison, words, input.numbers) : []),
    notesSheet(input),
  ];
}

function summarySheet({ zoning, words, numbers, qpvCommunes, populationYear }: SheetsInput): Sheet {
  const { declared } = zoning;
  const withQpv = (id: string): number => qpvCommunes?.rows.filter((row) => row.class === id).length ?? 0;
  const listed = zoning.classes.map((each) => ({ ...each, withQpv: withQpv(each.class) }));
  const rows = listed.map((each) =>
    each.residual && declared?.qpvCommunes !== undefined
      ? {
          ...each,
          withQpv: declared.qpvCommunes - sum(listed.map((row) => (row.residual ? 0 : row.withQpv))),
        }
      : each,
  );
  const total = (of: (row: (typeof rows)[number]) => number) => sum(rows.map(of));
  const all = {
    class: "total",
    zones: total((row) => row.zones),
    communes: total((row) => row.communes),
    population: total((row) => row.population),
    share: total((row) => row.population) / zoning.population,
    residual: false,
    withQpv: total((row) => row.withQpv),
  };
  type Row = ClassSummary & { readonly withQpv: number };
  const residual = rows.filter((row) => row.residual);
  const { ambiguous } = zoning.classification;
  const partly = [...zoning.zones.missing].filter(
    (missing, zone) => missing > 0 && zoning.zoneClass[zone] !== "",
  );
  return {
    id: "summary",
    sheetName: words.sheets.summary,
    title: words.titles.summary,
    notes: [
      ...residual.map((row) => words.residualNote(classLabel(zoning, row.class, words))),
      ...(partly.length > 0
        ? [words.partlyMissing(numbers.integer(partly.length), numbers.integer(sum(partly)))]
        : []),
      ...(ambiguous.size > 0 ? [words.ambiguousNote(numbers.integer(ambiguous.size))] : []),
    ],
    table: sheetTable<Row>(
      "summary",
      [...rows, all],
      [
        {
          heading: words.columns.class,
          text: (row) =>
            row === all ? words.total : classLabel(zoning, row.class, words) + (row.residual ? " *" : ""),
        },
        { heading: words.columns.zones, number: (row) => row.zones, decimals: 0 },
        { heading: words.columns.communes, number: (row) => row.communes, decimals: 0 },
        ...(qpvCommunes
          ? [{ heading: words.columns.communesWithQpv, number: (row: Row) => row.withQpv, decimals: 0 }]
          : []),
        { heading: words.populationOf(populationYear), number: (row) => row.population, decimals: 0 },
        { heading: words.share(zoning.region), number: (row) => 100 * row.share, decimals: 2 },
      ],
    ),
  };
}

function quotasSheet(zoning: Zoning, words: ZoningWords): Sheet {
  const share = (inhabitants: number | undefined) => (100 * (inhabitants ?? Number.NaN)) / zoning.population;
  const { columns } = words;
  return {
    id: "quotas",
    sheetName: words.sheets.quotas,
    title: words.titles.quotas,
    notes: zoning.quotas
      .filter((quota) => quota.limit === undefined)
      .map((quota) => words.notGiven(quota.label[words.language])),
    table: sheetTable("quotas", zoning.quotas, [
      { heading: columns.quota, text: (quota) => quota.label[words.language] },
      { heading: columns.limit, number: (quota) => quota.limit ?? Number.NaN, decimals: 0 },
      { heading: columns.used, number: (quota) => quota.used, decimals: 0 },
      { heading: columns.room, number: (quota) => quota.room ?? Number.NaN, decimals: 0 },
      { heading: columns.limitShare, number: (quota) => share(quota.limit), decimals: 2 },
      { heading: columns.usedShare, number: (quota) => share(quota.used), decimals: 2 },
    ]),
  };
}

function notesSheet({ zoning, words, notes }: SheetsInput): Sheet {
  const { rules } = zoning;
  const all = [
    `${rules.title[words.language]} (${rules.id}, ${rules.version})`,
    ...notes,
    ...rules.notes.map((note) => note[words.language]),
    ...rules.sources,
  ];
  return {
    id: "notes",
    sheetName: words.sheets.notes,
    title: words.titles.notes,
    notes: [],
    table: sheetTable("notes", all, [{ heading: words.columns.note, text: (note) => note }]),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
