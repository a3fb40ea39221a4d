import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import { communeColumns } from "../territory/communeColumns.ts";
import type { Communes } from "../territory/communes.ts";
import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import { sheetOf } from "./criteriaSheets.ts";
import type { Overlap } from "./overlap.ts";
import type { Sheet } from "./sheet.ts";

/** Who is in no zoning, one, several; every combination; zonings two by two, in zones, communes and inhabitants. */
export function overlapSheets(
  overlap: Overlap,
  words: TerritoryWords,
  numbers: NumberWords,
): readonly Sheet[] {
  const { zonings } = overlap;
  const { columns } = words;
  const names = (positions: readonly number[]) =>
    positions.length === 0 ? words.inZonings(0) : positions.map((at) => zonings[at].name).join(" + ");
  const untold = overlap.untold.flatMap((communes, at) =>
    communes > 0 ? [words.notes.untold(zonings[at].name, numbers.integer(communes))] : [],
  );
  const total = {
    zonings: undefined,
    communes: overlap.communes,
    population: overlap.population,
    share: 1,
  };
  const amounts = [
    { heading: columns.communes, number: (row: { communes: number }) => row.communes, decimals: 0 },
    { heading: columns.population, number: (row: { population: number }) => row.population, decimals: 0 },
    { heading: columns.share, number: (row: { share: number }) => 100 * row.share, decimals: 2 },
  ] as const;
  return [
    sheetOf(
      "overlapCounts",
      words,
      [...overlap.byCount, total],
      [
        {
          heading: columns.zonings,
          text: (row) => (row.zonings === undefined ? words.total : words.inZonings(row.zonings.length)),
        },
        ...amounts,
      ],
      untold,
    ),
    sheetOf(
      "overlapGroups",
      words,
      [...overlap.groups, total],
      [
        {
          heading: columns.zonings,
          text: (row) => (row.zonings === undefined ? words.total : names(row.zonings)),
        },
        ...amounts,
      ],
    ),
    sheetOf(
      "overlapPairs",
      words,
      overlap.coverage,
      [
        { heading: columns.zoning, text: (row) => zonings[row.zoning].name },
        { heading: columns.other, text: (row) => zonings[row.other].name },
        { heading: columns.whole, number: (row) => row.whole, decimals: 0 },
        { heading: columns.part, number: (row) => row.part, decimals: 0 },
        { heading: columns.none, number: (row) => row.none, decimals: 0 },
        { heading: columns.communes, number: (row) => row.communes, decimals: 0 },
        { heading: columns.common, number: (row) => row.population, decimals: 0 },
        { heading: columns.commonShare, number: (row) => 100 * row.share, decimals: 2 },
      ],
      [words.notes.zoneNames],
    ),
  ];
}

/** One row a commune: `code, name, department, region, population, zonings` (how many), and of each zoning `in_<n>, zone_<n>`. */
export function overlapTable(
  overlap: Overlap,
  communes: Communes,
  metadata: ReadonlyMap<string, string>,
): Table {
  const { zonings, membership } = overlap;
  const bit = (zoning: number): Uint8Array => Uint8Array.from(membership, (bits) => (bits >>> zoning) & 1);
  const counts = Float64Array.from(membership, (bits) =>
    zonings.reduce((count, _, zoning) => count + ((bits >>> zoning) & 1), 0),
  );
  return tableOf(
    "overlap",
    [
      ...communeColumns(communes, ["code", "name", "department", "region"]),
      ["population", numberColumn(communes.population, 0)],
      ["zonings", numberColumn(counts, 0)],
      ...zonings.flatMap(({ name, zones }, zoning): [string, Column][] => [
        [`in ${name}`, { kind: "boolean", values: bit(zoning) }],
        [`zone ${name}`, textColumn(zones)],
      ]),
    ],
    metadata,
  );
}
