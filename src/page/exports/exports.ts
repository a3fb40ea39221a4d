/** What the page hands over as files: loaded at the first export. */

import type { Table } from "../../table/table.ts";
import type { ExportInput } from "./exportInput.ts";
import { pictureAsk, pngOf } from "./picture.ts";
import { exportTable } from "./table.ts";

export type ExportKind = "csv" | "xlsx" | "svg" | "png";

/** Makes a file and hands it to the reader's browser; returns its name. */
export async function exports(kind: ExportKind, input: ExportInput): Promise<string> {
  const { mesh, region, shown } = input.state;
  const where = region === "" ? "" : `-${region}`;
  if (kind === "svg" || kind === "png") {
    const { svg } = await input.client.ask("picture", pictureAsk(input));
    const blob = kind === "png" ? await pngOf(svg) : new Blob([svg], { type: "image/svg+xml" });
    return download(blob, `aplomb-${shown}-${mesh}${where}.${kind}`);
  }
  const bytes = await bytesOf(exportTable(input), kind);
  return download(new Blob([bytes as Uint8Array<ArrayBuffer>]), `aplomb-${mesh}${where}.${kind}`);
}

/** Only the two formats that the page writes are in it. */
async function bytesOf(table: Table, kind: "csv" | "xlsx"): Promise<Uint8Array> {
  if (kind === "xlsx") return (await import("../../formats/xlsx/write.ts")).writeXlsx([table]);
  const { csvStyles, writeCsv } = await import("../../formats/csv/write.ts");
  return writeCsv(table, csvStyles.plain);
}

function download(blob: Blob, name: string): string {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return name;
}
