/** The file of an order, as tables: summary, caps, criteria, the list of territories with what selected each. */
import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import { consultationDeadline } from "./consultation.ts";
import { type CriteriaZoning, criteriaClasses } from "./criteriaZoning.ts";
import type { FacilityMeasures } from "./facilities.ts";
import { inhabitantsOf } from "./holdings.ts";
import { type Sheet, type SheetColumn, sheetTable } from "./sheet.ts";
import { thresholdText } from "./thresholdText.ts";

export interface CriteriaSheetsInput {
  readonly zoning: CriteriaZoning;
  readonly facilities?: FacilityMeasures | undefined;
  /** Day the consultations start, YYYY-MM-DD; absent: the register leaves its days blank. */
  readonly consultedOn?: string | undefined;
  readonly notes: readonly string[];
  readonly words: TerritoryWords;
  readonly numbers: NumberWords;
}

/** Every table of a zoning by criteria but those of contiguous communes, which are a separate order. */
export function criteriaSheets(input: CriteriaSheetsInput): readonly Sheet[] {
  const sheets = [
    summarySheet(input),
    criteriaSheet(input),
    capsSheet(input),
    selectedSheet(input),
    neighbourhoodsSheet(input),
    unknownSheet(input),
    consultationSheet(input),
  ];
  return [...sheets.filter((sheet) => sheet.table.rows > 0), notesSheet(input)];
}

/** A sheet under its name and title in the words. */
export function sheetOf<Row>(
  name: keyof TerritoryWords["titles"],
  words: TerritoryWords,
  rows: readonly Row[],
  columns: readonly SheetColumn<Row>[],
  notes: readonly string[] = [],
): Sheet {
  return {
    id: name,
    sheetName: words.sheets[name],
    title: words.titles[name],
    notes,
    table: sheetTable(name, rows, columns),
  };
}

/** `a et b ou c`: the combination in the labels of its criteria. */
export function combinationText({ rules, selection }: CriteriaZoning, words: TerritoryWords): string {
  const label = (id: string) => rules.criteria.find((each) => each.id === id)?.label[words.language] ?? id;
  return selection.combination.map((ids) => ids.map(label).join(words.both)).join(words.either);
}

function summarySheet({ zoning, words }: CriteriaSheetsInput): Sheet {
  const { rules, zones, zoneClass, holdings, population } = zoning;
  const rows = [
    { id: criteriaClasses.selected, label: rules.classes.selected[words.language] },
    { id: criteriaClasses.others, label: rules.classes.others[words.language] },
    { id: "", label: words.noClass },
  ].map(({ id, label }) => {
    const own = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === id);
    const communes = own.reduce((sum, zone) => sum + zones.communes[zone], 0);
    return { label, zones: own.length, communes, population: inhabitantsOf(holdings, [id]) };
  });
  const shown = rows.filter((row, at) => at < 2 || row.zones > 0);
  const sum = (of: "zones" | "communes" | "population") => shown.reduce((total, row) => total + row[of], 0);
  const total = {
    label: words.total,
    zones: sum("zones"),
    communes: sum("communes"),
    population: sum("population"),
  };
  return sheetOf(
    "summary",
    words,
    [...shown, total],
    [
      { heading: words.columns.class, text: (row) => row.label },
      { heading: words.columns.zones, number: (row) => row.zones, decimals: 0 },
      { heading: words.columns.communes, number: (row) => row.communes, decimals: 0 },
      { heading: words.columns.population, number: (row) => row.population, decimals: 0 },
      { heading: words.columns.share, number: (row) => (100 * row.population) / population, decimals: 2 },
    ],
  );
}

/** Each criterion by itself, chosen or not: what an agency needs in order to choose. */
function criteriaSheet({ zoning, words, numbers }: CriteriaSheetsInput): Sheet {
  const { selection, population } = zoning;
  const chosen = new Set(selection.combination.flat());
  return sheetOf(
    "criteria",
    words,
    selection.criteria,
    [
      { heading: words.columns.criterion, text: (row) => row.criterion.label[words.language] },
      {
        heading: words.columns.threshold,
        text: (row) => thresholdText(row.criterion, row.thresholds, words, numbers),
      },
      { heading: words.columns.chosen, text: (row) => (chosen.has(row.criterion.id) ? words.yes : words.no) },
      { heading: words.columns.zones, number: (row) => row.zones, decimals: 0 },
      { heading: words.columns.population, number: (row) => row.population, decimals: 0 },
      { heading: words.columns.share, number: (row) => (100 * row.population) / population, decimals: 2 },
    ],
    [words.notes.combination(combinationText(zoning, words))],
  );
}

function capsSheet({ zoning, words }: CriteriaSheetsInput): Sheet {
  const rows = zoning.caps.filter((each) => Number.isFinite(each.cap));
  return sheetOf(
    "caps",
    words,
    rows,
    [
      { heading: words.columns.region, text: (row) => row.region },
      { heading: words.columns.regionPopulation, number: (row) => row.population, decimals: 0 },
      { heading: words.columns.cap, number: (row) => 100 * row.cap, decimals: 2 },
      { heading: words.columns.limit, number: (row) => row.limit, decimals: 0 },
      { heading: words.columns.population, number: (row) => row.selected, decimals: 0 },
      { heading: words.columns.share, number: (row) => (100 * row.selected) / row.population, decimals: 2 },
      { heading: words.columns.room, number: (row) => row.room, decimals: 0 },
      { heading: words.columns.within, text: (row) => (row.isWithin ? words.yes : words.no) },
    ],
    zoning.region === "" && rows.length > 0 ? [words.notes.noCap] : [],
  );
}

function selectedSheet({ zoning, facilities, words }: CriteriaSheetsInput): Sheet {
  const { rules, zones, zoneClass, selection } = zoning;
  const rows = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === criteriaClasses.selected);
  rows.sort((a, b) => compareText(zones.departments[a], zones.departments[b]) || a - b);
  const label = (id: string) => rules.criteria.find((each) => each.id === id)!.label[words.language];
  const measures = rules.criteria.flatMap((each): SheetColumn<number>[] => {
    const values = zones.measures.get(each.measure);
    if (values === undefined) return [];
    if (each.measure === "density") return [];
    if (each.measure === "far-share") {
      return [{ heading: words.columns.farShare, number: (zone) => 100 * values[zone], decimals: 1 }];
    }
    return [{ heading: each.measure, number: (zone) => values[zone], decimals: 0 }];
  });
  const density = zones.measures.get("density");
  return sheetOf("selected", words, rows, [
    { heading: words.columns.department, text: (zone) => zones.departments[zone] },
    { heading: words.columns.code, text: (zone) => zones.codes[zone] },
    { heading: words.columns.name, text: (zone) => zones.names[zone] },
    { heading: words.columns.population, number: (zone) => zones.population[zone], decimals: 0 },
    { heading: words.columns.communes, number: (zone) => zones.communes[zone], decimals: 0 },
    ...(facilities
      ? [
          {
            heading: rules.facilities.label[words.language],
            number: (zone: number) => facilities.facilities[zone],
            decimals: 0,
          },
        ]
      : []),
    ...(density
      ? [{ heading: words.columns.density, number: (zone: number) => density[zone], decimals: 2 }]
      : []),
    ...measures,
    { heading: words.columns.by, text: (zone) => selection.by[zone].map(label).join(" ; ") },
  ]);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function neighbourhoodsSheet({ zoning, words }: CriteriaSheetsInput): Sheet {
  const { qpv, qpvClass, qpvBy, zones } = zoning;
  const rows = [...qpv.keys()].filter((position) => qpvClass[position] !== "");
  return sheetOf("neighbourhoods", words, rows, [
    { heading: words.columns.code, text: (row) => qpv[row].code },
    { heading: words.columns.name, text: (row) => qpv[row].name },
    {
      heading: words.columns.zone,
      text: (row) => [...new Set(qpv[row].parts.map((part) => zones.codes[part.zone]))].join(" "),
    },
    { heading: words.columns.population, number: (row) => qpv[row].population, decimals: 0 },
    { heading: words.columns.by, text: (row) => qpvBy[row].join(" ; ") },
  ]);
}

function unknownSheet({ zoning, words }: CriteriaSheetsInput): Sheet {
  const { zones, zoneClass, selection } = zoning;
  const rows = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === "");
  return sheetOf("unknown", words, rows, [
    { heading: words.columns.code, text: (zone) => zones.codes[zone] },
    { heading: words.columns.name, text: (zone) => zones.names[zone] },
    { heading: words.columns.population, number: (zone) => zones.population[zone], decimals: 0 },
    {
      heading: words.columns.criterion,
      text: (zone) =>
        selection.criteria
          .filter((each) => each.answers[zone] === "unknown")
          .map((each) => each.criterion.label[words.language])
          .join(" ; "),
    },
  ]);
}

/** Bodies to consult before publication, when each is due, and room for what they say. */
function consultationSheet({ zoning, consultedOn, words }: CriteriaSheetsInput): Sheet {
  const { consultation } = zoning.rules;
  const bodies = consultation?.bodies ?? [];
  const due = consultation && consultedOn ? consultationDeadline(consultedOn, consultation.months) : "";
  return sheetOf(
    "consultation",
    words,
    bodies,
    [
      { heading: words.columns.body, text: (body) => body[words.language] },
      { heading: words.columns.sent, text: () => consultedOn ?? "" },
      { heading: words.columns.due, text: () => due },
      { heading: words.columns.opinion, text: () => "" },
      { heading: words.columns.opinionDate, text: () => "" },
    ],
    consultation && consultedOn ? [words.notes.deadline(consultedOn, String(consultation.months), due)] : [],
  );
}

function notesSheet({ zoning, notes, words }: CriteriaSheetsInput): Sheet {
  const { rules } = zoning;
  const all = [
    `${rules.title[words.language]} (${rules.id}, ${rules.version})`,
    ...notes,
    ...rules.notes.map((note) => note[words.language]),
    ...rules.sources,
  ];
  return sheetOf("notes", words, all, [{ heading: words.columns.note, text: (note) => note }]);
}
