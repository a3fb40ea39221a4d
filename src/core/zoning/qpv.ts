import { type BindOptions, bindColumns, type Schema, textAt } from "../../table/columns.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors } from "../../table/rows.ts";
import type { Table } from "../../table/table.ts";
import type { Zones } from "./zones.ts";
import type { ZonedCommunes } from "./zonesOfMesh.ts";

/** A priority neighbourhood (quartier prioritaire): a unit of its own, which may straddle communes and zones. */
export interface Qpv {
  readonly code: string;
  readonly name: string;
  /** Its own inhabitants that are counted: each once, however many zones it lies in. */
  readonly population: number;
  readonly parts: readonly QpvPart[];
}

export interface QpvPart {
  /** Commune code; "" where the list names zones only. */
  readonly commune: string;
  readonly zone: number;
  readonly population: number;
}

export const qpvSchema = {
  qpv: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["code_qpv", "code_quartier", "quartier", "code_qp"],
  },
  name: { type: "text", aliases: ["nom", "nom_qp", "nom_qpv", "lib_qp", "libelle"] },
  commune: { type: "code", aliases: ["code_commune", "codgeo", "code_insee", "insee", "depcom"] },
  zone: { type: "text", aliases: ["code_zone"] },
  population: {
    type: "number",
    min: 0,
    required: true,
    complete: true,
    unit: "inhabitants",
    aliases: ["pop", "habitants", "pop_qpv"],
  },
  part: { type: "number", min: 0, unit: "inhabitants", aliases: ["population_part", "pop_commune"] },
} as const satisfies Schema;

/**
 * Priority neighbourhoods, one row a neighbourhood and commune it lies in: `population` is all its inhabitants, said
 * alike on each of its rows, `part` those of the row. Where parts are not given and it straddles zones, all of it goes
 * to the zone of its first row, with a warning: it counts once. Rows in communes that are not counted (another
 * region) add nothing. Unknown communes and zones, populations that differ between rows and parts that do not add up
 * are errors.
 */
export function qpvFrom(
  table: Table,
  zones: Pick<Zones, "index" | "codes">,
  communes: ZonedCommunes | undefined,
  options: BindOptions,
): readonly Qpv[] {
  const columns = bindColumns(table, qpvSchema, options);
  const errors = new RowErrors(options.problems, table);
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const code = textAt(columns.qpv, row);
    if (code !== "") rowsOf.set(code, [...(rowsOf.get(code) ?? []), row]);
  }
  const place = (row: number): QpvPart | undefined => {
    const commune = columns.commune ? textAt(columns.commune, row) : "";
    const named = columns.zone ? textAt(columns.zone, row) : "";
    const at = commune === "" ? undefined : communes?.communes.index.get(commune);
    const zone = named !== "" ? zones.index.get(named) : at === undefined ? undefined : communes?.zone[at];
    const isElsewhere = at !== undefined && communes?.counted[at] === 0;
    if ((zone === undefined || zone < 0) && !isElsewhere) {
      const column = named !== "" || !columns.commune ? "zone" : "commune";
      const got = named || commune || "nothing";
      errors.add(row, () => ({ column, got, expected: `a ${column} of the zoning` }));
      return undefined;
    }
    return isElsewhere ? undefined : { commune, zone: zone!, population: columns.part?.[row] ?? Number.NaN };
  };
  const found: Qpv[] = [];
  for (const [code, rows] of rowsOf) {
    const population = columns.population[rows[0]];
    for (const row of rows.filter((each) => columns.population[each] !== population)) {
      const expected = `${population}, as in row ${table.firstRow + rows[0]}: all inhabitants of ${code}, on each of its rows`;
      errors.add(row, () => ({ column: "population", got: String(columns.population[row]), expected }));
    }
    const placed = rows.map(place);
    const parts = placed.filter((each) => each !== undefined);
    if (parts.length === 0) continue;
    const given = rows.map((row) => columns.part?.[row] ?? Number.NaN);
    const shared = given.some(Number.isNaN)
      ? wholeInFirst(parts, population, code, table.source, zones, options.problems)
      : parts;
    if (!given.some(Number.isNaN) && Math.abs(sum(given) - population) > 1e-6) {
      const expected = `parts that add up to ${population}`;
      errors.add(rows[0], () => ({
        column: "part",
        got: `${sum(given)} over ${rows.length} ${rows.length === 1 ? "row" : "rows"} of ${code}`,
        expected,
      }));
    }
    const name = columns.name ? textAt(columns.name, rows[0]) : "";
    found.push({ code, name, population: sum(shared.map((each) => each.population)), parts: shared });
  }
  errors.close();
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function wholeInFirst(
  parts: readonly QpvPart[],
  population: number,
  code: string,
  source: string,
  zones: Pick<Zones, "index" | "codes">,
  problems: Problems,
): readonly QpvPart[] {
  const codes = [...new Set(parts.map((part) => zones.codes[part.zone]))];
  if (codes.length > 1) {
    problems.warn({
      source,
      got: `neighbourhood ${code} in zones ${codes.join(" and ")}, without its part in each`,
      expected: "a column part",
      advice: `It counts once: all ${population} inhabitants with zone ${codes[0]}.`,
    });
  }
  return parts.map((part, position) => ({ ...part, population: position === 0 ? population : 0 }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
