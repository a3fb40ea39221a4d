/** The rows of a travel-time table as pairs of communes. */

import { type Bound, bindColumns, columnNames } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { nearestName } from "../../table/names.ts";
import { InputError, type Problems } from "../../table/problems.ts";
import { requireRows } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { type FoundCommunes, findCommunes, warnOfArrondissements } from "./arrondissements.ts";
import { CityPairs } from "./cityPairs.ts";
import type { Communes } from "./communes.ts";
import type { PairNames } from "./pairTable.ts";
import { type Pairs, pairsSchema } from "./pairTable.ts";
import { hasReverse, withReverses } from "./reverse.ts";

export interface PairsOptions {
  readonly map?: ReadonlyMap<string, string> | undefined;
  readonly problems: Problems;
  /** Rows of communes that the commune table does not have: "pairs-unknown-origin", "pairs-unknown-destination". */
  readonly excluded: Exclusions;
  /** Adds to each pair its reverse, with the same minutes, where the table does not give it. */
  readonly symmetric?: boolean | undefined;
}

/**
 * The pairs of `table`, in its order, between communes of `communes`. Minutes are the column `minutes`, or the mean of
 * `peak` and `off_peak`. Missing, negative or infinite minutes and wrong codes are errors naming their rows; rows of
 * unknown communes are excluded and listed; a table where no pair has its reverse is warned about.
 * @throws InputError when a column is missing.
 */
export function pairsFrom(table: Table, communes: Communes, options: PairsOptions): Pairs {
  const known = pairsOfCommunes([knownPairs(table, communes, options)], communes);
  return withBothWays(known, table.source, communes, options);
}

/** As `pairsFrom`, each row as it is given: for tables in several files, of which only all tell what `pairsOfCommunes` makes. */
export function knownPairs(table: Table, communes: Communes, options: PairsOptions): KnownPairs {
  const columns = bindColumns(table, pairsSchema, options);
  const { problems } = options;
  requireRows(table, onePairARow, problems);
  const minutes = minutesOf(table, columns, options);
  const from = findCommunes(columns.origin, communes);
  const to = findCommunes(columns.destination, communes);
  const names = columnNames(table, pairsSchema, options.map);
  warnOfArrondissements(columns.origin, from, table, names.origin ?? "origin", problems);
  warnOfArrondissements(columns.destination, to, table, names.destination ?? "destination", problems);
  const ends = { origin: columns.origin, destination: columns.destination, from, to };
  return keepKnown(ends, minutes, options.excluded);
}

/** Adds the reverses that the options ask for, or warns where there is none. */
export function withBothWays(
  known: Pairs,
  source: string,
  communes: Communes,
  options: Pick<PairsOptions, "symmetric" | "problems">,
): Pairs {
  const { problems } = options;
  if (options.symmetric) return withReverses(known, communes.count);
  if (!hasReverse(known, communes.count)) problems.warn({ source, ...oneWay });
  return known;
}

/** What the rows of a table of travel times are. */
export const onePairARow = "one row per travel time";

/** What is said of a table where no pair has its reverse. */
export const oneWay = {
  got: "no pair that has its reverse",
  expected: "both directions, from residence (origin) to practice (destination)",
  advice: "If the table gives one direction for both, pass --symmetric.",
};

/** What is said of a table whose pairs between communes are all beyond reach. */
export const outOfReach = (maxMinutes: number) => ({
  got: `no travel time of ${maxMinutes} minutes or less between two communes`,
  expected: "travel times in minutes",
  advice: "Check the unit: seconds would be sixty times too many.",
});

/** The columns of a table of pairs by their own names: what to read of a file that comes in parts. @throws InputError when one is missing. */
export function pairNames(header: Table, options: Pick<PairsOptions, "map" | "problems">): PairNames {
  const bound = bindColumns(header, pairsSchema, options);
  minutesOf(header, bound, options);
  const { origin, destination, minutes, peak, off_peak } = columnNames(header, pairsSchema, options.map);
  const times = minutes === undefined ? [peak!, off_peak!] : [minutes];
  return { source: header.source, origin: origin!, destination: destination!, minutes: times };
}

/** `minutes`, with a warning where the table has peak or off-peak times too; else the mean of peak and off-peak. */
function minutesOf(
  table: Table,
  columns: Bound<typeof pairsSchema>,
  { map, problems }: Pick<PairsOptions, "map" | "problems">,
): Float64Array {
  const { minutes, peak, off_peak } = columns;
  const names = columnNames(table, pairsSchema, map);
  if (minutes !== undefined) {
    const others = [names.peak, names.off_peak].filter((name) => name !== undefined);
    if (others.length > 0 && !map?.has("minutes")) {
      problems.warn({
        source: table.source,
        column: "minutes",
        got: [names.minutes, ...others].join(", "),
        expected: "one column",
        advice: `${names.minutes} is read; pass --map minutes=… for another.`,
      });
    }
    return minutes;
  }
  if (peak !== undefined && off_peak !== undefined)
    return peak.map((value, row) => (value + off_peak[row]!) / 2);
  const free = [...table.columns.keys()].filter((name) => ![names.origin, names.destination].includes(name));
  const nearest = nearestName(["minutes", ...pairsSchema.minutes.aliases], free);
  problems.error({
    source: table.source,
    column: "minutes",
    got: `the columns ${[...table.columns.keys()].join(", ")}`,
    expected: "a column minutes, or both peak and off_peak (hp, hc)",
    advice: `Name it with --map minutes=${nearest ?? "…"}, or --map peak=… and --map off_peak=….`,
  });
  throw new InputError(problems.errors);
}

/** The columns of codes, and where their values stand among the communes. */
interface Ends {
  readonly origin: TextColumn;
  readonly destination: TextColumn;
  readonly from: FoundCommunes;
  readonly to: FoundCommunes;
}

/** Pairs, and which of them an arrondissement was read as its commune in, u8[pairs]; absent where none was. */
export interface KnownPairs extends Pairs {
  readonly isPart: Uint8Array | undefined;
}

/** The pairs whose two communes are known; the others are counted once each and every unknown id is listed. */
function keepKnown(
  { origin: from, destination: to, from: fromFound, to: toFound }: Ends,
  time: Float64Array,
  excluded: Exclusions,
): KnownPairs {
  const fromPosition = fromFound.position;
  const toPosition = toFound.position;
  const isPart =
    fromFound.isPart.includes(1) || toFound.isPart.includes(1) ? new Uint8Array(time.length) : undefined;
  const origin = new Int32Array(time.length);
  const destination = new Int32Array(time.length);
  const minutes = new Float64Array(time.length);
  const unknownFrom = new Float64Array(from.values.length).fill(-1);
  const unknownTo = new Float64Array(to.values.length).fill(-1);
  let pairs = 0;
  for (let row = 0; row < time.length; row++) {
    const fromCode = from.codes[row]!;
    const toCode = to.codes[row]!;
    // A code that is missing here is an error already.
    if (fromCode < 0 || toCode < 0) continue;
    const o = fromPosition[fromCode]!;
    const d = toPosition[toCode]!;
    if (o >= 0 && d >= 0) {
      if (isPart !== undefined) isPart[pairs] = fromFound.isPart[fromCode] | toFound.isPart[toCode];
      origin[pairs] = o;
      destination[pairs] = d;
      minutes[pairs++] = time[row]!;
      continue;
    }
    // A row whose two communes are unknown counts under its origin; its destination is listed with 0 rows.
    if (o < 0) unknownFrom[fromCode] = Math.max(unknownFrom[fromCode]!, 0) + 1;
    if (d < 0) unknownTo[toCode] = Math.max(unknownTo[toCode]!, 0) + (o < 0 ? 0 : 1);
  }
  listUnknown("pairs-unknown-origin", from, unknownFrom, excluded);
  listUnknown("pairs-unknown-destination", to, unknownTo, excluded);
  return {
    origin: origin.subarray(0, pairs),
    destination: destination.subarray(0, pairs),
    minutes: minutes.subarray(0, pairs),
    isPart: isPart?.subarray(0, pairs),
  };
}

/** The pairs of all tables, in their order, those of arrondissements made their communes' (see `CityPairs`). */
export function pairsOfCommunes(tables: readonly KnownPairs[], communes: Communes): Pairs {
  const cities = tables.some(({ isPart }) => isPart !== undefined) ? CityPairs.of(communes) : undefined;
  if (cities === undefined && tables.length === 1) return tables[0];
  for (const table of tables) if (cities !== undefined) meet(cities, table);
  const total = tables.reduce((sum, { origin }) => sum + origin.length, 0);
  const origin = new Int32Array(total);
  const destination = new Int32Array(total);
  const minutes = new Float64Array(total);
  let count = 0;
  const add = (from: number, to: number, time: number): void => {
    origin[count] = from;
    destination[count] = to;
    minutes[count++] = time;
  };
  for (const table of tables) {
    if (table.isPart === undefined) {
      origin.set(table.origin, count);
      destination.set(table.destination, count);
      minutes.set(table.minutes, count);
      count += table.origin.length;
      continue;
    }
    for (let pair = 0; pair < table.origin.length; pair++) {
      if (table.isPart[pair] === 0) add(table.origin[pair], table.destination[pair], table.minutes[pair]);
    }
  }
  cities?.eachMean(add);
  return {
    origin: origin.subarray(0, count),
    destination: destination.subarray(0, count),
    minutes: minutes.subarray(0, count),
  };
}

function meet(cities: CityPairs, { origin, destination, minutes, isPart }: KnownPairs): void {
  const { isCity } = cities;
  for (let pair = 0; pair < origin.length; pair++) {
    const [from, to] = [origin[pair], destination[pair]];
    if (isPart?.[pair] === 1) cities.add(from, to, minutes[pair]);
    else if (isCity[from] === 1 || isCity[to] === 1) cities.give(from, to);
  }
}

function listUnknown(reason: string, codes: TextColumn, rows: Float64Array, excluded: Exclusions): void {
  for (let code = 0; code < rows.length; code++) {
    if (rows[code]! >= 0) excluded.add(reason, codes.values[code]!, rows[code]);
  }
}
