import { type Communes, communesFrom } from "../../../src/core/territory/communes.ts";
import { numberColumn, tableOf, textColumn } from "../../../src/table/columns.ts";
import { Problems } from "../../../src/table/problems.ts";

/** Communes from rows of code and inhabitants, named after their code. */
export function communesOf(rows: readonly (readonly [code: string, population: number])[]): Communes {
  const problems = new Problems();
  const table = tableOf("communes.csv", {
    code: textColumn(rows.map(([code]) => code)),
    name: textColumn(rows.map(([code]) => `Commune ${code}`)),
    population: numberColumn(rows.map(([, population]) => population)),
  });
  const communes = communesFrom(table, { problems });
  problems.throwIfAny();
  return communes;
}
