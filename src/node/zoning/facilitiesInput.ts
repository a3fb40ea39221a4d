import type { CriteriaRules } from "../../core/zoning/criteriaRules.ts";
import { facilitiesFrom } from "../../core/zoning/facilities.ts";
import { bindColumns, type Schema } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { Problems } from "../../table/problems.ts";
import type { Collector } from "./collector.ts";
import { type CommunesInput, readCurrent } from "./territoryInputs.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

/** Facilities of communes: their own file, else a column of the communes' table. */
export async function readFacilities(
  options: TerritoryOptions,
  rules: CriteriaRules,
  { communes, table, isSample }: CommunesInput,
  collector: Collector,
  excluded: Exclusions,
): Promise<Float64Array | undefined> {
  const { problems } = collector;
  const names = rules.facilities.columns;
  const path = options.pharmacies ?? options.professionals;
  const { map } = options;
  if (path !== undefined) {
    const { facilities } = await collector.readAll({ facilities: path });
    const current = await readCurrent(options.merged, collector);
    return (
      facilities &&
      collector.try(() =>
        facilitiesFrom(facilities, communes, names, {
          map,
          problems,
          excluded,
          ...(current ? { current } : {}),
        }),
      )
    );
  }
  const [name, ...aliases] = names;
  const spec = { type: "number", aliases } as const;
  const probe = collector.try(() =>
    bindColumns<Schema>(table, { [name]: spec }, { map, problems: new Problems() }),
  );
  if (probe?.[name] !== undefined) {
    return collector.try(() =>
      facilitiesFrom(table, communes, names, { map, problems, excluded, isCounted: true }),
    );
  }
  const option = rules.far === undefined ? "--professionals" : "--pharmacies";
  problems.error({
    source: option,
    got: isSample
      ? "nothing, and the embedded sample has none"
      : `nothing, and no column ${name} in ${table.source}`,
    expected: `${rules.facilities.label.en.toLowerCase()} by commune (a file)`,
    advice: "Give a count per commune, or one row each with its commune.",
  });
  return undefined;
}
