import { communesFrom } from "../core/territory/communes.ts";
import { type Cut, cutDepartments, cutOf } from "../core/territory/cut.ts";
import { flatSpeed, speedByDistance, travelTimeAt } from "../core/territory/speed.ts";
import { numberColumn, tableOf, textColumn } from "../table/columns.ts";
import { Problems } from "../table/problems.ts";
import type { Table } from "../table/table.ts";
import type { InputOptions } from "./inputOptions.ts";
import type { RunInputs } from "./inputs.ts";
import { codesWithoutPosition, samplePaths } from "./sample.ts";
import { readTableFile } from "./tables.ts";

/**
 * Where the input stops, for an input that holds a part of the country: compared with the sample's list of communes.
 * The decay's reach in kilometres is that of the estimate, or of usual road speeds where times were given.
 */
export async function cutOfInputs(
  inputs: RunInputs,
  options: InputOptions,
  reachMinutes: number,
): Promise<Cut | undefined> {
  if (options.communes === undefined) return undefined;
  const departments = cutDepartments(inputs.communes);
  if (departments.length === 0) return undefined;
  const { table } = await readTableFile(samplePaths.communes);
  const reference = communesFrom(table, { problems: new Problems() });
  const { times, speed: asked = flatSpeed } = options;
  const speed = times === undefined && asked !== "by-distance" ? asked : speedByDistance;
  const isShared = inputs.communes.codes.some((code) => reference.index.has(code));
  const unplaced = isShared ? undefined : new Set(await codesWithoutPosition());
  const reachKm = travelTimeAt(speed).reach(reachMinutes);
  return cutOf(inputs.communes, { departments, reference, unplaced, reachKm });
}

/**
 * The communes whose surroundings the input lacks: `code, name, reaches` (1: doctors may be missing, 2: other patients). It carries
 * the metadata of the result.
 */
export function cutTable({ communes }: RunInputs, cut: Cut, metadata: ReadonlyMap<string, string>): Table {
  const rows = [...cut.near]
    .map((commune) => [commune, 1])
    .concat([...cut.affected].map((commune) => [commune, 2]));
  const columns = {
    code: textColumn(rows.map(([commune]) => communes.codes[commune])),
    name: textColumn(rows.map(([commune]) => communes.names[commune])),
    reaches: numberColumn(Uint8Array.from(rows, ([, reaches]) => reaches)),
  };
  return tableOf("near-cut", columns, metadata);
}
