/** What the page hands over as files: loaded at the first export. */
import type { Theme } from "../../core/pictures/palettes.ts";
import { writeTable } from "../../formats/write.ts";
import type { Speech } from "../i18n/words.ts";
import type { Live } from "../live.ts";
import type { Painting } from "../map/painting.ts";
import type { SheetRaster } from "../map/sheet.ts";
import type { Readout } from "../readout.ts";
import type { State } from "../state.ts";
import { exportTable } from "./table.ts";

export type ExportKind = "csv" | "xlsx";

export interface ExportInput {
  readonly state: State;
  readonly live: Live;
  readonly readout: Readout;
  readonly raster: SheetRaster;
  readonly painting: Painting;
  readonly theme: Theme;
  readonly towns: Uint32Array;
  readonly speech: Speech;
  /** The permanent link's fragment: how to find these figures again. */
  readonly link: string;
  readonly version: string;
}

/** Makes a file and hands it to the reader's browser; returns its name. */
export async function exports(kind: ExportKind, input: ExportInput): Promise<string> {
  const { mesh, region } = input.state;
  const where = region === "" ? "" : `-${region}`;
  const bytes = await writeTable(exportTable(input), kind);
  return download(new Blob([bytes as Uint8Array<ArrayBuffer>]), `aplomb-${mesh}${where}.${kind}`);
}

function download(blob: Blob, name: string): string {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return name;
}
