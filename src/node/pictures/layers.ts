import { existsSync, statSync } from "node:fs";
import type { Communes } from "../../core/territory/communes.ts";
import type { Contour } from "../../core/territory/contours.ts";
import { InputError } from "../../table/problems.ts";
import type { MapOptions } from "../commands/map.ts";
import { layerFile } from "./layer.ts";
import { readMesh, shownPlaces, subjectOf } from "./mapSubject.ts";
import type { ResultsFile } from "./resultsFile.ts";
import { tell } from "./tell.ts";
import { writeAll } from "./write.ts";
import { zoneLayerFile, zonesTable } from "./zoneLayer.ts";

/** Writes what a map shows as a layer: of zones where --classes is a table of them, or --layer asks for it, else of communes. */
export async function writeLayer(
  format: "geojson" | "parquet",
  files: readonly ResultsFile[],
  contours: readonly Contour[] | undefined,
  reference: () => Promise<Communes>,
  options: MapOptions,
): Promise<void> {
  const zones = await zonesAsked(options);
  if (zones) {
    const communes = files[0]?.results.communes ?? (await reference());
    const mesh = options.mesh === undefined ? undefined : await readMesh(options.mesh, options);
    const input = { zones, communes, contours, mesh, options };
    const { file, ...account } = await zoneLayerFile(options.out, format, input);
    await writeAll([file], options.force);
    tell(options, [options.out], account);
    return;
  }
  const subject = await subjectOf(files, options, reference);
  const shown = shownPlaces(subject, options);
  const { file, ...account } = await layerFile(options.out, format, {
    files,
    subject,
    contours,
    shown,
    options,
  });
  await writeAll([file], options.force);
  tell(options, [options.out], account);
}

/** The table of zones that is to be a layer; undefined for one of communes. @throws InputError where --layer zones has none */
async function zonesAsked({ classes, layer, ...options }: MapOptions) {
  if (layer === "communes") return undefined;
  const isFolder = classes !== undefined && existsSync(classes) && statSync(classes).isDirectory();
  const zones =
    classes === undefined || (isFolder && layer === undefined)
      ? undefined
      : await zonesTable(classes, { ...options, classes });
  if (layer === "zones" && zones === undefined) {
    throw new InputError([
      {
        severity: "error",
        source: "--layer zones",
        got: classes === undefined ? "no table of zones" : `${classes}, a table of communes`,
        expected: "--classes with a table of zones, or the folder of aplomb zone",
      },
    ]);
  }
  return zones;
}
