import type { Communes } from "../../core/territory/communes.ts";
import { mergesFrom, meshAfterMerges } from "../../core/territory/merges.ts";
import { type Mesh, meshFrom } from "../../core/territory/mesh.ts";
import { type Label, meshByLabel } from "../../core/territory/meshByLabel.ts";
import type { Table } from "../../table/table.ts";
import { epciNames } from "../epciNames.ts";
import type { Collector } from "./collector.ts";
import type { TerritoryOptions } from "./territoryOptions.ts";

type MeshOptions = Pick<TerritoryOptions, "mesh" | "by" | "merged">;

/** The mesh of --mesh carried over --merged, else one zone a label of the communes: --by, or `fallback`. */
export async function readMesh(
  options: MeshOptions,
  communes: Communes,
  collector: Collector,
  fallback: Label | undefined,
): Promise<Mesh | undefined> {
  const { mesh, merged } = await collector.readAll({ mesh: options.mesh, merged: options.merged });
  const by = options.by ?? fallback;
  if (options.mesh !== undefined) return meshOfTables(mesh, merged, collector);
  if (by !== undefined) return labelMesh(communes, by);
  collector.problems.error({
    source: "--mesh",
    got: "nothing",
    expected: "the zone of each commune (a file), or --by commune, epci, department or region",
    advice: "Build one with aplomb mesh.",
  });
  return undefined;
}

/** A mesh from its table, carried over the changes of another. */
export function meshOfTables(
  table: Table | undefined,
  merged: Table | undefined,
  collector: Collector,
): Mesh | undefined {
  const { problems } = collector;
  const mesh = table && collector.try(() => meshFrom(table, { problems }));
  if (!mesh || !merged) return mesh;
  return collector.try(() => meshAfterMerges(mesh, mergesFrom(merged, { problems }), problems));
}

/** One zone a commune, EPCI, department or region, under its name. */
export const labelMesh = async (communes: Communes, by: Label): Promise<Mesh> =>
  meshByLabel(communes, by, by === "epci" ? await epciNames() : undefined);
