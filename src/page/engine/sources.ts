/** Files of the reader, and those that the page was served with: what each of them is, and their tables. */
import { countedVariants } from "../../core/accessibility/countedSupply.ts";
import { supplyBasis } from "../../core/accessibility/supplyFrom.ts";
import { type Method, parseMethod } from "../../core/method/document.ts";
import { classTableSchema } from "../../core/pictures/classTable.ts";
import { communesSchema } from "../../core/territory/communes.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { pairsSchema } from "../../core/territory/pairTable.ts";
import type { TravelTimes } from "../../core/territory/travelTimes.ts";
import { readContours } from "../../formats/geojson.ts";
import { readTable } from "../../formats/read.ts";
import { bindColumns } from "../../table/columns.ts";
import { InputError, Problems } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";

/** What a territory is made from. A part that is undefined is estimated, or taken from the communes' own columns. */
export interface Sources {
  readonly communes: Table;
  readonly supply: Table | undefined;
  readonly times: Table | PreparedTimes | undefined;
  readonly contours: readonly Contour[] | undefined;
  readonly contoursName: string;
  /** A list of zones whose communes are not known. */
  readonly zones?: Table | undefined;
  readonly map: ReadonlyMap<string, string>;
}

/** A prepared matrix, and the file it came from. */
export interface PreparedTimes {
  readonly source: string;
  readonly travelTimes: TravelTimes;
}

export const isPrepared = (times: Table | PreparedTimes): times is PreparedTimes => "travelTimes" in times;

/** A file that has been read, by what it turned out to be. */
export type ReadFile =
  | { readonly role: "communes" | "supply" | "times" | "zones"; readonly table: Table }
  | { readonly role: "prepared"; readonly times: PreparedTimes }
  | { readonly role: "contours"; readonly contours: readonly Contour[]; readonly name: string }
  | { readonly role: "method"; readonly method: Method };

/**
 * Reads a file of any kind the page takes, and says what it is: by its name for a prepared matrix, by its content for
 * JSON, by its columns for a table. `path`: where it was served from, if that says more than its name.
 * @throws InputError when it cannot be read, or is none of them.
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  problems: Problems,
  path = name,
): Promise<ReadFile> {
  if (/\.matrix\.arrow$/i.test(path)) {
    const { readMatrix } = await import("../../formats/matrix.ts");
    return { role: "prepared", times: { source: name, travelTimes: readMatrix(bytes, name).travelTimes } };
  }
  if (/\.(geo|topo)?json$/i.test(path)) return readJson(bytes, name, problems);
  const table = await readTable(bytes, { source: name, problems });
  return { role: roleOf(table), table };
}

function roleOf(table: Table): "communes" | "supply" | "times" | "zones" {
  const has = (
    schema: typeof communesSchema | typeof pairsSchema | typeof classTableSchema,
  ): Readonly<Record<string, unknown>> => {
    const unheard = new Problems();
    try {
      return bindColumns(table, schema, { problems: unheard });
    } catch {
      return {};
    }
  };
  const pairs = has(pairsSchema);
  if (pairs.origin !== undefined && pairs.destination !== undefined) return "times";
  const classes = has(classTableSchema);
  if (classes.class !== undefined && classes.zone !== undefined && classes.code === undefined) return "zones";
  const communes = has(communesSchema);
  if (communes.latitude !== undefined || communes.population !== undefined) return "communes";
  if (supplyBasis(table) !== undefined || countedVariants(table).length > 0) return "supply";
  throw new InputError([
    {
      severity: "error",
      source: table.source,
      got: `the columns ${[...table.columns.keys()].slice(0, 30).join(", ")}`,
      expected:
        "communes (code, latitude, longitude, population), doctors (commune, acts… or code, doctors), travel times (origin, destination, minutes) or a list of zones (zone, class)",
      advice: "Rename the columns to these names.",
    },
  ]);
}

function readJson(bytes: Uint8Array, name: string, problems: Problems): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    problems.error({ source: name, got: (error as Error).message, expected: "JSON text" });
    throw new InputError(problems.errors);
  }
  if (typeof parsed === "object" && parsed !== null && "decay" in parsed) {
    return { role: "method", method: parseMethod(parsed, name) };
  }
  const contours = readContours(bytes, name, problems);
  problems.throwIfAny();
  return { role: "contours", contours, name };
}

/** The sources with these files in place of those they replace. New communes come with their own doctors, times and contours. */
export function withFiles(before: Sources, files: readonly ReadFile[]): Sources {
  let sources = before;
  const communes = files.find((file) => file.role === "communes");
  if (communes?.role === "communes") {
    const supply = supplyBasis(communes.table) === undefined ? before.supply : undefined;
    sources = {
      ...sources,
      communes: communes.table,
      supply,
      times: undefined,
      contours: undefined,
      zones: undefined,
    };
  }
  for (const file of files) {
    if (file.role === "supply") sources = { ...sources, supply: file.table };
    if (file.role === "zones") sources = { ...sources, zones: file.table };
    if (file.role === "times") sources = { ...sources, times: file.table };
    if (file.role === "prepared") sources = { ...sources, times: file.times };
    if (file.role === "contours") sources = { ...sources, contours: file.contours, contoursName: file.name };
  }
  return sources;
}
