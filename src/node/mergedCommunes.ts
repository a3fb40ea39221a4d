import { type Merges, mergesFrom } from "../core/territory/merges.ts";
import { Problems } from "../table/problems.ts";
import { readTableFile } from "./tables.ts";

/** Former communes and those that hold them today: of `--merged`, else the embedded list. @throws InputError */
export async function readMerges(options: {
  readonly merged?: string | undefined;
  readonly map: ReadonlyMap<string, string>;
}): Promise<Merges> {
  const problems = new Problems();
  const path = options.merged ?? new URL("../../data/merged_communes.csv", import.meta.url);
  const { table } = await readTableFile(path, { problems });
  const merges = mergesFrom(table, { map: options.map, problems });
  problems.throwIfAny();
  return merges;
}
