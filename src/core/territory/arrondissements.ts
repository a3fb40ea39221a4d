/**
 * Arrondissements of Paris, Lyon and Marseille: a table of doctors or of travel times often names them (75101) where the
 * communes are whole (75056). They are then read as their commune. A whole commune is never shared out between arrondissements.
 * Source: INSEE, Code officiel géographique, "arrondissements municipaux".
 */
import type { Problems } from "../../table/problems.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import type { Communes } from "./communes.ts";

const cities = [
  { commune: "75056", first: 75101, last: 75120 },
  { commune: "69123", first: 69381, last: 69389 },
  { commune: "13055", first: 13201, last: 13216 },
] as const;

/** The communes that have arrondissements. */
export const cityCommunes: readonly string[] = cities.map(({ commune }) => commune);

/** The commune of an arrondissement; undefined for any other code. */
export function communeOfArrondissement(code: string): string | undefined {
  const number = Number(code);
  return cities.find(({ first, last }) => number >= first && number <= last)?.commune;
}

/** Where the distinct codes of a column stand among the communes. */
export interface FoundCommunes {
  /** i32[values of the column]: position of each commune, -1 where it is not in the run. */
  readonly position: Int32Array;
  /** u8[values]: 1 where the code is that of an arrondissement, read as its commune. */
  readonly isPart: Uint8Array;
}

/** A code found among the communes: by itself, else, as a part, by the commune it is an arrondissement of; else undefined. */
export function findCommune(
  code: string,
  { index }: Pick<Communes, "index">,
): { readonly position: number; readonly isPart: boolean } | undefined {
  const own = index.get(code);
  if (own !== undefined) return { position: own, isPart: false };
  const whole = index.get(communeOfArrondissement(code) ?? "");
  return whole === undefined ? undefined : { position: whole, isPart: true };
}

/** A column of codes found among the communes: by the code itself, else by the commune it is an arrondissement of. */
export function findCommunes({ values }: TextColumn, communes: Communes): FoundCommunes {
  const position = new Int32Array(values.length);
  const isPart = new Uint8Array(values.length);
  for (let value = 0; value < values.length; value++) {
    const found = findCommune(values[value], communes);
    position[value] = found?.position ?? -1;
    isPart[value] = found?.isPart ? 1 : 0;
  }
  return { position, isPart };
}

/** Warns, once a column, of the rows whose arrondissement was read as its commune. `name`: what the file calls the column. */
export function warnOfArrondissements(
  { values, codes }: TextColumn,
  { isPart }: FoundCommunes,
  { source }: Pick<Table, "source">,
  name: string,
  problems: Problems,
): void {
  const rows = new Map<string, number>();
  if (isPart.includes(1)) {
    for (const value of codes) {
      if (value >= 0 && isPart[value] === 1) rows.set(values[value], (rows.get(values[value]) ?? 0) + 1);
    }
  }
  warnOfParts(rows, source, name, problems);
}

/** As `warnOfArrondissements`, of the rows of each arrondissement. */
export function warnOfParts(
  rows: ReadonlyMap<string, number>,
  source: string,
  column: string,
  problems: Problems,
): void {
  if (rows.size === 0) return;
  const parts = [...rows.keys()].sort();
  const total = [...rows.values()].reduce((sum, one) => sum + one, 0);
  const wholes = [...new Set(parts.map((code) => communeOfArrondissement(code)))].join(", ");
  problems.warn({
    source,
    column,
    got: `${total} ${total === 1 ? "row" : "rows"} of arrondissements (${parts.slice(0, 3).join(", ")}${parts.length > 3 ? ", …" : ""})`,
    expected: `codes of the communes (${wholes})`,
    advice: "Each was read as its commune.",
  });
}
