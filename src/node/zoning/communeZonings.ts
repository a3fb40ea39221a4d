import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Communes } from "../../core/territory/communes.ts";
import { communeZoningFrom } from "../../core/zoning/communeZoning.ts";
import { rulesAddress, rulesNames } from "../../core/zoning/embedded.ts";
import type { CommuneZoning } from "../../core/zoning/overlap.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import { readTableFile } from "../tables.ts";
import type { Collector } from "./collector.ts";

/** Tables of communes that a folder written by aplomb zone holds, the one that keeps types first. */
const folderTables = ["communes.parquet", "communes.csv"];

/** Zonings seen from the communes: folders of aplomb zone, or tables of communes. Problems are collected over all. */
export async function communeZoningsOf(
  paths: readonly string[],
  communes: Communes,
  options: {
    readonly map: ReadonlyMap<string, string>;
    readonly inside?: readonly string[];
    readonly current?: ((code: string) => string) | undefined;
  },
  collector: Collector,
  excluded: Exclusions,
): Promise<readonly CommuneZoning[]> {
  const { problems } = collector;
  const classes = insideClasses();
  const zonings: CommuneZoning[] = [];
  const names = namesOf(paths);
  for (const [at, path] of paths.entries()) {
    const read = await collector.tryAsync(async () => {
      const { table, file } = await readTableFile(tableOf(path), { problems });
      collector.files.push(file);
      return communeZoningFrom(table, communes, { ...options, name: names[at], classes, problems, excluded });
    });
    if (read) zonings.push(read);
  }
  return zonings;
}

function tableOf(path: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) return path;
  return (
    folderTables.map((name) => join(path, name)).find((name) => existsSync(name)) ??
    join(path, "communes.csv")
  );
}

/** Short names that tell the zonings apart: the last part of each path, or all of it where two would be alike. */
function namesOf(paths: readonly string[]): string[] {
  const short = paths.map((path) => basename(path).replace(/\.[a-z]+$/i, "") || path);
  return short.map((name, at) => (short.indexOf(name) === short.lastIndexOf(name) ? name : paths[at]));
}

/** Classes of the embedded rules by id, and whether each is in its zoning. */
function insideClasses(): ReadonlyMap<string, boolean> {
  const classes = new Map<string, boolean>([
    ["selected", true],
    ["others", false],
  ]);
  for (const name of rulesNames) {
    const document = JSON.parse(readFileSync(fileURLToPath(rulesAddress(name)!), "utf8")) as {
      classes?: unknown;
    };
    if (!Array.isArray(document.classes)) continue;
    for (const { id, inside } of document.classes as { id: string; inside: boolean }[])
      classes.set(id, inside);
  }
  return classes;
}
