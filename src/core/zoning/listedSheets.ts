import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import { sheetOf } from "./criteriaSheets.ts";
import type { ListedZoning } from "./listed.ts";
import type { Sheet } from "./sheet.ts";

/** Figures of a list of zones: how many people, in what departments, against what was announced; then the list itself. */
export function listedSheets(
  zoning: ListedZoning,
  notes: readonly string[],
  words: TerritoryWords,
): readonly Sheet[] {
  const { rules, zones, zoneClass, population, departments, announced } = zoning;
  const { columns } = words;
  const classes = [
    ["selected", rules.classes.selected],
    ["others", rules.classes.others],
  ] as const;
  const rows = classes.map(([id, label]) => {
    const own = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === id);
    const sum = (values: Float64Array) => own.reduce((total, zone) => total + values[zone], 0);
    return {
      label: label[words.language],
      zones: own.length,
      communes: sum(zones.communes),
      population: sum(zones.population),
    };
  });
  const total = {
    label: words.total,
    zones: rows[0].zones + rows[1].zones,
    communes: rows[0].communes + rows[1].communes,
    population,
  };
  const selected = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === "selected");
  return [
    sheetOf(
      "summary",
      words,
      [...rows, total],
      [
        { heading: columns.class, text: (row) => row.label },
        { heading: columns.zones, number: (row) => row.zones, decimals: 0 },
        { heading: columns.communes, number: (row) => row.communes, decimals: 0 },
        { heading: columns.population, number: (row) => row.population, decimals: 0 },
        { heading: columns.share, number: (row) => (100 * row.population) / population, decimals: 2 },
      ],
    ),
    sheetOf("departments", words, departments, [
      { heading: columns.department, text: (row) => row.department },
      { heading: columns.zones, number: (row) => row.zones, decimals: 0 },
      { heading: columns.communes, number: (row) => row.communes, decimals: 0 },
      { heading: columns.population, number: (row) => row.population, decimals: 0 },
      { heading: columns.share, number: (row) => 100 * row.share, decimals: 2 },
    ]),
    sheetOf("announced", words, announced, [
      { heading: columns.source, text: (row) => row.label[words.language] },
      { heading: columns.figure, text: (row) => words.figures[row.figure] },
      { heading: columns.announced, number: (row) => row.announced, decimals: 0 },
      { heading: columns.found, number: (row) => row.found, decimals: 0 },
      { heading: columns.difference, number: (row) => row.found - row.announced, decimals: 0 },
    ]),
    sheetOf("selected", words, selected, [
      { heading: columns.department, text: (zone) => zones.departments[zone] },
      { heading: columns.code, text: (zone) => zones.codes[zone] },
      { heading: columns.name, text: (zone) => zones.names[zone] },
      { heading: columns.population, number: (zone) => zones.population[zone], decimals: 0 },
      { heading: columns.communes, number: (zone) => zones.communes[zone], decimals: 0 },
    ]),
    sheetOf(
      "notes",
      words,
      [
        `${rules.title[words.language]} (${rules.id}, ${rules.version})`,
        ...notes,
        ...rules.notes.map((note) => note[words.language]),
        ...rules.sources,
      ],
      [{ heading: columns.note, text: (note) => note }],
    ),
  ].filter((sheet) => sheet.table.rows > 0);
}

/** One row a zone: `zone, name, department, region, class, inside, population, communes`. */
export function listedZonesTable(zoning: ListedZoning, metadata: ReadonlyMap<string, string>): Table {
  const { zones, zoneClass } = zoning;
  return tableOf(
    "zones",
    {
      zone: textColumn(zones.codes),
      name: textColumn(zones.names),
      department: textColumn(zones.departments),
      region: textColumn(zones.regions),
      class: textColumn(zoneClass),
      inside: insideColumn(zoneClass),
      population: numberColumn(zones.population, 0),
      communes: numberColumn(zones.communes, 0),
    },
    metadata,
  );
}

const insideColumn = (classes: readonly string[]): Column => ({
  kind: "boolean",
  values: Uint8Array.from(classes, (each) => (each === "selected" ? 1 : 0)),
});

/** One row a commune counted: `code, name, department, region, zone, zone_name, class, inside, population`. */
export function zonedCommunesTable(
  {
    zones,
    communes: zoned,
    zoneClass,
  }: Pick<ListedZoning, "communes" | "zoneClass"> & {
    readonly zones: Pick<ListedZoning["zones"], "codes" | "names">;
  },
  metadata: ReadonlyMap<string, string>,
): Table {
  const { communes, zone, counted } = zoned;
  const rows = [...communes.codes.keys()].filter((c) => counted[c] === 1 && zone[c] >= 0);
  const text = (of: (c: number) => string): Column => textColumn(rows.map(of));
  return tableOf(
    "communes",
    {
      code: text((c) => communes.codes[c]),
      name: text((c) => communes.names[c]),
      department: text((c) => communes.departments[c]),
      region: text((c) => communes.regions[c]),
      zone: text((c) => zones.codes[zone[c]]),
      zone_name: text((c) => zones.names[zone[c]]),
      class: text((c) => zoneClass[zone[c]]),
      inside: insideColumn(rows.map((c) => zoneClass[zone[c]])),
      population: numberColumn(
        Float64Array.from(rows, (c) => communes.population[c]),
        0,
      ),
    },
    metadata,
  );
}
