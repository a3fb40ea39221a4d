import { classLabel } from "./classLabel.ts";
import type { QpvCommune } from "./qpvCommunes.ts";
import { type Sheet, type SheetColumn, sheetTable } from "./sheet.ts";
import type { SheetsInput } from "./sheetsInput.ts";

/** A line of an annex: a zone, a commune, or their total. */
interface Line {
  readonly department: string;
  readonly code: string;
  readonly name: string;
  readonly population: number;
  /** Communes of a zone, neighbourhoods of a commune. */
  readonly count: number;
  readonly area: number;
  readonly accessibility: readonly number[];
}

/**
 * Two annexes a class in the zoning: its zones (1, 3, 5), its communes with priority neighbourhoods (2, 4, 6), each
 * with its total; the second is there only where neighbourhoods are known.
 */
export function annexes(input: SheetsInput): readonly Sheet[] {
  const { zoning, words } = input;
  const listed = zoning.rules.classes.filter((each) => each.inside).map((each) => each.id);
  return listed.flatMap((id, position) => {
    const label = classLabel(zoning, id, words);
    const first = 2 * position + 1;
    const zones = annexSheet(
      first,
      words.titles.zonesOf(first, label),
      zoneLines(input, id),
      words.columns.zone,
      words.columns.communes,
      input,
    );
    if (!input.qpvCommunes) return [zones];
    return [zones, qpvAnnex(first + 1, words.titles.qpvOf(first + 1, label), id, input)];
  });
}

function zoneLines({ zoning, words }: SheetsInput, id: string): Line[] {
  const { zones, zoneClass } = zoning;
  const own = [...zones.codes.keys()].filter((zone) => zoneClass[zone] === id);
  const lines = own.map((zone) => ({
    department: zones.departments[zone],
    code: zones.codes[zone],
    name: zones.names[zone],
    population: zones.population[zone],
    count: zones.communes[zone],
    area: zones.area[zone],
    accessibility: [...zones.accessibility.values()].map((values) => values[zone]),
  }));
  return [...lines, totalOf(lines, words.total)];
}

function qpvAnnex(annex: number, title: string, id: string, input: SheetsInput): Sheet {
  const { words, numbers, zoning } = input;
  const rows: readonly QpvCommune[] = input.qpvCommunes!.rows.filter((row) => row.class === id);
  const lines = rows.map((row) => ({
    department: row.department,
    code: row.commune,
    name: row.name,
    population: row.population,
    count: row.qpv,
    area: row.area,
    accessibility: [...zoning.zones.accessibility.keys()].map(
      (variant) => row.accessibility.get(variant) ?? Number.NaN,
    ),
  }));
  const printed = lines.reduce((total, line) => total + line.count, 0);
  const distinct = input.qpvCommunes!.distinct.get(id) ?? 0;
  const name =
    distinct === printed ? words.total : words.qpvTotal(numbers.integer(printed), numbers.integer(distinct));
  const total = { ...totalOf(lines, name), count: distinct };
  return annexSheet(annex, title, [...lines, total], words.columns.commune, words.columns.qpvCount, input);
}

function totalOf(lines: readonly Line[], name: string): Line {
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
  const accessibility = lines[0]?.accessibility.map(() => Number.NaN) ?? [];
  const [population, count, area] = [
    sum((line) => line.population),
    sum((line) => line.count),
    sum((line) => line.area),
  ];
  return { department: "", code: "", name, population, count, area, accessibility };
}

function annexSheet(
  annex: number,
  title: string,
  lines: readonly Line[],
  code: string,
  count: string,
  { zoning, words, populationYear }: SheetsInput,
): Sheet {
  const columns: SheetColumn<Line>[] = [
    { heading: words.columns.department, text: (line) => line.department },
    { heading: code, text: (line) => line.code },
    { heading: words.columns.name, text: (line) => line.name },
    { heading: words.populationOf(populationYear), number: (line) => line.population, decimals: 0 },
    { heading: count, number: (line) => line.count, decimals: 0 },
    { heading: words.columns.area, number: (line) => line.area, decimals: 1, optional: true },
    {
      heading: words.share(zoning.region),
      number: (line) => (100 * line.population) / zoning.population,
      decimals: 3,
    },
    ...[...zoning.zones.accessibility.keys()].map((variant, v) => ({
      heading: words.apl(variant),
      number: (line: Line) => line.accessibility[v] ?? Number.NaN,
      decimals: 2,
    })),
  ];
  return {
    id: `annex-${annex}`,
    sheetName: words.annex(annex),
    title,
    notes: [],
    table: sheetTable(`annex-${annex}`, lines, columns),
  };
}
