import { communesTable, zonesTable } from "../../core/zoning/resultTables.ts";
import type { Sheet } from "../../core/zoning/sheet.ts";
import type { Zoning } from "../../core/zoning/zoning.ts";
import { zoningMetadata } from "../metadata.ts";
import { typedCommand } from "../typedCommand.ts";
import type { ZoneInputs } from "./inputs.ts";
import type { ZoneOptions } from "./options.ts";
import { writeSheetFiles } from "./sheetFiles.ts";

/** Writes a zoning where --out says (see `writeSheetFiles`), and returns the paths; nothing without --out. */
export async function writeZoning(written: {
  readonly options: ZoneOptions;
  readonly inputs: ZoneInputs;
  readonly zoning: Zoning;
  readonly sheets: readonly Sheet[];
  readonly marks: readonly string[];
}): Promise<readonly string[]> {
  const { options, inputs, zoning, sheets, marks } = written;
  const { method } = inputs;
  const provenance = {
    command: typedCommand(),
    ...(method ? { method, decay: JSON.stringify(method.decay) } : {}),
    estimated: zoning.zones.estimated,
    synthetic: zoning.zones.synthetic,
    inputs: inputs.files,
  };
  const metadata = zoningMetadata(provenance, zoning.rules, zoning.region);
  const communes = communesTable(zoning, metadata);
  const tables = new Map([
    ["zones", zonesTable(zoning, metadata)] as const,
    ...(communes ? [["communes", communes] as const] : []),
  ]);
  const { title, excluded } = inputs;
  return writeSheetFiles({ options, title, marks, tables, sheets, metadata, excluded });
}
