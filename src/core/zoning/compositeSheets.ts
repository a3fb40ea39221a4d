import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Column, Table } from "../../table/table.ts";
import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import type { CompositeIndex } from "./composite.ts";
import { sheetOf } from "./criteriaSheets.ts";
import type { Sheet } from "./sheet.ts";

/** The user's index, every step of it: what each indicator becomes, then each zone's index and rank, highest first. */
export function compositeSheets(
  composite: CompositeIndex,
  notes: readonly string[],
  words: TerritoryWords,
  numbers: NumberWords,
): readonly Sheet[] {
  const { rules, zones, steps, index, rank, zoneClass } = composite;
  const { columns } = words;
  const order = [...zones.codes.keys()].sort(
    (a, b) => (Number.isNaN(rank[a]) ? 1 : Number.isNaN(rank[b]) ? -1 : rank[a] - rank[b]) || a - b,
  );
  const classText = (id: string) =>
    id === "" ? words.noClass : rules.classes[id === "selected" ? "selected" : "others"][words.language];
  const population = zones.population.reduce((sum, each) => sum + each, 0);
  const classes = ["selected", "others", ""].map((id) => {
    const own = order.filter((zone) => zoneClass[zone] === id);
    return { id, zones: own.length, population: own.reduce((sum, zone) => sum + zones.population[zone], 0) };
  });
  return [
    sheetOf(
      "summary",
      words,
      classes.filter((row) => row.id !== "" || row.zones > 0),
      [
        { heading: columns.class, text: (row) => classText(row.id) },
        { heading: columns.zones, number: (row) => row.zones, decimals: 0 },
        { heading: columns.population, number: (row) => row.population, decimals: 0 },
        { heading: columns.share, number: (row) => (100 * row.population) / population, decimals: 2 },
      ],
      Number.isNaN(composite.leastSelected)
        ? []
        : [words.notes.leastSelected(numbers.decimal(composite.leastSelected, 4))],
    ),
    sheetOf(
      "steps",
      words,
      steps,
      [
        { heading: columns.indicator, text: (step) => step.indicator.label[words.language] },
        { heading: columns.column, text: (step) => step.indicator.column },
        { heading: columns.direction, text: (step) => words.directions[step.indicator.direction] },
        { heading: columns.normalisation, text: (step) => words.normalisations[step.normalisation] },
        { heading: columns.least, number: (step) => step.least, decimals: 3 },
        { heading: columns.greatest, number: (step) => step.largest, decimals: 3 },
        { heading: columns.mean, number: (step) => step.mean, decimals: 3 },
        { heading: columns.deviation, number: (step) => step.deviation, decimals: 3 },
        { heading: columns.weight, number: (step) => step.weight, decimals: 4 },
        { heading: columns.zones, number: (step) => step.zones, decimals: 0 },
      ],
      methodNotes(composite, words, numbers),
    ),
    sheetOf("ranking", words, order, [
      { heading: columns.rank, number: (zone) => rank[zone], decimals: 0 },
      { heading: columns.code, text: (zone) => zones.codes[zone] },
      { heading: columns.name, text: (zone) => zones.names[zone] },
      { heading: columns.population, number: (zone) => zones.population[zone], decimals: 0 },
      ...steps.flatMap((step) => {
        const label = step.indicator.label[words.language];
        return [
          { heading: label, number: (zone: number) => step.values[zone], decimals: 3 },
          { heading: words.scaled(label), number: (zone: number) => step.scaled[zone], decimals: 4 },
        ];
      }),
      { heading: columns.index, number: (zone) => index[zone], decimals: 4 },
      { heading: columns.class, text: (zone) => classText(zoneClass[zone]) },
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
  ];
}

function methodNotes({ rules }: CompositeIndex, words: TerritoryWords, numbers: NumberWords): string[] {
  const [name, figure] = Object.entries(rules.threshold)[0] as [keyof TerritoryWords["thresholds"], number];
  const isShare = name === "zonesShare" || name === "populationShare";
  const shown = isShare
    ? numbers.percent(figure, 2)
    : numbers.decimal(figure, Number.isInteger(figure) ? 0 : 3);
  return [words.aggregations[rules.aggregation], words.missing[rules.missing], words.thresholds[name](shown)];
}

/**
 * One row a zone: `zone, name, department, region, class, inside, population, index, rank`, then of each indicator its
 * value, `<id>_scaled` and `<id>_contribution` (weight x scaled value, in an arithmetic mean).
 */
export function compositeTable(composite: CompositeIndex, metadata: ReadonlyMap<string, string>): Table {
  const { rules, zones, steps, index, rank, zoneClass } = composite;
  const isMean = rules.aggregation === "arithmetic";
  return tableOf(
    "zones",
    [
      ["zone", textColumn(zones.codes)],
      ["name", textColumn(zones.names)],
      ["department", textColumn(zones.departments)],
      ["region", textColumn(zones.regions)],
      ["class", textColumn(zoneClass)],
      [
        "inside",
        { kind: "boolean", values: Uint8Array.from(zoneClass, (each) => (each === "selected" ? 1 : 0)) },
      ],
      ["population", numberColumn(zones.population, 0)],
      ["index", numberColumn(index, 4)],
      ["rank", numberColumn(rank, 0)],
      ...steps.flatMap(({ indicator, values, scaled, weight }): [string, Column][] => {
        const id = indicator.id.replaceAll("-", "_");
        return [
          [id, numberColumn(values, 3)],
          [`${id}_scaled`, numberColumn(scaled, 4)],
          ...(isMean
            ? ([
                [
                  `${id}_contribution`,
                  numberColumn(
                    scaled.map((each) => each * weight),
                    4,
                  ),
                ],
              ] as [string, Column][])
            : []),
        ];
      }),
    ],
    metadata,
  );
}
