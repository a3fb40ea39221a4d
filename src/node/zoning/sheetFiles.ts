import { languages } from "../../core/words/languages.ts";
import { markdownTable } from "../../core/words/markdown.ts";
import { type Sheet, shownTable } from "../../core/zoning/sheet.ts";
import { writeTable } from "../../formats/write.ts";
import { textAt } from "../../table/columns.ts";
import type { Exclusions } from "../../table/exclusions.ts";
import type { Table } from "../../table/table.ts";
import { excludedTable } from "../excludedTable.ts";
import { type OutputOptions, Outputs } from "../outputs.ts";
import { typedCommand } from "../typedCommand.ts";

export interface SheetFiles {
  readonly options: OutputOptions & { readonly lang: "fr" | "en" };
  readonly title: string;
  readonly marks: readonly string[];
  /** Tables for later commands by name, the main one first; each carries its own metadata. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Tables for readers. */
  readonly sheets: readonly Sheet[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly excluded: Exclusions;
}

/** @throws InputError when --out exists and may not be replaced: said before reading, not after. */
export async function refuseSheetFiles(options: OutputOptions, main: string): Promise<void> {
  if (options.out !== undefined) await new Outputs(options, main).refuseEarly();
}

/**
 * Writes tables and sheets where --out says, and returns the paths; nothing without --out. In a folder: the tables for
 * later commands, every table for readers as CSV, one workbook and one Markdown document of them all. With a workbook
 * (.xlsx), all of these as its sheets; with another file, the main table there and the rest beside it.
 */
export async function writeSheetFiles(written: SheetFiles): Promise<readonly string[]> {
  const { options, tables, sheets, metadata, excluded } = written;
  if (options.out === undefined) return [];
  const [main] = tables.keys();
  const outputs = new Outputs(options, main);
  const forReaders = sheets.map((sheet): Table => ({ ...sheet.table, source: sheet.sheetName, metadata }));
  if (options.out.endsWith(".xlsx")) {
    outputs.addFile(main, await writeTable([...forReaders, ...tables.values()], "xlsx"));
  } else {
    for (const [name, table] of tables) await outputs.addTable(name, table);
    for (const sheet of sheets) {
      const bytes = await writeTable(shownTable(sheet.table), "csv", { csvStyle: options.csv });
      outputs.addFile(`${sheet.id}.csv`, bytes);
    }
    outputs.addFile("tables.xlsx", await writeTable(forReaders, "xlsx"));
    outputs.addFile("tables.md", markdownDocument(written));
  }
  if (excluded.all.length > 0) await outputs.addTable("excluded", excludedTable(excluded, metadata));
  return outputs.write(typedCommand());
}

/** All tables for readers, under their titles. */
function markdownDocument({ title, marks, sheets, options }: SheetFiles): string {
  const { numbers } = languages[options.lang];
  const parts = sheets.map((sheet) => {
    if (sheet.id === "notes") {
      const [notes] = sheet.table.columns.values();
      const lines = Array.from({ length: sheet.table.rows }, (_, row) =>
        notes.kind === "text" ? `- ${textAt(notes, row)}` : "",
      );
      return `## ${sheet.title}\n\n${lines.join("\n")}`;
    }
    const notes = sheet.notes.map((note) => `\n\n${note.replaceAll("*", "\\*")}`).join("");
    return `## ${sheet.title}\n\n${markdownTable(sheet.table, numbers)}${notes}`;
  });
  const marked = marks.map((mark) => `**${mark}**\n\n`).join("");
  return `# ${title}\n\n${marked}${parts.join("\n\n")}\n`;
}
