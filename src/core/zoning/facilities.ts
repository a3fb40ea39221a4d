/** Facilities (pharmacies, doctors) of communes, and what they make of zones: densities, and who lives far from one. */
import { bindColumns, columnNames, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Problems } from "../../table/problems.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { findCommunes, warnOfArrondissements } from "../territory/arrondissements.ts";
import type { Communes } from "../territory/communes.ts";
import { communesSchema } from "../territory/communes.ts";
import type { CriteriaRules } from "./criteriaRules.ts";

/**
 * Number of facilities of each commune, f64[communes], 0 where the table has none: from a column of counts, by one of
 * `names`, or else one facility a row (a list of pharmacies or of doctors). Rows of one commune add up. An empty count
 * is unknown (NaN), never 0, and listed in `excluded`, as are facilities of communes that are not in `communes`.
 */
export function facilitiesFrom(
  table: Table,
  communes: Communes,
  names: readonly string[],
  options: {
    readonly map?: ReadonlyMap<string, string>;
    readonly problems: Problems;
    readonly excluded: Exclusions;
    /** The table is of something else (the communes): without a column of counts it tells nothing, which is an error. */
    readonly isCounted?: boolean;
    /** What a code of the table is today (see `currentCode`). */
    readonly current?: (code: string) => string;
  },
): Float64Array {
  const { current = (each) => each } = options;
  const [name, ...aliases] = names;
  const schema = {
    code: { ...communesSchema.code, aliases: [...communesSchema.code.aliases, "commune"] },
    [name]: {
      type: "number",
      min: 0,
      required: options.isCounted ?? false,
      unit: name,
      aliases,
    },
  } satisfies Schema;
  const bound = bindColumns<Schema>(table, schema, options);
  const code = bound.code;
  const counts = bound[name];
  const facilities = new Float64Array(communes.count);
  if (code === undefined || !("codes" in code)) return facilities;
  if (counts === undefined) warnOfRows(table, code, name, options.problems);
  const today = { ...code, values: code.values.map(current) };
  const found = findCommunes(today, communes);
  const column = columnNames(table, schema, options.map).code ?? "code";
  warnOfArrondissements(today, found, table, column, options.problems);
  for (let row = 0; row < table.rows; row++) {
    const commune = code.codes[row] < 0 ? -1 : found.position[code.codes[row]];
    const count = counts instanceof Float64Array ? counts[row] : 1;
    if (Number.isNaN(count)) options.excluded.add("facilities-missing", textAt(code, row));
    if (commune >= 0) facilities[commune] += count;
    else if (count > 0) options.excluded.add("facilities-unknown-commune", textAt(code, row), count);
  }
  return facilities;
}

/**
 * Says that each row is counted as one facility. Where each commune has one row and some column of whole numbers holds a 0, the
 * table is one of counts under another name, which is an error: a list has no row of nothing.
 */
function warnOfRows(table: Table, { codes }: TextColumn, name: string, problems: Problems): void {
  const { source, rows } = table;
  const counted = new Set(codes).size === rows ? columnOfCounts(table) : undefined;
  if (counted === undefined) {
    const told = rows === 1 ? "Its row was counted as one." : `Each of its ${rows} rows was counted as one.`;
    problems.warn({
      source,
      got: `no column "${name}"`,
      expected: "a number for each commune, or one row each",
      advice: told,
    });
    return;
  }
  problems.error({
    source,
    got: `no column "${name}", and each commune once`,
    expected: "a number for each commune, or one row each",
    advice: `If ${counted} is the number, pass --map ${name}=${counted}.`,
  });
}

/** A column of whole numbers of at least 0, some of them 0. */
function columnOfCounts({ columns }: Table): string | undefined {
  for (const [name, column] of columns) {
    if (column.kind !== "number" || !column.values.includes(0)) continue;
    if (column.values.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value))))
      return name;
  }
  return undefined;
}

export interface FacilityInput {
  readonly rules: Pick<CriteriaRules, "per" | "far">;
  /** i32[communes]: zone of each commune, -1 for none. */
  readonly zone: Int32Array;
  readonly zones: number;
  /** f64[communes], inhabitants. */
  readonly population: Float64Array;
  /** f64[communes], inhabitants of the density: weighted by consumption, or `population` itself. */
  readonly weighted: Float64Array;
  /** f64[communes], NaN unknown. */
  readonly facilities: Float64Array;
  /** f64[communes], to the nearest facility: Infinity unreachable, NaN unknown. Absent: no far-share. */
  readonly minutes?: Float64Array;
}

export interface FacilityMeasures {
  /** f64[zones]: facilities x per / weighted inhabitants; NaN where nobody lives, or facilities or inhabitants of a commune are unknown. */
  readonly density: Float64Array;
  /**
   * f64[zones]: share of the inhabitants, in [0, 1], who live farther than the rules' minutes, among those whose time
   * is known; unreachable is far. NaN where no time is known. Absent without minutes.
   */
  readonly farShare?: Float64Array;
  /** f64[zones] */
  readonly facilities: Float64Array;
  readonly weighted: Float64Array;
  /** f64[zones]: inhabitants for whom no facility is within the travel times, counted in the far share. */
  readonly unreachable: Float64Array;
  /** u32[zones]: communes whose time is unknown. */
  readonly withoutTime: Uint32Array;
}

/** Measures of zones over all of their communes, in whatever region. */
export function facilityMeasures(input: FacilityInput): FacilityMeasures {
  const { rules, zone, zones, population, weighted, minutes } = input;
  const sums = () => new Float64Array(zones);
  const [facilities, inhabitants, known, far, unreachable] = [sums(), sums(), sums(), sums(), sums()];
  const withoutTime = new Uint32Array(zones);
  const isFar = (time: number): boolean =>
    rules.far !== undefined &&
    (rules.far.exactly === "far" ? time >= rules.far.minutes : time > rules.far.minutes);
  for (let commune = 0; commune < zone.length; commune++) {
    const z = zone[commune];
    if (z < 0) continue;
    facilities[z] += input.facilities[commune];
    inhabitants[z] += weighted[commune];
    if (minutes === undefined) continue;
    if (Number.isNaN(minutes[commune])) {
      withoutTime[z]++;
      continue;
    }
    known[z] += population[commune];
    if (isFar(minutes[commune])) far[z] += population[commune];
    if (minutes[commune] === Number.POSITIVE_INFINITY) unreachable[z] += population[commune];
  }
  const density = facilities.map((count, z) =>
    inhabitants[z] > 0 ? (count * rules.per) / inhabitants[z] : Number.NaN,
  );
  const common = { density, facilities, weighted: inhabitants, unreachable, withoutTime };
  if (minutes === undefined || rules.far === undefined) return common;
  return { ...common, farShare: far.map((each, z) => (known[z] > 0 ? each / known[z] : Number.NaN)) };
}
