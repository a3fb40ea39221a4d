import { languages } from "../../core/words/languages.ts";
import { markdownTable } from "../../core/words/markdown.ts";
import { communesTable, zonesTable } from "../../core/zoning/resultTables.ts";
import { type Sheet, shownTable } from "../../core/zoning/sheet.ts";
import type { Zoning } from "../../core/zoning/zoning.ts";
import { writeTable } from "../../formats/write.ts";
import type { Table } from "../../table/table.ts";
import { excludedTable } from "../excludedTable.ts";
import { commandLine, metadataOf } from "../metadata.ts";
import { Outputs } from "../outputs.ts";
import type { ZoneInputs } from "./inputs.ts";
import type { ZoneOptions } from "./options.ts";

/** @throws InputError when --out exists and may not be replaced: said before reading, not after. */
export async function refuseZoneOutputs(options: ZoneOptions): Promise<void> {
  if (options.out !== undefined) await new Outputs(options, "zones").refuseEarly();
}

/**
 * Writes a zoning where --out says, and returns the paths; nothing without --out. In a folder: zones and communes as
 * tables for later commands, every table for readers as CSV, one workbook and one Markdown document of them all.
 * With a workbook (.xlsx), all of these as its sheets; with another file, the zones there and the rest beside it.
 */
export async function writeZoning(written: {
  readonly options: ZoneOptions;
  readonly inputs: ZoneInputs;
  readonly zoning: Zoning;
  readonly sheets: readonly Sheet[];
  readonly marks: readonly string[];
}): Promise<readonly string[]> {
  const { options, inputs, zoning, sheets, marks } = written;
  if (options.out === undefined) return [];
  const command = commandLine(process.argv.slice(2));
  const { method } = inputs;
  const metadata = metadataOf({
    command,
    ...(method ? { method, decay: JSON.stringify(method.decay) } : {}),
    estimated: zoning.zones.estimated,
    synthetic: zoning.zones.synthetic,
    inputs: inputs.files,
  });
  metadata.set("aplomb.rules", zoning.rules.id).set("aplomb.rules.version", zoning.rules.version);
  if (zoning.region !== "") metadata.set("aplomb.region", zoning.region);
  const outputs = new Outputs(options, "zones");
  const zones = zonesTable(zoning, metadata);
  const communes = communesTable(zoning, metadata);
  const forReaders = sheets.map((sheet): Table => ({ ...sheet.table, source: sheet.sheetName }));
  if (options.out.endsWith(".xlsx")) {
    outputs.addFile(
      "zones",
      await writeTable([...forReaders, zones, ...(communes ? [communes] : [])], "xlsx"),
    );
  } else {
    await outputs.addTable("zones", zones);
    if (communes) await outputs.addTable("communes", communes);
    for (const sheet of sheets) {
      const bytes = await writeTable(shownTable(sheet.table), "csv", { csvStyle: options.csv });
      outputs.addFile(`${sheet.id}.csv`, bytes);
    }
    outputs.addFile(
      "tables.xlsx",
      await writeTable(
        forReaders.map((table) => ({ ...table, metadata })),
        "xlsx",
      ),
    );
    outputs.addFile("tables.md", markdownDocument(inputs.title, marks, sheets, options.lang));
  }
  if (inputs.excluded.all.length > 0) await outputs.addTable("excluded", excludedTable(inputs.excluded));
  return outputs.write(command);
}

/** All tables for readers, under their titles. */
function markdownDocument(
  title: string,
  marks: readonly string[],
  sheets: readonly Sheet[],
  lang: "fr" | "en",
): string {
  const { numbers } = languages[lang];
  const parts = sheets.map((sheet) => {
    if (sheet.id === "notes") {
      const lines = [...(sheet.table.columns.values().next().value as { values: readonly string[] }).values];
      return `## ${sheet.title}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
    }
    const notes = sheet.notes.map((note) => `\n\n${note.replaceAll("*", "\\*")}`).join("");
    return `## ${sheet.title}\n\n${markdownTable(sheet.table, numbers)}${notes}`;
  });
  const marked = marks.map((mark) => `**${mark}**\n\n`).join("");
  return `# ${title}\n\n${marked}${parts.join("\n\n")}\n`;
}
