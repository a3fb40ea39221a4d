import { extname } from "node:path";
import { writeTable } from "../../formats/write.ts";
import { InputError } from "../../table/problems.ts";
import type { Table } from "../../table/table.ts";
import { type OutputFile, refuseExisting, writeFiles } from "../files.ts";

/** Formats that a command can write, by extension. @throws InputError for any other */
export function pictureFormat<Format extends string>(path: string, formats: readonly Format[]): Format {
  const extension = extname(path).slice(1).toLowerCase();
  const found = formats.find((format) => format === extension);
  if (found) return found;
  throw new InputError([
    {
      severity: "error",
      source: "--out",
      got: path,
      expected: `a name ending in ${formats.map((format) => `.${format}`).join(", ")}`,
    },
  ]);
}

/** @throws InputError when a file to be written exists and --force is not given: said before drawing. */
export const refuseEarly = (paths: readonly string[], force = false): Promise<void> =>
  refuseExisting(paths, () => force);

/** PNG are drawn a third wider than the picture's own pixels: sharp on screens and on A4. */
const sharpness = 4 / 3;

/** A picture as SVG or PNG. */
export async function pictureFile(
  path: string,
  format: "svg" | "png",
  picture: { readonly svg: string; readonly width: number },
  width: number | undefined,
): Promise<OutputFile> {
  if (format === "svg") return { path, bytes: picture.svg };
  const { pngOf } = await import("../png.ts");
  return { path, bytes: await pngOf(picture.svg, width ?? Math.round(picture.width * sharpness)) };
}

/** Writes all files or none. */
export async function writeAll(files: readonly OutputFile[], force = false): Promise<void> {
  await refuseEarly(
    files.map(({ path }) => path),
    force,
  );
  await writeFiles(files, () => force);
}

/** Path of a table beside an output: `na.png` -> `na.left-out.csv`. */
export const besidePath = (path: string, name: string): string =>
  `${path.slice(0, path.length - extname(path).length)}.${name}.csv`;

export async function csvFile(path: string, table: Table): Promise<OutputFile> {
  return { path, bytes: await writeTable(table, "csv") };
}
