import type { NumberWords } from "../words/numbers.ts";
import type { ZoningWords } from "../words/zoningWords.ts";
import { classLabel } from "./classLabel.ts";
import type { Comparison } from "./compare.ts";
import { type Sheet, type SheetColumn, sheetTable } from "./sheet.ts";
import type { Zoning } from "./zoning.ts";

const measures = ["zones", "communes", "population"] as const;

/** The transition matrix in zones, communes and inhabitants, with totals; then the zones that enter, leave or change class. */
export function comparisonSheets(
  zoning: Zoning,
  comparison: Comparison,
  words: ZoningWords,
  numbers: NumberWords,
): readonly Sheet[] {
  const label = (id: string) => classLabel(zoning, id, words);
  const labelBefore = (id: string) => (id === "" ? words.outsideZoning : label(id));
  const matrices = measures.map((measure): Sheet => {
    const count = (before: string | undefined, after: string | undefined) =>
      comparison.transitions
        .filter(
          (each) =>
            (before === undefined || each.before === before) && (after === undefined || each.after === after),
        )
        .reduce((total, each) => total + each[measure], 0);
    const rows: (string | undefined)[] = [...comparison.before, undefined];
    const columns: SheetColumn<string | undefined>[] = [
      {
        heading: words.columns.classBefore,
        text: (before) => (before === undefined ? words.total : labelBefore(before)),
      },
      ...comparison.after.map((after) => ({
        heading: label(after),
        number: (before: string | undefined) => count(before, after),
        decimals: 0,
      })),
      { heading: words.total, number: (before) => count(before, undefined), decimals: 0 },
    ];
    return {
      id: `transitions-${measure}`,
      sheetName: words.sheets[`transitions-${measure}`],
      title: words.titles.transitions[measure],
      notes: [],
      table: sheetTable(`transitions-${measure}`, rows, columns),
    };
  });
  return [...matrices, movesSheet(zoning, comparison, words, numbers)];
}

function movesSheet(
  zoning: Zoning,
  comparison: Comparison,
  words: ZoningWords,
  { integer }: NumberWords,
): Sheet {
  const { zones } = zoning;
  const { entering, leaving, added, gone, by } = comparison;
  const order = ["entering", "leaving", "within"];
  const moves = [...comparison.moves].sort((a, b) => order.indexOf(a.direction) - order.indexOf(b.direction));
  return {
    id: "moves",
    sheetName: words.sheets.moves,
    title: words.titles.moves,
    notes: [
      words.entering(integer(entering.zones), integer(entering.communes), integer(entering.population)),
      words.leaving(integer(leaving.zones), integer(leaving.communes), integer(leaving.population)),
      ...(added.length > 0 ? [words.added(by, integer(added.length))] : []),
      ...(gone.length > 0 ? [words.gone(by, integer(gone.length))] : []),
    ],
    table: sheetTable("moves", moves, [
      { heading: words.columns.direction, text: (move) => words.directions[move.direction] },
      { heading: words.columns.department, text: (move) => zones.departments[move.zone] },
      { heading: words.columns.zone, text: (move) => zones.codes[move.zone] },
      { heading: words.columns.name, text: (move) => zones.names[move.zone] },
      {
        heading: words.columns.classBefore,
        text: (move) => (move.before === "" ? words.outsideZoning : classLabel(zoning, move.before, words)),
      },
      { heading: words.columns.class, text: (move) => classLabel(zoning, move.after, words) },
      { heading: words.columns.communes, number: (move) => zones.communes[move.zone], decimals: 0 },
      { heading: words.columns.population, number: (move) => zones.population[move.zone], decimals: 0 },
      { heading: words.columns.mixed, text: (move) => (move.mixed ? words.yes : "") },
    ]),
  };
}
