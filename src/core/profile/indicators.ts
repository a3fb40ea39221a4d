/** Indicators of territories: a value for each territory and indicator, read from a table in long form. */
import { bindColumns, type Schema, textAt } from "../../table/columns.ts";
import { nearestName, normalName } from "../../table/names.ts";
import type { Problems } from "../../table/problems.ts";
import { RowErrors, rowNumber } from "../../table/rows.ts";
import type { Table, TextColumn } from "../../table/table.ts";
import { departmentOfCommune, regionOfDepartment } from "../territory/regions.ts";
import type { Study } from "./study.ts";

export interface Territory {
  /** Code where one is known, else the name. */
  readonly code: string;
  readonly name: string;
  readonly level: string;
  /** Code of the territory it is in; "" where unknown. */
  readonly within: string;
}

export interface Indicator {
  readonly id: string;
  readonly pillar: string;
  readonly unit: string;
  /** Labels of the study; the id where it has none. */
  readonly label: { readonly fr: string; readonly en: string };
  /** A count is compared per 100,000 inhabitants, a rate as it is. */
  readonly kind: "count" | "rate";
  readonly better: "high" | "low" | undefined;
  readonly benchmark: { readonly indicator: string; readonly perLevel: string } | undefined;
}

/** Territories and indicators in order of first appearance. */
export interface Indicators {
  readonly source: string;
  readonly territories: readonly Territory[];
  readonly indicators: readonly Indicator[];
  /** f64[territories x indicators], by territory; NaN where there is none. */
  readonly values: Float64Array;
}

/** Levels by the names that tables give them, without case and accents; any other level keeps its own name. */
const levels: Readonly<Record<string, string>> = {
  nation: "nation",
  national: "nation",
  france: "nation",
  pays: "nation",
  region: "region",
  department: "department",
  departement: "department",
  city: "city",
  ville: "city",
  commune: "commune",
};

const levelNamed = (name: string): string => levels[normalName(name)] ?? name;

export const indicatorsSchema = {
  territory: {
    type: "text",
    required: true,
    complete: true,
    aliases: ["territoire", "name", "nom", "libelle"],
  },
  code: { type: "text", aliases: ["code_territoire", "codgeo", "insee", "siren"] },
  level: { type: "text", required: true, complete: true, aliases: ["niveau", "echelle", "maille"] },
  within: { type: "text", aliases: ["dans", "parent"] },
  pillar: { type: "text", aliases: ["pilier", "family", "famille", "theme"] },
  indicator: { type: "text", required: true, complete: true, aliases: ["indicateur", "variable"] },
  unit: { type: "text", aliases: ["unite"] },
  value: { type: "number", required: true, aliases: ["valeur"] },
} as const satisfies Schema;

/**
 * Indicators from a table: `territory, level, indicator, value`, and `code, within, pillar, unit` where known. A unit
 * that begins with "count" or "nombre" makes a count, any other a rate, unless the study says which. A value given
 * twice is an error with its rows; a missing value is none.
 */
export function indicatorsFrom(
  table: Table,
  options: {
    readonly map?: ReadonlyMap<string, string>;
    readonly study?: Study;
    readonly problems: Problems;
  },
): Indicators {
  const { study, problems } = options;
  const columns = bindColumns(table, indicatorsSchema, options);
  const territories = new Map<string, Territory>();
  const indicators = new Map<string, Indicator>();
  const cells = new Map<string, number>();
  const errors = new RowErrors(problems, table);
  for (let row = 0; row < table.rows; row++) {
    const name = textAt(columns.territory, row);
    const level = levelNamed(textAt(columns.level, row));
    const id = textAt(columns.indicator, row);
    const territory = `${level} ${normalName(name)}`;
    if (!territories.has(territory)) {
      territories.set(
        territory,
        territoryOf(name, level, cell(columns.code, row), cell(columns.within, row), study),
      );
    }
    if (!indicators.has(id)) {
      indicators.set(id, indicatorOf(id, cell(columns.pillar, row), cell(columns.unit, row), study));
    }
    const key = `${territory} ${id}`;
    const first = cells.get(key);
    if (first === undefined) cells.set(key, row);
    else {
      const got = `${id} of ${name} (${level}) again, first in row ${rowNumber(table, first)}`;
      errors.add(row, () => ({
        column: "value",
        got,
        expected: "one value of an indicator for a territory",
      }));
    }
  }
  errors.close();
  const keys = [...territories.keys()];
  const ids = [...indicators.keys()];
  const values = Float64Array.from({ length: keys.length * ids.length }, (_, position) => {
    const row = cells.get(`${keys[Math.floor(position / ids.length)]} ${ids[position % ids.length]}`);
    return row === undefined ? Number.NaN : columns.value[row];
  });
  return {
    source: table.source,
    territories: [...territories.values()],
    indicators: [...indicators.values()],
    values,
  };
}

const cell = (column: TextColumn | undefined, row: number): string => (column ? textAt(column, row) : "");

function territoryOf(
  name: string,
  level: string,
  code: string,
  within: string,
  study: Study | undefined,
): Territory {
  const known = study?.territories.find(
    (each) => each.level === level && normalName(each.name) === normalName(name),
  );
  const ownCode = paddedCode(code) || known?.code || name;
  return {
    code: ownCode,
    name,
    level,
    within: paddedCode(within) || known?.within || parentOf(ownCode, level),
  };
}

/** Departments and communes whose zero a spreadsheet lost: 1 is 01, 1004 is 01004. */
const paddedCode = (code: string): string => (/^(\d|\d{4})$/.test(code) ? `0${code}` : code);

/** Region of a department, department of a commune code; "" of anything else. */
function parentOf(code: string, level: string): string {
  if (level === "department") return regionOfDepartment(code);
  return level !== "region" && /^\d[\dAB]\d{3}$/.test(code) ? departmentOfCommune(code) : "";
}

/** Positions of the territories that one is in, from the nearest out: those of them that the table has. */
export function territoriesAround(indicators: Indicators, territory: number): number[] {
  const { territories } = indicators;
  const around: number[] = [];
  let { within, level } = territories[territory];
  while (within !== "") {
    // Codes of regions and departments overlap (44): the level tells them apart.
    const outer = level === "department" ? "region" : "department";
    const found = territories.findIndex((each) => each.code === within && each.level === outer);
    if (found >= 0) around.push(found);
    within = found >= 0 ? territories[found].within : parentOf(within, outer);
    level = outer;
    if (outer === "region") break;
  }
  const nation = territories.findIndex((each) => each.level === "nation");
  return nation < 0 || nation === territory ? around : [...around, nation];
}

function indicatorOf(id: string, pillar: string, unit: string, study: Study | undefined): Indicator {
  const known = study?.indicators.find((each) => each.id === id);
  return {
    id,
    pillar: pillar || known?.pillar || "",
    unit,
    label: known?.label ?? { fr: id, en: id },
    kind: known?.kind ?? (/^(count|nombre)/i.test(unit) ? "count" : "rate"),
    better: known?.better,
    benchmark: known?.benchmark,
  };
}

/** Figure of an indicator for a territory; NaN where there is none. */
export function figureOf(indicators: Indicators, territory: number, id: string): number {
  const indicator = indicators.indicators.findIndex((each) => each.id === id);
  return indicator < 0 ? Number.NaN : indicators.values[territory * indicators.indicators.length + indicator];
}

/**
 * Position of the territory that a code or a name means (department:44 where a region has the same code); -1 and an
 * error in `problems` where none or several do.
 */
export function territoryNamed(
  indicators: Indicators,
  name: string,
  option: string,
  problems: Problems,
): number {
  const { territories, source } = indicators;
  const [, level, own] = /^(?:([^:]+):)?(.*)$/.exec(name)!;
  const positions = territories
    .map((_, at) => at)
    .filter((at) => level === undefined || territories[at].level === levelNamed(level));
  const byCode = positions.filter((at) => territories[at].code === own);
  const found =
    byCode.length > 0
      ? byCode
      : positions.filter((at) => normalName(territories[at].name) === normalName(own));
  if (found.length === 1) return found[0];
  const candidates = found.length > 1 ? found : territories.map((_, at) => at);
  const shown = candidates.map(
    (at) => `${territories[at].level}:${territories[at].code} ${territories[at].name}`,
  );
  const nearest = nearestName(
    [own],
    territories.flatMap((each) => [each.code, each.name]),
  );
  problems.error({
    source: option,
    got: name,
    expected: `one territory of ${source}: ${shown.slice(0, 20).join(", ")}${shown.length > 20 ? ", …" : ""}`,
    ...(nearest === undefined || found.length > 1 ? {} : { advice: `Did you mean ${nearest}?` }),
  });
  return -1;
}
