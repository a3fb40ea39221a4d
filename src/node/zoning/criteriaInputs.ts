import { bordersSchema } from "../../core/territory/borders.ts";
import { communesSchema } from "../../core/territory/communes.ts";
import { pairsSchema } from "../../core/territory/pairTable.ts";
import type { CriteriaRules } from "../../core/zoning/criteriaRules.ts";
import { measuresFrom, numbersNamed, withMeasures } from "../../core/zoning/measuredZones.ts";
import { type Qpv, qpvFrom, qpvSchema } from "../../core/zoning/qpv.ts";
import { zoneRowsSchema } from "../../core/zoning/zoneRows.ts";
import { bindColumns, checkMap, type Schema, textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Table } from "../../table/table.ts";
import type { Collector } from "./collector.ts";
import {
  type CriteriaZones,
  measureNames,
  weightedSchema,
  zonesOfCommunes,
  zonesOfTable,
} from "./criteriaZones.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Zones with every measure the options give them, and their neighbourhoods. */
export interface CriteriaInputs extends CriteriaZones {
  readonly qpv: readonly Qpv[];
  readonly qpvMeasures: ReadonlyMap<string, Float64Array> | undefined;
}

/** Reads what a zoning by criteria is made of: a table of zones, or communes with a mesh, facilities and times. */
export async function loadCriteriaInputs(
  options: TerritoryOptions,
  rules: CriteriaRules,
  collector: Collector,
  excluded: Exclusions,
): Promise<CriteriaInputs | undefined> {
  const { problems } = collector;
  checkOptions(options, rules, collector);
  checkMap(options.map, [...schemas, mappedNames(rules)], problems);
  const {
    zones: zonesTable,
    measures,
    qpv,
  } = await collector.readAll({
    zones: options.zones,
    measures: options.measures,
    qpv: options.qpv,
  });
  const made =
    options.zones === undefined
      ? await zonesOfCommunes(options, rules, collector, excluded)
      : zonesTable && collector.try(() => zonesOfTable(zonesTable, options, rules, collector));
  if (made === undefined) return undefined;
  const names = measureNames(rules);
  const more =
    measures &&
    collector.try(() => measuresFrom(measures, made.zones, names, { map: options.map, problems }));
  const zones = more ? withMeasures(made.zones, more) : made.zones;
  const neighbourhoods = qpv && collector.try(() => qpvFrom(qpv, zones, made.communes, { problems }));
  return {
    ...made,
    zones,
    qpv: neighbourhoods ?? [],
    qpvMeasures:
      qpv && neighbourhoods && collector.try(() => measuresOfQpv(qpv, neighbourhoods, names, collector)),
  };
}

function checkOptions(options: TerritoryOptions, rules: CriteriaRules, { problems }: Collector): void {
  if (options.pharmacies !== undefined && options.professionals !== undefined) {
    problems.error({ source: "--pharmacies", got: "--professionals too", expected: "one of them" });
  }
  if (options.zones !== undefined) {
    for (const name of [
      "communes",
      "mesh",
      "by",
      "pharmacies",
      "professionals",
      "times",
      "borders",
    ] as const) {
      if (options[name] === undefined) continue;
      const expected = "either zones with their measures, or communes";
      problems.error({ source: `--${name}`, got: "a table of zones too", expected });
    }
  }
  if (options.borders === undefined && options.minimalGroups !== undefined) {
    problems.error({ source: "--minimal-groups", got: "no borders", expected: "--borders FILE with it" });
  }
  if (options.borders !== undefined && rules.contiguity === undefined) {
    problems.error({
      source: "--borders",
      got: `rules ${rules.id}`,
      expected: "rules with contiguous communes",
    });
  }
  if (options.cap !== undefined && options.region === undefined) {
    problems.error({ source: "--cap", got: "no region", expected: "--region CODE with it" });
  }
}

/** What --map may name in the communes, their facilities, times and borders, or in a table of zones. */
const schemas = [communesSchema, pairsSchema, bordersSchema, zoneRowsSchema, weightedSchema];
const mappedNames = (rules: CriteriaRules): Schema => {
  const names = [...measureNames(rules), rules.facilities.columns[0]];
  return Object.fromEntries(names.map((name) => [name, { type: "number", aliases: [] }]));
};

/** Measures of neighbourhoods, from the rows of their table: the first row of each. */
function measuresOfQpv(
  table: Table,
  qpv: readonly Qpv[],
  names: readonly string[],
  { problems }: Collector,
): ReadonlyMap<string, Float64Array> {
  const { qpv: codes } = bindColumns(table, { qpv: qpvSchema.qpv }, { problems });
  const row = new Map<string, number>();
  for (let at = 0; at < table.rows; at++) if (!row.has(textAt(codes, at))) row.set(textAt(codes, at), at);
  const measures = new Map<string, Float64Array>();
  for (const name of names) {
    const column = numbersNamed(table, name, { problems });
    if (column)
      measures.set(
        name,
        Float64Array.from(qpv, ({ code }) => column[row.get(code)!]),
      );
  }
  return measures;
}
