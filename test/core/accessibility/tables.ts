import { type Method, parseMethod } from "../../../src/core/method/document.ts";
import { type Communes, communesFrom } from "../../../src/core/territory/communes.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Exclusions } from "../../../src/table/exclusions.ts";
import { Problems } from "../../../src/table/problems.ts";
import type { Table } from "../../../src/table/table.ts";
import { methodJson } from "../method/methods.ts";

/** A table from rows of cells: columns of texts are text ("" missing), columns of numbers numbers (NaN missing). */
export function tableOfRows(
  source: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableOf(
    source,
    names.map((name) => {
      const cells = rows.map((row) => row[name]);
      const isText = cells.some((cell) => typeof cell === "string");
      return [
        name,
        isText
          ? textColumn(cells.map((cell) => String(cell ?? "")))
          : numberColumn(cells.map((cell) => Number(cell ?? Number.NaN))),
      ];
    }),
  );
}

/** Communes of these codes, without any other column. */
export function communesOf(...codes: string[]): Communes {
  return communesFrom(
    tableOfRows(
      "communes.csv",
      codes.map((code) => ({ code })),
    ),
    { problems: new Problems() },
  );
}

export const embedded = (id: string): Method => parseMethod(methodJson(id), id);

/** Fresh collectors, as a command makes them. */
export const collectors = () => ({ problems: new Problems(), excluded: new Exclusions() });

/** What was left out, as {reason: {id: count}}. */
export function excludedOf(excluded: Exclusions): Record<string, Record<string, number>> {
  return Object.fromEntries(excluded.all.map(({ reason, ids }) => [reason, Object.fromEntries(ids)]));
}
