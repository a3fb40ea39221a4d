import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { InputError, Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type InputFile, readBytes, sha256 } from "../files.ts";
import { readTableFile, type TableFile } from "../tables.ts";

/** What a report is made from, found by name in the folders that `aplomb run` and `aplomb zone` write. */
export interface ReportFiles {
  /** Path of the results. */
  readonly results: string;
  readonly excluded: readonly Table[];
  readonly nearCut: Table | undefined;
  readonly zoning: ZoningFiles | undefined;
  /** Every file that was read, with its hash. */
  readonly files: readonly InputFile[];
}

export interface ZoningFiles {
  readonly communes: string | undefined;
  readonly zones: TableFile;
  /** Tables of few rows, those that are there; lists of zones stay in their files. */
  readonly sheets: readonly { readonly id: string; readonly table: Table }[];
}

const formats = ["parquet", "arrow", "csv", "xlsx"];
const sheetNames = [
  "summary",
  "quotas",
  "eligibility",
  "mesh",
  "criteria",
  "caps",
  "departments",
  "announced",
  "steps",
] as const;

/** @throws InputError when no results are found */
export async function reportFiles(paths: readonly string[]): Promise<ReportFiles> {
  const files: InputFile[] = [];
  const read = async (path: string): Promise<TableFile> => {
    const found = await readTableFile(path, { problems: new Problems() });
    files.push(found.file);
    return found;
  };
  let results: string | undefined;
  let nearCut: Table | undefined;
  const excluded: Table[] = [];
  let zoning: ZoningFiles | undefined;
  for (const path of paths) {
    if (!existsSync(path)) await readBytes(path); // says that there is none
    const folder = statSync(path).isDirectory();
    const found = folder ? tableIn(path, "apl") : path;
    if (found !== undefined) {
      results ??= found;
      const beside = folder ? (name: string) => tableIn(path, name) : (name: string) => siblingOf(path, name);
      const left = beside("excluded");
      if (left) excluded.push((await read(left)).table);
      const near = beside("near-cut");
      if (near) nearCut = (await read(near)).table;
    }
    const zones = folder ? tableIn(path, "zones") : undefined;
    if (zones !== undefined) zoning ??= await zoningIn(path, await read(zones), read);
  }
  if (results === undefined) throw noResults(paths);
  const bytes = await readBytes(results);
  files.unshift({ file: basename(results), sha256: sha256(bytes) });
  return { results, excluded, nearCut, zoning, files };
}

async function zoningIn(
  folder: string,
  zones: TableFile,
  read: (path: string) => Promise<TableFile>,
): Promise<ZoningFiles> {
  const sheets: { id: string; table: Table }[] = [];
  for (const id of sheetNames) {
    const path = join(folder, `${id}.csv`);
    if (existsSync(path)) sheets.push({ id, table: (await read(path)).table });
  }
  return { communes: tableIn(folder, "communes"), zones, sheets };
}

const tableIn = (folder: string, name: string): string | undefined =>
  formats.map((format) => join(folder, `${name}.${format}`)).find((path) => existsSync(path));

/** `apl.parquet` -> `apl.excluded.parquet`, as `run --out FILE` writes them. */
const siblingOf = (path: string, name: string): string | undefined => {
  const sibling = path.replace(/(\.[^.]+)$/, `.${name}$1`);
  return sibling !== path && existsSync(sibling) ? sibling : undefined;
};

function noResults(paths: readonly string[]): InputError {
  return new InputError([
    {
      severity: "error",
      source: paths.join(", "),
      got: "no table named apl",
      expected: "a folder that `aplomb run` wrote, or its result file",
      advice: "Run `aplomb run --out out/`, then `aplomb report out/`.",
    },
  ]);
}
