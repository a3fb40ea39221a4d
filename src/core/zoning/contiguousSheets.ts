import { numberColumn, tableOf, textColumn } from "../../table/columns.ts";
import type { Table } from "../../table/table.ts";
import { communesWithoutBorder } from "../territory/borders.ts";
import type { Communes } from "../territory/communes.ts";
import type { NumberWords } from "../words/numbers.ts";
import type { TerritoryWords } from "../words/territoryWords.ts";
import { type ContiguityGround, type MaximalGroups, maximalGroups } from "./contiguous.ts";
import { sheetOf } from "./criteriaSheets.ts";
import { type EnumerationLimits, type MinimalGroups, minimalGroups } from "./minimalGroups.ts";
import type { Sheet } from "./sheet.ts";
import { type SmallestGroup, smallestGroups } from "./smallestGroups.ts";

/** Contiguous communes of a territory: where a pharmacy may open, and in what smallest group. */
export interface ContiguousCommunes {
  readonly communes: Communes;
  readonly ground: ContiguityGround;
  readonly maximal: MaximalGroups;
  readonly smallest: readonly (SmallestGroup | undefined)[];
  readonly minimal: MinimalGroups | undefined;
  /** Zone of each commune; "" where unknown. */
  readonly zones: readonly string[];
}

export function contiguousCommunesOf(
  communes: Communes,
  ground: ContiguityGround,
  zones: readonly string[],
  limits?: EnumerationLimits,
): ContiguousCommunes {
  const maximal = maximalGroups(ground);
  return {
    communes,
    ground,
    maximal,
    smallest: smallestGroups(ground, maximal),
    minimal: limits ? minimalGroups(ground, maximal, limits) : undefined,
    zones,
  };
}

/** Eligible groups, most inhabitants first, with the number that tables call them by. */
function eligibleGroups({ maximal }: ContiguousCommunes) {
  const groups = maximal.groups.filter((_, at) => maximal.eligible[at]);
  return groups
    .sort((a, b) => b.population - a.population)
    .map((group, at) => ({ ...group, number: at + 1 }));
}

const examples = 10;

/** Groups, the list of communes of the separate order, and the minimal groups where they were asked for. */
export function contiguousSheets(
  found: ContiguousCommunes,
  words: TerritoryWords,
  numbers: NumberWords,
): readonly Sheet[] {
  const { communes, ground, smallest, minimal, zones } = found;
  const groups = eligibleGroups(found);
  const lines = groups.flatMap((group) => group.communes.map((commune) => ({ group, commune })));
  const unproven = smallest.filter((each) => each !== undefined && !each.proven).length;
  const isolated = communesWithoutBorder(ground.borders).filter((commune) => ground.candidate[commune] === 1);
  const shown = isolated.slice(0, examples).map((commune) => communes.codes[commune]);
  const notes = [
    words.notes.separateOrder,
    ...(unproven > 0 ? [words.notes.notProven(numbers.integer(unproven))] : []),
    ...(isolated.length > 0
      ? [words.notes.withoutBorder(numbers.integer(isolated.length), shown.join(", "))]
      : []),
  ];
  const name = (commune: number) => communes.names[commune] || communes.codes[commune];
  const { columns } = words;
  const sheets = [
    sheetOf(
      "groups",
      words,
      groups,
      [
        { heading: columns.group, number: (group) => group.number, decimals: 0 },
        { heading: columns.communes, number: (group) => group.communes.length, decimals: 0 },
        { heading: columns.population, number: (group) => group.population, decimals: 0 },
        { heading: columns.largest, text: (group) => name(group.largest) },
        {
          heading: columns.zones,
          number: (group) => new Set(group.communes.map((commune) => zones[commune])).size,
          decimals: 0,
        },
      ],
      [words.notes.groups(numbers.integer(groups.length), numbers.integer(lines.length)), ...notes],
    ),
    sheetOf("groupCommunes", words, lines, [
      { heading: columns.group, number: ({ group }) => group.number, decimals: 0 },
      { heading: columns.department, text: ({ commune }) => communes.departments[commune] },
      { heading: columns.code, text: ({ commune }) => communes.codes[commune] },
      { heading: columns.name, text: ({ commune }) => communes.names[commune] },
      { heading: columns.zone, text: ({ commune }) => zones[commune] },
      { heading: columns.population, number: ({ commune }) => ground.population[commune], decimals: 0 },
      { heading: columns.groupPopulation, number: ({ group }) => group.population, decimals: 0 },
      { heading: columns.smallest, text: ({ commune }) => smallest[commune]!.communes.map(name).join(", ") },
      {
        heading: columns.smallestPopulation,
        number: ({ commune }) => smallest[commune]!.population,
        decimals: 0,
      },
      {
        heading: columns.smallestCommunes,
        number: ({ commune }) => smallest[commune]!.communes.length,
        decimals: 0,
      },
      { heading: columns.proven, text: ({ commune }) => (smallest[commune]!.proven ? words.yes : words.no) },
    ]),
  ];
  if (lines.length === 0) return sheets.slice(0, 1);
  if (!minimal) return sheets;
  const { groups: listed, count, complete } = minimal;
  return [
    ...sheets,
    sheetOf(
      "minimal",
      words,
      listed,
      [
        { heading: columns.communes, number: (group) => group.communes.length, decimals: 0 },
        { heading: columns.population, number: (group) => group.population, decimals: 0 },
        { heading: columns.largest, text: (group) => name(group.largest) },
        { heading: columns.name, text: (group) => group.communes.map(name).join(", ") },
        {
          heading: columns.code,
          text: (group) => group.communes.map((each) => communes.codes[each]).join(" "),
        },
      ],
      [words.notes.minimalCapped(numbers.integer(listed.length), numbers.integer(count), complete)],
    ),
  ];
}

/**
 * One row a commune of an eligible group: `code, name, department, zone, population, group, group_population,
 * group_communes, smallest` (codes joined by `|`), `smallest_population, smallest_communes, proven`.
 */
export function contiguousTable(found: ContiguousCommunes, metadata: ReadonlyMap<string, string>): Table {
  const { communes, ground, smallest, zones } = found;
  const lines = eligibleGroups(found).flatMap((group) =>
    group.communes.map((commune) => ({ group, commune })),
  );
  lines.sort((a, b) => a.commune - b.commune);
  const text = (of: (commune: number) => string) => textColumn(lines.map(({ commune }) => of(commune)));
  const number = (of: (line: (typeof lines)[number]) => number) => numberColumn(lines.map(of), 0);
  return tableOf(
    "contiguous",
    {
      code: text((commune) => communes.codes[commune]),
      name: text((commune) => communes.names[commune]),
      department: text((commune) => communes.departments[commune]),
      zone: text((commune) => zones[commune]),
      population: number(({ commune }) => ground.population[commune]),
      group: number(({ group }) => group.number),
      group_population: number(({ group }) => group.population),
      group_communes: number(({ group }) => group.communes.length),
      smallest: text((commune) => smallest[commune]!.communes.map((each) => communes.codes[each]).join("|")),
      smallest_population: number(({ commune }) => smallest[commune]!.population),
      smallest_communes: number(({ commune }) => smallest[commune]!.communes.length),
      proven: {
        kind: "boolean",
        values: Uint8Array.from(lines, ({ commune }) => (smallest[commune]!.proven ? 1 : 0)),
      },
    },
    metadata,
  );
}
