import { classLabel } from "./classLabel.ts";
import { type Sheet, sheetTable } from "./sheet.ts";
import type { SheetsInput } from "./sheetsInput.ts";

/** Printed shares differ from computed ones by more than this (points of percent) where they are not just rounded to two decimals. */
const printedTolerance = 0.0055;

/** Zones whose class printed values alone do not tell, and what told it. */
export function ambiguousSheet({ zoning, words }: SheetsInput): Sheet {
  const { zones, classification } = zoning;
  const rows = [...classification.ambiguous].map(([zone, possible]) => ({ zone, possible }));
  return {
    id: "ambiguous",
    sheetName: words.sheets.ambiguous,
    title: words.titles.ambiguous,
    notes: [],
    table: sheetTable("ambiguous", rows, [
      { heading: words.columns.zone, text: ({ zone }) => zones.codes[zone] },
      { heading: words.columns.name, text: ({ zone }) => zones.names[zone] },
      ...[...zones.accessibility].map(([variant, values]) => ({
        heading: words.apl(variant),
        number: ({ zone }: { zone: number }) => values[zone],
        decimals: 2,
      })),
      {
        heading: words.columns.possible,
        text: ({ possible }) => possible.map((id) => classLabel(zoning, id, words)).join(" / "),
      },
      {
        heading: words.columns.class,
        text: ({ zone }) => classLabel(zoning, classification.classes[zone], words),
      },
      {
        heading: words.columns.decision,
        text: ({ zone }) => words.decisions[classification.decisions[zone]],
      },
    ]),
  };
}

/** Zones without accessibility, which have no class, and zones whose mean leaves out communes without data. */
export function missingSheet({ zoning, words }: SheetsInput): Sheet {
  const { zones, zoneClass } = zoning;
  const rows = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === "" || zones.missing[zone] > 0);
  return {
    id: "missing",
    sheetName: words.sheets.missing,
    title: words.titles.missing,
    notes: [],
    table: sheetTable("missing", rows, [
      { heading: words.columns.zone, text: (zone) => zones.codes[zone] },
      { heading: words.columns.name, text: (zone) => zones.names[zone] },
      { heading: words.columns.population, number: (zone) => zones.population[zone], decimals: 0 },
      { heading: words.columns.communesMissing, number: (zone) => zones.missing[zone], decimals: 0 },
      { heading: words.columns.class, text: (zone) => classLabel(zoning, zoneClass[zone], words) },
    ]),
  };
}

/** Shares that a published list prints and its own populations do not give, beyond rounding: misprints. */
export function discrepanciesSheet({ zoning, words, qpvCommunes }: SheetsInput): Sheet {
  const { zones, population } = zoning;
  const lines = [
    ...zones.codes.map((code, zone) => ({
      code,
      name: zones.names[zone],
      printed: zones.publishedShare[zone],
      computed: (100 * zones.population[zone]) / population,
    })),
    ...(qpvCommunes?.rows ?? []).map((row) => ({
      code: row.commune,
      name: row.name,
      printed: row.publishedShare,
      computed: (100 * row.population) / population,
    })),
  ];
  return {
    id: "discrepancies",
    sheetName: words.sheets.discrepancies,
    title: words.titles.discrepancies,
    notes: [],
    table: sheetTable(
      "discrepancies",
      lines.filter((line) => Math.abs(line.printed - line.computed) > printedTolerance),
      [
        { heading: words.columns.zone, text: (line) => line.code },
        { heading: words.columns.name, text: (line) => line.name },
        { heading: words.columns.printed, number: (line) => line.printed, decimals: 3 },
        { heading: words.columns.computed, number: (line) => line.computed, decimals: 3 },
      ],
    ),
  };
}

/** The choices as applied, proposed ones included. */
export function choicesSheet({ zoning, words }: SheetsInput): Sheet {
  const { zones, qpv, classification } = zoning;
  const rows = (zoning.choices?.all ?? []).map((choice) => {
    const zone = zones.index.get(choice.zone);
    const neighbourhood = qpv.findIndex((each) => each.code === choice.zone);
    const name = zone === undefined ? (qpv[neighbourhood]?.name ?? "") : zones.names[zone];
    const before =
      zone === undefined
        ? qpv[neighbourhood]?.parts.map((part) => classification.classes[part.zone])[0]
        : classification.classes[zone];
    const after = zone === undefined ? (zoning.qpvClass[neighbourhood] ?? "") : zoning.zoneClass[zone];
    return { ...choice, name, before: before ?? "", after };
  });
  return {
    id: "choices",
    sheetName: words.sheets.choices,
    title: words.titles.choices,
    notes: [],
    table: sheetTable("choices", rows, [
      { heading: words.columns.zone, text: (row) => row.zone },
      { heading: words.columns.name, text: (row) => row.name },
      { heading: words.columns.ruleClass, text: (row) => classLabel(zoning, row.before, words) },
      { heading: words.columns.class, text: (row) => classLabel(zoning, row.after, words) },
      { heading: words.columns.reason, text: (row) => row.reason },
    ]),
  };
}

/** Priority neighbourhoods, with their class where it is not their zone's. */
export function qpvSheet({ zoning, words }: SheetsInput): Sheet {
  const { qpv, qpvClass, zoneClass, zones } = zoning;
  const rows = qpv.flatMap((each, position) =>
    each.parts.map((part) => ({ each, part, own: qpvClass[position] })),
  );
  return {
    id: "qpv",
    sheetName: words.sheets.qpv,
    title: words.titles.qpv,
    notes: [],
    table: sheetTable("qpv", rows, [
      { heading: words.columns.qpv, text: ({ each }) => each.code },
      { heading: words.columns.name, text: ({ each }) => each.name },
      { heading: words.columns.commune, text: ({ part }) => part.commune },
      { heading: words.columns.zone, text: ({ part }) => zones.codes[part.zone] },
      { heading: words.columns.population, number: ({ part }) => part.population, decimals: 0 },
      {
        heading: words.columns.parentClass,
        text: ({ part }) => classLabel(zoning, zoneClass[part.zone], words),
      },
      {
        heading: words.columns.class,
        text: ({ part, own }) => classLabel(zoning, own || zoneClass[part.zone], words),
      },
    ]),
  };
}
