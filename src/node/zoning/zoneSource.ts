import type { Results } from "../../core/accessibility/resultTable.ts";
import type { Rules } from "../../core/zoning/rules.ts";
import type { Zones } from "../../core/zoning/zones.ts";
import { zonesOfList } from "../../core/zoning/zonesOfList.ts";
import { type ZonedCommunes, zonesOfMesh } from "../../core/zoning/zonesOfMesh.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Table } from "../../table/table.ts";
import type { Collector } from "./collector.ts";
import type { PublicationFile } from "./documents.ts";
import { labelMesh, meshOfTables } from "./meshOption.ts";
import type { ZoneOptions } from "./options.ts";

/** The tables that a zoning reads, by what they are. */
export type Tables = Readonly<Record<string, Table | undefined>>;

/** Zones and what is known with them, wherever they come from. */
interface ZoneSource {
  readonly zones: Zones;
  readonly communes?: ZonedCommunes;
  readonly publication?: PublicationFile;
}

/** The zones of communes and a mesh, or of a list; undefined where neither can be read. */
export async function zoneSource(
  options: ZoneOptions,
  rules: Rules,
  tables: Tables,
  known: {
    readonly publication: PublicationFile | undefined;
    readonly results: Results | undefined;
    readonly collector: Collector;
    readonly excluded: Exclusions;
  },
): Promise<ZoneSource | undefined> {
  const { publication, results, collector, excluded } = known;
  const { problems } = collector;
  const { map } = options;
  if (results) {
    const mesh =
      options.by === undefined
        ? meshOfTables(tables.mesh, tables.merged, collector)
        : await labelMesh(results.communes, options.by);
    const weight = options.weight ?? rules.zoneWeight;
    const { region } = options;
    const made =
      mesh && collector.try(() => zonesOfMesh(mesh, results, { region, weight, problems, excluded }));
    return made && { zones: made.zones, communes: made.communes };
  }
  const list = tables.zones;
  if (!list) return undefined;
  const printed = publication?.publication;
  const zones = collector.try(() =>
    zonesOfList(list, {
      rules,
      map,
      problems,
      printedDecimals: options.printedDecimals ?? printed?.printedDecimals,
      emptyAccessibility: options.empty ?? printed?.emptyAccessibility,
    }),
  );
  return zones && { zones, ...(publication ? { publication } : {}) };
}
